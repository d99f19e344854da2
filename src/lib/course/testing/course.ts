/** Small courses for tests. */
import type { Audience } from '#lib/scenario/format.ts';
import type { Course, ScenarioEntry } from '../course.ts';

/** A core scenario unless told otherwise; its id says everything else. */
export function entry(id: string, role: Audience, more: Partial<ScenarioEntry> = {}): ScenarioEntry {
  return { ...{ id, title: id, about: id, minutes: 3, role, core: true, edition: id }, ...more };
}

/** A course for both roles, of these scenarios by lesson, that asks for nothing else unless told otherwise. */
export function courseOf(lessons: Record<string, ScenarioEntry[]>, more: Partial<Course> = {}): Course {
  return {
    ...{ title: 'Kurs', edition: 'x', guideline: '1', roles: ['ansatt', 'folkevalgt'] },
    lessons: Object.entries(lessons).map(([id, scenarios]) => ({
      ...{ id, title: id, aim: '', intro: '', takeaways: [] },
      scenarios,
    })),
    ...more,
  };
}
