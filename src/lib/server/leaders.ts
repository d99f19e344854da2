/** Who leads whom: the nearest leader up the tree of units, and never oneself. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isWithin } from './units.ts';

interface Leader {
  unit: string;
  person: string;
  name: string;
}

/** A unit's leaders, the nearest first. @returns the name, or null when there is none */
export type LeaderOf = (unit: string, person: string) => string | null;

/**
 * Has the person of that column an appointment that lasts? Whoever has none leads nothing, whatever the rows say: an
 * end is often written before its day.
 * @param today a date, `YYYY-MM-DD`
 */
export const isHere = (column: 'person.id' | 'leader.person', today: string) => sql<boolean>`exists (
  select 1 from appointment as held
  where held.person = ${sql.ref(column)} and (held.ends is null or held.ends > ${today}))`;

/** Reads all leaders, who are as few as the units. @param today a date, `YYYY-MM-DD` */
export async function leadersOf(db: Database, today: string): Promise<LeaderOf> {
  const rows = await db
    .selectFrom('leader')
    .innerJoin('unit', 'unit.id', 'leader.unit')
    .innerJoin('person', 'person.id', 'leader.person')
    .select([
      'unit.name as unit',
      'leader.person as person',
      'person.first_name as firstName',
      'person.last_name as lastName',
    ])
    .where('person.erased_at', 'is', null)
    .where(isHere('person.id', today))
    .orderBy('person.last_name')
    .orderBy('person.first_name')
    .orderBy('person.id')
    .execute();
  const all = rows.map(({ firstName, lastName, ...row }) => ({ ...row, name: `${firstName} ${lastName}` }));
  const known = new Map<string, Leader[]>();
  return (unit, person) => {
    let above = known.get(unit);
    if (!above) {
      above = all
        .filter((leader) => isWithin(unit, leader.unit))
        .sort((a, b) => b.unit.length - a.unit.length);
      known.set(unit, above);
    }
    const own = above.find((leader) => leader.person === person)?.unit.length ?? Infinity;
    // Who leads a unit together with somebody is led by who leads the one above.
    return above.find((leader) => leader.unit.length < own)?.name ?? null;
  };
}
