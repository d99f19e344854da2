import { expect, test } from 'vitest';
import type { StoredAttempt } from '#lib/progress/progress.ts';
import { whereIs, type Known, type Where } from './saved.ts';

const begun: StoredAttempt = {
  id: 'b',
  learner: 'kari',
  scenario: 'ytring/x',
  edition: 'e',
  role: 'ansatt',
  language: 'nb',
  startedAt: '2026-11-23T08:00:00.000Z',
  steps: [{ scene: 'start', choice: 'skriver' }],
};
const mastered: StoredAttempt = { ...begun, result: 'mestret' };
const known: Known = {
  started: true,
  remembers: true,
  person: { id: 'kari' },
  connection: 'online',
  problem: null,
  lastReceipt: null,
};

test.each<[what: string, attempt: StoredAttempt | null, known: Partial<Known>, where: Where | undefined]>([
  ['nothing done', null, {}, undefined],
  ['nothing done yet', { ...begun, steps: [] }, {}, undefined],
  ['nothing done, and nothing will be kept', null, { remembers: false }, { kind: 'forgets' }],
  ['before the memory has been read', null, { started: false, remembers: false }, undefined],
  ['on the way', begun, {}, { kind: 'here' }],
  ['mastered by nobody known', mastered, { person: null }, { kind: 'here' }],
  ['mastered, on the way out', mastered, {}, { kind: 'waits' }],
  ['mastered without a network', mastered, { connection: 'offline' }, { kind: 'waitsForNet' }],
  ['mastered by somebody who is erased', mastered, { problem: 'erased' }, { kind: 'erased' }],
  ['nothing done, and nothing will be handed in', null, { problem: 'erased' }, { kind: 'erased' }],
  [
    'receipted before they were erased',
    { ...mastered, receipt: 'R1' },
    { problem: 'erased' },
    { kind: 'handedIn', receipt: 'R1' },
  ],
  ['mastered, with another problem', mastered, { problem: 'busy' }, { kind: 'waits' }],
  ['ended badly: never leaves the device', { ...begun, result: 'ikke-mestret' }, {}, { kind: 'here' }],
  ['receipted before', { ...mastered, receipt: 'R1' }, {}, { kind: 'handedIn', receipt: 'R1' }],
  [
    'receipted just now',
    mastered,
    { lastReceipt: { attempt: 'b', receipt: 'R2' } },
    { kind: 'handedIn', receipt: 'R2' },
  ],
  [
    'an earlier attempt receipted, this one not',
    mastered,
    { lastReceipt: { attempt: 'a', receipt: 'R1' } },
    { kind: 'waits' },
  ],
])('%s', (_what, attempt, changes, where) => {
  expect(whereIs(attempt, { ...known, ...changes })).toEqual(where);
});
