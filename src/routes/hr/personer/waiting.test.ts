/** HR’s answer to what a nightly file left waiting, as it is posted. */
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#lib/server/database.ts';
import { keepWaiting } from '#lib/server/roster-waiting.ts';
import type { TinyCourse } from '#lib/server/testing/course.ts';
import { tinyCourse } from '#lib/server/testing/course.ts';
import { startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { addPerson } from '#lib/server/testing/people.ts';

const content = vi.hoisted(() => ({ made: undefined as TinyCourse | undefined }));
vi.mock('virtual:course', () => ({ get course() { return (content.made as TinyCourse).course; } })); // prettier-ignore

const NOW = new Date('2026-11-23T08:00:00.000Z');

describe('the yes to those a nightly file lacked', () => {
  let engine: RunningEngine;
  let store: Store;
  let page: typeof import('./+page.server.ts');
  let appointments: string[];
  beforeAll(async () => {
    content.made = await tinyCourse();
    engine = await startEngine('sqlite');
    page = await import('./+page.server.ts');
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store(NOW);
    for (let i = 0; i < 3; i++) await addPerson(store);
    appointments = (await store.db.selectFrom('appointment').select('id').execute()).map(({ id }) => id);
    await keepWaiting(store.db, appointments.slice(0, 2), NOW);
  });

  const locals = () => ({ store, now: NOW, hr: { id: 's', hr: 'h', role: 'hr', login: 'passkey' } });
  const shown = async () => {
    const url = new URL('https://kurs.example.no/hr/personer');
    const loaded = (await page.load({ url, locals: locals() } as never)) as {
      waiting: { hash: string; count: number } | null;
    };
    return loaded.waiting;
  };
  const post = async (fields: [string, string][]) => {
    const body = new URLSearchParams(fields);
    const request = new Request('https://kurs.example.no/', { method: 'POST', body });
    const event = { request, locals: locals() } as unknown as RequestEvent;
    const answer = (await page.actions['avslutt']?.(event as never)) as { status?: number; data?: object };
    return answer.status === undefined ? answer : [answer.status, answer.data];
  };
  const over = async () =>
    (await store.db.selectFrom('appointment').select('id').where('ends', 'is not', null).execute()).map(
      ({ id }) => id,
    );

  it('is to those who stood on the page, and to nobody when as many others wait by then', async () => {
    const seen = await shown();
    expect(seen?.count).toBe(2);
    const yes: [string, string][] = [['sett', seen?.hash ?? ''], ['antall', '2']]; // prettier-ignore
    await keepWaiting(store.db, appointments.slice(1), NOW);
    expect(await post(yes)).toEqual([409, { others: true }]);
    expect(await post([['antall', '2']])).toEqual([409, { others: true }]);
    expect(await over()).toEqual([]);
    // The page that says so shows the new list, with its own hash.
    const again = await shown();
    expect(await post([['sett', again?.hash ?? ''], ['antall', '3']])).toEqual([422, { wrongNumber: 2 }]); // prettier-ignore
    expect(await post([['sett', again?.hash ?? ''], ['antall', '2']])).toEqual({ ended: 2 }); // prettier-ignore
    expect((await over()).sort()).toEqual(appointments.slice(1).sort());
  });

  it('needs somebody to be ticked, and ends only who stood there', async () => {
    const sett: [string, string] = ['sett', (await shown())?.hash ?? ''];
    expect(await post([sett])).toEqual([422, { nobody: true }]);
    expect(await post([sett, ['avslutt', appointments[2] as string]])).toEqual([409, { others: true }]);
    expect(await post([sett, ['avslutt', appointments[0] as string]])).toEqual({ ended: 1 });
    expect(await over()).toEqual([appointments[0]]);
  });
});
