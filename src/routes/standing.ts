/** How far somebody has come in the course, from the attempts on this device and what the server has said. Pure. */
import { isFor, type Course, type Lesson, type ScenarioEntry } from '#lib/course/course.ts';
import { requirementsOf } from '#lib/course/requirements.ts';
import type { StoredAttempt, StoredConfirmation } from '#lib/progress/progress.ts';
import type { AppointmentStatus } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import { everythingSaid, openRoles, posts } from './rest.ts';

export type ScenarioState = 'new' | 'open' | 'tried' | 'mastered' | 'received';

export interface ScenarioStanding extends ScenarioEntry {
  state: ScenarioState;
}

export interface LessonStanding extends Omit<Lesson, 'scenarios'> {
  /** What must be mastered: of the scenarios for those who post, when they said so. */
  core: ScenarioStanding[];
  extra: ScenarioStanding[];
  /** Of the core. */
  mastered: number;
  /** Minutes of the core that is left. */
  minutesLeft: number;
}

/** Whether a situation is done, handed in or not. */
export const isMastered = ({ state }: ScenarioStanding) => state === 'mastered' || state === 'received';

/**
 * @param roles a scenario counts when it is for one of them
 * @param attempts of one learner, any order
 * @param status what the server knows; empty when nobody is logged in
 * @param confirmations of the same learner: their answer decides what must be mastered
 */
export function standingOf(
  course: Course,
  roles: readonly Role[],
  attempts: readonly StoredAttempt[],
  status: readonly AppointmentStatus[],
  confirmations: readonly StoredConfirmation[] = [],
): LessonStanding[] {
  const said = everythingSaid(confirmations, status);
  const open = openRoles(roles, status);
  const asked = new Set(
    roles.flatMap((role) => requirementsOf(course, role, posts(said, role)).scenarios).map(({ id }) => id),
  );
  // What a marked change has opened again of something that is else completed.
  const changed = new Set(
    status.filter((row) => row.status === 'fullfort').flatMap((row) => row.left?.scenarios ?? []),
  );
  const received = new Set(status.flatMap((row) => row.mastered));
  const stateOf = (id: string): ScenarioState => {
    const mine = attempts.filter((attempt) => attempt.scenario === id);
    if (received.has(id) || mine.some((attempt) => attempt.receipt)) return 'received';
    if (mine.some((attempt) => attempt.result === 'mestret')) return 'mastered';
    if (mine.some((attempt) => !attempt.finishedAt && attempt.steps.length > 0)) return 'open';
    return mine.length > 0 ? 'tried' : 'new';
  };
  return course.lessons.map(({ scenarios, ...lesson }) => {
    const mine = scenarios
      .filter((scenario) => roles.some((role) => isFor(scenario.role, role)))
      .map((scenario) => ({ ...scenario, state: stateOf(scenario.id) }));
    // Whoever is done has nothing more to do: a yes that came later only offers.
    const isAsked = (scenario: ScenarioStanding) =>
      scenario.core ||
      changed.has(scenario.id) ||
      (asked.has(scenario.id) &&
        (isMastered(scenario) || open.some((role) => isFor(scenario.role, role) && posts(said, role))));
    const core = mine.filter(isAsked);
    const left = core.filter((scenario) => !isMastered(scenario));
    return {
      ...lesson,
      core,
      extra: mine.filter((scenario) => !isAsked(scenario)),
      mastered: core.length - left.length,
      minutesLeft: left.reduce((sum, scenario) => sum + scenario.minutes, 0),
    };
  });
}

/** The first of the core that is not mastered, in the order of the course. */
export function nextOf(standing: readonly LessonStanding[]): ScenarioStanding | undefined {
  return standing.flatMap((lesson) => lesson.core).find((scenario) => !isMastered(scenario));
}

/** The scenario somebody is in the middle of: where the newest unfinished attempt stands. */
export function openOf(course: Course, attempts: readonly StoredAttempt[]): ScenarioEntry | undefined {
  const open = attempts.findLast((attempt) => !attempt.finishedAt && attempt.steps.length > 0);
  const entries = course.lessons.flatMap((lesson) => lesson.scenarios);
  return open && entries.find((scenario) => scenario.id === open.scenario);
}
