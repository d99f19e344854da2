/**
 * Who shall take the course. People come from a roster and nowhere else: it is compared with what is here, shown,
 * and imported all or nothing. Whoever is missing from a new roster is shown, never deleted.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type { Course } from '#lib/course/course.ts';
import type { Role } from '#lib/scenario/format.ts';
import { completeAppointments } from './appointments.ts';
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import { appointmentId, personId, unitId } from './person-id.ts';
import { dropPreview } from './roster-preview.ts';
import type { RosterRow } from './roster.ts';
import type { Tables } from './schema.ts';

/** An appointment as it is here now. */
export interface Known {
  appointment: string;
  ansattnr: string;
  firstName: string;
  lastName: string;
  email: string | null;
  unit: string;
  role: Role;
  starts: string;
  erased: boolean;
}

/** What can change for an appointment. */
const COMPARED = ['firstName', 'lastName', 'email', 'unit', 'starts'] as const;
export type Compared = (typeof COMPARED)[number];

export interface Change {
  row: RosterRow;
  known: Known;
  fields: Compared[];
}

/** What importing a roster would do. */
export interface Plan {
  added: RosterRow[];
  changed: Change[];
  unchanged: number;
  /** Here, but not in the file. Nothing happens to them. */
  missing: Known[];
  /** People who have been erased stay erased; their rows are left out. */
  erased: RosterRow[];
  /** SHA-256 of the rows and of what they would do: what was shown is what is imported. */
  hash: string;
}

/** Compares a roster with what is here. Changes nothing. */
export async function planImport(db: Database, rows: readonly RosterRow[]): Promise<Plan> {
  const all = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person')
    .innerJoin('unit', 'unit.id', 'appointment.unit')
    .select([
      'appointment.id as appointment',
      'person.ansattnr as ansattnr',
      'person.first_name as firstName',
      'person.last_name as lastName',
      'person.email as email',
      'unit.name as unit',
      'appointment.role as role',
      'appointment.starts as starts',
      'person.erased_at as erasedAt',
    ])
    .orderBy('unit.name')
    .orderBy('person.last_name')
    .orderBy('person.ansattnr')
    .execute();
  const known = all.map(({ erasedAt, ...rest }): Known => ({ ...rest, erased: erasedAt !== null }));
  return compare(rows, known, await erasedPeople(db));
}

/** Whoever is erased has no number here any more, only the id that follows from it. */
async function erasedPeople(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('person').select('id').where('erased_at', 'is not', null).execute();
  return new Set(rows.map(({ id }) => id));
}

/** Pure. @param gone ids of people who are erased */
export function compare(
  rows: readonly RosterRow[],
  known: readonly Known[],
  gone: ReadonlySet<string>,
): Plan {
  const key = ({ ansattnr, role }: { ansattnr: string; role: Role }) => `${role} ${ansattnr}`;
  const here = new Map(known.map((k) => [key(k), k]));
  const plan = { added: [] as RosterRow[], changed: [] as Change[], unchanged: 0, erased: [] as RosterRow[] };
  for (const row of rows) {
    const match = here.get(key(row));
    const fields = match ? COMPARED.filter((field) => differs(field, row, match)) : [];
    if (gone.size > 0 && gone.has(personId(row.ansattnr))) plan.erased.push(row);
    else if (!match) plan.added.push(row);
    else if (fields.length > 0) plan.changed.push({ row, known: match, fields });
    else plan.unchanged++;
  }
  const named = new Set(rows.map(key));
  const missing = known.filter((k) => !k.erased && !named.has(key(k)));
  const hash = createHash('sha256')
    .update(JSON.stringify([rows, plan, missing]))
    .digest('hex');
  return { ...plan, missing, hash };
}

function differs(field: Compared, row: RosterRow, known: Known): boolean {
  return field === 'unit' ? unitId(row.unit) !== unitId(known.unit) : row[field] !== known[field];
}

const LOCK = 4_711_2028;

/** PostgreSQL: one import, or one erasure, at a time. SQLite has one writer as it is. */
export async function holdRoster(store: Pick<Store, 'kind'>, tx: Transaction<Tables>): Promise<void> {
  if (store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
}

/**
 * Imports what was previewed, all or nothing.
 * @param shown the hash of the plan somebody has seen and said yes to
 * @returns the plan that was carried out; `stale` when something has changed since it was shown: nothing is done
 */
export async function importRoster(
  store: Store,
  course: Course,
  rows: readonly RosterRow[],
  shown: string,
  by: { hr: string; session: string },
  now: Date,
): Promise<{ plan: Plan; stale: boolean }> {
  return store.db.transaction().execute(async (tx) => {
    await holdRoster(store, tx);
    const plan = await planImport(tx, rows);
    if (plan.hash !== shown) return { plan, stale: true };
    const touched = [...plan.added, ...plan.changed.map((change) => change.row)];
    await writeUnits(tx, touched);
    await writePeople(tx, touched, now);
    await writeAppointments(tx, plan, now);
    // Whoever has mastered it all before may have got another appointment.
    for (const person of await withOutcomes(tx, plan.added))
      await completeAppointments(tx, course, person, now);
    const detail = {
      added: plan.added.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      missing: plan.missing.length,
    };
    await audit(store, { actor: 'hr', id: by.hr, action: 'import', detail }, now, tx);
    await dropPreview(tx, by.session);
    return { plan, stale: false };
  });
}

/** Units stay when nobody is in them any more: completions point to appointments, and those to units. */
async function writeUnits(tx: Transaction<Tables>, rows: readonly RosterRow[]): Promise<void> {
  const units = new Map(rows.map((row) => [unitId(row.unit), row.unit]));
  for await (const batch of batches([...units])) {
    await tx
      .insertInto('unit')
      .values(batch.map(([id, name]) => ({ id, name })))
      .onConflict((c) => c.column('id').doNothing())
      .execute();
  }
}

async function writePeople(tx: Transaction<Tables>, rows: readonly RosterRow[], now: Date): Promise<void> {
  const people = new Map(rows.map((row) => [row.ansattnr, row]));
  for await (const batch of batches([...people.values()])) {
    await tx
      .insertInto('person')
      .values(
        batch.map((row) => ({
          id: personId(row.ansattnr),
          ansattnr: row.ansattnr,
          first_name: row.firstName,
          last_name: row.lastName,
          email: row.email,
          created_at: now.toISOString(),
          erased_at: null,
        })),
      )
      .onConflict((c) =>
        c
          .column('id')
          .doUpdateSet((eb) => ({
            first_name: eb.ref('excluded.first_name'),
            last_name: eb.ref('excluded.last_name'),
            email: eb.ref('excluded.email'),
          }))
          .where('person.erased_at', 'is', null),
      )
      .execute();
  }
}

async function writeAppointments(tx: Transaction<Tables>, plan: Plan, now: Date): Promise<void> {
  const rows = [
    ...plan.added.map((row) => ({ row, id: appointmentId(personId(row.ansattnr), row.role) })),
    ...plan.changed
      .filter(({ fields }) => fields.includes('unit') || fields.includes('starts'))
      .map(({ row, known }) => ({ row, id: known.appointment })),
  ];
  for await (const batch of batches(rows)) {
    await tx
      .insertInto('appointment')
      .values(
        batch.map(({ row, id }) => ({
          id,
          person: personId(row.ansattnr),
          role: row.role,
          unit: unitId(row.unit),
          starts: row.starts,
          created_at: now.toISOString(),
        })),
      )
      .onConflict((c) =>
        c
          .column('id')
          .doUpdateSet((eb) => ({ unit: eb.ref('excluded.unit'), starts: eb.ref('excluded.starts') })),
      )
      .execute();
  }
}

async function withOutcomes(tx: Transaction<Tables>, rows: readonly RosterRow[]): Promise<string[]> {
  const people: string[] = [];
  for await (const batch of batches([...new Set(rows.map((row) => personId(row.ansattnr)))])) {
    const found = await tx
      .selectFrom('outcome')
      .select('person')
      .distinct()
      .where('person', 'in', batch)
      .execute();
    people.push(...found.map((row) => row.person));
  }
  return people;
}

/**
 * Few enough for one statement: a database takes only so many parameters. SQLite answers at once, every time: without
 * a pause nobody else would get a word in.
 */
async function* batches<T>(all: readonly T[], size = 500): AsyncGenerator<T[]> {
  for (let from = 0; from < all.length; from += size) {
    yield all.slice(from, from + size);
    await setImmediate();
  }
}
