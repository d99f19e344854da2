/** What the one query is asked as of: a moment, and what the course asks of people then. */
import { retrainings } from '#lib/course/changes.ts';
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { requirementsOf } from '#lib/course/requirements.ts';
import { countsFrom, periodOn } from '#lib/course/validity.ts';
import type { DeadlineRules } from '#lib/course/deadline.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { Database } from './database.ts';
import { deadlineRules } from './deadline-rules.ts';
import { pointVersions } from './editions.ts';

export interface AsOf {
  /** ISO 8601: what was received later is not seen. */
  now: string;
  /** `YYYY-MM-DD` in Norway. */
  today: string;
  /** The election periods that are not over, in order; empty when the course has none. */
  periods: { from: string; to: string; counts: string }[];
  /** By when each role must be done. */
  rules: DeadlineRules;
  /** What marked changes have opened again: empty, but for the time after one. */
  opened: Opened[];
}

/** A scenario that trains a changed point, and its editions before and after the change. */
export interface Opened {
  role: Role;
  scenario: string;
  /** Asked only of those who post for the municipality. */
  posting: boolean;
  /** The day from which it is open. */
  from: string;
  older: string[];
  newer: string[];
}

/**
 * Reads editions only where a change is in force, and each of them once.
 * @param rules other deadlines than those that are kept: what would be so with them
 */
export async function asOf(db: Database, course: Course, now: Date, rules?: DeadlineRules): Promise<AsOf> {
  const today = norwegianDay(now);
  const current = periodOn(course, 'folkevalgt', today);
  const periods = (course.validity?.folkevalgt ?? []).filter(({ from }) => current && from >= current.from);
  return {
    now: now.toISOString(),
    today,
    periods: periods.map((period) => ({ from: period.from, to: period.to, counts: countsFrom(period) })),
    rules: rules ?? (await deadlineRules(db)),
    opened: await openedBy(db, course, today),
  };
}

async function openedBy(db: Database, course: Course, today: string): Promise<Opened[]> {
  const asked = course.roles.flatMap((role) => {
    const { scenarios } = requirementsOf(course, role, true);
    return scenarios.flatMap((scenario) =>
      retrainings(course, [scenario], today).map((one) => ({
        ...one,
        role,
        posting: scenario.posting === true,
      })),
    );
  });
  if (asked.length === 0) return [];
  const editions = await db
    .selectFrom('edition')
    .select(['hash', 'scenario'])
    .where('scenario', 'in', [...new Set(asked.map(({ scenario }) => scenario))])
    .execute();
  const versions = await pointVersions(
    db,
    editions.map(({ hash }) => hash),
  );
  return asked.flatMap(({ role, scenario, posting, from, point, version }) => {
    const trained = editions
      .filter((edition) => edition.scenario === scenario)
      .map(({ hash }) => [hash, versions.get(hash)?.[point]] as const);
    const older = trained.flatMap(([hash, at]) => (at !== undefined && at < version ? [hash] : []));
    const newer = trained.flatMap(([hash, at]) => (at !== undefined && at >= version ? [hash] : []));
    return older.length > 0 ? [{ role, scenario, posting, from, older, newer }] : [];
  });
}
