/** The municipality's tree of units, from their names: `Oppvekst > Lauvlia skole`. Pure. */
import type { UnitCount } from './completions.ts';

const SEPARATOR = ' > ';

export interface UnitRow extends UnitCount {
  /** The last part of the unit's name. */
  name: string;
  /** Are there units below it? */
  parent: boolean;
}

export interface UnitView {
  /** The units on the way down, the last is the one looked at; empty for the whole municipality. */
  path: { unit: string; name: string }[];
  /** Everything in the unit and below it. */
  sum: UnitCount;
  /** The units right below, each with everything below it, in the order of their names. */
  below: UnitRow[];
}

/** Is `unit` the same as `within`, or below it? Capitals do not make another unit. */
export function isWithin(unit: string, within: string): boolean {
  return within === '' || `${fold(unit)}${SEPARATOR}`.startsWith(`${fold(within)}${SEPARATOR}`);
}

/**
 * @param counts of every unit somebody is appointed to
 * @param within a unit's whole name; empty for the whole municipality
 * @returns undefined when nobody is appointed there or below
 */
export function unitView(counts: readonly UnitCount[], within: string): UnitView | undefined {
  const inside = counts.filter(({ unit }) => isWithin(unit, within));
  if (inside.length === 0) return within === '' ? { path: [], sum: nothing(''), below: [] } : undefined;
  const depth = within === '' ? 0 : within.split(SEPARATOR).length;
  const below = new Map<string, UnitRow>();
  const sum = nothing(within);
  for (const count of inside) {
    add(sum, count);
    const parts = count.unit.split(SEPARATOR);
    const name = parts[depth];
    if (name === undefined) continue;
    const unit = parts.slice(0, depth + 1).join(SEPARATOR);
    const row = below.get(fold(unit)) ?? { ...nothing(unit), name, parent: false };
    add(row, count);
    row.parent ||= parts.length > depth + 1;
    below.set(fold(unit), row);
  }
  const parts = (inside[0] as UnitCount).unit.split(SEPARATOR).slice(0, depth);
  return {
    path: parts.map((name, i) => ({ unit: parts.slice(0, i + 1).join(SEPARATOR), name })),
    sum,
    below: [...below.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb')),
  };
}

const fold = (text: string) => text.toLowerCase();

function nothing(unit: string): UnitCount {
  return { unit, all: 0, 'ikke-begynt': 0, paabegynt: 0, fullfort: 0 };
}

function add(sum: UnitCount, count: UnitCount): void {
  for (const key of ['all', 'ikke-begynt', 'paabegynt', 'fullfort'] as const) sum[key] += count[key];
}
