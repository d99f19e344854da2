/**
 * The model test, in two halves so that two processes can share it.
 * `MODEL_RUNS` raises the number of schedules; `MODEL_SEED` repeats a run that failed, and `MODEL_SHRINK=1` says
 * what of the schedule is needed for it to fail.
 */
import { expect, it } from 'vitest';
import { check } from './check.ts';

const RUNS = Math.ceil(Number(process.env['MODEL_RUNS'] ?? 10_000) / 2);
const SEED = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);
const SHRINK = process.env['MODEL_SHRINK'] !== undefined;

export function keepsItsPromises(): void {
  it(`keeps what is promised through ${RUNS} schedules (MODEL_SEED=${SEED})`, { timeout: 0 }, async () => {
    console.log(`model: ${RUNS} schedules, MODEL_SEED=${SEED}`);
    const { executed, fault } = await check(RUNS, SEED, SHRINK);
    expect(fault).toBe('');
    expect(executed).toBe(RUNS);
  });
}
