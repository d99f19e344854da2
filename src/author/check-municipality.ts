/** Whether a municipality's logo and colours can be used. Pure over what was read. */
import type { Colours, Municipality } from '#lib/course/course.ts';
import type { Path } from '#lib/scenario/document.ts';
import { meant } from '#lib/scenario/near.ts';
import type { Files } from './files.ts';
import { logoFaults } from './logo.ts';
import { nearestThatHolds, NIGHT, paletteOf, WATER, weakPairs, type Weak } from './palette.ts';
import type { Scheme, Tokens } from './tokens.ts';

type Say = (path: Path, message: string, hint: string) => void;

export function checkMunicipality(
  { logo, colours }: Municipality,
  files: Files,
  tokens: Record<Scheme, Tokens>,
  say: Say,
): void {
  if (logo) checkLogo(logo, files, say);
  if (colours) checkColours(colours, tokens, say);
}

function checkLogo(logo: string, files: Files, say: Say): void {
  const svg = files.get(logo);
  if (typeof svg === 'string') for (const { message, hint } of logoFaults(svg)) say(['logo'], message, hint);
  else if (svg === undefined) {
    const there = [...files.keys()].filter((name) => /^[^/]+\.svg$/.test(name));
    say(
      ['logo'],
      `Fila ${logo} finnes ikke`,
      there.length > 0 ? meant(logo, there) : 'Legg den ved siden av municipality.yaml.',
    );
  }
}

function checkColours(colours: Colours, tokens: Record<Scheme, Tokens>, say: Say): void {
  const palette = paletteOf(colours, tokens);
  for (const [which, pairs] of [
    ['water', WATER],
    ['night', NIGHT],
  ] as const) {
    const hex = colours[which];
    const weak = hex ? weakPairs(pairs, palette, tokens) : [];
    if (!hex || weak.length === 0) continue;
    const near = nearestThatHolds(which, colours, tokens);
    say(
      ['colours', which],
      `Fargen ${hex} gir for lite kontrast: ${inWords(weak)}`,
      near ? `Den nærmeste nyansen som holder, er ${near}.` : 'Velg en mørkere farge.',
    );
  }
}

const number = (ratio: number) => (Math.floor(ratio * 10) / 10).toFixed(1).replace('.', ',');

/** Said once, though it may be weak both in light and in dark. */
function inWords(weak: Weak[]): string {
  const said = weak.map(
    ({ says, scheme, ratio, least }) =>
      `${says}${scheme === 'dark' ? ' (mørkt)' : ''} ${number(ratio)} : 1, trenger ${number(least)}`,
  );
  const light = new Set(weak.filter(({ scheme }) => scheme === 'light').map(({ says }) => says));
  return said.filter((_, i) => weak[i]?.scheme === 'light' || !light.has(weak[i]?.says ?? '')).join(' · ');
}
