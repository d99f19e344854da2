/** Whom an account may see: everybody, politicians only, or the units somebody leads and all below. */
import { norwegianDay } from '#lib/course/day.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { Database } from './database.ts';
import { isHere } from './leaders.ts';
import type { Account } from './schema.ts';

/** Every limit given must be met; none given means everybody. Handed to the one query in `completions.ts`. */
export interface Scope {
  role?: Role;
  /** Whole names of units; those below them are seen too. Empty: nobody. */
  units?: readonly string[];
}

export const seesAll = (scope: Scope): boolean => scope.role === undefined && scope.units === undefined;

/** Sees nobody. */
export const NOBODY: Scope = { units: [] };

/** What an account sees now: whoever stops leading a unit, or has no appointment left, stops seeing it. */
export async function scopeOf(
  db: Database,
  { role, person }: Pick<Account, 'role' | 'person'>,
  now: Date,
): Promise<Scope> {
  if (role === 'administrator' || role === 'hr') return {};
  if (role === 'sekretariat') return { role: 'folkevalgt' };
  const led = await db
    .selectFrom('leader')
    .innerJoin('unit', 'unit.id', 'leader.unit')
    .select('unit.name')
    .where('leader.person', '=', person ?? '')
    .where(isHere('leader.person', norwegianDay(now)))
    .orderBy('unit.name')
    .execute();
  return { units: led.map(({ name }) => name) };
}
