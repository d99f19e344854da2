/** The status of an appointment, computed from outcomes. Pure: no clock, no database. */
import type { Role } from '#lib/scenario/format.ts';
import { coreFor, type Course } from './course.ts';

/** A mastered scenario. Times are ISO 8601. */
export interface Outcome {
  scenario: string;
  finishedAt: string;
  receivedAt: string;
}

export interface Progress {
  status: 'ikke-begynt' | 'paabegynt' | 'fullfort';
  mastered: string[];
  missing: string[];
  /** Completed: when the last missing scenario was finished (the earlier of finished and received), and received. */
  completedAt?: string;
  receivedAt?: string;
}

/** The earlier of when the device says it was finished and when it was received. */
export function finishedTime(outcome: Outcome): string {
  return outcome.finishedAt < outcome.receivedAt ? outcome.finishedAt : outcome.receivedAt;
}

/** By when it was received; of two received at once, by when it was finished, so that no order of rows matters. */
function isBefore(a: Outcome, b: Outcome): boolean {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt;
  return finishedTime(a) < finishedTime(b);
}

/**
 * The rule for what completes a role: every core scenario of the role is mastered.
 * An outcome counts for a role when its scenario does; one for `begge` counts for both.
 * @param outcomes of one person, any order, doubles allowed (the earliest received counts)
 */
export function progressOf(course: Course, role: Role, outcomes: readonly Outcome[]): Progress {
  const first = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const known = first.get(outcome.scenario);
    if (!known || isBefore(outcome, known)) first.set(outcome.scenario, outcome);
  }
  const core = coreFor(course, role).map((s) => s.id);
  const mastered = core.filter((id) => first.has(id));
  const missing = core.filter((id) => !first.has(id));
  if (missing.length > 0 || core.length === 0) {
    return { status: mastered.length > 0 ? 'paabegynt' : 'ikke-begynt', mastered, missing };
  }
  const counted = mastered.map((id) => first.get(id) as Outcome);
  return {
    status: 'fullfort',
    mastered,
    missing,
    completedAt: counted.map(finishedTime).sort().at(-1) as string,
    receivedAt: counted
      .map((o) => o.receivedAt)
      .sort()
      .at(-1) as string,
  };
}
