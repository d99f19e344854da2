/**
 * Who has completed. One query over appointments, completions, outcomes and confirmations: the learner's own page, HR's page and
 * the export all read it, so they can never say different things.
 */
import { sql } from 'kysely';
import type { Role } from '#lib/scenario/format.ts';
import type { Database, Store } from './database.ts';

export type Status = 'ikke-begynt' | 'paabegynt' | 'fullfort';

/** Until renewal begins a new one. */
export const ROUND = 1;

/** One appointment and where it stands. Times are ISO 8601, `starts` is a date. */
export interface Standing {
  appointment: string;
  person: string;
  ansattnr: string;
  firstName: string;
  lastName: string;
  email: string | null;
  role: Role;
  unit: string;
  starts: string;
  status: Status;
  completedAt: string | null;
  receivedAt: string | null;
  courseEdition: string | null;
  guideline: string | null;
  language: string | null;
  login: string | null;
  receipt: string | null;
}

export interface Filter {
  person?: string;
  /** The unit's name. */
  unit?: string;
  /** Several units' names. */
  units?: readonly string[];
  status?: Status;
  /** Only those that are not completed. */
  open?: boolean;
}

/** Begun: something is receipted that counts for the role. Completed: there is a completion, whatever came later. */
const status = sql<Status>`case
  when completion.id is not null then 'fullfort'
  when exists (
    select 1 from outcome join edition on edition.hash = outcome.edition
    where outcome.person = appointment.person and edition.audience in (appointment.role, 'begge')
  ) or exists (
    select 1 from confirmation
    where confirmation.person = appointment.person and confirmation.role in (appointment.role, 'begge')
  ) then 'paabegynt'
  else 'ikke-begynt' end`;

/** All appointments of people who are not erased, or those the filter leaves. */
function appointments(db: Database, { person, unit, units, status: wanted, open }: Filter) {
  // SQLite takes a cross join in the order it is written. For everybody: unit by unit along the index on the name, so
  // that it sorts one unit at a time and never stands still over the whole municipality. For one person: theirs only.
  const everyone = db.selectFrom('unit').crossJoin('appointment');
  const theirs = db.selectFrom('appointment').crossJoin('unit');
  return (person === undefined ? everyone : theirs)
    .innerJoin('person', 'person.id', 'appointment.person')
    .leftJoin('completion', (on) =>
      on.onRef('completion.appointment', '=', 'appointment.id').on('completion.round', '=', ROUND),
    )
    .whereRef('appointment.unit', '=', 'unit.id')
    .where('person.erased_at', 'is', null)
    .$if(person !== undefined, (q) => q.where('appointment.person', '=', person as string))
    .$if(unit !== undefined, (q) => q.where('unit.name', '=', unit as string))
    .$if(wanted !== undefined, (q) => q.where(status, '=', wanted as Status))
    .$if(units !== undefined, (q) => q.where('unit.name', 'in', [...(units as string[]), '']))
    .$if(open === true, (q) => q.where('completion.id', 'is', null));
}

/** The rows, in the order of unit, last name, first name, role. Run it, or stream it. */
export function standings({ db, kind }: Pick<Store, 'db' | 'kind'>, filter: Filter = {}) {
  // The same order on both engines, whatever language the database was set up for.
  const plainly = (column: string) =>
    kind === 'postgres' ? sql`${sql.ref(column)} collate "C"` : sql.ref(column);
  return appointments(db, filter)
    .select([
      'appointment.id as appointment',
      'person.id as person',
      'person.ansattnr as ansattnr',
      'person.first_name as firstName',
      'person.last_name as lastName',
      'person.email as email',
      'appointment.role as role',
      'unit.name as unit',
      'appointment.starts as starts',
      status.as('status'),
      'completion.completed_at as completedAt',
      'completion.received_at as receivedAt',
      'completion.course_edition as courseEdition',
      'completion.guideline as guideline',
      'completion.language as language',
      'completion.login as login',
      'completion.receipt as receipt',
    ])
    .orderBy(plainly('unit.name'))
    .orderBy(plainly('person.last_name'))
    .orderBy(plainly('person.first_name'))
    .orderBy(plainly('person.ansattnr'))
    .orderBy('appointment.role')
    .$castTo<Standing>();
}

/** A page of rows for the screen. @param from index of the first row, 0 for the first page */
export function standingsPage(
  store: Store,
  filter: Filter,
  from: number,
  count: number,
): Promise<Standing[]> {
  return standings(store, filter).offset(from).limit(count).execute();
}

export interface UnitCount {
  unit: string;
  /** Appointments in all; the three below sum to it. */
  all: number;
  'ikke-begynt': number;
  paabegynt: number;
  fullfort: number;
}

/** How many appointments stand where, unit by unit, in the order of the units' names. */
export async function countsByUnit(store: Pick<Store, 'db'>, filter: Filter = {}): Promise<UnitCount[]> {
  const rows = await appointments(store.db, filter)
    .select(['unit.name as unit', status.as('status'), (q) => q.fn.countAll<number>().as('count')])
    .groupBy(['unit.name', status])
    .execute();
  const units = new Map<string, UnitCount>();
  for (const { unit, status, count } of rows) {
    const sum = units.get(unit) ?? { unit, all: 0, 'ikke-begynt': 0, paabegynt: 0, fullfort: 0 };
    sum[status] += count;
    sum.all += count;
    units.set(unit, sum);
  }
  return [...units.values()].sort((a, b) => a.unit.localeCompare(b.unit, 'nb'));
}
