/** How far somebody has come in the course, from the attempts on this device and what the server has said. Pure. */
import { isFor, type Course, type Lesson, type ScenarioEntry } from '#lib/course/course.ts';
import type { StoredAttempt } from '#lib/progress/progress.ts';
import type { AppointmentStatus } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';

export type ScenarioState = 'new' | 'open' | 'tried' | 'mastered' | 'received';

export interface ScenarioStanding extends ScenarioEntry {
  state: ScenarioState;
}

export interface LessonStanding extends Omit<Lesson, 'scenarios'> {
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
 */
export function standingOf(
  course: Course,
  roles: readonly Role[],
  attempts: readonly StoredAttempt[],
  status: readonly AppointmentStatus[],
): LessonStanding[] {
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
    const core = mine.filter((scenario) => scenario.core);
    const left = core.filter((scenario) => !isMastered(scenario));
    return {
      ...lesson,
      core,
      extra: mine.filter((scenario) => !scenario.core),
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
