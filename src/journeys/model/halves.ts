/**
 * The model test, in two halves so that two processes can share it.
 * In `npm test` the seeds are given, so that a red run is about the change at hand. `MODEL_RUNS` asks for a long run
 * over fresh ones; `MODEL_SEED` repeats a run that failed, and `MODEL_SHRINK=1` says what of the schedule is needed.
 */
import { expect, it } from 'vitest';
import { check } from './check.ts';

const RUNS = Math.ceil(Number(process.env['MODEL_RUNS'] ?? 10_000) / 2);
const GIVEN = 20_261_123;
const FRESH = process.env['MODEL_RUNS'] !== undefined;
const SHRINK = process.env['MODEL_SHRINK'] !== undefined;

/** @param half each has seeds of its own */
export function keepsItsPromises(half: 1 | 2): void {
  const own = (FRESH ? Date.now() % 2 ** 31 : GIVEN) + half;
  const seed = Number(process.env['MODEL_SEED'] ?? own);
  it(`keeps what is promised through ${RUNS} schedules (MODEL_SEED=${seed})`, { timeout: 0 }, async () => {
    console.log(`model: ${RUNS} schedules, MODEL_SEED=${seed}`);
    const { executed, fault } = await check(RUNS, seed, SHRINK);
    expect(fault).toBe('');
    expect(executed).toBe(RUNS);
  });
}
