/**
 * Who has completed. One query over appointments, completions, outcomes and confirmations: the learner's own page, HR's page and
 * the export all read it, so they can never say different things. It is asked as of a moment; the course's own rules for
 * what still holds (`course/round.ts`) stand here once more, as SQL, so that whole municipalities are counted in the database.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Role } from '#lib/scenario/format.ts';
import type { AsOf, Opened } from './as-of.ts';
import type { Database, Store } from './database.ts';
import type { Scope } from './scope.ts';

/** Of the round somebody is in: who has completed and must again has not completed. */
export type Status = 'ikke-begynt' | 'paabegynt' | 'fullfort';

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
  /** The rest is of the last completion, whether it still holds or not. */
  completedAt: string | null;
  receivedAt: string | null;
  courseEdition: string | null;
  guideline: string | null;
  language: string | null;
  login: string | null;
  receipt: string | null;
  /** The last day it holds, a date; null until a marked change. */
  validTo: string | null;
  /** 1 when a marked change has opened it again, whatever day it would hold to. */
  changed: number;
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
  /** Only these, by id. */
  appointments?: readonly string[];
  /** Whom the asker may see. */
  scope?: Scope;
}

/** In the role, and in one of the units or below it. */
function inScope({ role, units }: Scope): RawBuilder<boolean> {
  const below = units?.map((unit) => {
    const above = `${unit} > `;
    return sql`unit.name = ${unit} or substr(unit.name, 1, ${above.length}) = ${above}`;
  });
  const there = below?.length === 0 ? sql`false` : below ? sql`(${sql.join(below, sql` or `)})` : sql`true`;
  return role === undefined ? sql`${there}` : sql`(appointment.role = ${role} and ${there})`;
}

/** What a marked change has opened again: mastered before it, and not after. */
const openedAgain = ({ role, scenario, posting, older, newer }: Opened, { now }: AsOf) => sql<boolean>`(
  appointment.role = ${role} ${posting ? sql`and completion.posts = 1` : sql``}
  and ${mastered(scenario, older, now)} and not ${mastered(scenario, newer, now)})`;

const mastered = (scenario: string, editions: readonly string[], now: string) =>
  editions.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`exists (
        select 1 from outcome where outcome.person = appointment.person and outcome.scenario = ${scenario}
        and outcome.received_at <= ${now} and outcome.edition in (${sql.join(editions)}))`;

function changed(asOf: AsOf): RawBuilder<boolean> {
  const opened = asOf.opened.map((one) => openedAgain(one, asOf));
  return opened.length === 0 ? sql`false` : sql`(${sql.join(opened, sql` or `)})`;
}

/** The last day is not over; for a politician who has not yet met it must last until they do. */
const lasts = ({ today }: AsOf) => sql<boolean>`(completion.valid_to is null or (
  completion.valid_to >= ${today} and (appointment.role = 'ansatt' or completion.valid_to >= appointment.starts)))`;

/** There is a completion, whatever came later, and it holds. */
const holds = (asOf: AsOf) =>
  sql<boolean>`(completion.id is not null and ${lasts(asOf)} and not ${changed(asOf)})`;

/** The day from which what is done counts for the round somebody is in; '' when everything does. */
function counts({ periods, today }: AsOf): RawBuilder<string> {
  const last = periods.at(-1);
  if (!last) return sql`coalesce(completion.renews_from, '')`;
  const [current, ...later] = periods as [(typeof periods)[0], ...typeof periods];
  const begins = later
    .reverse()
    .map(({ from, counts }) => sql`when appointment.starts >= ${from} then ${counts}`);
  return sql`coalesce(case
    when appointment.role = 'ansatt' then completion.renews_from
    when appointment.starts > ${today} and appointment.starts > ${last.to} then completion.renews_from
    ${sql.join(begins, sql` `)} else ${current.counts} end, '')`;
}

/** Begun: something is receipted that counts for the role and the round. Where only what was changed is left, much is. */
const status = (asOf: AsOf) => sql<Status>`case
  when ${holds(asOf)} then 'fullfort'
  when completion.id is not null and ${lasts(asOf)} then 'paabegynt'
  when exists (
    select 1 from outcome join edition on edition.hash = outcome.edition
    where outcome.person = appointment.person and edition.audience in (appointment.role, 'begge')
    and outcome.received_at <= ${asOf.now} and outcome.finished_at >= ${counts(asOf)}
  ) or exists (
    select 1 from confirmation
    where confirmation.person = appointment.person and confirmation.role in (appointment.role, 'begge')
    and confirmation.received_at <= ${asOf.now} and confirmation.said_at >= ${counts(asOf)}
  ) then 'paabegynt'
  else 'ikke-begynt' end`;

/** All appointments of people who are not erased, or those the filter leaves, each with its last completion. */
function appointments(db: Database, asOf: AsOf, filter: Filter) {
  const { person, unit, units, status: wanted, open, scope, appointments: ids } = filter;
  // SQLite takes a cross join in the order it is written. For everybody: unit by unit along the index on the name, so
  // that it sorts one unit at a time and never stands still over the whole municipality. For one person: theirs only.
  const everyone = db.selectFrom('unit').crossJoin('appointment');
  const theirs = db.selectFrom('appointment').crossJoin('unit');
  return (
    (person === undefined && ids === undefined ? everyone : theirs)
      .innerJoin('person', 'person.id', 'appointment.person')
      // Its last: none later. Said so, PostgreSQL joins whole tables instead of asking for each appointment.
      .leftJoin('completion', (on) =>
        on
          .onRef('completion.appointment', '=', 'appointment.id')
          .on('completion.received_at', '<=', asOf.now)
          .on(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('completion as later')
                  .select('later.id')
                  .whereRef('later.appointment', '=', 'completion.appointment')
                  .whereRef('later.round', '>', 'completion.round')
                  .where('later.received_at', '<=', asOf.now),
              ),
            ),
          ),
      )
      .whereRef('appointment.unit', '=', 'unit.id')
      .where('person.erased_at', 'is', null)
      .$if(person !== undefined, (q) => q.where('appointment.person', '=', person as string))
      .$if(unit !== undefined, (q) => q.where('unit.name', '=', unit as string))
      .$if(wanted !== undefined, (q) => q.where(status(asOf), '=', wanted as Status))
      .$if(units !== undefined, (q) => q.where('unit.name', 'in', [...(units as string[]), '']))
      .$if(ids !== undefined, (q) => q.where('appointment.id', 'in', [...(ids as string[]), '']))
      .$if(scope !== undefined, (q) => q.where(inScope(scope as Scope)))
      .$if(open === true, (q) => q.where(sql<boolean>`not ${holds(asOf)}`))
  );
}

/** The rows, in the order of unit, last name, first name, role. Run it, or stream it. */
export function standings({ db, kind }: Pick<Store, 'db' | 'kind'>, asOf: AsOf, filter: Filter = {}) {
  // The same order on both engines, whatever language the database was set up for.
  const plainly = (column: string) =>
    kind === 'postgres' ? sql`${sql.ref(column)} collate "C"` : sql.ref(column);
  return appointments(db, asOf, filter)
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
      status(asOf).as('status'),
      'completion.completed_at as completedAt',
      'completion.received_at as receivedAt',
      'completion.course_edition as courseEdition',
      'completion.guideline as guideline',
      'completion.language as language',
      'completion.login as login',
      'completion.receipt as receipt',
      'completion.valid_to as validTo',
      sql<number>`case when ${changed(asOf)} then 1 else 0 end`.as('changed'),
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
  asOf: AsOf,
  filter: Filter,
  from: number,
  count: number,
): Promise<Standing[]> {
  return standings(store, asOf, filter).offset(from).limit(count).execute();
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
export async function countsByUnit(
  store: Pick<Store, 'db'>,
  asOf: AsOf,
  filter: Filter = {},
): Promise<UnitCount[]> {
  const each = appointments(store.db, asOf, filter).select(['unit.name as unit', status(asOf).as('status')]);
  const rows = await store.db
    .selectFrom(each.as('each'))
    .select(['unit', 'status', (q) => q.fn.countAll<number>().as('count')])
    .groupBy(['unit', 'status'])
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
