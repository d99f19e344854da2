import type { Scenario } from '#lib/scenario/format.ts';
import type { Issue } from '#lib/scenario/issue.ts';
import type { Sources } from './sources.ts';

export function checkCourse(
  _read: Sources,
  _all: Record<string, Scenario>,
  _today: string,
  _release: boolean,
): Issue[] {
  return [];
}
