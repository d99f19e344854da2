/** The knowledge test of each role, compiled from what was read. Pure. */
import type { TestEntry } from '#lib/course/course.ts';
import { testIdOf } from '#lib/course/knowledge-test.ts';
import type { Lookup } from '#lib/scenario/compile.ts';
import { canonical, sha256, testEditionBody, type PointVersions } from '#lib/scenario/edition.ts';
import type { Role } from '#lib/scenario/format.ts';
import { compileTest } from '#lib/scenario/test-compile.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import type { Sources } from './sources.ts';

type Tests = Partial<Record<Role, KnowledgeTest>>;

/** What a dilemma takes to read and answer. */
const SECONDS = 40;

/** @returns none for a role when there is no test, or not enough of one to be asked */
export async function testsOf(read: Sources, lookup: Lookup, versions: PointVersions): Promise<Tests> {
  const tests: Tests = {};
  // In the order of the course: that is the order the result is told in.
  const lessons = (read.course?.lessons ?? []).flatMap(({ id }) =>
    read.tests.filter(({ lesson }) => lesson === id),
  );
  for (const role of read.course?.roles ?? []) {
    const test = compileTest(role, lessons, lookup);
    if (!test) continue;
    tests[role] = { ...test, edition: await sha256(canonical(testEditionBody(test, versions))) };
  }
  return tests;
}

export function testEntriesOf(tests: Tests): Partial<Record<Role, TestEntry>> {
  return Object.fromEntries(
    Object.values(tests).map(({ role, edition, lessons, rule }) => {
      const asked = Object.keys(lessons).length * rule.perLesson;
      return [role, { id: testIdOf(role), edition, minutes: Math.ceil((asked * SECONDS) / 60) }];
    }),
  );
}

/** Every dilemma of every test, with what its explanations cite. */
export function dilemmasOf(tests: Tests): { role: Role; cites: string[] }[] {
  return Object.values(tests).flatMap(({ role, lessons }) =>
    Object.values(lessons)
      .flatMap((pairs) => Object.values(pairs).flatMap((twins) => Object.values(twins)))
      .map(({ choices = {}, picks }) => ({
        role,
        cites: [...Object.values(choices), ...(picks?.outcomes ?? [])].flatMap(({ cites }) =>
          cites.map(({ id }) => id),
        ),
      })),
  );
}
