/** How long a completion holds, and when it can be renewed. Pure; days are `YYYY-MM-DD`. */
import type { Role } from '#lib/scenario/format.ts';
import type { Course, Period } from './course.ts';
import { addDays, addMonths } from './day.ts';

/** Days before the next round begins in which what is done already counts for it: nobody has to be without. */
export const RENEWAL_DAYS = 60;

/**
 * The election period a day is in. Before the first one that is known it is that one; after the last it is none, until
 * the next one is listed.
 * @returns undefined too for a role without periods
 */
export function periodOn(course: Course, role: Role, day: string): Period | undefined {
  return periodsOf(course, role).find(({ to }) => day <= to);
}

export const hasPeriods = (course: Course, role: Role): boolean => periodsOf(course, role).length > 0;

const periodsOf = (course: Course, role: Role): readonly Period[] =>
  role === 'folkevalgt' ? (course.validity?.folkevalgt ?? []) : [];

/** The last day of a completion: of its period, or so many months after it was completed or after the one before it. */
export interface Completing {
  /** The day it was completed. */
  on: string;
  period?: Period | undefined;
  /** The last day of the completion that is renewed. Who renews early loses nothing by it. */
  before?: string | undefined;
}

/** @returns undefined when it holds until a marked change */
export function validUntil(
  course: Course,
  role: Role,
  { on, period, before }: Completing,
): string | undefined {
  if (period) return period.to;
  const months = role === 'ansatt' && course.validity?.ansatt?.months;
  if (!months) return undefined;
  return addMonths(before !== undefined && before > on ? before : on, months);
}

/**
 * The day from which what is done counts for the round after a completion. It never reaches back to the completion
 * itself, however short that holds. Compared with times in UTC: an hour matters to nobody two months ahead.
 */
export function renewsFrom(course: Course, role: Role, validTo: string): string {
  const months = role === 'ansatt' ? (course.validity?.ansatt?.months ?? RENEWAL_DAYS) : RENEWAL_DAYS;
  return addDays(validTo, 1 - Math.min(RENEWAL_DAYS, 15 * months));
}

/** The day from which what is done counts for an election period. */
export function countsFrom({ from }: Period): string {
  return addDays(from, -RENEWAL_DAYS);
}
