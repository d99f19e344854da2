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
import { daysBetween, isAfterDay, latestOf, minusDays, plusDays, type Day } from './days.ts';
import { begun, holds, lasts, ofChange } from './holding.ts';

type Kind = Store['kind'];

/** The day it was put in. In UTC: half an hour past midnight matters to nobody a month ahead. */
export const assigned: Day = sql`substr(appointment.created_at, 1, 10)`;

const byRole = (ansatt: RawBuilder<unknown>, folkevalgt: RawBuilder<unknown>): Day =>
  sql`case when appointment.role = 'ansatt' then ${ansatt} else ${folkevalgt} end`;

/** The rule's deadline, counted from a day. */
function ruled(kind: Kind, { rules }: AsOf, from: Day): Day {
  const of = (role: Role) => {
    const rule = rules[role];
    const counted = plusDays(kind, from, daysOf(rule, role));
    return 'days' in rule ? counted : latestOf(kind, sql`${rule.date}`, counted);
  };
  return byRole(of('ansatt'), of('folkevalgt'));
}

/** When the election period began that a politician is in on a day; null without one. */
function periodFrom({ periods }: AsOf, day: Day): Day {
  if (periods.length === 0) return sql`null`;
  const cases = periods.map(({ from, to }) => sql`when ${day} <= ${to} then ${from}`);
  return sql`case when appointment.role <> 'folkevalgt' then null ${sql.join(cases, sql` `)} end`;
}

/**
 * A select of one row inside a row, `limit 1` so that neither engine copies what is reckoned here to every place where
 * it is used: PostgreSQL then plans for a tenth of a second.
 */
const once = (selected: RawBuilder<unknown>, from: RawBuilder<unknown> = sql``) =>
  sql`(select ${selected} ${from} limit 1)`;

/**
 * Does it hold, and by when was or is it to be done, before anything moves it. `prior` is the completion before the
 * last: when the last one holds, it is the round that one was for. A change moves no last day.
 */
function unmoved(kind: Kind, asOf: AsOf): RawBuilder<unknown> {
  const held = once(sql`${holds(asOf)} as holds`);
  const day = sql<string>`case when held.holds then completion.valid_to
    else ${latestOf(kind, sql`appointment.starts`, sql`${asOf.today}`)} end`;
  const dated = once(sql`held.holds, ${day} as day`, sql`from ${held} as held`);
  const placed = once(
    sql`dated.holds, ${periodFrom(asOf, sql`dated.day`)} as period`,
    sql`from ${dated} as dated`,
  );
  const from = latestOf(kind, sql`appointment.starts`, assigned, sql`coalesce(placed.period, '')`);
  const change = ofChange(asOf, ({ role, from }) => sql`${addDays(from, daysOf(asOf.rules[role], role))}`);
  const ends = sql`case
    when placed.holds and prior.id is not null
      and coalesce(prior.valid_to, '9') >= coalesce(completion.valid_to, '9') then null
    when not placed.holds and completion.id is not null and ${lasts(asOf)} then ${change}
    when placed.period is not null or (case when placed.holds then prior.id else completion.id end) is null
      then ${ruled(kind, asOf, from)}
    else case when placed.holds then prior.valid_to else completion.valid_to end end`;
  return once(sql`placed.holds, ${ends} as ends`, sql`from ${placed} as placed`);
}

/** Of the appointment, and neither withdrawn nor made later. */
const granted = (table: string, { now }: AsOf): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`(${column('appointment')} = appointment.id and ${column('created_at')} <= ${now}
    and (${column('withdrawn_at')} is null or ${column('withdrawn_at')} > ${now}))`;
};

/** Longer than anybody is away. */
const FOREVER = '4000-01-01';

/**
 * The deadline after everything that moves it. Those away never overlap (`exemptions.ts` sees to it), so one counts
 * exactly when it begins no later than the deadline that those before it have made. Of what is completed only what
 * began before it was done.
 */
function stood(kind: Kind, asOf: AsOf): RawBuilder<unknown> {
  const { ansatt, folkevalgt } = asOf.rules;
  const begins = byRole(
    minusDays(kind, sql`unmoved.ends`, windowOf(ansatt)),
    minusDays(kind, sql`unmoved.ends`, windowOf(folkevalgt)),
  );
  const base = once(sql`unmoved.ends as ends, ${begins} as begins`);
  const counts = (table: string) => sql<boolean>`${granted(table, asOf)}
    and (not unmoved.holds or ${sql.ref(`${table}.from_day`)} <= substr(completion.completed_at, 1, 10))`;
  const ends = (table: string) => sql<string>`coalesce(${sql.ref(`${table}.to_day`)}, ${FOREVER})`;
  const sum = (table: string, and: RawBuilder<unknown>) => sql<number>`(
    select coalesce(sum(${daysBetween(
      kind,
      latestOf(kind, sql.ref(`${table}.from_day`), sql`base.begins`),
      ends(table),
    )} + 1), 0) from exemption as ${sql.ref(table)}
    where ${counts(table)} and ${sql.ref(`${table}.kind`)} <> 'utsettelse' and ${ends(table)} >= base.begins and ${and})`;
  const before = sum('earlier', sql`earlier.from_day < away.from_day`);
  const moved = sum('away', sql`away.from_day <= ${plusDays(kind, sql`base.ends`, before)}`);
  const extended = sql<string>`(select max(longer.to_day) from exemption as longer
    where ${counts('longer')} and longer.kind = 'utsettelse')`;
  const reckoned = once(
    sql`${plusDays(kind, sql`base.ends`, moved)} as day, ${extended} as extended`,
    sql`from ${base} as base`,
  );
  const due = sql`case
    when not exists (select 1 from exemption as any_ where ${granted('any_', asOf)}) then unmoved.ends
    else (select case when moved.day is null or moved.day >= ${FOREVER} then null
        else ${latestOf(kind, sql`moved.day`, sql`coalesce(moved.extended, '')`)} end
      from ${reckoned} as moved) end`;
  return once(sql`unmoved.holds, ${due} as due`, sql`from ${unmoved(kind, asOf)} as unmoved`);
}

/** In force: exempt or away today, or with a deadline that was moved and is not over. */
export const inForce = (table: string, asOf: AsOf): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${table}.from_day`), sql.ref(`${table}.to_day`)];
  return sql`(${granted(table, asOf)} and ${from} <= ${asOf.today} and (${to} is null or ${to} >= ${asOf.today}))`;
};

const isAway = (asOf: AsOf) => sql<boolean>`exists (
  select 1 from exemption as now_ where ${inForce('now_', asOf)} and now_.kind <> 'utsettelse')`;

/** What holds, holds; then what is not asked; then what has run out, what is late, and how far it has come. */
const judged = (asOf: AsOf) => sql<Status>`case
  when stood.holds and ${isAfterDay(sql`completion.completed_at`, sql`stood.due`)} then 'fullfort-sent'
  when stood.holds then 'fullfort'
  when ${isAway(asOf)} then 'fritatt'
  when completion.valid_to < ${asOf.today} then 'utlopt'
  when stood.due < ${asOf.today} then 'forfalt'
  when ${begun(asOf)} then 'paabegynt'
  else 'ikke-begynt' end`;

export const status = (kind: Kind, asOf: AsOf) =>
  sql<Status>`(select ${judged(asOf)} from ${stood(kind, asOf)} as stood)`;

/** Status, progress and deadline in one text, so that they are reckoned once: `forfalt paabegynt 2026-12-01`. */
export const verdict = (kind: Kind, asOf: AsOf) => sql<string>`(
  select ${judged(asOf)} || ' '
    || case when stood.holds then 'fullfort' when ${begun(asOf)} then 'paabegynt' else 'ikke-begynt' end || ' '
    || coalesce(stood.due, '')
  from ${stood(kind, asOf)} as stood)`;
