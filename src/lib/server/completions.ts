/**
 * Who has completed. One query over appointments, completions, outcomes and confirmations: the learner's own page, HR's page and
 * the export all read it, so they can never say different things. It is asked as of a moment; the course's own rules for
 * what still holds (`holding.ts`) and by when (`deadlines.ts`) stand there once more, as SQL, so that whole
 * municipalities are counted in the database.
 */
import { sql } from 'kysely';
import { noCounts, type Counts } from '#lib/course/counts.ts';
import type { Status } from '#lib/course/statuses.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { AsOf } from './as-of.ts';
import { inBatches } from './batches.ts';
import type { Store } from './database.ts';
import { assigned, inForce, status, verdict } from './deadlines.ts';
import { isBelow, isFound, type Filter } from './filter.ts';
import { changed, holds } from './holding.ts';
import { leadersOf, type LeaderOf } from './leaders.ts';
import type { Exemption } from './schema.ts';
import { sectorOf } from './units.ts';

/** One appointment and where it stands. Times are ISO 8601; `starts`, `assigned`, `deadline` are dates. */
export interface Standing {
  appointment: string;
  person: string;
  ansattnr: string;
  firstName: string;
  lastName: string;
  email: string | null;
  role: Role;
  unit: string;
  /** The unit's own, whatever it is called: eight hex digits. */
  unitCode: string;
  /** The first part of the unit's name. */
  sector: string;
  /** The nearest leader up the tree, by name. */
  leader: string | null;
  starts: string;
  /** The election period a politician is in, `2023–2027`; null without one. */
  period: string | null;
  assigned: string;
  /** The last day in time; null when there is none. */
  deadline: string | null;
  status: Status;
  /** What the learner is told: how far the round has come, whatever the deadline says. */
  progress: 'ikke-begynt' | 'paabegynt' | 'fullfort';
  /** Why less or later is asked today. */
  relief: { kind: Exemption['kind']; to: string | null; reason: string } | null;
  /** Reminders that were sent. */
  reminders: number;
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

type Source = Pick<Store, 'db' | 'kind'>;

/**
 * All appointments that last, of people who are not erased, or those the filter leaves, each with its last completion
 * and the one before.
 */
function appointments({ db, kind }: Source, asOf: AsOf, filter: Filter, inOrder: boolean) {
  const {
    person,
    unit,
    within = '',
    role,
    statuses,
    open,
    unlinked,
    search = '',
    scope = {},
    appointments: ids,
    assignedBy,
  } = filter;
  // SQLite takes a cross join in the order it is written. For everybody in order: unit by unit along the index on the
  // name, so that it sorts one unit at a time and never stands still over the whole municipality. Else as they lie.
  const byUnit = db.selectFrom('unit').crossJoin('appointment');
  const asTheyLie = db.selectFrom('appointment').crossJoin('unit');
  return (
    (inOrder && person === undefined && ids === undefined ? byUnit : asTheyLie)
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
      .leftJoin('completion as prior', (on) =>
        on
          .onRef('prior.appointment', '=', 'completion.appointment')
          .on('prior.round', '=', sql<number>`completion.round - 1`),
      )
      .whereRef('appointment.unit', '=', 'unit.id')
      .where('person.erased_at', 'is', null)
      .where((eb) => eb.or([eb('appointment.ends', 'is', null), eb('appointment.ends', '>', asOf.today)]))
      .$if(person !== undefined, (q) => q.where('appointment.person', '=', person as string))
      .$if(unit !== undefined, (q) => q.where('unit.name', '=', unit as string))
      .$if(assignedBy !== undefined, (q) => q.where('appointment.created_at', '<=', assignedBy as string))
      .$if(ids !== undefined, (q) => q.where('appointment.id', 'in', [...(ids as string[]), '']))
      .$if(within !== '', (q) => q.where(isBelow([within])))
      .$if(scope.units !== undefined, (q) => q.where(isBelow(scope.units as string[])))
      .$if(scope.role !== undefined, (q) => q.where('appointment.role', '=', scope.role as Role))
      .$if(role !== undefined, (q) => q.where('appointment.role', '=', role as Role))
      .$if(search !== '', (q) => q.where(isFound(search)))
      .$if(statuses !== undefined, (q) =>
        q.where(status(kind, asOf), 'in', [...(statuses as Status[]), '' as Status]),
      )
      .$if(open === true, (q) => q.where(sql<boolean>`not ${holds(asOf)}`))
      .$if(unlinked === true, (q) =>
        q.where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('invitation')
                .select('invitation.id')
                .whereRef('invitation.person', '=', 'appointment.person')
                .where('invitation.voided_at', 'is', null)
                .where('invitation.expires_at', '>', asOf.now),
            ),
          ),
        ),
      )
  );
}

/** How many reminders the mail server has taken for an appointment. */
const remindersSent = ({ now }: AsOf) => sql<number>`(
  select count(*) from reminder where reminder.appointment = appointment.id and reminder.sent_at <= ${now})`;

/** In the order of unit, last name, first name, role. */
function query(source: Source, asOf: AsOf, filter: Filter) {
  const { kind } = source;
  // The same order on both engines, whatever language the database was set up for.
  const plainly = (column: string) =>
    kind === 'postgres' ? sql`${sql.ref(column)} collate "C"` : sql.ref(column);
  return appointments(source, asOf, filter, true)
    .leftJoin('exemption as relief', (on) =>
      on.on(
        sql<boolean>`relief.id = (select chosen.id from exemption as chosen
          where chosen.appointment = appointment.id and ${inForce('chosen', asOf)}
          order by chosen.kind = 'utsettelse', chosen.created_at desc, chosen.id limit 1)`,
      ),
    )
    .select([
      'appointment.id as appointment',
      'person.id as person',
      'person.ansattnr as ansattnr',
      'person.first_name as firstName',
      'person.last_name as lastName',
      'person.email as email',
      'appointment.role as role',
      'unit.name as unit',
      sql<string>`substr(unit.id, 1, 8)`.as('unitCode'),
      'appointment.starts as starts',
      assigned.as('assigned'),
      verdict(kind, asOf).as('verdict'),
      remindersSent(asOf).as('reminders'),
      'relief.kind as reliefKind',
      'relief.to_day as reliefTo',
      'relief.reason as reliefReason',
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
    .orderBy('appointment.role');
}

type Row = Awaited<ReturnType<ReturnType<typeof query>['executeTakeFirstOrThrow']>>;

function standingOf(
  { periods, today }: AsOf,
  { verdict, reliefKind, reliefTo, reliefReason, ...row }: Row,
  of: LeaderOf,
): Standing {
  const day = row.starts > today ? row.starts : today;
  const period = row.role === 'folkevalgt' && periods.find(({ to }) => day <= to);
  const [status, progress, deadline] = verdict.split(' ') as [Status, Standing['progress'], string];
  return {
    ...row,
    period: period ? `${period.from.slice(0, 4)}–${period.to.slice(0, 4)}` : null,
    status,
    progress,
    deadline: deadline || null,
    relief: reliefKind && { kind: reliefKind, to: reliefTo, reason: reliefReason ?? '' },
    sector: sectorOf(row.unit),
    leader: of(row.unit, row.person),
  };
}

/** The rows, in the order of unit, last name, first name, role: all at once, a page of them, or one after the other. */
export function standings(source: Source, asOf: AsOf, filter: Filter = {}) {
  const all = query(source, asOf, filter);
  const read = async (some: typeof all) => {
    const leaderOf = await leadersOf(source.db, asOf.today);
    return (await some.execute()).map((row) => standingOf(asOf, row, leaderOf));
  };
  return {
    compile: () => all.compile(),
    execute: (): Promise<Standing[]> => read(all),
    /** @param from index of the first row, 0 for the first page */
    page: (from: number, count: number): Promise<Standing[]> => read(all.offset(from).limit(count)),
    async *stream(chunk: number): AsyncGenerator<Standing> {
      const leaderOf = await leadersOf(source.db, asOf.today);
      for await (const row of all.stream(chunk)) yield standingOf(asOf, row, leaderOf);
    },
    /** All of them, in small parts: within a transaction, which cannot be asked in another thread. */
    async gather(): Promise<Standing[]> {
      const rows: Standing[] = [];
      for await (const batch of inBatches(this.stream(200))) rows.push(...batch);
      return rows;
    },
  };
}

type Screen = Pick<Store, 'reading' | 'kind'>;
const aside = ({ reading, kind }: Screen): Source => ({ db: reading, kind });

/** A page of rows for the screen. @param from index of the first row, 0 for the first page */
export const standingsPage = (store: Screen, asOf: AsOf, filter: Filter, from: number, count: number) =>
  standings(aside(store), asOf, filter).page(from, count);

/** How many people have the appointments that a filter leaves. */
export async function countPeople(source: Source, asOf: AsOf, filter: Filter): Promise<number> {
  const { count } = await appointments(source, asOf, filter, false)
    .select((q) => q.fn.count<number>('appointment.person').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Of those with one role in one unit. */
export interface UnitCount extends Counts {
  unit: string;
  role: Role;
}

/** How many appointments stand where, for each unit and role, in the order of the units' names. */
export async function countsByUnit(store: Screen, asOf: AsOf, filter: Filter = {}): Promise<UnitCount[]> {
  const source = aside(store);
  const each = appointments(source, asOf, filter, false)
    .select(['unit.name as unit', 'appointment.role as role', status(source.kind, asOf).as('status')])
    // Else PostgreSQL joins in the order of the groups: every unit with every appointment.
    .$if(source.kind === 'postgres', (q) => q.offset(0));
  const rows = await source.db
    .selectFrom(each.as('each'))
    .select(['unit', 'role', 'status', (q) => q.fn.countAll<number>().as('count')])
    .groupBy(['unit', 'role', 'status'])
    .execute();
  const sums = new Map<string, UnitCount>();
  for (const { unit, role, status, count } of rows) {
    const key = `${role} ${unit}`;
    const sum = sums.get(key) ?? { unit, role, ...noCounts() };
    sum[status] += count;
    sum.all += count;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => a.unit.localeCompare(b.unit, 'nb') || (a.role < b.role ? -1 : 1));
}
