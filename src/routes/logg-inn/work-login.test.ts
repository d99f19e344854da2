/** From the button to the session, through the routes, at a real provider. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Store } from '#lib/server/database.ts';
import { tooOften } from '#lib/server/limits.ts';
import { hrOf, learnerOf } from '#lib/server/session.ts';
import { Jar } from '#lib/server/testing/jar.ts';
import { addPerson } from '#lib/server/testing/people.ts';
import { CLIENT, startProvider, type RunningProvider } from '#lib/server/testing/provider.ts';

const ORIGIN = 'http://localhost:4998';

describe('the way in with a work account', () => {
  const dir = mkdtempSync(join(tmpdir(), 'work-login-'));
  let provider: RunningProvider;
  let store: Store;
  let person: string;
  beforeAll(async () => {
    provider = await startProvider(`${ORIGIN}/logg-inn/tilbake`);
    vi.stubEnv('OIDC_ISSUER', provider.issuer);
    vi.stubEnv('OIDC_CLIENT_ID', CLIENT.id);
    vi.stubEnv('OIDC_CLIENT_SECRET', CLIENT.secret);
    vi.stubEnv('OIDC_NUMBER_CLAIM', 'employee_id');
    vi.stubEnv('OIDC_ROLE_CLAIM', 'roles');
    vi.stubEnv('OIDC_ROLES', 'Sf.HR=hr');
    store = await openDatabase({ dir });
    person = await addPerson(store, { ansattnr: '1007' });
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await store.close();
    await provider.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  /** One request. @returns where it leads */
  async function get(path: string, jar: Jar, site = 'same-origin', from = '192.0.2.1'): Promise<string> {
    const url = new URL(path, ORIGIN);
    const handlers = url.pathname.endsWith('/start')
      ? await import('./start/+server.ts')
      : await import('./tilbake/+server.ts');
    const now = new Date();
    const locals = { store, now, hr: await hrOf(store, jar, now), learner: await learnerOf(store, jar, now) };
    const event = {
      url,
      request: new Request(url, { headers: { 'sec-fetch-site': site } }),
      cookies: jar,
      locals,
      getClientAddress: () => from,
    } as unknown as RequestEvent;
    try {
      const answer = await handlers.GET(event as never);
      return `${answer.status}`;
    } catch (thrown) {
      return (thrown as { location: string }).location;
    }
  }
  const logIn = async (query: string, jar = new Jar()) => {
    const back = await provider.visit(await get(`/logg-inn/start?${query}`, jar));
    return { jar, led: await get(`/logg-inn/tilbake${back.search}`, jar), back };
  };

  it('leads a learner to the course, on a shared device as on their own', async () => {
    provider.claims = { sub: 'kari', employee_id: '1007' };
    const own = await logIn('som=deltaker&enhet=egen&next=/min-side');
    expect(own.led).toBe('/min-side');
    expect(await learnerOf(store, own.jar, new Date())).toMatchObject({
      person,
      login: 'oidc',
      shared: false,
    });
    expect(own.jar.get('__Host-innlogging')).toBeUndefined();
    const shared = await logIn('som=deltaker&next=//evil.example');
    expect(shared.led).toBe('/kurs');
    expect(await learnerOf(store, shared.jar, new Date())).toMatchObject({ shared: true });
    expect(shared.jar.options.get('__Host-deltaker')).not.toHaveProperty('maxAge');
  });

  it('leads HR to its pages', async () => {
    provider.claims = { sub: 'hanna', roles: ['Sf.HR'], name: 'Hanna' };
    const { jar, led } = await logIn('som=hr');
    expect(led).toBe('/hr');
    expect(await hrOf(store, jar, new Date())).toMatchObject({ role: 'hr', login: 'oidc' });
  });

  it('leads back to the door whoever is nobody, and says so', async () => {
    provider.claims = { sub: 'a stranger', email: 'kari@example.no' };
    expect((await logIn('som=hr')).led).toBe('/logg-inn?feil=ukjent');
    const { jar, led } = await logIn('som=deltaker');
    expect(led).toBe('/logg-inn/kurs?feil=ukjent');
    expect([...jar.values.keys()]).toEqual([]);
    const noted = await store.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'refused')
      .execute();
    expect(noted).toEqual([{ detail: '{"way":"oidc"}' }, { detail: '{"way":"oidc"}' }]);
  });

  it('takes no answer twice, nor one that another browser began', async () => {
    provider.claims = { sub: 'hanna', roles: ['Sf.HR'] };
    const { jar, back } = await logIn('som=hr');
    expect(await get(`/logg-inn/tilbake${back.search}`, jar)).toBe('/logg-inn?feil=avvist');
    const victim = new Jar();
    await get('/logg-inn/start?som=hr', victim);
    expect(await get(`/logg-inn/tilbake${back.search}`, victim)).toBe('/logg-inn?feil=avvist');
    expect(await hrOf(store, victim, new Date())).toBeNull();
  });

  it('is begun on our own pages only: another site is led to the door, and nothing is counted or kept', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const jar = new Jar();
      expect(await get('/logg-inn/start?som=hr', jar, site)).toBe('/logg-inn');
      expect(await get('/logg-inn/start?som=deltaker&koble=ja', jar, site)).toBe('/logg-inn/kurs');
      expect([...jar.values.keys()]).toEqual([]);
    }
    // Whoever types the address, and a browser that does not say.
    for (const site of ['none', ''])
      expect(await get('/logg-inn/start?som=hr', new Jar(), site)).toContain(provider.issuer);
  });

  it('has a limit of its own, so that a whole town hall of learners locks no passkey out', async () => {
    const from = '192.0.2.7';
    // The clock stands: what is counted is counted within one window, however slow the machine.
    vi.setSystemTime(new Date());
    const door = (n: number) =>
      Promise.all(Array.from({ length: n }, () => get('/logg-inn/start', new Jar(), 'none', from)));
    expect(new Set((await door(600)).map((led) => led.slice(0, 4)))).toEqual(new Set(['http']));
    expect(await door(1)).toEqual(['429']);
    // Whoever has been let out is let back.
    expect(await get('/logg-inn/tilbake', new Jar(), 'cross-site', from)).toBe('/logg-inn?feil=avvist');
    expect(await tooOften(store, 'login', from, new Date())).toBe(0);
  });

  it('puts what the answer must fit where no script and no other site can read it, for ten minutes', async () => {
    const jar = new Jar();
    await get('/logg-inn/start?som=hr', jar);
    expect(jar.options.get('__Host-innlogging')).toEqual({
      ...{ path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 600 },
    });
  });
});
