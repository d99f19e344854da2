import { describe, expect, it } from 'vitest';
import { arcsOf, onRings, radii } from './arcs.ts';

const none = (n: number) => Array.from({ length: n }, () => false);

describe('a lesson’s rings', () => {
  it.each([
    [0, []],
    [1, [1]],
    [2, [1, 1]],
    [3, [1, 1, 1]],
    [4, [1, 1, 2]],
    [5, [1, 2, 2]],
    [9, [3, 3, 3]],
  ])('%d situations lie on rings of %j', (n, rings) => {
    expect(onRings(none(n)).map((ring) => ring.length)).toEqual(rings);
  });

  it('keep every situation, in order', () => {
    const parts = [true, false, true, true, false];
    expect(onRings(parts).flat()).toEqual(parts);
  });

  it('stand evenly apart, and one alone between', () => {
    expect(radii(3, 10, 50)).toEqual([10, 30, 50]);
    expect(radii(1, 20, 50)).toEqual([40]);
    expect(radii(0, 20, 50)).toEqual([]);
  });
});

describe('a ring’s parts', () => {
  const place = { x: 60, y: 60, r: 50 };
  const ends = (d: string) => {
    const numbers = [...d.matchAll(/-?[\d.]+/g)].map(Number);
    return { from: numbers.slice(0, 2), to: numbers.slice(-2) };
  };

  it('are one whole turn when there is one', () => {
    const [arc, ...more] = arcsOf([true], place);
    expect(more).toEqual([]);
    expect(arc).toEqual({ d: 'M60 10A50 50 0 0 1 60 110A50 50 0 0 1 60 10', full: true });
  });

  it('begin at the top, go clockwise, and have air between them', () => {
    const [right, left] = arcsOf([true, false], place, 10).map(({ d }) => ends(d));
    expect(right?.from[0]).toBeGreaterThan(60);
    expect(right?.to[0]).toBeGreaterThan(60);
    expect(left?.from[0]).toBeLessThan(60);
    expect(Math.hypot((right?.to[0] ?? 0) - (left?.from[0] ?? 0))).toBeCloseTo(10, 0);
  });

  it('fill the half over the water from shore to shore', () => {
    const arcs = arcsOf([true, true, false], { ...place, half: true }).map(({ d }) => ends(d));
    expect(arcs[0]?.from).toEqual([10, 60]);
    expect(arcs[2]?.to).toEqual([110, 60]);
  });

  it('are as many as there are situations, however small the ring', () => {
    expect(arcsOf(none(12), { ...place, r: 4 })).toHaveLength(12);
    expect(arcsOf(none(12), { ...place, r: 4 }).every(({ d }) => !d.includes('NaN'))).toBe(true);
  });
});
