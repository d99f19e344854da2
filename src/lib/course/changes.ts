/** What a marked change of a point opens again, and for whom. Pure; today is handed in. */
import type { Change } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { Course, ScenarioEntry } from './course.ts';
import { requirementsOf } from './requirements.ts';
import type { Outcome } from './status.ts';

/** A scenario that trains a changed point, from the day the change is in force. */
export interface Retraining {
  scenario: string;
  point: string;
  /** Of the point. */
  version: number;
  from: string;
  why: string;
}

/** Everything that trains a changed point among these scenarios, today. */
export function retrainings(
  course: Course,
  scenarios: readonly ScenarioEntry[],
  today: string,
): Retraining[] {
  return scenarios.flatMap(({ id, changed = [] }) =>
    changed.flatMap((point) => {
      const change = course.changes?.[point];
      return change && change.from <= today ? [{ scenario: id, point, ...change }] : [];
    }),
  );
}

/** Mastered when the point was older. An edition that did not train it at all is neither older nor newer. */
export const isOlder = ({ point, version }: Retraining, { points }: Outcome): boolean =>
  (points?.[point] ?? version) < version;

/** Mastered as the point is now. */
export const isNewer = ({ point, version }: Retraining, { points }: Outcome): boolean =>
  (points?.[point] ?? 0) >= version;

/** What is asked again of somebody who had completed. */
export interface Completed {
  receivedAt: string;
  /** Completed as somebody who posts for the municipality. */
  posts?: boolean | undefined;
}

/**
 * What marked changes have opened again since a completion: scenarios that were mastered under an older version of a
 * point, and not under the new one before the change was in force. What has been mastered again since is with it.
 */
export function reopenedBy(
  course: Course,
  role: Role,
  { receivedAt, posts = false }: Completed,
  outcomes: readonly Outcome[],
  today: string,
): Retraining[] {
  const asked = requirementsOf(course, role, posts).scenarios;
  return retrainings(course, asked, today).filter((one) => {
    const mine = outcomes.filter(({ scenario }) => scenario === one.scenario);
    const inTime = (outcome: Outcome) => outcome.receivedAt <= receivedAt || outcome.receivedAt < one.from;
    return mine.some((o) => isOlder(one, o)) && !mine.some((o) => isNewer(one, o) && inTime(o));
  });
}

/** The same, told point by point. */
export function changesOf(retrained: readonly Retraining[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { point, why, from, scenario } of retrained) {
    const change = changes.get(point) ?? { point, why, from, scenarios: [] };
    change.scenarios.push(scenario);
    changes.set(point, change);
  }
  return [...changes.values()];
}
