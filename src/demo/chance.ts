/** Chance that is the same every time. Pure. */
export interface Chance {
  /** 0 ≤ n < 1 */
  next(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  pick<T>(of: readonly T[]): T;
  /** True in so many of a hundred cases. */
  percent(n: number): boolean;
}

/** @param seed the same seed gives the same town */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // A Weyl sequence, mixed by two multiplications: enough for names and days.
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: (of) => of[between(0, of.length - 1)] as never,
    percent: (n) => next() * 100 < n,
  };
}
