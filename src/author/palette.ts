/**
 * A municipality's own colours in place of `vann` and `natt`, with every shade that follows from them, and whether
 * one can read what is written in them. Multe stays as it is. Pure.
 */
import type { Colours } from '#lib/course/course.ts';
import { contrast } from './contrast.ts';
import { hexOf, oklchOf } from './oklch.ts';
import type { Scheme, Tokens } from './tokens.ts';

/** What replaces tokens of the same name. */
export type Palette = Record<Scheme, Tokens>;

export interface Pair {
  front: string;
  back: string;
  /** WCAG 2.2: 4.5 for text, 3 for lines and shapes one must see. */
  least: number;
  /** The pair in words, as an author is told. */
  says: string;
}

/** Every pair that one of the two colours is part of. */
export const WATER: Pair[] = [
  { front: 'pa-vann', back: 'vann', least: 4.5, says: 'skrift på knapper' },
  { front: 'pa-vann', back: 'vann-hover', least: 4.5, says: 'skrift på knapper under pekeren' },
  { front: 'pa-vann', back: 'vann-trykk', least: 4.5, says: 'skrift på knapper som trykkes' },
  { front: 'vann', back: 'flate', least: 4.5, says: 'lenker på hvite flater' },
  { front: 'vann', back: 'sno', least: 4.5, says: 'lenker på siden' },
  { front: 'vann', back: 'bre', least: 4.5, says: 'lenker på tonede flater' },
];
export const NIGHT: Pair[] = [
  { front: 'natt-tekst', back: 'natt', least: 4.5, says: 'hvit skrift på startsiden' },
  { front: 'natt-dempet', back: 'natt', least: 4.5, says: 'dempet skrift på startsiden' },
  { front: 'natt-linje', back: 'natt', least: 3, says: 'ringer som ikke er nådd' },
  { front: 'natt-full', back: 'natt', least: 3, says: 'ringer som er nådd' },
  { front: 'natt-multe', back: 'natt', least: 3, says: 'multe, kjernen i ringene' },
  { front: 'natt-knapp', back: 'natt', least: 3, says: 'knappen på startsiden' },
  { front: 'pa-natt-knapp', back: 'natt-knapp', least: 4.5, says: 'skrift på knappen på startsiden' },
  { front: 'pa-natt-knapp', back: 'natt-knapp-hover', least: 4.5, says: 'skrift på den under pekeren' },
  { front: 'pa-natt-knapp', back: 'natt-knapp-trykk', least: 4.5, says: 'skrift på den når den trykkes' },
];

/** @returns only what the colours change; nothing for nothing */
export function paletteOf({ water, night }: Colours, tokens: Record<Scheme, Tokens>): Palette {
  const palette: Palette = { light: {}, dark: {} };
  if (water) {
    const { l, c, h } = oklchOf(water);
    const bright = { l: 0.82, c: Math.min(c, 0.085), h };
    const shades = (name: string, hexes: string[]) =>
      Object.fromEntries(['', '-hover', '-trykk'].map((end, i) => [name + end, hexes[i] as string]));
    const up = [0, 0.05, 0.09].map((more) => hexOf({ ...bright, l: bright.l + more }));
    palette.light = {
      ...shades('vann', [water, hexOf({ l: l - 0.05, c, h }), hexOf({ l: l - 0.09, c, h })]),
      ...shades('natt-knapp', up),
      'natt-full': up[0] as string,
    };
    palette.dark = shades('vann', up);
  }
  if (night) {
    const { c, h } = oklchOf(night);
    palette.light = {
      ...palette.light,
      natt: night,
      'natt-dempet': hexOf({ l: 0.85, c: Math.min(c, 0.03), h }),
      'natt-linje': lineOn(night, h, Math.min(c, 0.06), tokens.light['natt-linje'] as string),
    };
  }
  return palette;
}

/** As faint as ours is on our night, so that a ring that is not reached stays behind one that is. */
function lineOn(night: string, h: number, c: number, ours: string): string {
  let l = oklchOf(ours).l;
  while (l < 0.95 && contrast(hexOf({ l, c, h }), night) < 3.3) l += 0.01;
  return hexOf({ l, c, h });
}

export interface Weak extends Pair {
  scheme: Scheme;
  /** As measured. */
  ratio: number;
}

/** @returns the pairs that do not hold, in light and in dark */
export function weakPairs(pairs: readonly Pair[], palette: Palette, tokens: Record<Scheme, Tokens>): Weak[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    // What is the same in both schemes is said once, as light; dark adds its own.
    const all: Tokens = { ...tokens[scheme], ...palette.light, ...palette[scheme] };
    return pairs.flatMap((pair) => {
      const ratio = contrast(all[pair.front] as string, all[pair.back] as string);
      return ratio < pair.least ? [{ ...pair, scheme, ratio }] : [];
    });
  });
}

/** The nearest shade of the same hue where every pair holds: usually a little darker. */
export function nearestThatHolds(
  which: keyof Colours,
  colours: Colours,
  tokens: Record<Scheme, Tokens>,
): string | undefined {
  const wanted = oklchOf(colours[which] as string);
  const pairs = which === 'water' ? WATER : NIGHT;
  for (let step = 0; step <= 100; step++) {
    for (const l of [wanted.l - step / 100, wanted.l + step / 100]) {
      const hex = hexOf({ ...wanted, l });
      const palette = paletteOf({ ...colours, [which]: hex }, tokens);
      if (l >= 0 && l <= 1 && weakPairs(pairs, palette, tokens).length === 0) return hex;
    }
  }
  return undefined;
}

/** The palette as a style sheet that comes after tokens.css. Empty when the colours are ours. */
export function paletteCss({ light, dark }: Palette): string {
  const block = (tokens: Tokens) =>
    `:root{${Object.entries(tokens)
      .map(([name, hex]) => `--sf-${name}:${hex}`)
      .join(';')}}`;
  if (Object.keys(light).length === 0) return '';
  const night = Object.keys(dark).length > 0 ? `@media (prefers-color-scheme: dark){${block(dark)}}` : '';
  return `/* Generated from scenarios/municipality.yaml. */\n${block(light)}${night}\n`;
}
