/**
 * Who shall take the course. People come from a roster and nowhere else: it is compared with what is here, shown,
 * and imported all or nothing. Whoever is missing from a new roster is shown, and stays until somebody says otherwise.
 */
import type { Transaction } from 'kysely';
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { completeAppointments } from './appointments.ts';
import { audit } from './audit.ts';
import { inBatches } from './batches.ts';
import type { Database, Store } from './database.ts';
import { endAppointments } from './ending.ts';
import { appointmentId, idsInAnyCase, personId, unitId } from './person-id.ts';
import { planLeaders, writeLeaders } from './roster-leaders.ts';
import { compare, type Known, type Plan } from './roster-plan.ts';
import { dropPreview } from './roster-preview.ts';
import { holdRoster } from './roster-turn.ts';
import type { RosterRow } from './roster.ts';
import type { Tables } from './schema.ts';

/**
 * Compares a roster with what is here. Changes nothing.
 * @param person only this person's appointments count as here: for a single row, which says nothing of others
 */
export async function planImport(
  db: Database,
  rows: readonly RosterRow[],
  now: Date,
  person?: string,
): Promise<Plan> {
  const all = db
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
      'appointment.ends as ends',
      'person.erased_at as erasedAt',
    ])
    .$if(person !== undefined, (q) => q.where('person.id', '=', person as string))
    .stream(READ);
  const known: Known[] = [];
  for await (const batch of inBatches(all, READ)) {
    known.push(...batch.map(({ erasedAt, ...rest }): Known => ({ ...rest, erased: erasedAt !== null })));
  }
  const here = new Set(known.filter(({ erased }) => !erased).map(({ ansattnr }) => ansattnr));
  const gone = await erasedNumbers(db, here);
  const living = rows.filter(({ ansattnr }) => !gone(ansattnr));
  const today = norwegianDay(now);
  return compare(rows, known, gone, await planLeaders(db, living, today), today);
}

/** Appointments read at a time: everybody is read, and that is many. */
const READ = 1000;

/**
 * Whoever is erased has no number here any more, only ids that follow from it.
 * @param here numbers of those who live here, whom another's erasure does not touch
 * @returns whether a number is an erased person's
 */
async function erasedNumbers(
  db: Database,
  here: ReadonlySet<string>,
): Promise<(ansattnr: string) => boolean> {
  const rows = await db.selectFrom('person').select('id').where('erased_at', 'is not', null).execute();
  const gone = new Set(rows.map(({ id }) => id));
  if (gone.size === 0) return () => false;
  return (ansattnr) => !here.has(ansattnr) && idsInAnyCase(ansattnr).some((id) => gone.has(id));
}

/** Somebody in HR, with the session the preview belongs to, or the nightly command. */
export type Importer = { hr: string; session: string } | 'system';

/**
 * Imports what was previewed, all or nothing.
 * @param shown the hash of the plan somebody has seen and said yes to
 * @param ends those of the missing whose appointments somebody has said are over, by their ids
 * @returns the plan that was carried out; `stale` when something has changed since it was shown: nothing is done
 */
export async function importRoster(
  store: Store,
  course: Course,
  rows: readonly RosterRow[],
  shown: string,
  by: Importer,
  now: Date,
  ends: readonly string[] = [],
): Promise<{ plan: Plan; stale: boolean; ended: number }> {
  return store.db.transaction().execute(async (tx) => {
    await holdRoster(store, tx);
    const plan = await planImport(tx, rows, now);
    const missing = new Set(plan.missing.map((known) => known.appointment));
    if (plan.hash !== shown || !ends.every((id) => missing.has(id))) return { plan, stale: true, ended: 0 };
    await carryOut(tx, course, plan, now);
    const ended = await endAppointments(tx, ends, norwegianDay(now));
    const detail = {
      added: plan.added.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      missing: plan.missing.length,
      ended,
      leaders: plan.leaders.length,
    };
    const actor = by === 'system' ? { actor: 'system' as const } : { actor: 'hr' as const, id: by.hr };
    await audit(store, { ...actor, action: 'import', detail }, now, tx);
    if (by !== 'system') await dropPreview(tx, by.session);
    return { plan, stale: false, ended };
  });
}

/** Writes what a plan adds and changes. */
export async function carryOut(
  tx: Transaction<Tables>,
  course: Course,
  plan: Plan,
  now: Date,
): Promise<void> {
  const touched = [...plan.added, ...plan.changed.map((change) => change.row)];
  await writeUnits(tx, touched);
  await writePeople(tx, touched, now);
  await writeAppointments(tx, plan, now);
  await writeLeaders(tx, plan.leaders);
  // Whoever has mastered it all before may have got another appointment.
  for await (const batch of inBatches(await withOutcomes(tx, plan.added), 10)) {
    for (const person of batch) await completeAppointments(tx, course, person, now);
  }
}

/** Units stay when nobody is in them any more: completions point to appointments, and those to units. */
async function writeUnits(tx: Transaction<Tables>, rows: readonly RosterRow[]): Promise<void> {
  const units = new Map(rows.map((row) => [row.unit.toLowerCase(), row.unit]));
  for await (const batch of inBatches(units.values())) {
    await tx
      .insertInto('unit')
      .values(batch.map((name) => ({ id: unitId(name), name })))
      .onConflict((c) => c.column('id').doNothing())
      .execute();
  }
}

async function writePeople(tx: Transaction<Tables>, rows: readonly RosterRow[], now: Date): Promise<void> {
  const people = new Map(rows.map((row) => [row.ansattnr, row]));
  for await (const batch of inBatches(people.values())) {
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

/** What stands in the appointment's row; the rest is the person's. */
const APPOINTMENT: ReadonlySet<string> = new Set(['unit', 'starts', 'ends']);

async function writeAppointments(tx: Transaction<Tables>, plan: Plan, now: Date): Promise<void> {
  const rows = [
    ...plan.added.map((row) => ({ row, ends: null })),
    ...plan.changed
      .filter(({ fields }) => fields.some((field) => APPOINTMENT.has(field)))
      .map(({ row, known, fields }) => ({
        row,
        // An end that is still to come is somebody's own decision, and stands.
        ends: fields.includes('ends') ? null : known.ends,
      })),
  ];
  for await (const batch of inBatches(rows)) {
    await tx
      .insertInto('appointment')
      .values(
        batch.map(({ row: { ansattnr, role, unit, starts }, ends }) => {
          const person = personId(ansattnr);
          const id = appointmentId(person, role);
          return { id, person, role, unit: unitId(unit), starts, created_at: now.toISOString(), ends };
        }),
      )
      .onConflict((c) =>
        c.column('id').doUpdateSet((eb) => ({
          unit: eb.ref('excluded.unit'),
          starts: eb.ref('excluded.starts'),
          ends: eb.ref('excluded.ends'),
        })),
      )
      .execute();
  }
}

async function withOutcomes(tx: Transaction<Tables>, rows: readonly RosterRow[]): Promise<string[]> {
  const people: string[] = [];
  for await (const batch of inBatches(new Set(rows.map((row) => row.ansattnr)))) {
    const found = await tx
      .selectFrom('outcome')
      .select('person')
      .distinct()
      .where('person', 'in', batch.map(personId))
      .execute();
    people.push(...found.map((row) => row.person));
  }
  return people;
}
