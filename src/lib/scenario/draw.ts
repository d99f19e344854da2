/**
 * The one generator behind everything that is drawn: the order of choices, later the questions of a test.
 * Named, seeded, synchronous: FNV-1a over the seed, then SplitMix32, then Fisher–Yates. Pure.
 */

/** FNV-1a, 32 bit, over UTF-16 code units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** SplitMix32: numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 0x100000000;
  };
}

/**
 * Draws an order. The ids are sorted first, so the author's order can neither leak nor matter.
 * @param seed what the draw hangs on, for instance [attempt id, scene id]
 * @returns the same ids in drawn order
 */
export function drawOrder(seed: readonly string[], ids: readonly string[]): string[] {
  const sorted = [...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const next = generator(hash([...seed, ...sorted].join('\u0000')));
  for (let i = sorted.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [sorted[i], sorted[j]] = [sorted[j] as string, sorted[i] as string];
  }
  return sorted;
}
