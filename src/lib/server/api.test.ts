/** What other systems read: by which token, in which pages, and as it is described; on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeAccount } from './account.ts';
import { apiPage, readWalk, type ApiPage } from './api-completions.ts';
import { apiTokens, newApiToken, revokeApiToken, tokenOf } from './api-token.ts';
import type { Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { COLUMN_NAMES, completionsCsv } from './export.ts';
import { openApi } from './openapi.ts';
import { tinyCourse, type TinyCourse } from './testing/course.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { misfits } from './testing/json-schema.ts';
import { addAccount, addAppointment, addPerson, everything } from './testing/people.ts';

const NOW = new Date('2026-11-28T09:00:00.000Z');
const MINUTE = 60_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe.each(ENGINES)('the API on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
    course = await tinyCourse();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    await emptyTables(store);
    await keepEditions(store, course, new Date('2026-11-01T08:00:00.000Z'));
  });

  const ask = async (query: string, now = NOW): Promise<ApiPage> => {
    const walk = readWalk(new URLSearchParams(query), now);
    if ('wrong' in walk) throw new Error(`wrong: ${walk.wrong}`);
    return apiPage(store, course.course, walk);
  };
  /** A whole walk; between two pages something may happen. */
  const walk = async (query: string, now = NOW, between: () => Promise<unknown> = async () => undefined) => {
    const pages = [await ask(query, now)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
      await between();
      pages.push(await ask(`limit=2&cursor=${next}`, now));
    }
    return { pages, ids: pages.flatMap(({ rows }) => rows.map(({ id }) => id as string)) };
  };
  const complete = async (appointment: string, received: Date, round = 1) =>
    store.db
      .insertInto('completion')
      .values({
        ...{
          id: crypto.randomUUID(),
          appointment,
          round,
          course_edition: course.course.edition,
          guideline: '2024',
        },
        ...{ language: 'nb', login: 'lenke', valid_to: null, posts: 0, receipt: crypto.randomUUID() },
        ...{ completed_at: received.toISOString(), received_at: received.toISOString() },
      })
      .execute();
  const many = async (n: number) => {
    for (let i = 0; i < n; i++) await addPerson(store);
    const rows = await store.db.selectFrom('appointment').select('id').orderBy('id').execute();
    return rows.map(({ id }) => id);
  };

  describe('a token', () => {
    it('opens until it is revoked, is kept as a hash, and every step is noted', async () => {
      const by = await addAccount(store, 'administrator');
      const token = await newApiToken(store, { name: 'Visma', months: 12 }, by, NOW);
      expect(token).toMatch(/^sf_[A-Za-z0-9_-]{32}$/);
      const [row] = await apiTokens(store.db, NOW);
      expect(row).toEqual({
        ...{ id: row?.id, name: 'Visma', createdAt: NOW.toISOString(), usedAt: null },
        ...{ by: { id: by, name: 'HR', closed: false }, validTo: '2027-11-28', ends: 'senere' },
      });
      expect(await tokenOf(store, `Bearer ${token}`, later(1))).toBe(row?.id);
      expect(await tokenOf(store, `bearer ${token}`, later(2))).toBe(row?.id);
      expect((await apiTokens(store.db, NOW))[0]?.usedAt).toBe(later(1).toISOString());
      const kept = await store.db.selectFrom('api_token').selectAll().execute();
      expect(JSON.stringify(kept) + (await everything(store))).not.toContain(token.slice(3));
      expect(await revokeApiToken(store, row?.id as string, by, NOW)).toBe(true);
      expect(await revokeApiToken(store, row?.id as string, by, NOW)).toBe(false);
      expect(await tokenOf(store, `Bearer ${token}`, NOW)).toBeNull();
      expect(await apiTokens(store.db, NOW)).toEqual([]);
      const audited = await store.db.selectFrom('audit').select(['actor', 'action']).orderBy('seq').execute();
      expect(audited).toEqual([
        { actor: by, action: 'token-new' },
        { actor: by, action: 'token-revoke' },
      ]);
    });

    it('ends after its last day in Norway, is warned of for thirty days, and another stands beside it', async () => {
      const by = await addAccount(store, 'administrator');
      const old = await newApiToken(store, { name: 'Visma', months: 3 }, by, NOW);
      const at = (time: string) => new Date(time);
      const opens = async (token: string, time: string) =>
        (await tokenOf(store, `Bearer ${token}`, at(time))) !== null;
      expect(await opens(old, '2027-02-28T22:59:59.999Z')).toBe(true);
      expect(await opens(old, '2027-02-28T23:00:00.000Z')).toBe(false);
      const ends = async (time: string) =>
        (await apiTokens(store.db, at(time))).map(({ validTo, ends }) => `${validTo} ${ends}`);
      expect(await ends('2027-01-29T22:59:59.999Z')).toEqual(['2027-02-28 senere']);
      expect(await ends('2027-01-29T23:00:00.000Z')).toEqual(['2027-02-28 snart']);
      const next = await newApiToken(
        store,
        { name: 'Visma', months: 24 },
        by,
        at('2027-02-20T09:00:00.000Z'),
      );
      expect([
        await opens(old, '2027-02-28T12:00:00.000Z'),
        await opens(next, '2027-02-28T12:00:00.000Z'),
      ]).toEqual([true, true]);
      expect(await ends('2027-03-01T12:00:00.000Z')).toEqual(['2029-02-20 senere', '2027-02-28 over']);
    });

    it('outlives the account that made it, and the page says that its maker has left', async () => {
      const by = await addAccount(store, 'hr', { name: 'Hanna' });
      const token = await newApiToken(store, { name: 'Visma', months: 12 }, by, NOW);
      const boss = await addAccount(store, 'administrator');
      await store.db
        .insertInto('passkey')
        .values({ id: 'k', hr: boss, public_key: '', counter: 0, transports: '[]', created_at: 'x' })
        .execute();
      expect(await closeAccount(store, by, boss, NOW)).toBe('closed');
      expect(await tokenOf(store, `Bearer ${token}`, NOW)).not.toBeNull();
      expect(await apiTokens(store.db, NOW)).toMatchObject([{ by: { id: by, name: 'Hanna', closed: true } }]);
    });

    it.each([
      null,
      '',
      'Bearer',
      'Bearer x',
      'Basic sf_',
      `Bearer sf_${'a'.repeat(32)}`,
      `Bearer ${'x'.repeat(10_000)}`,
    ])('is not %.20j', async (header) => expect(await tokenOf(store, header, NOW)).toBeNull());
  });

  describe('a walk', () => {
    it('gives every row once, page by page', async () => {
      const all = await many(5);
      const { pages, ids } = await walk('limit=2');
      expect(ids).toEqual(all);
      expect(pages.map(({ rows }) => rows.length)).toEqual([2, 2, 1]);
      expect(new Set(pages.map((page) => page.as_of))).toEqual(new Set([NOW.toISOString()]));
      expect((await walk('')).ids).toEqual(all);
      expect((await walk('limit=5')).pages).toHaveLength(1);
    });

    it('holds the columns of the file and nothing else, as the file has them', async () => {
      const [id] = await many(1);
      await complete(id as string, later(-MINUTE));
      const [row] = (await ask('')).rows;
      expect(Object.keys(row ?? {})).toEqual(['id', ...COLUMN_NAMES]);
      const file = await new Response(completionsCsv(store, course.course, NOW)).text();
      const cells = file.split('\r\n')[1]?.split(';');
      expect(
        Object.values(row ?? {})
          .slice(1)
          .map((cell) => cell ?? ''),
      ).toEqual(cells);
      expect(row).toMatchObject({ status: 'fullført', mottatt: '2026-11-28', 'gyldig til': null });
    });

    it('sees one moment, whatever happens between its pages', async () => {
      const all = await many(6);
      // Before the cursor, and after it.
      const added = ['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'];
      const created_at = later(MINUTE).toISOString();
      let happened = 0;
      const { pages, ids } = await walk('limit=2', NOW, async () => {
        if (happened++ > 0) return;
        await complete(all[5] as string, later(MINUTE));
        for (const id of added) {
          const person = await addPerson(store, { holds: [] });
          const made = await addAppointment(store, person, { role: 'ansatt', unit: 'Lauvlia skole' });
          await store.db.updateTable('appointment').set({ id, created_at }).where('id', '=', made).execute();
        }
      });
      expect(happened).toBe(2);
      expect(ids).toEqual(all);
      expect(pages.at(-1)?.rows.at(-1)).toMatchObject({ id: all[5], status: 'ikke begynt', fullført: null });
      const next = await walk(`updated_since=${pages[0]?.next_since}`, later(5 * MINUTE));
      expect(next.ids).toEqual([added[0], all[5], added[1]]);
    });

    it('loses nothing that was committed late: the next walk begins before this one', async () => {
      const [id] = await many(3);
      const { pages } = await walk('');
      // Received before the walk, committed after it.
      await complete(id as string, later(-2 * MINUTE));
      expect(pages[0]?.next_since).toBe(later(-10 * MINUTE).toISOString());
      const next = await walk(`updated_since=${pages[0]?.next_since}`, later(60 * MINUTE));
      expect(next.ids).toEqual([id]);
      expect((await walk(`updated_since=${later(-MINUTE).toISOString()}`, later(60 * MINUTE))).ids).toEqual(
        [],
      );
    });

    it('leaves out the erased and those that are over', async () => {
      const all = await many(4);
      const [erased, over] = await store.db
        .selectFrom('appointment')
        .select(['id', 'person'])
        .orderBy('id')
        .execute();
      await store.db
        .updateTable('person')
        .set({ erased_at: 'x' })
        .where('id', '=', erased?.person as string)
        .execute();
      await store.db
        .updateTable('appointment')
        .set({ ends: '2026-11-28' })
        .where('id', '=', over?.id as string)
        .execute();
      expect((await walk('limit=2')).ids).toEqual(all.slice(2));
    });

    it('comes with an exemption, a hand-in and a confirmation, and with nothing older', async () => {
      const [a, b] = await many(3);
      const made_by = await addAccount(store, 'hr');
      const since = later(-MINUTE).toISOString();
      const relief = { kind: 'fritak', from_day: '2026-11-01', to_day: null, reason: 'x', made_by } as const;
      await store.db
        .insertInto('exemption')
        .values([
          {
            id: 'e1',
            appointment: a as string,
            ...relief,
            created_at: NOW.toISOString(),
            withdrawn_at: null,
          },
          {
            id: 'e2',
            appointment: b as string,
            ...relief,
            created_at: '2026-11-01',
            withdrawn_at: '2026-11-02',
          },
        ])
        .execute();
      expect((await walk(`updated_since=${since}`, later(1))).ids).toEqual([a]);
      await store.db
        .updateTable('exemption')
        .set({ withdrawn_at: NOW.toISOString() })
        .where('id', '=', 'e2')
        .execute();
      expect((await walk(`updated_since=${since}`, later(1))).ids).toEqual([a, b]);
    });
  });

  const cursor = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const ID = crypto.randomUUID();
  const wrong: [query: string, parameter: string][] = [
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=', 'limit'],
    ['updated_since=2026-11-28', 'updated_since'],
    ['updated_since=2026-13-28T00:00:00Z', 'updated_since'],
    ['updated_since=', 'updated_since'],
    ['cursor=x', 'cursor'],
    [`cursor=${cursor({})}`, 'cursor'],
    [`cursor=${cursor([NOW.toISOString(), null, "' or 1=1"])}`, 'cursor'],
    [`cursor=${cursor(['2026-11-27T09:00:00.000Z', null, ID])}`, 'cursor'],
    [`cursor=${cursor(['2026-11-28T09:00:00.001Z', null, ID])}`, 'cursor'],
    [`cursor=${cursor([NOW.toISOString(), null, ID])}&updated_since=2026-11-28T00:00:00Z`, 'cursor'],
    ['person=1', 'person'],
    ['__proto__=1', '__proto__'],
  ];
  it.each(wrong)('says which parameter of ?%.40s is wrong', (query, parameter) => {
    expect(readWalk(new URLSearchParams(query), NOW)).toEqual({ wrong: parameter });
  });
  it('takes a good cursor', () => {
    const good = new URLSearchParams({ cursor: cursor([NOW.toISOString(), null, ID]) });
    expect(readWalk(good, NOW)).toEqual({ asOf: NOW.toISOString(), since: null, after: ID, limit: 500 });
  });

  it('answers as it is described', async () => {
    const described = openApi('1.0.0', 'https://kurs.example.no');
    const { schemas } = described.components;
    const fits = (page: unknown) => misfits(described as never, schemas.Page as never, page);
    const [id] = await many(3);
    await complete(id as string, NOW);
    const page = await ask('limit=2');
    expect(page.next).not.toBeNull();
    expect(fits(page)).toEqual([]);
    expect(fits(await ask(`cursor=${page.next}`))).toEqual([]);
    // It can fail.
    const [row] = page.rows;
    expect(fits({ ...page, rows: [{ ...row, epost: 'x' }] })).toEqual(['.rows[0]: epost is too much']);
    expect(fits({ ...page, rows: [{ ...row, status: 1 }], next: undefined })).toHaveLength(2);
  });
});
