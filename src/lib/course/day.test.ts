import { expect, it } from 'vitest';
import { addDays, addMonths, norwegianDay } from './day.ts';

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

it.each<[string, number, string]>([
  ['2026-11-24', 24, '2028-11-24'],
  ['2026-11-24', 1, '2026-12-24'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
])('%s and %i months is %s', (day, months, later) => {
  expect(addMonths(day, months)).toBe(later);
});

it.each<[string, number, string]>([
  ['2026-11-24', 1, '2026-11-25'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-03-01', -1, '2028-02-29'],
  ['2027-10-01', -60, '2027-08-02'],
])('%s and %i days is %s', (day, days, other) => {
  expect(addDays(day, days)).toBe(other);
});
