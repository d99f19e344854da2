/** Reckoning with days in SQL, the same on both engines. Days are text, `YYYY-MM-DD`. */
import { sql, type RawBuilder } from 'kysely';
import type { Store } from './database.ts';

export type Day = RawBuilder<string>;
type Kind = Store['kind'];

/** @param days a whole number; below 0 for days before */
export const plusDays = (kind: Kind, day: Day, days: RawBuilder<number>): Day =>
  kind === 'postgres'
    ? sql`to_char((${day})::date + (${days})::integer, 'YYYY-MM-DD')`
    : sql`date(${day}, (${days}) || ' days')`;

export const daysBetween = (kind: Kind, from: Day, to: Day): RawBuilder<number> =>
  kind === 'postgres'
    ? sql`((${to})::date - (${from})::date)`
    : sql`cast(julianday(${to}) - julianday(${from}) as integer)`;

/** The latest; none of them may be null. */
export const latestOf = (kind: Kind, ...days: Day[]): Day =>
  days.length === 1
    ? (days[0] as Day)
    : kind === 'postgres'
      ? sql`greatest(${sql.join(days)})`
      : sql`max(${sql.join(days)})`;

/**
 * Is a time (ISO 8601, UTC) on a later day than this one, in Norway? Midnight there is at 23 in UTC, or at 22 in
 * summer: from the last Sunday of March to the last of October, by the rule for the years 1996 to 2099. A whole time is
 * later, as text, than its own day.
 * @param time a column: it is read several times
 */
export function isAfterDay(time: RawBuilder<string>, day: RawBuilder<string>): RawBuilder<boolean> {
  const year = sql`cast(substr(${time}, 1, 4) as integer)`;
  const march = sql`'03-' || (31 - (5 * ${year} / 4 + 4) % 7)`;
  const october = sql`'10-' || (31 - (5 * ${year} / 4 + 1) % 7)`;
  return sql`case when substr(${time}, 12) >= '22' and (substr(${time}, 12) >= '23'
      or (substr(${time}, 6, 5) >= ${march} and substr(${time}, 6, 5) < ${october}))
    then ${time} else substr(${time}, 1, 10) end > ${day}`;
}
