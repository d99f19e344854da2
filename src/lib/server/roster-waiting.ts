/**
 * Those a nightly file lacked: they wait here for somebody's yes. Ids only, so that nothing of a person is kept in a
 * setting; the next file replaces the list.
 */
import { norwegianDay } from '#lib/course/day.ts';
import type { Database, Store } from './database.ts';
import { isOver, type Known } from './roster-plan.ts';

const KEY = 'roster:missing';

export interface Waiting {
  /** When the file was read, ISO 8601. */
  at: string;
  missing: Pick<Known, 'appointment' | 'ansattnr' | 'firstName' | 'lastName' | 'unit' | 'role'>[];
}

/** Replaces the list; an empty one takes it away. */
export async function keepWaiting(db: Database, appointments: readonly string[], now: Date): Promise<void> {
  if (appointments.length === 0) return dropWaiting(db);
  const value = JSON.stringify({ at: now.toISOString(), appointments });
  await db
    .insertInto('setting')
    .values({ key: KEY, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute();
}

export async function dropWaiting(db: Database): Promise<void> {
  await db.deleteFrom('setting').where('key', '=', KEY).execute();
}

/** @returns those who are still waiting: neither over nor erased; null when there is nobody */
export async function waiting(store: Store, now: Date): Promise<Waiting | null> {
  const row = await store.db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  if (!row) return null;
  const { at, appointments } = JSON.parse(row.value) as { at: string; appointments: string[] };
  const wanted = new Set(appointments);
  // A list can be longer than a statement takes: everybody is read, as an import does.
  const all = await store.reading
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person')
    .innerJoin('unit', 'unit.id', 'appointment.unit')
    .select([
      'appointment.id as appointment',
      'appointment.ends',
      'appointment.role',
      'person.ansattnr',
      'person.first_name as firstName',
      'person.last_name as lastName',
      'unit.name as unit',
    ])
    .where('person.erased_at', 'is', null)
    .orderBy('unit.name')
    .orderBy('person.last_name')
    .execute();
  const today = norwegianDay(now);
  const missing = all
    .filter((one) => wanted.has(one.appointment) && !isOver(one, today))
    .map(({ ends: _, ...one }) => one);
  return missing.length > 0 ? { at, missing } : null;
}
