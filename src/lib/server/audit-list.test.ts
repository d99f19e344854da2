import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { log } from '#lib/i18n/nb/hr-audit.ts';
import { newApiToken } from './api-token.ts';
import { audit, type AuditEntry } from './audit.ts';
import { auditChoices, auditLines, countAudit, readDay } from './audit-list.ts';
import type { Store } from './database.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addAccount, addPerson } from './testing/people.ts';

describe.each(ENGINES)('the list of what was done on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let berit: string;
  let kari: string;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store();
    berit = await addAccount(store, 'administrator', { name: 'Berit' });
    kari = await addPerson(store, { firstName: 'Kari', lastName: 'Dahl' });
    const erased = await addPerson(store);
    await store.db.updateTable('person').set({ erased_at: 'x' }).where('id', '=', erased).execute();
    const written: [string, AuditEntry][] = [
      // 27 November ends in Norway at 23:00 in UTC.
      ['2026-11-27T22:59:59.999Z', { actor: 'hr', id: berit, action: 'login', detail: { way: 'passkey' } }],
      ['2026-11-27T23:00:00.000Z', { actor: 'deltaker', id: kari, action: 'refused' }],
      ['2026-11-28T10:00:00.000Z', { actor: 'deltaker', id: erased, action: 'refused' }],
      ['2026-11-28T22:59:59.999Z', { actor: 'ukjent', action: 'refused' }],
      ['2026-11-28T23:00:00.000Z', { actor: 'hr', id: berit, action: 'export', detail: { file: 'a.csv' } }],
    ];
    for (const [at, entry] of written) await audit(store, entry, new Date(at));
  });
  afterAll(() => engine.stop());
  const seqs = async (filter: Parameters<typeof auditLines>[1]) => {
    const lines = await auditLines(store.db, filter, 0, 100);
    expect(await countAudit(store.db, filter)).toBe(lines.length);
    return lines.map(({ seq }) => seq);
  };

  it('is newest first, and names who it still knows', async () => {
    const lines = await auditLines(store.db, {}, 0, 100);
    expect(lines.map(({ seq, kind, name }) => [seq, kind, name])).toEqual([
      [5, 'hr', 'Berit'],
      [4, 'ukjent', null],
      [3, 'deltaker', null],
      [2, 'deltaker', 'Kari Dahl'],
      [1, 'hr', 'Berit'],
    ]);
    expect(lines[0]).toMatchObject({ action: 'export', detail: { file: 'a.csv' } });
    expect((await auditLines(store.db, {}, 3, 1)).map(({ seq }) => seq)).toEqual([2]);
  });

  it('names the account or the key that something was done to', async () => {
    const other = await engine.store();
    const hanna = await addAccount(other, 'hr', { name: 'Hanna' });
    await newApiToken(other, { name: 'Visma', months: 12 }, hanna, new Date('2026-11-28T10:00:00.000Z'));
    await audit(other, { actor: 'system', action: 'account-close', detail: { account: hanna } }, new Date());
    await audit(other, { actor: 'system', action: 'account-close', detail: { account: 'gone' } }, new Date());
    const lines = await auditLines(other.db, {}, 0, 9);
    expect(lines.map(({ action, detail, about }) => log.says(action, detail, about))).toEqual([
      'Stengte tilgangen for en kollega.',
      'Stengte tilgangen for Hanna.',
      'Laget en nøkkel til Visma, som virker til og med 28. november 2027.',
    ]);
  });

  it('is filtered by what, who and Norwegian days, one or all', async () => {
    expect(await seqs({ action: 'refused' })).toEqual([4, 3, 2]);
    expect(await seqs({ who: berit })).toEqual([5, 1]);
    expect(await seqs({ who: 'deltaker' })).toEqual([3, 2]);
    expect(await seqs({ from: '2026-11-28' })).toEqual([5, 4, 3, 2]);
    expect(await seqs({ to: '2026-11-27' })).toEqual([1]);
    expect(await seqs({ from: '2026-11-28', to: '2026-11-28' })).toEqual([4, 3, 2]);
    expect(await seqs({ action: 'refused', who: kari, from: '2026-11-29' })).toEqual([]);
    expect(await seqs({ who: "' or 1=1 --" })).toEqual([]);
  });

  it('counts a summer day from ten in the evening before, by UTC', async () => {
    const summer = await engine.store();
    for (const at of ['2026-06-30T21:59:59.999Z', '2026-06-30T22:00:00.000Z'])
      await audit(summer, { actor: 'system', action: 'x' }, new Date(at));
    const lines = await auditLines(summer.db, { from: '2026-07-01' }, 0, 9);
    expect(lines.map(({ seq }) => seq)).toEqual([2]);
  });

  it('offers what there is to choose', async () => {
    expect(await auditChoices(store.db)).toEqual({
      actions: ['export', 'login', 'refused'],
      accounts: [{ id: berit, name: 'Berit' }],
    });
  });
});

describe('a day in an address', () => {
  it.each(['', null, '28.11.2026', '2026-13-01', '2026-11-28T00', '0000-01-01', 'x'])(
    'is not «%s»',
    (text) => {
      expect(readDay(text)).toBeUndefined();
    },
  );
  it('is a date', () => expect(readDay('2026-11-28')).toBe('2026-11-28'));
});

describe('the words of the log', () => {
  const sources = globSync('src/{lib/server,routes}/**/*.ts').filter((path) => !/test/.test(path));
  const actions = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\baction: '([a-z-]+)'/g)].map(([, action]) => action as string),
  );

  it('has a sentence for everything that is written into it', () => {
    expect(actions.length).toBeGreaterThan(10);
    expect([...new Set(actions)].filter((action) => !log.knows(action))).toEqual([]);
  });

  it('are sentences', () => {
    expect(log.says('login', { way: 'passkey' })).toBe('Logget inn med passnøkkel.');
    expect(log.says('export', { what: 'links', count: 1200 })).toBe(
      'Laget personlige lenker til 1\u00a0200 personer.',
    );
    expect(log.says('refused', { route: '/hr', method: 'GET' })).toBe('Ble avvist på /hr.');
    expect(log.says('constructor', {})).toBe('constructor.');
    expect(log.time('2026-11-28T23:05:00.000Z')).toBe('29. november 2026 kl. 00.05');
  });
});
