/**
 * One person added or changed by hand. Read as a line of a list is, and written as an import writes: the same rules,
 * the same words for what is wrong.
 */
import type { Transaction } from 'kysely';
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { roster as words } from '#lib/i18n/nb/roster.ts';
import type { Role } from '#lib/scenario/format.ts';
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import { dropLeadership } from './ending.ts';
import { hasNationalId } from './national-id.ts';
import { carryOut, planImport } from './people.ts';
import { idsInAnyCase, personId, unitId } from './person-id.ts';
import { readCell, type Field } from './roster-cell.ts';
import { removeLeader, writeLeader } from './roster-leaders.ts';
import { holdRoster } from './roster-turn.ts';
import { readRows, type RosterIssue, type RosterRow } from './roster.ts';
import type { Tables } from './schema.ts';

export const FIELDS = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'] as const;
/** What stands in a form. */
export type Texts = Record<Field, string>;

/** What is wrong, and in which field: of the person, or of one of their appointments. */
export interface FieldFault {
  appointment?: string;
  field: Field | 'slutt';
  message: string;
}

export interface SingleAppointment {
  appointment: string;
  role: Role;
  unit: string;
  starts: string;
  ends: string | null;
  leads: boolean;
}

export interface SinglePerson {
  person: string;
  ansattnr: string;
  firstName: string;
  lastName: string;
  email: string | null;
  appointments: SingleAppointment[];
}

/** @returns undefined when there is no such person, or they are erased */
export async function singlePerson(db: Database, person: string): Promise<SinglePerson | undefined> {
  // It comes from an address, where anything can stand, also what no database takes.
  if (!/^[0-9a-f-]{36}$/.test(person)) return undefined;
  const row = await db
    .selectFrom('person')
    .select(['ansattnr', 'first_name as firstName', 'last_name as lastName', 'email'])
    .where('id', '=', person)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const appointments = await db
    .selectFrom('appointment')
    .innerJoin('unit', 'unit.id', 'appointment.unit')
    .leftJoin('leader', (on) =>
      on.onRef('leader.unit', '=', 'appointment.unit').onRef('leader.person', '=', 'appointment.person'),
    )
    .select([
      'appointment.id as appointment',
      'appointment.role',
      'unit.name as unit',
      'appointment.starts',
      'appointment.ends',
      'leader.person as leads',
    ])
    .where('appointment.person', '=', person)
    .orderBy('appointment.role')
    .execute();
  return {
    person,
    ...row,
    appointments: appointments.map((one) => ({ ...one, leads: one.leads !== null })),
  };
}

/** Units to choose among, in the order of their names. */
export async function unitNames(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('unit').select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}

/**
 * Adds an appointment, and its person when they are new. Politicians without a number get one.
 * @param by HR's user handle
 * @returns the person's id, or what is wrong
 */
export async function addSingle(
  store: Store,
  course: Course,
  texts: Texts,
  leads: boolean,
  by: string,
  now: Date,
): Promise<{ person: string } | { faults: FieldFault[] }> {
  return store.db.transaction().execute(async (tx) => {
    await holdRoster(store, tx);
    const needsNumber = texts.ansattnr.trim() === '' && texts.rolle === 'folkevalgt';
    const ansattnr = needsNumber ? await nextNumber(tx) : texts.ansattnr;
    const read = await readLines([{ ...texts, ansattnr }]);
    if ('issues' in read) return { faults: read.issues.map((issue) => faultOf(issue)) };
    const [row] = read.rows as [RosterRow];
    const person = personId(row.ansattnr);
    const plan = await planImport(tx, [row], now, person);
    const known = await singlePerson(tx, person);
    const fault = (message: string) => ({ faults: [{ field: 'ansattnr' as const, message }] });
    if (plan.erased.length > 0) return fault(words.single.erased);
    if (plan.added.length === 0) return fault(words.single.exists);
    if (known && (known.firstName !== row.firstName || known.lastName !== row.lastName))
      return fault(words.single.another(`${known.firstName} ${known.lastName}`));
    await carryOut(tx, course, plan, now);
    if (leads) await writeLeader(tx, unitId(row.unit), person);
    await audit(store, { actor: 'hr', id: by, action: 'add-person' }, now, tx);
    return { person };
  });
}

/** What the form for a known person says. */
export interface Edited {
  firstName: string;
  lastName: string;
  email: string;
  appointments: { appointment: string; unit: string; starts: string; ends: string; leads: boolean }[];
}

/** @returns undefined when there is no such person; otherwise what is wrong, which is nothing when it is written */
export async function editSingle(
  store: Store,
  course: Course,
  person: string,
  edited: Edited,
  by: string,
  now: Date,
): Promise<FieldFault[] | undefined> {
  return store.db.transaction().execute(async (tx) => {
    await holdRoster(store, tx);
    const known = await singlePerson(tx, person);
    if (!known) return undefined;
    const said = known.appointments.map((held) => {
      const one = edited.appointments.find(({ appointment }) => appointment === held.appointment);
      return { ...held, ...(one ?? { ends: held.ends ?? '' }) };
    });
    const read = await readLines(
      said.map(({ role, unit, starts }) => ({
        ansattnr: known.ansattnr,
        fornavn: edited.firstName,
        etternavn: edited.lastName,
        'e-post': edited.email,
        enhet: unit,
        rolle: role,
        startdato: starts,
      })),
    );
    const faults = 'issues' in read ? read.issues.map((issue) => faultOf(issue, said)) : [];
    const ends = said.map(({ appointment, ends: text }) => {
      if (text.trim() === '') return null;
      const day = readCell('startdato', text);
      if ('value' in day) return day.value;
      faults.push({ appointment, field: 'slutt', message: day.fault });
      return null;
    });
    // The person's own fields were read once for each appointment.
    const apart = [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
    if ('issues' in read || apart.length > 0) return apart;
    await carryOut(tx, course, await planImport(tx, read.rows, now, person), now);
    for (const { unit } of known.appointments) await removeLeader(tx, unitId(unit), person);
    for (const [i, { appointment, leads }] of said.entries()) {
      await tx
        .updateTable('appointment')
        .set({ ends: ends[i] ?? null })
        .where('id', '=', appointment)
        .execute();
      if (leads) await writeLeader(tx, unitId((read.rows[i] as RosterRow).unit), person);
    }
    await dropLeadership(tx, [person], norwegianDay(now));
    await audit(store, { actor: 'hr', id: by, action: 'edit-person' }, now, tx);
    return [];
  });
}

/** `P-0001` and on: the first that nobody has, or has had. */
async function nextNumber(tx: Transaction<Tables>): Promise<string> {
  const rows = await tx.selectFrom('person').select('ansattnr').where('ansattnr', 'like', 'P-%').execute();
  const taken = rows.map(({ ansattnr }) => Number(/^P-(\d{1,9})$/.exec(ansattnr)?.[1] ?? 0));
  for (let next = Math.max(0, ...taken) + 1; ; next++) {
    const number = `P-${String(next).padStart(4, '0')}`;
    // Of the erased only ids are left.
    const had = tx.selectFrom('person').select('id').where('id', 'in', idsInAnyCase(number));
    if (!(await had.executeTakeFirst())) return number;
  }
}

/** The same reading as a file's, line for line. */
async function readLines(lines: Texts[]): Promise<{ rows: RosterRow[] } | { issues: RosterIssue[] }> {
  const table = lines.map((texts, i) => ({ line: i + 2, cells: FIELDS.map((field) => texts[field]) }));
  const secret = table.flatMap(({ line, cells }) =>
    cells.flatMap((cell, i) =>
      hasNationalId(cell) ? [{ line, column: FIELDS[i] as string, message: words.single.nationalId }] : [],
    ),
  );
  if (secret.length > 0) return { issues: secret };
  const read = await readRows({ header: { line: 1, cells: [...FIELDS] }, rows: table, notices: [] });
  return read.issues.length > 0 ? { issues: read.issues } : { rows: read.rows };
}

/** The person's own fields stand once in the form, whatever the number of appointments. */
function faultOf(
  { line, column, message }: RosterIssue,
  appointments: readonly { appointment: string }[] = [],
): FieldFault {
  const field = column as Field;
  const held = appointments[line - 2];
  const ofAppointment = held && (field === 'enhet' || field === 'startdato');
  return { ...(ofAppointment && { appointment: held.appointment }), field, message };
}
