/** The page's forms, as they are posted: what they do, and what they refuse. */
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#lib/server/database.ts';
import { retentionOf } from '#lib/server/retention.ts';
import type { TinyCourse } from '#lib/server/testing/course.ts';
import { startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { addPerson } from '#lib/server/testing/people.ts';
import { addWholePerson, documentedCourse, type WholePerson } from '#lib/server/testing/whole-person.ts';

const content = vi.hoisted(() => ({ made: undefined as TinyCourse | undefined }));
vi.mock('virtual:course', () => ({ get course() { return (content.made as TinyCourse).course; } })); // prettier-ignore

const DESK = { id: 's', hr: 'h', login: 'passkey' };
type Role = 'administrator' | 'hr';
const NOW = new Date('2026-11-23T08:00:00.000Z');

describe('HR’s page on privacy', () => {
  let engine: RunningEngine;
  let store: Store;
  let whole: WholePerson;
  let page: typeof import('./+page.server.ts');
  let file: typeof import('./egne-data/+server.ts');
  beforeAll(async () => {
    content.made = await documentedCourse();
    engine = await startEngine('sqlite');
    page = await import('./+page.server.ts');
    file = await import('./egne-data/+server.ts');
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store(NOW);
    whole = await addWholePerson(store, content.made as TinyCourse, NOW);
  });

  const event = (fields: Record<string, string>, role: Role = 'administrator') => {
    const request = new Request('https://kurs.example.no/', {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    return {
      request,
      locals: { store, now: NOW, hr: { ...DESK, role } },
    } as unknown as RequestEvent;
  };
  const post = async (action: keyof typeof page.actions, fields: Record<string, string>, role?: Role) => {
    const answer = (await page.actions[action]?.(event(fields, role) as never)) as {
      status?: number;
      data?: object;
    };
    return answer.status === undefined ? answer : [answer.status, answer.data];
  };
  const load = async (role: Role = 'administrator') => {
    const url = new URL('https://kurs.example.no/hr/personvern');
    const hr = { ...DESK, role };
    const loaded = (await page.load({ url, locals: { store, now: NOW, hr } } as never)) as {
      keeping: {
        kinds: { kind: string; keep: number; over: { count: number; hash: string } }[];
        nightly: boolean;
      } | null;
    };
    return loaded.keeping;
  };

  it('erases only when it is ticked, and says when there is nobody', async () => {
    expect(await post('slett', { person: whole.id })).toEqual([400, { notSure: true }]);
    expect(await post('slett', { person: whole.id, sikker: 'ja' })).toEqual({ erased: true });
    expect(await post('slett', { person: whole.id, sikker: 'ja' })).toEqual([404, { notErased: true }]);
    expect(await post('sok', { sok: 'sigrid' })).toMatchObject({ found: [] });
  });

  it('erases nobody who has a desk in HR', async () => {
    const person = await addPerson(store);
    const values = { name: 'x', person, created_at: NOW.toISOString(), closed_at: null };
    await store.db
      .insertInto('account')
      .values({ id: 'a', role: 'administrator', ...values })
      .execute();
    expect(await post('slett', { person, sikker: 'ja' })).toEqual([409, { hasDesk: true }]);
  });

  it('hands out a file, or leads back when there is nobody', async () => {
    const answer = await file.POST(event({ person: whole.id, form: 'tekst' }) as never);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="egne-opplysninger-2026-11-23.txt"',
    );
    expect(await answer.text()).toContain('Fornavn: Sigrid');
    await expect(async () => file.POST(event({ person: 'x' }) as never)).rejects.toMatchObject({
      status: 303,
      location: '/hr/personvern?person=ukjent',
    });
  });

  it('stores times of keeping that make sense, all or none', async () => {
    const usual = {
      personer: '24',
      begrunnelser: '12',
      paaminnelser: '24',
      logg: '5',
      kontoer: '5',
      lenker: '30',
      okter: '7',
      forsok: '1',
    };
    for (const wrong of ['0', '121', '1.5', '-1', '', 'x']) {
      expect(await post('lagre', { ...usual, personer: wrong }), wrong).toEqual([422, { wrong: 'personer' }]);
    }
    expect((await retentionOf(store.db)).keep.personer).toBe(12);
    expect(await post('lagre', { ...usual, nattlig: 'ja' })).toEqual({ saved: true });
    expect(await load()).toMatchObject({
      nightly: true,
      kinds: [{ kind: 'personer', keep: 24 }, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  it('removes what was shown, and nothing when it has become something else', async () => {
    await store.db.updateTable('appointment').set({ ends: '2020-01-01' }).execute();
    await store.db.updateTable('account').set({ closed_at: NOW.toISOString() }).execute();
    await store.db.updateTable('person').set({ created_at: '2019-01-01' }).execute();
    const shown = (await load())?.kinds[0];
    expect(shown).toMatchObject({ kind: 'personer', over: { count: 1 } });
    for (const sett of ['1', '', 'x'])
      expect(await post('rydd', { type: 'personer', sett }), sett).toEqual([409, { stale: true }]);
    expect(await post('rydd', { type: 'personer', antall: '1' })).toEqual([409, { stale: true }]);
    expect(await post('rydd', { type: 'constructor', sett: '1' })).toEqual([400, { stale: true }]);
    const sett = shown?.over.hash ?? '';
    expect(await post('rydd', { type: 'personer', sett })).toEqual({ cleared: 1, kind: 'personer' });
    expect((await load())?.kinds[0]).toMatchObject({ over: { count: 0 } });
  });

  it('lets HR find, hand out and erase, but not settle how long the log is kept', async () => {
    expect(await load('hr')).toBeNull();
    expect(await post('lagre', {}, 'hr')).toEqual([403, { notYours: true }]);
    expect(await post('rydd', { type: 'logg', sett: '' }, 'hr')).toEqual([403, { notYours: true }]);
    expect(await post('slett', { person: whole.id, sikker: 'ja' }, 'hr')).toEqual({ erased: true });
  });
});
