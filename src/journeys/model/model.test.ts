/**
 * The model test: the real client and the real server, everything between them as bad as it can be.
 * `MODEL_RUNS` raises the number of schedules; `MODEL_SEED` repeats a run that failed, and `MODEL_SHRINK=1` makes
 * what failed smaller (it searches anew, among shorter schedules as well).
 */
import { expect, it } from 'vitest';
import { check } from './check.ts';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 10_000);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);
const SHRINK = process.env['MODEL_SHRINK'] !== undefined;

it(`keeps what is promised through ${RUNS} schedules (MODEL_SEED=${SEED})`, { timeout: 0 }, async () => {
  const { executed, fault } = await check(RUNS, SEED, SHRINK);
  expect(fault).toBe('');
  expect(executed).toBe(RUNS);
});
