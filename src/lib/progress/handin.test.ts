import { expect, it } from 'vitest';
import type { SyncRequest, SyncResponse } from '#lib/scenario/attempt.ts';
import type { Contact, Sent } from './contact.ts';
import { BATCH, handIn } from './handin.ts';
import { MemoryStore } from './memory.ts';
import type { StoredAttempt, StoredConfirmation } from './progress.ts';

const attempt = (id: string, change: Partial<StoredAttempt> = {}): StoredAttempt => ({
  id,
  learner: 'anna',
  scenario: `l/${id}`,
  edition: 'e',
  role: 'ansatt',
  language: 'nb',
  startedAt: '2026-11-22T10:00:00.000Z',
  finishedAt: '2026-11-22T10:05:00.000Z',
  result: 'mestret',
  steps: [{ scene: 's', choice: 'a' }],
  ...change,
});

const said = (id: string, change: Partial<StoredConfirmation> = {}): StoredConfirmation => ({
  ...{ id, learner: 'anna', role: 'ansatt', what: 'taushet', says: '2026', at: '2026-11-22T10:00:00.000Z' },
  ...change,
});

/** A receiver that gives everything a receipt, unless told otherwise. */
function receiver(answer: (request: SyncRequest) => Sent = receiptForAll) {
  const asked: SyncRequest[] = [];
  const contact = {
    handIn: (request: SyncRequest) => (asked.push(request), Promise.resolve(answer(request))),
  } as unknown as Contact;
  return { asked, contact };
}
const answerWith = (change: Partial<SyncResponse>): Sent => ({
  kind: 'answer',
  answer: { results: [], missing: [], status: [], ...change },
});
const receiptForAll = ({ attempts, confirmations }: SyncRequest) =>
  answerWith({ results: [...attempts, ...confirmations].map(({ id }) => ({ id, receipt: `K${id}` })) });

it('sends what is mastered, and of that only what may leave the device', async () => {
  const store = new MemoryStore([
    attempt('1'),
    attempt('failed', { result: 'ikke-mestret' }),
    attempt('unfinished', { result: undefined as never }),
    attempt('theirs', { learner: 'bo' }),
    attempt('nobody', { learner: 'anonymous' }),
    attempt('refused', { refused: 'ikke-ditt' }),
    attempt('held', { receipt: 'K' }),
  ]);
  const { asked, contact } = receiver();
  const run = await handIn(store, 'anna', contact);
  const { learner: _l, startedAt: _s, result: _r, ...wire } = attempt('1');
  expect(asked).toEqual([{ v: 2, learner: 'anna', held: ['held'], attempts: [wire], confirmations: [] }]);
  expect(run.receipts).toEqual([{ id: '1', scenario: 'l/1', receipt: 'K1' }]);
  expect((await store.latest('anna', 'l/1'))?.receipt).toBe('K1');
});

it('sends what is confirmed as well, and stores the receipt', async () => {
  const confirmations = [
    said('c1'),
    said('c2', { receipt: 'K' }),
    said('c3', { refused: 'ukjent-versjon' }),
    said('c4', { learner: 'bo' }),
  ];
  const store = new MemoryStore([], confirmations);
  const { asked, contact } = receiver();
  expect(await handIn(store, 'anna', contact)).toMatchObject({ receipts: [], refused: [], status: [] });
  const { learner: _l, ...wire } = said('c1');
  expect(asked).toEqual([{ v: 2, learner: 'anna', held: ['c2'], attempts: [], confirmations: [wire] }]);
  expect((await store.confirmationsOf('anna'))[0]).toEqual(said('c1', { receipt: 'Kc1' }));
  expect(await store.confirmationsOf('bo')).toEqual([said('c4', { learner: 'bo' })]);
});

it('hands in again a confirmation the receiver has lost', async () => {
  const store = new MemoryStore([], [said('c1', { receipt: 'old' })]);
  const { asked, contact } = receiver((request) =>
    request.held.length > 0 ? answerWith({ missing: request.held }) : receiptForAll(request),
  );
  await handIn(store, 'anna', contact, { check: true });
  expect(asked.map((a) => [a.held, a.confirmations.map(({ id }) => id)])).toEqual([
    [['c1'], []],
    [[], ['c1']],
  ]);
  expect((await store.confirmationsOf('anna'))[0]?.receipt).toBe('Kc1');
});

it('sends confirmations in smaller batches when they are too big, and gives up on one', async () => {
  const many = Array.from({ length: BATCH + 1 }, (_, n) => said(String(n)));
  const fits = receiver((request) =>
    request.confirmations.length > 30 ? { kind: 'too-big' } : receiptForAll(request),
  );
  expect((await handIn(new MemoryStore([], many), 'anna', fits.contact)).stopped).toBeUndefined();
  expect(fits.asked.map((a) => a.confirmations.length)).toEqual([50, 25, 25, 1]);
  const never = receiver(() => ({ kind: 'too-big' }));
  expect((await handIn(new MemoryStore([], [said('1')]), 'anna', never.contact)).stopped).toEqual({
    kind: 'rejected',
  });
});

it('does not ask for ever when an answer passes over a confirmation', async () => {
  const { asked, contact } = receiver(() => answerWith({}));
  expect((await handIn(new MemoryStore([], [said('1')]), 'anna', contact)).stopped).toEqual({
    kind: 'rejected',
  });
  expect(asked).toHaveLength(1);
});

it('sends nothing anonymous, and nothing when nothing waits', async () => {
  const { asked, contact } = receiver();
  await handIn(new MemoryStore([attempt('1', { learner: 'anonymous' })]), 'anonymous', contact, {
    check: true,
  });
  await handIn(new MemoryStore([attempt('1', { receipt: 'K' })]), 'anna', contact);
  expect(asked).toEqual([]);
});

it('hands in again what the receiver has lost', async () => {
  const store = new MemoryStore([attempt('1', { receipt: 'old' })]);
  const { asked, contact } = receiver((request) =>
    request.held.length > 0 ? answerWith({ missing: request.held }) : receiptForAll(request),
  );
  const run = await handIn(store, 'anna', contact, { check: true });
  expect(asked.map((a) => [a.held, a.attempts.map((b) => b.id)])).toEqual([
    [['1'], []],
    [[], ['1']],
  ]);
  expect(run.receipts).toEqual([{ id: '1', scenario: 'l/1', receipt: 'K1' }]);
});

it('sends in batches, and smaller ones when they are too big', async () => {
  const many = Array.from({ length: BATCH + 1 }, (_, n) => attempt(String(n)));
  const { asked, contact } = receiver((request) =>
    request.attempts.length > 20 ? { kind: 'too-big' } : receiptForAll(request),
  );
  const run = await handIn(new MemoryStore(many), 'anna', contact);
  expect(asked.map((a) => a.attempts.length)).toEqual([50, 25, 13, 13, 13, 12]);
  expect(run.receipts).toHaveLength(BATCH + 1);
  expect(run.stopped).toBeUndefined();
});

it('gives up on one that is too big alone, and says so', async () => {
  const { contact } = receiver(() => ({ kind: 'too-big' }));
  expect((await handIn(new MemoryStore([attempt('1')]), 'anna', contact)).stopped).toEqual({
    kind: 'rejected',
  });
});

it('believes nothing about what it did not ask, and does not ask for ever', async () => {
  const store = new MemoryStore([attempt('1'), attempt('2', { learner: 'bo' })]);
  const { asked, contact } = receiver(() =>
    answerWith({ results: [{ id: '2', receipt: 'K2' }], missing: ['2', 'unknown'] }),
  );
  expect((await handIn(store, 'anna', contact)).stopped).toEqual({ kind: 'rejected' });
  expect(asked).toHaveLength(1);
  expect((await store.latest('bo', 'l/2'))?.receipt).toBeUndefined();
});

it('stores a refusal with its reason and does not send it again', async () => {
  const store = new MemoryStore([attempt('1')]);
  const { asked, contact } = receiver(() => answerWith({ results: [{ id: '1', refused: 'ulovlig-steg' }] }));
  expect((await handIn(store, 'anna', contact)).refused).toEqual([
    { id: '1', scenario: 'l/1', why: 'ulovlig-steg' },
  ]);
  await handIn(store, 'anna', contact);
  expect(asked).toHaveLength(1);
  expect((await store.latest('anna', 'l/1'))?.refused).toBe('ulovlig-steg');
});

it.each(['offline', 'not-ours', 'expired', 'other-person', 'erased', 'busy', 'rejected'] as const)(
  'keeps everything as it was when stopped by %s',
  async (kind) => {
    const store = new MemoryStore([attempt('1')]);
    const { asked, contact } = receiver(() => ({ kind }));
    expect(await handIn(store, 'anna', contact)).toEqual({ receipts: [], refused: [], stopped: { kind } });
    expect(asked).toHaveLength(1);
    expect(await store.attemptsOf('anna')).toEqual([attempt('1')]);
  },
);
