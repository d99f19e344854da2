import { expect, it } from 'vitest';
import { pageNumber } from './page-number.ts';

const ASKED: [string | null, number][] = [
  [null, 1],
  ['', 1],
  ['2', 2],
  ['2.9', 2],
  ['99', 7],
  ['-3', 1],
  ['x', 1],
  // A negative row number is a fault to PostgreSQL.
  ['2147483648', 7],
  ['4294967297', 7],
  ['Infinity', 7],
  ['-Infinity', 1],
  ['1e400', 7],
];
it.each(ASKED)('%j of seven pages is page %d', (asked, page) => {
  expect(pageNumber(asked, 7)).toBe(page);
});
