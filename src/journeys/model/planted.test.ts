/** A test that cannot fail is a defect: each planted bug must be caught by the model test, and soon. */
import { expect, it } from 'vitest';
import type { check as Check } from './check.ts';
import { PLANTED } from './planted.ts';

const WITHIN = 1_000;
const SEED = Number(process.env['MODEL_SEED'] ?? 20_261_123);

it.each(Object.entries(PLANTED))(
  `catches it when %s (MODEL_SEED=${SEED})`,
  { timeout: 0 },
  async (name, bug) => {
    const id = `./check.ts?planted=${encodeURIComponent(name)}`;
    const { check } = (await import(/* @vite-ignore */ id)) as { check: typeof Check };
    const { executed, fault } = await check(WITHIN, SEED);
    expect(fault).toContain(bug.breaks);
    expect(executed).toBeLessThanOrEqual(WITHIN);
  },
);
