import { describe, expect, it } from 'vitest';
import { shortPath } from './path.ts';

const cases: [what: string, d: string, short: string][] = [
  ['lines, relative and whole', 'M10.4 10.6L20.6 30.2H5V-1.5Z', 'm10 11l11 19l-16 0l0 -31z'],
  ['what was relative already', 'm10 10l.4.4.4.4', 'm10 10l0 0l1 1'],
  ['a curve that mirrors the one before', 'M0 0C0 1 2 2 4 4S8 8 9 9', 'm0 0c0 1 2 2 4 4c2 2 4 4 5 5'],
  ['a mirror with nothing to mirror', 'M1 1S3 3 5 1', 'm1 1c0 0 2 2 4 0'],
  ['quadratic curves in a chain', 'M0 0q5 5 10 0t10 0', 'm0 0q5 5 10 0q5 -5 10 0'],
  ['arcs with their flags run together', 'M0 0a10.2 5 0 01 4.4-2', 'm0 0a10 5 0 0 1 4 -2'],
  ['more of a path after it was closed', 'M10 10l5 5zl3 0', 'm10 10l5 5zl3 0'],
  ['two shapes', 'M0 0l1 0zm5 5l1 0z', 'm0 0l1 0zm5 5l1 0z'],
];

describe('a shorter path', () => {
  it.each(cases)('%s', (_, d, short) => {
    expect(shortPath(d).replaceAll(/ -/g, '-')).toBe(short.replaceAll(/ -/g, '-'));
  });

  it('does not let rounding add up', () => {
    const d = `M0 0${'l.4 .4'.repeat(100)}`;
    const [x, y] = [...shortPath(d).matchAll(/l(-?\d+) ?(-?\d+)/g)].reduce(
      ([a, b], [, dx, dy]) => [a + Number(dx), b + Number(dy)],
      [0, 0],
    );
    expect([x, y]).toEqual([40, 40]);
  });

  it('refuses what it does not know, and what ends too soon', () => {
    expect(() => shortPath('M0 0B1 1')).toThrow('path command B');
    expect(() => shortPath('M0 0L1')).toThrow('path data ends after m0 0');
  });
});
