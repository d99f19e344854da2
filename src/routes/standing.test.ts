import { expect, test } from 'vitest';
import { courseOf, entry } from '#lib/course/testing/course.ts';
import type { StoredAttempt } from '#lib/progress/progress.ts';
import { roleFor, rolesOf } from './role.ts';
import { nextOf, openOf, standingOf } from './standing.ts';

const course = courseOf({
  l: [
    entry('l/a', 'ansatt', { minutes: 4 }),
    entry('l/b', 'folkevalgt', { minutes: 4 }),
    entry('l/c', 'begge', { minutes: 4 }),
    entry('l/d', 'ansatt', { minutes: 4, core: false }),
  ],
});
const attempt = (name: string, more: Partial<StoredAttempt> = {}): StoredAttempt => ({
  id: name,
  learner: 'x',
  scenario: `l/${name}`,
  edition: '',
  role: 'ansatt',
  language: 'nb',
  startedAt: '',
  steps: [{ scene: 's', choice: 'c' }],
  ...more,
});
const done = { result: 'mestret' as const, finishedAt: 't' };

test('a role sees its own scenarios and the common ones; more practice does not count', () => {
  const [lesson] = standingOf(course, ['ansatt'], [], []);
  expect(lesson?.core.map(({ id }) => id)).toEqual(['l/a', 'l/c']);
  expect(lesson?.extra.map(({ id }) => id)).toEqual(['l/d']);
  expect([lesson?.mastered, lesson?.minutesLeft]).toEqual([0, 8]);
});

test.each<[string, StoredAttempt[], string]>([
  ['nothing done', [], 'new'],
  ['begun', [attempt('a')], 'open'],
  ['begun without a step', [attempt('a', { steps: [] })], 'tried'],
  ['failed', [attempt('a', { result: 'ikke-mestret', finishedAt: 't' })], 'tried'],
  ['mastered', [attempt('a', done)], 'mastered'],
  ['mastered, then tried again', [attempt('a', done), attempt('a')], 'mastered'],
  ['receipted', [attempt('a', { ...done, receipt: 'K' })], 'received'],
])('%s', (_, attempts, state) => {
  expect(standingOf(course, ['ansatt'], attempts, [])[0]?.core[0]?.state).toBe(state);
});

test('what the server knows counts on a device that has nothing', () => {
  const status = [
    { role: 'ansatt' as const, unit: 'u', status: 'paabegynt' as const, mastered: ['l/a'], missing: ['l/c'] },
  ];
  const standing = standingOf(course, ['ansatt'], [], status);
  expect([standing[0]?.core[0]?.state, standing[0]?.mastered, standing[0]?.minutesLeft]).toEqual([
    'received',
    1,
    4,
  ]);
  expect(nextOf(standing)?.id).toBe('l/c');
});

test('nothing comes next when all is mastered', () => {
  const standing = standingOf(course, ['folkevalgt'], [attempt('b', done), attempt('c', done)], []);
  expect(nextOf(standing)).toBeUndefined();
});

test('one goes on with the newest that is unfinished, as long as it is still in the course', () => {
  expect(openOf(course, [attempt('a'), attempt('c'), attempt('b', done)])?.id).toBe('l/c');
  expect(openOf(course, [attempt('borte')])).toBeUndefined();
});

test.each([
  ['ansatt', null, 'ansatt'],
  ['folkevalgt', 'ansatt', 'folkevalgt'],
  ['begge', null, null],
  ['begge', 'begge', 'ansatt'],
  ['begge', 'folkevalgt', 'folkevalgt'],
] as const)('a scenario for %s, chosen %s, is played as %s', (audience, chosen, role) => {
  expect(roleFor(audience, chosen)).toBe(role);
});

test('somebody who has not said who they are is shown everything', () => {
  expect(rolesOf(null)).toEqual(['ansatt', 'folkevalgt']);
});
