/**
 * The yearly figure for internal control (kommuneloven § 25-1): of a year, how many were asked, how many had completed
 * and in time, by sector and role. No names, and no group so small that a number would be one (`small-groups.ts`): the
 * council's papers are public.
 */
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { printable, type Printed } from '#lib/course/small-groups.ts';
import { asOf } from './as-of.ts';
import { countsByUnit } from './completions.ts';
import type { Store } from './database.ts';
import type { Scope } from './scope.ts';
import { sectorOf } from './units.ts';

export interface YearlyFigure extends Printed {
  year: number;
  /** The day it is as of: the last of the year, or today when the year is not over. */
  day: string;
}

/** The years there is something to say of: from the first appointment to this one, the newest first. */
export async function yearsOf(store: Pick<Store, 'db'>, now: Date): Promise<number[]> {
  const row = await store.db
    .selectFrom('appointment')
    .select((q) => q.fn.min('created_at').as('first'))
    .executeTakeFirst();
  const last = Number(norwegianDay(now).slice(0, 4));
  const first = row?.first ? Number(norwegianDay(row.first).slice(0, 4)) : last;
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, i) => last - i);
}

/** @param year one of `yearsOf` */
export async function yearlyFigure(
  store: Store,
  course: Course,
  scope: Scope,
  year: number,
  now: Date,
): Promise<YearlyFigure> {
  // The first moment of the next year in Norway, less one millisecond.
  const end = new Date(Date.parse(`${year}-12-31T23:00:00.000Z`) - 1);
  const at = end < now ? end : now;
  const moment = await asOf(store.db, course, at);
  const counts = await countsByUnit(store, moment, { scope, assignedBy: at.toISOString() });
  const cells = counts.map((count) => ({ ...count, sector: sectorOf(count.unit) }));
  return { year, day: moment.today, ...printable(cells) };
}
