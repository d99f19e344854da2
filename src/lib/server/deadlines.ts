/**
 * The deadline and the status of an appointment, as SQL: `course/deadline.ts` and `course/statuses.ts` once more, for
 * whole municipalities. `deadlines.test.ts` asks both the same on both engines.
 */
import { sql, type RawBuilder } from 'kysely';
import { daysOf, windowOf } from '#lib/course/deadline.ts';
import { addDays } from '#lib/course/day.ts';
import type { Status } from '#lib/course/statuses.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { AsOf } from './as-of.ts';
import type { Store } from './database.ts';
import { daysBetween, isAfterDay, latestOf, plusDays, type Day } from './days.ts';
import { begun, holds, lasts, ofChange } from './holding.ts';

type Kind = Store['kind'];

/** The day it was put in. In UTC: half an hour past midnight matters to nobody a month ahead. */
export const assigned: Day = sql`substr(appointment.created_at, 1, 10)`;

const byRole = <T>(ansatt: RawBuilder<T>, folkevalgt: RawBuilder<T>) =>
  sql<T>`case when appointment.role = 'ansatt' then ${ansatt} else ${folkevalgt} end`;

/** The rule's deadline, counted from the latest of the first day, the day it was put in, and a period's. */
function ruled(kind: Kind, { rules }: AsOf, role: Role, ...period: Day[]): Day {
  const rule = rules[role];
  const from = latestOf(kind, sql`appointment.starts`, assigned, ...period);
  const counted = plusDays(kind, from, sql.lit(daysOf(rule, role)));
  return 'days' in rule ? counted : latestOf(kind, sql`${rule.date}`, counted);
}

/**
 * By when it was to be done if it holds, or is to be if it does not, before anything moves it. `prior` is the
 * completion before the last: when the last one holds, it is the round that one was for. A change moves no last day.
 */
function unmoved(kind: Kind, asOf: AsOf, held: boolean): Day {
  const before = sql.ref(held ? 'prior.valid_to' : 'completion.valid_to');
  const day = held ? sql`completion.valid_to` : latestOf(kind, sql`appointment.starts`, sql`${asOf.today}`);
  const changed = held
    ? sql`prior.id is not null and coalesce(prior.valid_to, '9') >= coalesce(completion.valid_to, '9') then null`
    : sql`completion.id is not null and ${lasts(asOf)} then
        ${ofChange(asOf, ({ role, from }) => sql`${addDays(from, daysOf(asOf.rules[role], role))}`)}`;
  const inPeriod = asOf.periods.map(
    ({ from, to }) => sql`when appointment.role = 'folkevalgt' and ${day} <= ${to}
      then ${ruled(kind, asOf, 'folkevalgt', sql`${from}`)} `,
  );
  return sql`case when ${changed} ${inPeriod.length > 0 ? sql.join(inPeriod, sql` `) : sql``}
    when ${sql.ref(held ? 'prior.id' : 'completion.id')} is not null then ${before}
    else ${byRole(ruled(kind, asOf, 'ansatt'), ruled(kind, asOf, 'folkevalgt'))} end`;
}

/** Neither withdrawn nor made later. */
const granted = (table: string, { now }: AsOf) => {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`(${column('created_at')} <= ${now}
    and (${column('withdrawn_at')} is null or ${column('withdrawn_at')} > ${now}))`;
};

/**
 * The appointment has such an exemption. PostgreSQL reads them once for all rows: asked row by row it would read a table
 * that is still small from end to end each time. SQLite takes the index, so that one person's page costs no more.
 */
const isExempt = (kind: Kind, where: RawBuilder<boolean>) =>
  kind === 'postgres'
    ? sql<boolean>`appointment.id in (select exemption.appointment from exemption where ${where})`
    : sql<boolean>`exists (select 1 from exemption where exemption.appointment = appointment.id and ${where})`;

/** Longer than anybody is away. */
const FOREVER = '4000-01-01';

/**
 * A select of one row inside a row, `limit 1` so that neither engine copies what is reckoned here to every place where
 * it is used: PostgreSQL then plans for a tenth of a second.
 */
const once = (selected: RawBuilder<unknown>, from: RawBuilder<unknown> = sql``) =>
  sql`(select ${selected} ${from} limit 1)`;

/**
 * Does it hold, and its deadline after everything that moves it. Those away never overlap (`exemptions.ts` sees to it),
 * so one counts exactly when it begins no later than the deadline that those before it have made. Of what is completed
 * only what began before it was done. Most have nothing: of them nothing of this is reckoned.
 */
function stood(kind: Kind, asOf: AsOf): RawBuilder<unknown> {
  const held = holds(asOf);
  const ends = sql`case when ${held} then ${unmoved(kind, asOf, true)} else ${unmoved(kind, asOf, false)} end`;
  const window = byRole(sql.lit(-windowOf(asOf.rules.ansatt)), sql.lit(-windowOf(asOf.rules.folkevalgt)));
  const base = once(sql`unmoved.holds, unmoved.ends, ${plusDays(kind, sql`unmoved.ends`, window)} as begins`);
  const counts = (
    table: string,
  ) => sql<boolean>`${sql.ref(`${table}.appointment`)} = appointment.id and ${granted(table, asOf)}
    and (not base.holds or ${sql.ref(`${table}.from_day`)} <= substr(completion.completed_at, 1, 10))`;
  const last = (table: string) => sql<string>`coalesce(${sql.ref(`${table}.to_day`)}, ${FOREVER})`;
  const sum = (table: string, and: RawBuilder<unknown>) => sql<number>`(
    select coalesce(sum(${daysBetween(
      kind,
      latestOf(kind, sql.ref(`${table}.from_day`), sql`base.begins`),
      last(table),
    )} + 1), 0) from exemption as ${sql.ref(table)}
    where ${counts(table)} and ${sql.ref(`${table}.kind`)} <> 'utsettelse' and ${last(table)} >= base.begins and ${and})`;
  const before = sum('earlier', sql`earlier.from_day < away.from_day`);
  const moved = sum('away', sql`away.from_day <= ${plusDays(kind, sql`base.ends`, before)}`);
  const extended = sql<string>`(select max(longer.to_day) from exemption as longer
    where ${counts('longer')} and longer.kind = 'utsettelse')`;
  const reckoned = once(
    sql`${plusDays(kind, sql`base.ends`, moved)} as day, ${extended} as extended`,
    sql`from ${base} as base`,
  );
  const due = sql`case
    when not ${isExempt(kind, granted('exemption', asOf))} then unmoved.ends
    else (select case when moved.day is null or moved.day >= ${FOREVER} then null
        else ${latestOf(kind, sql`moved.day`, sql`coalesce(moved.extended, '')`)} end
      from ${reckoned} as moved) end`;
  return once(
    sql`unmoved.holds, ${due} as due`,
    sql`from ${once(sql`${held} as holds, ${ends} as ends`)} as unmoved`,
  );
}

/** In force: exempt or away today, or with a deadline that was moved and is not over. */
export const inForce = (table: string, asOf: AsOf): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${table}.from_day`), sql.ref(`${table}.to_day`)];
  return sql`(${granted(table, asOf)} and ${from} <= ${asOf.today} and (${to} is null or ${to} >= ${asOf.today}))`;
};

const isAway = (kind: Kind, asOf: AsOf) =>
  isExempt(kind, sql`${inForce('exemption', asOf)} and exemption.kind <> 'utsettelse'`);

/** What holds, holds; then what is not asked; then what has run out, what is late, and how far it has come. */
const judged = (kind: Kind, asOf: AsOf) => sql<Status>`case
  when stood.holds and ${isAfterDay(sql`completion.completed_at`, sql`stood.due`)} then 'fullfort-sent'
  when stood.holds then 'fullfort'
  when ${isAway(kind, asOf)} then 'fritatt'
  when completion.valid_to < ${asOf.today} then 'utlopt'
  when stood.due < ${asOf.today} then 'forfalt'
  when ${begun(asOf)} then 'paabegynt'
  else 'ikke-begynt' end`;

export const status = (kind: Kind, asOf: AsOf) =>
  sql<Status>`(select ${judged(kind, asOf)} from ${stood(kind, asOf)} as stood)`;

/** Status, progress and deadline in one text, so that they are reckoned once: `forfalt paabegynt 2026-12-01`. */
export const verdict = (kind: Kind, asOf: AsOf) => sql<string>`(
  select ${judged(kind, asOf)} || ' '
    || case when stood.holds then 'fullfort' when ${begun(asOf)} then 'paabegynt' else 'ikke-begynt' end || ' '
    || coalesce(stood.due, '')
  from ${stood(kind, asOf)} as stood)`;
