/**
 * Rounds. An appointment is in its first until it is completed; when the completion no longer holds, or a point was
 * changed, a new one begins. Nothing is taken back or erased by it. Pure: today is handed in.
 */
import type { Reopened } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import { changesOf, reopenedBy, type Retraining } from './changes.ts';
import { scenariosFor, type Course, type Period } from './course.ts';
import { addDays } from './day.ts';
import { finishedTime, type Outcome } from './status.ts';
import { countsFrom, hasPeriods, periodOn } from './validity.ts';

export interface Appointment {
  role: Role;
  /** The day it begins; a deputy's is the day they first meet. */
  starts: string;
}

/** A completion that was received. Times are ISO 8601, days `YYYY-MM-DD`. */
export interface Completion {
  round: number;
  completedAt: string;
  receivedAt: string;
  /** The last day it holds; absent: until a marked change. */
  validTo?: string | undefined;
  /** The day from which what is done counts for the round after it. */
  renewsFrom?: string | undefined;
  /** Completed as somebody who posts for the municipality. */
  posts?: boolean | undefined;
}

/** A round is told apart by its number and the day it begins: one that nobody completes leaves no number behind. */
export interface Round {
  number: number;
  /** The day it begins; absent for the first. */
  begins?: string;
  /** What was done before this day (in UTC) does not count; absent: everything counts. */
  counts?: string;
  period?: Period;
  /** The completion of the round before it. */
  before?: Completion;
  /** What must be mastered again, when that is all: the rest carries over. */
  retrain?: Retraining[];
  reopened?: Reopened;
  /** Its own completion, when it is completed. */
  completion?: Completion;
}

/**
 * The round an appointment is in on a day.
 * @param last the completion with the highest round
 * @param outcomes of its holder
 */
export function roundOf(
  course: Course,
  { role, starts }: Appointment,
  last: Completion | undefined,
  outcomes: readonly Outcome[],
  today: string,
): Round {
  // Who first meets after an election is in the period they will meet in.
  const day = role === 'folkevalgt' && starts > today ? starts : today;
  const period = periodOn(course, role, day);
  if (!last) return firstRound(course, role, period, outcomes);
  const number = last.round + 1;
  const { validTo } = last;
  if (validTo !== undefined && validTo < day) {
    if (period) {
      const { id, from } = period;
      return { number, ...inPeriod(period), before: last, reopened: { why: 'ny-periode', period: id, from } };
    }
    return { ...roundAfter(last, validTo), reopened: { why: 'utlopt', validTo } };
  }
  const retrain = reopenedBy(course, role, last, outcomes, today);
  if (retrain.length === 0) return { number: last.round, completion: last, ...(period && { period }) };
  const begins = retrain.map(({ from }) => from).sort()[0] as string;
  const changes = changesOf(retrain);
  return { number, begins, before: last, retrain, reopened: { why: 'endring', changes } };
}

function firstRound(
  course: Course,
  role: Role,
  period: Period | undefined,
  outcomes: readonly Outcome[],
): Round {
  if (!period) return { number: 1 };
  const round = { number: 1, ...inPeriod(period) };
  const asked = new Set(scenariosFor(course, role).map(({ id }) => id));
  const begunBefore = outcomes.some((o) => asked.has(o.scenario) && finishedTime(o) < round.counts);
  const { id, from } = period;
  return { ...round, ...(begunBefore && { reopened: { why: 'ny-periode', period: id, from } }) };
}

/** The round that follows a completion which soon expires, when it can be taken already. */
export function renewalOf(
  course: Course,
  role: Role,
  { validTo, ...last }: Completion,
  today: string,
): Round | undefined {
  if (validTo === undefined || last.renewsFrom === undefined || today < last.renewsFrom) return undefined;
  const after = roundAfter({ ...last, validTo }, validTo);
  if (!hasPeriods(course, role)) return after;
  const period = periodOn(course, role, after.begins as string);
  return period && { ...after, period };
}

function roundAfter(last: Completion, validTo: string): Round {
  const begins = addDays(validTo, 1);
  return { number: last.round + 1, begins, counts: last.renewsFrom ?? begins, before: last };
}

const inPeriod = (period: Period) => ({ period, begins: period.from, counts: countsFrom(period) });
