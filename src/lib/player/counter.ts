/** Where a counter passes on its way. Pure. */

/** Fast at first, slower towards the end: shares of the way. */
const ON_THE_WAY = [0, 0.4, 0.7, 0.9];

/**
 * The figures a counter shows before it stands still, first to last, the end figure not among them. At most four;
 * none when it stood there all the time.
 */
export function figuresBetween(was: number, now: number): number[] {
  const figures = ON_THE_WAY.map((part) => Math.round(was + (now - was) * part));
  return [...new Set(figures)].filter((figure) => figure !== now);
}
