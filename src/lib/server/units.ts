/** The municipality's tree of units, from their names: `Oppvekst > Lauvlia skole`. Pure. */
import { noCounts, sumOf, type Counts } from '#lib/course/counts.ts';
import type { UnitCount } from './completions.ts';

const SEPARATOR = ' > ';

export interface UnitRow extends Counts {
  unit: string;
  /** The last part of the unit's name. */
  name: string;
  /** Are there units below it? */
  parent: boolean;
}

export interface UnitView {
  /** The units on the way down, the last is the one looked at; empty for the whole municipality. */
  path: { unit: string; name: string }[];
  /** Everything in the unit and below it. */
  sum: Counts;
  /** The units right below, each with everything below it, in the order of their names. */
  below: UnitRow[];
}

/** Is `unit` the same as `within`, or below it? Capitals do not make another unit. */
export function isWithin(unit: string, within: string): boolean {
  return within === '' || `${fold(unit)}${SEPARATOR}`.startsWith(`${fold(within)}${SEPARATOR}`);
}

/** `Oppvekst` of `Oppvekst > Lauvlia skole`. */
export function sectorOf(unit: string): string {
  return unit.split(SEPARATOR, 1)[0] as string;
}

/**
 * @param counts of every unit somebody is appointed to
 * @param within a unit's whole name; empty for the whole municipality
 * @returns undefined when nobody is appointed there or below
 */
export function unitView(counts: readonly UnitCount[], within: string): UnitView | undefined {
  const inside = counts.filter(({ unit }) => isWithin(unit, within));
  if (inside.length === 0) return within === '' ? { path: [], sum: noCounts(), below: [] } : undefined;
  const depth = within === '' ? 0 : within.split(SEPARATOR).length;
  const below = new Map<string, UnitRow>();
  for (const count of inside) {
    const parts = count.unit.split(SEPARATOR);
    const name = parts[depth];
    if (name === undefined) continue;
    const unit = parts.slice(0, depth + 1).join(SEPARATOR);
    const row = below.get(fold(unit)) ?? { ...noCounts(), unit, name, parent: false };
    below.set(fold(unit), { ...row, ...sumOf([row, count]), parent: row.parent || parts.length > depth + 1 });
  }
  const parts = (inside[0] as UnitCount).unit.split(SEPARATOR).slice(0, depth);
  return {
    path: parts.map((name, i) => ({ unit: parts.slice(0, i + 1).join(SEPARATOR), name })),
    sum: sumOf(inside),
    below: [...below.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb')),
  };
}

const fold = (text: string) => text.toLowerCase();
