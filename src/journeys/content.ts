/** The course's content as the journeys and measurements meet it: read and checked, without the build. */
import { join } from 'node:path';
import { coreFor } from '#lib/course/course.ts';
import { isError } from '#lib/scenario/issue.ts';
import type { Role, Scenario } from '#lib/scenario/format.ts';
import { readContent, type Content } from '../author/content.ts';

/** @throws when the content has errors */
export async function courseContent(): Promise<Content> {
  const dir = join(import.meta.dirname, '..', '..', 'scenarios');
  const content = await readContent(dir, new Date().toISOString().slice(0, 10));
  const errors = content.issues.filter(isError);
  if (errors.length > 0)
    throw new Error(`the content has ${errors.length} errors; run npm run scenarios -- check`);
  return content;
}

/** What a role must master, with words, in the order of the course. */
export function coreScenarios({ course, scenarios }: Content, role: Role): Scenario[] {
  return coreFor(course, role).map(({ id }) => scenarios[id] as Scenario);
}
