/** How far somebody has come in a round, and the completion they have earned in it. Pure: today is handed in. */
import type { Left } from '#lib/scenario/attempt.ts';
import { isNewer, isOlder, retrainings, type Retraining } from './changes.ts';
import { saidTime, type Confirmation } from './confirmation.ts';
import { scenariosFor, type Course } from './course.ts';
import { norwegianDay } from './day.ts';
import { renewalOf, roundOf, type Appointment, type Completion, type Round } from './round.ts';
import { finishedTime, isNothing, progressOf, type Outcome, type Progress } from './status.ts';
import { renewsFrom, validUntil } from './validity.ts';

/** All that was received from one person, in any order, and the day it is looked at. */
export interface Received {
  outcomes: readonly Outcome[];
  confirmations: readonly Confirmation[];
  today: string;
}

/** Where an appointment stands on a day. */
export interface Standing {
  round: Round;
  progress: Progress;
  /** Soon to expire: what is left of the round that follows. */
  renewal?: Left;
}

/** @param last the completion with the highest round */
export function standingOf(
  course: Course,
  appointment: Appointment,
  last: Completion | undefined,
  received: Received,
): Standing {
  const { role } = appointment;
  const round = roundOf(course, appointment, last, received.outcomes, received.today);
  const progress = progressIn(course, appointment, round, received);
  const next = round.completion && renewalOf(course, role, round.completion, received.today);
  return { round, progress, ...(next && { renewal: progressIn(course, appointment, next, received).left }) };
}

/** A completion that is to be written. */
export interface Earned extends Completion {
  /** What it rests on. */
  mastered: string[];
}

/**
 * The next completion an appointment has earned and not yet got. Ask again when it is written: who renews early may
 * have earned the one after it with the same.
 */
export function earned(
  course: Course,
  appointment: Appointment,
  last: Completion | undefined,
  received: Received,
): Earned | undefined {
  const { role } = appointment;
  const { today } = received;
  const now = roundOf(course, appointment, last, received.outcomes, today);
  const round = now.completion ? renewalOf(course, role, now.completion, today) : now;
  if (!round) return undefined;
  const { completedAt, receivedAt, mastered, ...progress } = progressIn(course, appointment, round, received);
  if (!completedAt || !receivedAt || !isNothing(progress.left)) return undefined;
  const { number, before, retrain, period } = round;
  const done = { round: number, completedAt, receivedAt, mastered };
  // A change renews what was changed; how long the rest holds stays as it was.
  if (retrain && before) {
    const { validTo, posts } = before;
    return { ...done, validTo, renewsFrom: before.renewsFrom, posts };
  }
  const validTo = validUntil(course, role, {
    on: norwegianDay(completedAt),
    period,
    before: before?.validTo,
  });
  const posts = progress.posts === true;
  return { ...done, validTo, renewsFrom: validTo && renewsFrom(course, role, validTo), posts };
}

/** What is done of a round, and what is left of it. */
export function progressIn(
  course: Course,
  { role }: Appointment,
  { counts = '', completion, retrain }: Round,
  { outcomes, confirmations, today }: Received,
): Progress {
  const all = progressOf(course, role, outcomes, confirmations);
  if (completion) {
    const { completedAt, receivedAt } = completion;
    return { status: 'fullfort', mastered: all.mastered, left: NOTHING, completedAt, receivedAt };
  }
  if (retrain) return retrained(retrain, all, outcomes);
  const changed = retrainings(course, scenariosFor(course, role), today);
  const since = outcomes.filter((outcome) => finishedTime(outcome) >= counts);
  // What was mastered before a change does not count any more, but whoever has begun has begun.
  const fresh = since.filter((o) => !changed.some((one) => one.scenario === o.scenario && isOlder(one, o)));
  const said = confirmations.filter((confirmation) => saidTime(confirmation) >= counts);
  const progress = progressOf(course, role, fresh, said);
  const begun = fresh.length < since.length && progressOf(course, role, since, said).status !== 'ikke-begynt';
  return begun && progress.status === 'ikke-begynt' ? { ...progress, status: 'paabegynt' } : progress;
}

const NOTHING: Left = { scenarios: [], documents: [], answer: false };

/** A round in which only what was changed is asked for. */
function retrained(retrain: readonly Retraining[], all: Progress, outcomes: readonly Outcome[]): Progress {
  const order = (o: Outcome) => `${o.receivedAt} ${finishedTime(o)}`;
  const done = retrain.map(
    (one) =>
      outcomes
        .filter((outcome) => outcome.scenario === one.scenario && isNewer(one, outcome))
        .sort((a, b) => (order(a) < order(b) ? -1 : 1))[0],
  );
  const open = new Set(retrain.filter((_, i) => !done[i]).map(({ scenario }) => scenario));
  const mastered = [...new Set([...all.mastered, ...retrain.map(({ scenario }) => scenario)])].filter(
    (id) => !open.has(id),
  );
  const left = { ...NOTHING, scenarios: [...open] };
  if (open.size > 0) return { status: 'paabegynt', mastered, left };
  const counted = done.filter((one) => one !== undefined);
  return {
    status: 'fullfort',
    mastered,
    left,
    completedAt: latest(counted.map(finishedTime)),
    receivedAt: latest(counted.map(({ receivedAt }) => receivedAt)),
  };
}

const latest = (times: readonly string[]): string => [...times].sort().at(-1) as string;
