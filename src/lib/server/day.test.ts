import { expect, it } from 'vitest';
import { norwegianDay } from './day.ts';

const CASES: [string, string][] = [
  ['2026-11-23T22:59:59.999Z', '2026-11-23'],
  ['2026-11-23T23:00:00.000Z', '2026-11-24'],
  ['2026-07-01T21:59:59.999Z', '2026-07-01'],
  ['2026-07-01T22:00:00.000Z', '2026-07-02'],
  ['2026-12-31T23:30:00.000Z', '2027-01-01'],
];
it.each(CASES)('%s is %s in Norway', (time, day) => {
  expect(norwegianDay(time)).toBe(day);
});
