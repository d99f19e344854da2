import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DiskStore, type DiskEdges } from './disk.ts';
import { MemoryStore } from './memory.ts';
import type { StoredAttempt, StoredConfirmation } from './progress.ts';
import type { AttemptStore } from './store.ts';

const step = (choice: string) => ({ scene: 's', choice });

function attempt(id: string, change: Partial<StoredAttempt> = {}): StoredAttempt {
  return {
    id,
    learner: 'anna',
    scenario: 'l/en',
    edition: 'e',
    role: 'ansatt',
    language: 'nb',
    startedAt: '2026-11-22T10:00:00.000Z',
    steps: [step('a')],
    ...change,
  };
}

const mastered = (id: string, change: Partial<StoredAttempt> = {}) =>
  attempt(id, { result: 'mestret', finishedAt: '2026-11-22T10:05:00.000Z', ...change });

function said(id: string, change: Partial<StoredConfirmation> = {}): StoredConfirmation {
  const at = '2026-11-22T10:00:00.000Z';
  return { id, learner: 'anna', role: 'ansatt', what: 'taushet', says: '2026', at, ...change };
}

async function openDisk(edges: Partial<DiskEdges> = {}): Promise<DiskStore> {
  const store = new DiskStore('test', edges);
  await store.open();
  return store;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  Dexie.dependencies.indexedDB = globalThis.indexedDB;
});

const stores: [string, () => Promise<AttemptStore>][] = [
  ['on disk', () => openDisk()],
  ['in memory', async () => new MemoryStore()],
];

describe.each(stores)('a store %s', (_name, make) => {
  let store: AttemptStore;
  beforeEach(async () => {
    store = await make();
  });

  it('gives back an attempt with its steps in order', async () => {
    const steps = Array.from({ length: 12 }, (_, n) => step(`c${n}`));
    for (let n = 1; n <= 12; n++)
      expect(await store.add(attempt('1', { steps: steps.slice(0, n) }))).toBe('added');
    expect(await store.attemptsOf('anna')).toEqual([attempt('1', { steps })]);
  });

  it('takes step n once, and what is there first stays', async () => {
    await store.add(attempt('1'));
    expect(await store.add(attempt('1', { steps: [step('b')] }))).toBe('taken');
    await store.add(attempt('1', { steps: [step('a'), step('b')] }));
    const late = mastered('1', { steps: [step('a'), step('c')] });
    expect(await store.add(late)).toBe('taken');
    expect(await store.attemptsOf('anna')).toEqual([attempt('1', { steps: [step('a'), step('b')] })]);
  });

  it('lets one of two tabs record the same step', async () => {
    await store.add(attempt('1'));
    const both = ['b', 'c'].map((c) => store.add(attempt('1', { steps: [step('a'), step(c)] })));
    expect((await Promise.all(both)).sort()).toEqual(['added', 'taken']);
  });

  it('keeps picks as they are', async () => {
    const steps = [{ scene: 's', picks: ['ine', 'ole'] }];
    await store.add(attempt('1', { steps }));
    expect((await store.latest('anna', 'l/en'))?.steps).toEqual(steps);
  });

  it('lets an attempt go on under a new edition', async () => {
    await store.add(attempt('1'));
    const next = attempt('1', { edition: 'new', steps: [step('a'), step('b')] });
    await store.add(next);
    expect(await store.attemptsOf('anna')).toEqual([next]);
  });

  it('gives the last begun attempt, whatever the clock says', async () => {
    await store.add(attempt('1', { startedAt: '2036-01-01T00:00:00.000Z' }));
    await store.add(attempt('2', { startedAt: '2016-01-01T00:00:00.000Z' }));
    await store.add(attempt('3', { scenario: 'l/to' }));
    expect((await store.latest('anna', 'l/en'))?.id).toBe('2');
    expect((await store.attemptsOf('anna')).map((a) => a.id)).toEqual(['1', '2', '3']);
  });

  it('never shows one learner the work of another', async () => {
    await store.add(attempt('1'));
    await store.add(attempt('2', { learner: 'bo' }));
    expect((await store.attemptsOf('bo')).map((a) => a.id)).toEqual(['2']);
    expect((await store.latest('bo', 'l/en'))?.id).toBe('2');
    expect(await store.attemptsOf('cato')).toEqual([]);
    expect((await store.learners()).sort()).toEqual(['anna', 'bo']);
  });

  it('stores what the server said, and takes it back when the server has lost it', async () => {
    await store.add(mastered('1'));
    await store.add(mastered('2'));
    const said = new Map([
      ['1', { receipt: 'K1' }],
      ['2', { refused: 'ikke-ditt' as const }],
      ['unknown', { receipt: 'K0' }],
    ]);
    await store.settle(said);
    expect(await store.attemptsOf('anna')).toEqual([
      mastered('1', { receipt: 'K1' }),
      mastered('2', { refused: 'ikke-ditt' }),
    ]);
    await store.settle(new Map([['1', { lost: true as const }]]));
    expect(await store.attemptsOf('anna')).toEqual([mastered('1'), mastered('2', { refused: 'ikke-ditt' })]);
  });

  it('gives named attempts to their owner, also one that is being played', async () => {
    await store.add(attempt('1', { learner: 'anonymous' }));
    await store.add(attempt('2', { learner: 'anonymous' }));
    expect(await store.give(['1', 'unknown'], 'anna')).toBe(1);
    const stale = attempt('1', { learner: 'anonymous', steps: [step('a'), step('b')] });
    expect(await store.add(stale)).toBe('added');
    expect(await store.attemptsOf('anna')).toEqual([{ ...stale, learner: 'anna' }]);
    expect((await store.attemptsOf('anonymous')).map((a) => a.id)).toEqual(['2']);
  });

  it('wipes a learner, whole or but for what waits, and nobody else', async () => {
    await store.add(mastered('waits'));
    await store.add(mastered('handed in'));
    await store.add(mastered('refused'));
    await store.add(attempt('unfinished'));
    await store.add(attempt('bo', { learner: 'bo' }));
    await store.setNote('anna', 'me', { firstName: 'Anna' });
    await store.setNote('bo', 'me', 'Bo');
    await store.settle(new Map([['handed in', { receipt: 'K' }]]));
    await store.settle(new Map([['refused', { refused: 'ikke-mestret' as const }]]));
    await store.forget('anna', 'waiting');
    expect((await store.attemptsOf('anna')).map((a) => a.id)).toEqual(['waits']);
    expect(await store.note('anna', 'me')).toBeUndefined();
    await store.forget('anna', 'nothing');
    expect(await store.learners()).toEqual(['bo']);
    expect(await store.note('bo', 'me')).toBe('Bo');
  });

  it('leaves no step behind when an attempt is wiped', async () => {
    await store.add(attempt('1'));
    await store.add(attempt('1', { steps: [step('a'), step('b')] }));
    await store.remove(['1']);
    expect(await store.attemptsOf('anna')).toEqual([]);
    expect(await store.latest('anna', 'l/en')).toBeUndefined();
  });

  it('keeps confirmations in the order they were made, each learner’s apart', async () => {
    await store.confirm(said('c2', { at: '2036-01-01T00:00:00.000Z' }));
    await store.confirm(said('c1'));
    await store.confirm(said('theirs', { learner: 'bo', what: 'legger-ut', says: 'nei' }));
    expect(await store.confirmationsOf('anna')).toEqual([
      said('c2', { at: '2036-01-01T00:00:00.000Z' }),
      said('c1'),
    ]);
    expect((await store.learners()).sort()).toEqual(['anna', 'bo']);
    expect(await store.attemptsOf('anna')).toEqual([]);
  });

  it('stores what the server said of a confirmation, and takes it back when the server has lost it', async () => {
    await store.confirm(said('c1'));
    await store.confirm(said('c2'));
    await store.settle(
      new Map([
        ['c1', { receipt: 'K1' }],
        ['c2', { refused: 'ukjent-versjon' as const }],
      ]),
    );
    expect(await store.confirmationsOf('anna')).toEqual([
      said('c1', { receipt: 'K1' }),
      said('c2', { refused: 'ukjent-versjon' }),
    ]);
    await store.settle(new Map([['c1', { lost: true as const }]]));
    expect(await store.confirmationsOf('anna')).toEqual([
      said('c1'),
      said('c2', { refused: 'ukjent-versjon' }),
    ]);
  });

  it('gives confirmations to their owner, with attempts', async () => {
    await store.add(attempt('1', { learner: 'anonymous' }));
    await store.confirm(said('c1', { learner: 'anonymous' }));
    await store.confirm(said('c2', { learner: 'anonymous' }));
    expect(await store.give(['1', 'c1', 'unknown'], 'anna')).toBe(2);
    expect(await store.confirmationsOf('anna')).toEqual([said('c1')]);
    expect((await store.confirmationsOf('anonymous')).map(({ id }) => id)).toEqual(['c2']);
  });

  it('wipes a learner’s confirmations, all or but for what waits, and single ones', async () => {
    for (const id of ['waits', 'handed in', 'refused', 'single']) await store.confirm(said(id));
    await store.confirm(said('bo', { learner: 'bo' }));
    await store.settle(new Map([['handed in', { receipt: 'K' }]]));
    await store.settle(new Map([['refused', { refused: 'ugyldig' as const }]]));
    await store.remove(['single']);
    await store.forget('anna', 'waiting');
    expect(await store.confirmationsOf('anna')).toEqual([said('waits')]);
    await store.forget('anna', 'nothing');
    expect(await store.learners()).toEqual(['bo']);
  });

  it('wipes everything but the notes of nobody', async () => {
    await store.add(attempt('1'));
    await store.confirm(said('c1'));
    await store.setNote('anna', 'me', 1);
    await store.setNote('', 'born', 'b');
    await store.clear();
    expect(await store.learners()).toEqual([]);
    expect(await store.note('anna', 'me')).toBeUndefined();
    expect(await store.note('', 'born')).toBe('b');
  });

  it('shares nothing with the one who gave it', async () => {
    const mine = attempt('1');
    await store.add(mine);
    mine.steps.push(step('smuggled'));
    const [read] = await store.attemptsOf('anna');
    read?.steps.push(step('smuggled'));
    expect(await store.attemptsOf('anna')).toEqual([attempt('1')]);
  });
});

describe('the store on disk', () => {
  it('finds everything again after a restart', async () => {
    const before = await openDisk();
    await before.add(mastered('1'));
    await before.settle(new Map([['1', { receipt: 'K1' }]]));
    before.close();
    expect(await (await openDisk()).attemptsOf('anna')).toEqual([mastered('1', { receipt: 'K1' })]);
  });

  it('writes an evicted attempt whole again from the page that still knows it', async () => {
    const store = await openDisk();
    await store.add(attempt('1'));
    await store.remove(['1']);
    const steps = [step('a'), step('b')];
    expect(await store.add(attempt('1', { steps }))).toBe('added');
    expect(await store.attemptsOf('anna')).toEqual([attempt('1', { steps })]);
  });

  it('does not resurrect what was wiped on purpose', async () => {
    const store = await openDisk({ wipedOnPurpose: () => true });
    await store.add(attempt('1'));
    await store.remove(['1']);
    expect(await store.add(attempt('1', { steps: [step('a'), step('b')] }))).toBe('gone');
    expect(await store.learners()).toEqual([]);
  });

  it('goes on writing when the browser has closed the store under an open page', async () => {
    const store = await openDisk();
    await store.add(attempt('1'));
    const { transaction } = IDBDatabase.prototype;
    let refused = 0;
    const closing = vi.spyOn(IDBDatabase.prototype, 'transaction');
    closing.mockImplementation(function (this: IDBDatabase, ...asked) {
      if (asked[1] === 'readwrite' && refused++ === 0) throw new DOMException('closing', 'InvalidStateError');
      return transaction.apply(this, asked);
    });
    const steps = [step('a'), step('b')];
    expect(await store.add(attempt('1', { steps }))).toBe('added');
    closing.mockRestore();
    expect(refused).toBe(2);
    expect(await store.attemptsOf('anna')).toEqual([attempt('1', { steps })]);
  });

  it('writes every step so that it survives a power cut', async () => {
    const store = await openDisk();
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.add(attempt('1'));
    await store.add(mastered('1', { steps: [step('a'), step('b')] }));
    const options = asked.mock.calls.filter(([, mode]) => mode === 'readwrite').map((call) => call[2]);
    asked.mockRestore();
    expect(options).toEqual([{ durability: 'strict' }, { durability: 'strict' }]);
  });

  it('takes over what a page of the first version left, whole', async () => {
    const first = new Dexie('test');
    first.version(1).stores({
      attempts: '++seq, &id, learner, [learner+scenario]',
      steps: '[attempt+n]',
      notes: '[learner+key], learner',
    });
    await first.open();
    const { steps, ...head } = mastered('1', { steps: [step('a'), step('b')], receipt: 'K1' });
    await first.table('attempts').add({ ...head });
    for (const [n, one] of steps.entries()) await first.table('steps').add({ ...one, attempt: '1', n });
    await first.table('notes').put({ learner: 'anna', key: 'me', value: 'Anna' });
    let told = 0;
    first.on('versionchange', () => (told++, first.close(), false));

    const store = await openDisk();
    expect(told).toBe(1);
    expect(await store.attemptsOf('anna')).toEqual([{ ...head, steps }]);
    expect(await store.note('anna', 'me')).toBe('Anna');
    await store.confirm(said('c1'));
    expect(await store.add(attempt('2'))).toBe('added');
    store.close();
    expect(await (await openDisk()).confirmationsOf('anna')).toEqual([said('c1')]);
  });

  it('says what is wrong as a value when a confirmation cannot be written', async () => {
    const store = await openDisk();
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function () {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      await expect(store.confirm(said('c1'))).rejects.toMatchObject({ name: 'StoreFailed', why: 'full' });
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    expect(await store.confirmationsOf('anna')).toEqual([]);
  });

  it('lets go when a newer version of the page takes over, and says so', async () => {
    let outdated = 0;
    const old = await openDisk({ onOutdated: () => outdated++ });
    await old.add(attempt('1'));
    const newer = new Dexie('test');
    newer.version(3).stores({ attempts: '++seq, &id, learner, [learner+scenario], extra' });
    await newer.open();
    expect(outdated).toBe(1);
    await expect(old.add(attempt('2'))).rejects.toMatchObject({ name: 'StoreFailed', why: 'outdated' });
    await expect(old.attemptsOf('anna')).rejects.toMatchObject({ name: 'StoreFailed', why: 'outdated' });
    expect(await newer.table('attempts').count()).toBe(1);
    newer.close();
    await expect(openDisk()).rejects.toMatchObject({ name: 'StoreFailed', why: 'outdated' });
  });

  it.each([
    [new DOMException('full', 'QuotaExceededError'), 'full'],
    [
      Object.assign(new Error('aborted'), { name: 'AbortError', inner: { name: 'QuotaExceededError' } }),
      'full',
    ],
    [new DOMException('closing', 'InvalidStateError'), 'broken'],
    [new DOMException('gone', 'AbortError'), 'broken'],
  ])('says what is wrong as a value when a write fails with %s, all or nothing', async (cause, why) => {
    const store = await openDisk();
    await store.add(attempt('1'));
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
      if (this.name === 'steps') throw cause;
      return add.apply(this, args);
    };
    try {
      await expect(store.add(attempt('2'))).rejects.toMatchObject({ name: 'StoreFailed', why });
      const end = mastered('1', { steps: [step('a'), step('b')] });
      await expect(store.add(end)).rejects.toMatchObject({ name: 'StoreFailed', why });
    } finally {
      IDBObjectStore.prototype.add = add;
    }
    expect(await store.attemptsOf('anna')).toEqual([attempt('1')]);
  });
});
