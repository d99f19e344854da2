/** What an account and a key may be called. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '#lib/server/database.ts';
import { startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { addAccount } from '#lib/server/testing/people.ts';
import { actions } from './+page.server.ts';

const NOW = new Date('2026-11-28T08:00:00.000Z');
const URL_HERE = new URL('https://kurs.example.no/hr/tilgang');
let engine: RunningEngine;
let store: Store;
let boss: string;
beforeAll(async () => {
  engine = await startEngine('sqlite');
  store = await engine.store(NOW);
  boss = await addAccount(store, 'administrator', { name: 'Berit' });
});
afterAll(() => engine.stop());

const ask = (action: 'ny' | 'nokkel', fields: Record<string, string>) => {
  const request = new Request(URL_HERE, { method: 'POST', body: new URLSearchParams(fields) });
  const locals = { store, now: NOW, hr: { hr: boss, role: 'administrator' } };
  return (actions[action] as unknown as (event: unknown) => Promise<unknown>)({
    ...{ request, url: URL_HERE, locals },
  });
};

it('keeps a national identity number out of both', async () => {
  for (const navn of ['Hanna 010190/12345', '01.01.90\t12345']) {
    const refused = { status: 400, data: { nationalId: true } };
    expect(await ask('ny', { navn, rolle: 'hr' })).toMatchObject(refused);
    expect(await ask('nokkel', { navn, varighet: '12' })).toMatchObject(refused);
  }
  expect(await store.db.selectFrom('account').select('name').execute()).toEqual([{ name: 'Berit' }]);
  expect(await store.db.selectFrom('api_token').select('name').execute()).toEqual([]);
  expect(await ask('ny', { navn: 'Hanna', rolle: 'hr' })).toMatchObject({ name: 'Hanna' });
  expect(await ask('nokkel', { navn: 'Visma 2026', varighet: '24' })).toMatchObject({ name: 'Visma 2026' });
});
