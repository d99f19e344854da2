/** The knowledge test as part of a course: what its two editions are called. Pure. */
import type { Role } from '#lib/scenario/format.ts';

const PREFIX = 'test/';

/**
 * What an attempt, an outcome and an edition call a role's test. No scenario can have the same id: `test` is no lesson.
 * @returns `test/ansatt` or `test/folkevalgt`
 */
export function testIdOf(role: Role): string {
  return PREFIX + role;
}

/** @returns the role whose test it is, or undefined when the id is not a test's */
export function roleOfTest(id: string): Role | undefined {
  const role = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : '';
  return role === 'ansatt' || role === 'folkevalgt' ? role : undefined;
}
