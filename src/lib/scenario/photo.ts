/** Drawn photos, as the build and the player must agree on them: which file shows what, and where one can press. Pure. */
import type { Pictured, ShownPhoto } from './format.ts';

export const PHOTO = { width: 720, height: 480 };

/**
 * 44 px on a screen of 320 px, where the picture goes from edge to edge, in the picture's own units. A press area is
 * never smaller, and two people never stand closer.
 */
export const PRESS = 99;

/** The file that shows a photo with some people left out. `scenarios/photos` is drawn into these by the build. */
export function photoFile({ of, without = [] }: ShownPhoto): string {
  const out = without.length > 0 ? `.uten.${[...without].sort().join('.')}` : '';
  return `/photos/${of.id}${out}.svg`;
}

/** Where one can press to choose somebody: their box, made large enough for a thumb, and inside the picture. */
export function pressArea({ box }: Pick<Pictured, 'box'>): Pictured['box'] {
  const width = Math.max(box.width, PRESS);
  const height = Math.max(box.height, PRESS);
  const x = within(box.x + (box.width - width) / 2, PHOTO.width - width);
  const y = within(box.y + (box.height - height) / 2, PHOTO.height - height);
  return { x, y, width, height };
}

const within = (n: number, most: number): number => Math.max(0, Math.min(n, most));
