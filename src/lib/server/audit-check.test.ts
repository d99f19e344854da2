import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit, auditHash, forgetAudit } from './audit.ts';
import { checkAudit, lastAuditCheck, readHead } from './audit-check.ts';
import type { Store } from './database.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const NOW = new Date('2026-11-28T09:00:00.000Z');
const ROWS = 12;

describe.each(ENGINES)('the check of the audit log on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store();
    for (let i = 1; i <= ROWS; i++)
      await audit(store, { actor: 'hr', id: 'h', action: `act ${i}` }, new Date(NOW.getTime() + i));
  });
  const row = (seq: number) =>
    store.db.selectFrom('audit').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
  const set = (seq: number, to: object) =>
    store.db.updateTable('audit').set(to).where('seq', '=', seq).execute();
  const faults = async (noted?: { seq: number; hash: string }) =>
    (await checkAudit(store, NOW, noted)).faults.map(({ what, from, to }) => `${what} ${from}-${to}`);

  it('finds nothing in a log nobody has touched, and remembers that it looked', async () => {
    expect(await lastAuditCheck(store.db)).toBeNull();
    const { hash } = await row(ROWS);
    const whole = { at: NOW.toISOString(), rows: ROWS, head: { seq: ROWS, hash }, faults: [], count: 0 };
    expect(await checkAudit(store, NOW)).toEqual(whole);
    expect(await lastAuditCheck(store.db)).toEqual(whole);
  });

  it('finds nothing in a log that is empty', async () => {
    const empty = await engine.store();
    expect(await checkAudit(empty, NOW)).toMatchObject({ rows: 0, head: null, count: 0 });
  });

  const touched: [what: string, touch: () => Promise<unknown>, found: string[]][] = [
    ['altered', () => set(5, { actor: 'x' }), ['altered 5-5']],
    ['altered in its detail', () => set(5, { detail: '{"n":1}' }), ['altered 5-5']],
    [
      'altered with a hash to fit',
      async () => {
        const { hash: _, ...five } = await row(5);
        const other = { ...five, actor: 'x' };
        await set(5, { actor: 'x', hash: auditHash((await row(4)).hash, other) });
      },
      ['altered 6-6'],
    ],
    ['deleted', () => store.db.deleteFrom('audit').where('seq', '=', 5).execute(), ['missing 5-5']],
    [
      'deleted at the beginning',
      () => store.db.deleteFrom('audit').where('seq', '<', 4).execute(),
      ['missing 1-3'],
    ],
    [
      'moved: two have changed places',
      async () => {
        await set(5, { seq: 99 });
        await set(6, { seq: 5 });
        await set(99, { seq: 6 });
      },
      ['altered 5-5', 'altered 6-6', 'altered 7-7'],
    ],
    [
      'deleted and those after it numbered anew',
      async () => {
        await store.db.deleteFrom('audit').where('seq', '=', 10).execute();
        await set(11, { seq: 10 });
        await set(12, { seq: 11 });
      },
      ['altered 10-10', 'altered 11-11', 'truncated 12-12'],
    ],
    [
      'cut off at the end',
      () => store.db.deleteFrom('audit').where('seq', '>', 9).execute(),
      ['truncated 10-12'],
    ],
    [
      'cut off at the end, and written on since',
      async () => {
        await store.db.deleteFrom('audit').where('seq', '>', 9).execute();
        await audit(store, { actor: 'hr', action: 'more' }, NOW);
      },
      ['missing 10-12'],
    ],
    ['all gone', () => store.db.deleteFrom('audit').execute(), ['truncated 1-12']],
    [
      'added without the service',
      async () => {
        const last = await row(ROWS);
        const { hash: _, ...more } = { ...last, seq: ROWS + 1 };
        await store.db
          .insertInto('audit')
          .values({ ...more, hash: auditHash(last.hash, more) })
          .execute();
      },
      ['beyond 13-13'],
    ],
    [
      'without its head',
      () => store.db.deleteFrom('setting').where('key', '=', 'logg').execute(),
      ['headless 12-12'],
    ],
  ];
  it.each(touched)('finds what is %s', async (_, touch, found) => {
    await touch();
    expect(await faults()).toEqual(found);
  });

  it('finds by a head written down earlier a chain that was made anew', async () => {
    const noted = { seq: 8, hash: (await row(8)).hash };
    expect(await faults(noted)).toEqual([]);
    await store.db.deleteFrom('audit').execute();
    await store.db.deleteFrom('setting').where('key', '=', 'logg').execute();
    for (let i = 1; i <= ROWS; i++) await audit(store, { actor: 'hr', action: 'lie' }, NOW);
    expect(await faults()).toEqual([]);
    expect(await faults(noted)).toEqual(['noted 8-8']);
    expect(await faults({ ...noted, seq: 99 })).toEqual(['noted 99-99']);
  });

  it('takes a log whose old rows were removed by rule for whole, and finds what goes beyond the rule', async () => {
    const before = new Date(NOW.getTime() + 5).toISOString();
    await store.db.transaction().execute(async (tx) => {
      expect(await forgetAudit(store, before, NOW, tx)).toBe(4);
      expect(await forgetAudit(store, '2020-01-01', NOW, tx)).toBe(0);
    });
    expect(await faults()).toEqual([]);
    await store.db.deleteFrom('audit').where('seq', '=', 5).execute();
    expect(await faults()).toEqual(['missing 5-5']);
  });

  it('is not disturbed by what is written meanwhile', async () => {
    const writing = Promise.all(
      Array.from({ length: 20 }, () => audit(store, { actor: 'system', action: 'meanwhile' }, NOW)),
    );
    expect(await faults()).toEqual([]);
    await writing;
    expect(await faults()).toEqual([]);
  });

  it('counts every fault and tells the first hundred', async () => {
    for (let i = 0; i < 120; i++) await audit(store, { actor: 'system', action: 'x' }, NOW);
    await store.db.updateTable('audit').set({ actor: 'y' }).execute();
    const check = await checkAudit(store, NOW);
    expect([check.count, check.faults.length]).toEqual([132, 100]);
  });
});

describe('a head that was written down', () => {
  const hash = 'a'.repeat(64);
  it.each(['', '1', `1:${hash}a`, `x:${hash}`, `-1:${hash}`, `1:${hash.toUpperCase()}`])(
    'is not «%s»',
    (text) => {
      expect(readHead(text)).toBeUndefined();
    },
  );
  it('is a number and a hash', () => {
    expect(readHead(`812:${hash}`)).toEqual({ seq: 812, hash });
  });
});
