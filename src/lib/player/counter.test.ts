import { expect, test } from 'vitest';
import { figuresBetween } from './counter.ts';

test.each([
  [8, 64, [8, 30, 47, 58]],
  [0, 1, [0]],
  [3, 3, []],
  [140, 12, [140, 89, 50, 25]],
  [999999, 1234567, [999999, 1093826, 1164197, 1211110]],
])('from %d to %d it passes %j', (was, now, figures) => {
  expect(figuresBetween(was, now)).toEqual(figures);
});
