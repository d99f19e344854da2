/** How far a scene reaches, ring by ring, from the inside out. Pure. */
import type { Ring, SceneReach } from '#lib/scenario/format.ts';

/** `dry`: not reached · `reached` · `beyond`: reached and out of your hands. */
export type RingState = 'dry' | 'reached' | 'beyond';

export interface DrawnRing {
  id: string;
  name: string;
  /** What to say of it here; none when it is not reached and nothing is known of it. */
  who?: string;
  state: RingState;
}

/** The first ring is the source itself, and always reached. */
export function ringsOf(rings: readonly Ring[], reach: SceneReach | undefined): DrawnRing[] {
  const to = Math.max(
    0,
    rings.findIndex((ring) => ring.id === reach?.to),
  );
  return rings.map((ring, i) => {
    const state: RingState = i > to ? 'dry' : ring.beyond ? 'beyond' : 'reached';
    const who = reach?.seen?.[ring.id] ?? (i > to ? undefined : ring.who);
    return { id: ring.id, name: ring.name, state, ...(who && { who }) };
  });
}
