import { expect, test } from 'vitest';
import { courseOf, entry } from '#lib/course/testing/course.ts';
import { POSTS } from '#lib/course/requirements.ts';
import type { StoredAttempt, StoredConfirmation } from '#lib/progress/progress.ts';
import type { AppointmentStatus } from '#lib/scenario/attempt.ts';
import { restOf } from './rest.ts';
import { standingOf } from './standing.ts';

const document = (id: string, role: 'ansatt' | 'begge') => ({
  ...{ id, title: id, url: `https://a.example/${id}`, version: '2', role },
});
const course = courseOf(
  {
    l: [
      entry('l/felles', 'begge'),
      entry('l/vannet', 'ansatt', { core: false, posting: true }),
      entry('l/mer', 'ansatt', { core: false }),
    ],
  },
  {
    documents: [document('taushet', 'begge'), document('varsling', 'ansatt')],
    tests: { ansatt: { id: 'test/ansatt', edition: '', minutes: 7 } },
  },
);
const said = (what: string, says: string, more: Partial<StoredConfirmation> = {}): StoredConfirmation => ({
  ...{ id: `${what}${says}`, learner: 'x', role: 'ansatt', what, says, at: '2026-11-01T10:00:00.000Z' },
  ...more,
});
const row = (more: Partial<AppointmentStatus>): AppointmentStatus => ({
  ...{ role: 'ansatt', unit: 'u', status: 'paabegynt', mastered: [], missing: [] },
  ...more,
});
const passed: StoredAttempt = {
  ...{ id: 't', learner: 'x', scenario: 'test/ansatt', edition: '', role: 'ansatt', language: 'nb' },
  ...{ startedAt: '', finishedAt: 't', result: 'mestret', steps: [] },
};
const rest = (confirmations: StoredConfirmation[] = [], status: AppointmentStatus[] = []) =>
  restOf(course, ['ansatt'], [], confirmations, status);
const states = (...given: Parameters<typeof rest>) =>
  rest(...given).documents.map(({ state, left }) => [state, left]);
const coreOf = (confirmations: StoredConfirmation[], status: AppointmentStatus[] = []) =>
  standingOf(course, ['ansatt'], [], status, confirmations)[0]?.core.map(({ id }) => id);

test('everything is left before anything is done', () => {
  expect(rest()).toMatchObject({
    documents: [
      { id: 'taushet', state: 'new', left: true },
      { id: 'varsling', state: 'new', left: true },
    ],
    tests: [{ role: 'ansatt', minutes: 7, passed: false, left: true }],
    asks: true,
    unanswered: true,
  });
});

test('a role is asked for its own only', () => {
  const { documents, tests, asks, unanswered } = restOf(course, ['folkevalgt'], [], [], []);
  expect([documents.map(({ id }) => id), tests, asks, unanswered]).toEqual([['taushet'], [], false, false]);
});

test.each<[string, StoredConfirmation[], AppointmentStatus[], unknown]>([
  ['confirmed here', [said('taushet', '2')], [], ['confirmed', false]],
  ['receipted', [said('taushet', '2', { receipt: 'K' })], [], ['received', false]],
  ['an older version', [said('taushet', '1', { receipt: 'K' })], [], ['older', true]],
  ['an older version, then today’s', [said('taushet', '1'), said('taushet', '2')], [], ['confirmed', false]],
  [
    'today’s, and an older one that a wrong clock puts after it',
    [said('taushet', '2'), said('taushet', '1', { at: '2036-01-01T00:00:00.000Z' })],
    [],
    ['confirmed', false],
  ],
  ['refused', [said('taushet', '2', { refused: 'ukjent-versjon' })], [], ['refused', true]],
  [
    'confirmed on another device',
    [],
    [row({ confirmed: [{ what: 'taushet', says: '2', at: 't' }] })],
    ['received', false],
  ],
  [
    'an older version, by somebody who is done',
    [],
    [row({ status: 'fullfort', confirmed: [{ what: 'taushet', says: '1', at: 't' }] })],
    ['older', false],
  ],
])('a document: %s', (_, confirmations, status, state) => {
  expect(states(confirmations, status)[0]).toEqual(state);
});

test('nothing is left for somebody who is done, whatever the course asks for today', () => {
  const { documents, tests, unanswered } = rest([], [row({ status: 'fullfort' })]);
  expect([documents.some(({ left }) => left), tests[0]?.left, unanswered]).toEqual([false, false, false]);
});

test('a test that was passed here, or elsewhere, is not left', () => {
  expect(restOf(course, ['ansatt'], [passed], [], []).tests[0]).toMatchObject({ passed: true, left: false });
  expect(rest([], [row({ mastered: ['test/ansatt'] })]).tests[0]).toMatchObject({
    passed: true,
    left: false,
  });
});

test('the answer decides what must be mastered, and the last one holds', () => {
  const yes = said(POSTS, 'ja', { at: '2026-11-02T10:00:00.000Z' });
  expect(coreOf([])).toEqual(['l/felles']);
  expect(coreOf([said(POSTS, 'nei')])).toEqual(['l/felles']);
  expect(coreOf([said(POSTS, 'nei'), yes])).toEqual(['l/felles', 'l/vannet']);
  expect(coreOf([yes, said(POSTS, 'nei', { at: '2026-11-03T10:00:00.000Z' })])).toEqual(['l/felles']);
  expect(rest([said(POSTS, 'nei'), yes])).toMatchObject({ answer: 'ja', unanswered: false });
});

test('an answer the server has counts on a device that has none', () => {
  const status = [row({ confirmed: [{ what: POSTS, says: 'ja', at: '2026-11-01T10:00:00.000Z' }] })];
  expect(coreOf([], status)).toEqual(['l/felles', 'l/vannet']);
});

test('a yes that comes when one is done opens nothing, but takes nothing away either', () => {
  const done = row({ status: 'fullfort', mastered: ['l/felles'] });
  expect(coreOf([said(POSTS, 'ja')], [done])).toEqual(['l/felles']);
  const all = row({ status: 'fullfort', mastered: ['l/felles', 'l/vannet'] });
  expect(coreOf([said(POSTS, 'ja')], [all])).toEqual(['l/felles', 'l/vannet']);
});

test('whoever holds both roles is asked as long as one of them waits for an answer', () => {
  const both = (role: StoredConfirmation['role']) =>
    restOf(course, ['ansatt', 'folkevalgt'], [], [said(POSTS, 'nei', { role })], []).unanswered;
  expect([both('folkevalgt'), both('ansatt'), both('begge')]).toEqual([true, false, false]);
});
