/** People in a test's database, without a roster. */
import type { Role } from '#lib/scenario/format.ts';
import type { Store } from '../database.ts';
import type { Account } from '../schema.ts';

export interface SomePerson {
  /** A new one unless told otherwise. */
  id?: string;
  firstName?: string;
  lastName?: string;
  email?: string | null;
  ansattnr?: string;
  /** Role and unit of each appointment. One as `ansatt` at Lauvlia skole unless told otherwise. */
  holds?: { role: Role; unit: string; starts?: string }[];
}

let made = 0;
const CREATED = '2026-11-01T08:00:00.000Z';

/** @returns the person's id */
export async function addPerson(store: Store, some: SomePerson = {}): Promise<string> {
  const {
    id = crypto.randomUUID(),
    firstName = 'Ingvild',
    lastName = 'Moen',
    email = 'ingvild@example.no',
  } = some;
  const ansattnr = some.ansattnr ?? String(1000 + ++made);
  await store.db
    .insertInto('person')
    .values({
      id,
      ansattnr,
      first_name: firstName,
      last_name: lastName,
      email,
      created_at: CREATED,
      erased_at: null,
    })
    .execute();
  for (const held of some.holds ?? [{ role: 'ansatt', unit: 'Lauvlia skole' } as const]) {
    await addAppointment(store, id, held);
  }
  return id;
}

/** @returns the appointment's id */
export async function addAppointment(
  store: Store,
  person: string,
  { role, unit, starts = '2026-11-02' }: { role: Role; unit: string; starts?: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await store.db
    .insertInto('unit')
    .values({ id: crypto.randomUUID(), name: unit })
    .onConflict((c) => c.column('name').doNothing())
    .execute();
  const { id: unitId } = await store.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', unit)
    .executeTakeFirstOrThrow();
  await store.db
    .insertInto('appointment')
    .values({ id, person, role, unit: unitId, starts, created_at: CREATED })
    .execute();
  return id;
}

/** Every row of every table that keeps something, as text: for «nothing was stored» and «nothing of this is there». */
export async function everything(store: Store): Promise<string> {
  const tables = [
    'unit',
    'person',
    'appointment',
    'session',
    'document',
    'outcome',
    'confirmation',
    'completion',
    'audit',
    'setting',
    'edition',
  ] as const;
  const rows = await Promise.all(
    tables.map(async (table) => [
      table,
      (await store.db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort(),
    ]),
  );
  return JSON.stringify(rows, null, 1);
}

/** Somebody who enters HR's pages. @returns the account's id */
export async function addAccount(
  store: Store,
  role: Account['role'],
  { person = null, name = 'HR' }: { person?: string | null; name?: string } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  await store.db.insertInto('account').values({ id, role, name, person, created_at: CREATED }).execute();
  return id;
}

/** Makes somebody the leader of a unit that is there already. */
export async function addLeader(store: Store, person: string, unit: string): Promise<void> {
  const { id } = await store.db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', unit)
    .executeTakeFirstOrThrow();
  await store.db.insertInto('leader').values({ unit: id, person }).execute();
}
