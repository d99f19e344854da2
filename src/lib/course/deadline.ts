/** By when an appointment is to be completed. Pure; days are `YYYY-MM-DD`, the last day on which it is in time. */
import type { Role } from '#lib/scenario/format.ts';
import type { Course } from './course.ts';
import { addDays, daysBetween } from './day.ts';
import type { Completion } from './round.ts';
import { periodOn, RENEWAL_DAYS } from './validity.ts';

/** So many days after it was asked, or the same date for everybody. */
export type DeadlineRule = { days: number } | { date: string };
export type DeadlineRules = Readonly<Record<Role, DeadlineRule>>;

/** Until HR says otherwise; and what somebody gets at least, whose first day is close to a common date. */
export const USUAL_DAYS: Readonly<Record<Role, number>> = { ansatt: 30, folkevalgt: 60 };
export const USUAL_RULES: DeadlineRules = {
  ansatt: { days: USUAL_DAYS.ansatt },
  folkevalgt: { days: USUAL_DAYS.folkevalgt },
};

/** Whom it is asked of. */
export interface Asked {
  role: Role;
  /** The first day. */
  starts: string;
  /** The day it was put in here: nobody can be late before they were asked. */
  assigned: string;
}

/** What is completed of it. */
export interface Past {
  /** The completion with the highest round, and the one before it. */
  last?: Completion | undefined;
  prior?: Completion | undefined;
  /** The last one holds. */
  holds: boolean;
  /** The day from which a marked change has opened it again, if one has. */
  changedFrom?: string | undefined;
}

/** `fritak`, `permisjon`: nothing is asked from day to day (`null`: it lasts) · `utsettelse`: `to` is the deadline. */
export interface Relief {
  kind: 'fritak' | 'utsettelse' | 'permisjon';
  from: string;
  to: string | null;
}

const later = (...days: string[]) => days.reduce((last, day) => (day > last ? day : last));

/** Days between being asked and the deadline; for a common date, what everybody gets at least. */
export const daysOf = (rule: DeadlineRule, role: Role): number =>
  'days' in rule ? rule.days : USUAL_DAYS[role];

/** Days before a deadline in which being away moves it. Who was away before that has not lost any time. */
export const windowOf = (rule: DeadlineRule): number => ('days' in rule ? rule.days : RENEWAL_DAYS);

/** @param from the day it is asked from */
export function ruledDeadline(rule: DeadlineRule, role: Role, from: string): string {
  const counted = addDays(from, daysOf(rule, role));
  return 'days' in rule ? counted : later(rule.date, counted);
}

/**
 * The deadline of the round an appointment is in, or of the round its completion was for.
 *
 * The first round, and every election period: by the rule, from the latest of the first day, the day it was assigned
 * and the day the council was constituted. A renewal: the last day of the completion that is renewed. What a marked
 * change has opened: the rule's days from that day; once it is done again, none is remembered.
 * @param reliefs of the appointment, not withdrawn. Those away never overlap each other
 * @returns undefined when there is none: away without an end, or after a change
 */
export function deadlineOf(
  course: Course,
  rules: DeadlineRules,
  asked: Asked,
  past: Past,
  reliefs: readonly Relief[],
  today: string,
): string | undefined {
  const rule = rules[asked.role];
  const ends = ruleEnds(course, rule, asked, past, today);
  if (ends === undefined) return undefined;
  const done = past.holds ? past.last?.completedAt.slice(0, 10) : undefined;
  // What was granted after it was done makes nothing timely.
  const counted = done === undefined ? reliefs : reliefs.filter(({ from }) => from <= done);
  return relieved(ends, windowOf(rule), counted);
}

function ruleEnds(
  course: Course,
  rule: DeadlineRule,
  { role, starts, assigned }: Asked,
  { last, prior, holds, changedFrom }: Past,
  today: string,
): string | undefined {
  if (!holds && changedFrom !== undefined) return addDays(changedFrom, daysOf(rule, role));
  // A change moves no last day: that is how its rounds are known.
  if (holds && prior && (prior.validTo ?? FOREVER) >= (last?.validTo ?? FOREVER)) return undefined;
  const before = holds ? prior : last;
  const day = holds ? last?.validTo : later(starts, today);
  const period = day === undefined ? undefined : periodOn(course, role, day);
  if (!period && before) return before.validTo;
  return ruledDeadline(rule, role, later(starts, assigned, period?.from ?? ''));
}

const FOREVER = '9999-12-31';

function relieved(ends: string, window: number, reliefs: readonly Relief[]): string | undefined {
  const from = addDays(ends, -window);
  const away = reliefs.filter(({ kind }) => kind !== 'utsettelse').sort((a, b) => (a.from < b.from ? -1 : 1));
  let day = ends;
  for (const leave of away) {
    if (leave.from > day) break;
    if (leave.to === null) return undefined;
    if (leave.to >= from) day = addDays(day, daysBetween(later(leave.from, from), leave.to) + 1);
  }
  const extended = reliefs.flatMap(({ kind, to }) => (kind === 'utsettelse' && to !== null ? [to] : []));
  return later(day, ...extended);
}
