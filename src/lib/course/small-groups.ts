/**
 * What can be printed of numbers by sector and role so that nobody is given away: no group of fewer than five people
 * stands on the sheet, and none can be computed from what does. Small sectors are put together, so everything printed
 * still adds up, and there is no gap whose number follows from its neighbours. Pure.
 */
import type { Role } from '#lib/scenario/format.ts';
import { noCounts, sumOf, type Counts } from './counts.ts';

/**
 * The fewest people a printed group has. Of two, each knows the other's number by knowing their own. No provision sets
 * the limit; five is a usual one for public tables. (The course's rule of ten is about answers, which nobody counts.)
 */
export const SMALLEST = 5;

/** Those with one role in one sector. */
export interface Cell extends Counts {
  sector: string;
  role: Role;
}

export interface Printed {
  /** Null when there are so few in all that nothing can be said. */
  whole: Counts | null;
  /** Empty when no two can be told apart. `names` has more than one where small ones are put together, last. */
  sectors: (Counts & { names: string[] })[];
  /** Empty when they cannot be told apart. */
  roles: (Counts & { role: Role })[];
}

type Part = readonly Cell[];

/** @param cells one for each sector and role there are people in */
export function printable(cells: readonly Cell[]): Printed {
  const some = cells.filter(({ all }) => all > 0);
  if (isSmall(some)) return { whole: null, sectors: [], roles: [] };
  const sectors = [...Map.groupBy(some, ({ sector }) => sector).values()];
  const roles = [...Map.groupBy(some, ({ role }) => role).values()];
  // Sectors and roles both, where the sectors can then be told apart; else the sectors alone.
  const both = apart(sectors, areSafeWithRoles);
  const parts = both ?? apart(sectors, areSafe) ?? [];
  const withRoles = both !== undefined || (parts.length === 0 && !roles.some(isSmall));
  return {
    whole: totalOf(some),
    sectors: parts.map((part) => ({ ...totalOf(part), names: namesOf(part) })),
    roles: withRoles ? roles.map((part) => ({ ...totalOf(part), role: (part[0] as Cell).role })) : [],
  };
}

/**
 * Puts the smallest together, as few as will do.
 * @returns undefined when it takes all of several
 */
function apart(sectors: readonly Part[], safe: (parts: readonly Part[]) => boolean): Part[] | undefined {
  const bySize = sectors.toSorted((a, b) => totalOf(a).all - totalOf(b).all);
  for (let together = 0; together < Math.max(1, sectors.length); together++) {
    if (together === 1) continue;
    const rest = new Set(bySize.slice(0, together));
    const parts = sectors.filter((part) => !rest.has(part));
    if (rest.size > 0) parts.push([...rest].flat());
    if (safe(parts)) return parts;
  }
  return undefined;
}

const areSafe = (parts: readonly Part[]): boolean => !parts.some(isSmall);

/**
 * Where some sectors have one role only, their numbers can be taken from the role's, and what is left is that role in the
 * sectors that have several. Nothing else can be computed: every other sum that singles somebody out mixes in whole sectors.
 */
function areSafeWithRoles(parts: readonly Part[]): boolean {
  const mixed = parts.filter((part) => new Set(part.map(({ role }) => role)).size > 1).flat();
  return areSafe(parts) && areSafe([...Map.groupBy(mixed, ({ role }) => role).values()]);
}

/**
 * Appointments are counted, and people are meant: nobody has two in the same role, but a councillor may be employed in
 * the same sector. So there are at least as many people as in the role that has most.
 */
function isSmall(part: Part): boolean {
  const roles = [...Map.groupBy(part, ({ role }) => role).values()].map((same) => totalOf(same).all);
  return part.length > 0 && Math.max(...roles) < SMALLEST;
}

const namesOf = (part: Part): string[] => [...new Set(part.map(({ sector }) => sector))];
const totalOf = (part: Part): Counts => sumOf([noCounts(), ...part]);
