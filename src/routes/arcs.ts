/** Progress as rings: every part is one situation, so what is drawn can be counted. Pure. */

export interface Arc {
  /** SVG path data. */
  d: string;
  full: boolean;
}

/** More rings than this cannot be told apart at 44 px. */
export const MOST_RINGS = 3;

/**
 * Parts laid on at most `most` rings, from the inside out, in order; the outer ones have room for more.
 * @param parts true for what is mastered
 */
export function onRings(parts: readonly boolean[], most = MOST_RINGS): boolean[][] {
  const rings = Math.min(most, parts.length);
  const first = (ring: number) => Math.floor((ring * parts.length) / rings);
  return Array.from({ length: rings }, (_, ring) => parts.slice(first(ring), first(ring + 1)));
}

/** Radii from the inside out, evenly apart; a single ring lies between. */
export function radii(count: number, inner: number, outer: number): number[] {
  if (count === 1) return [(inner + 2 * outer) / 3];
  return Array.from({ length: count }, (_, i) => inner + ((outer - inner) * i) / (count - 1));
}

interface Place {
  x: number;
  y: number;
  r: number;
  /** Only the half over the water. */
  half?: boolean;
}

/** One ring's parts, clockwise: from the top, or from the left where only the upper half is seen. */
export function arcsOf(parts: readonly boolean[], { x, y, r, half = false }: Place, gap = 7): Arc[] {
  const [from, whole] = half ? [-Math.PI / 2, Math.PI] : [0, 2 * Math.PI];
  const air = parts.length > 1 ? Math.min(gap / r, whole / parts.length / 3) : 0;
  return parts.map((full, i) => {
    const at = (turn: number) => [x + r * Math.sin(turn), y - r * Math.cos(turn)] as const;
    const [start, end] = [i, i + 1].map((n) => from + (whole * n) / parts.length) as [number, number];
    const [a, b] = [
      start + (half && i === 0 ? 0 : air / 2),
      end - (half && i === parts.length - 1 ? 0 : air / 2),
    ];
    // Two arcs: a single one cannot go all the way round.
    const points = [at(a), at((a + b) / 2), at(b)].map((point) => point.map((n) => +n.toFixed(2)).join(' '));
    return { d: `M${points[0]}A${r} ${r} 0 0 1 ${points[1]}A${r} ${r} 0 0 1 ${points[2]}`, full };
  });
}
