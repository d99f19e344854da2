/** Every way in notes whom it refuses, by the same limit: knocking on a door does not fill the disk. */
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '#lib/server/database.ts';
import { Jar } from '#lib/server/testing/jar.ts';
import { startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { addAccount } from '#lib/server/testing/people.ts';

vi.mock('virtual:course', () => ({ course: undefined, municipality: { name: 'Fosselva kommune' } }));

const NOW = new Date('2026-11-28T08:00:00.000Z');
const ORIGIN = 'https://kurs.example.no';
const FORM = 'application/x-www-form-urlencoded';

describe('a refused entry', () => {
  let engine: RunningEngine;
  let store: Store;
  let hr: string;
  beforeAll(async () => {
    engine = await startEngine('sqlite');
    vi.stubEnv('OIDC_ISSUER', 'https://login.example.no');
    vi.stubEnv('OIDC_CLIENT_ID', 'x');
    vi.stubEnv('OIDC_CLIENT_SECRET', 'x');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await engine.stop();
  });
  beforeEach(async () => {
    store = await engine.store(NOW);
    hr = await addAccount(store, 'hr');
  });

  type Call = (event: never) => unknown;
  const WAYS: [string, string, string, () => Promise<Call>][] = [
    ['/i/x', FORM, '{"way":"lenke"}', async () => defaultOf(await import('./i/[token]/+page.server.ts'))],
    [
      ...(['/logg-inn/x', FORM, '{"way":"engangslenke"}'] as const),
      async () => defaultOf(await import('./logg-inn/[token]/+page.server.ts')),
    ],
    [
      ...(['/api/passkey/login', 'application/json', '{"way":"passkey"}'] as const),
      async () => (await import('./api/passkey/login/+server.ts')).POST as Call,
    ],
    [
      ...(['/api/passkey/register', 'application/json', '{"way":"passkey","reason":"register"}'] as const),
      async () => (await import('./api/passkey/register/+server.ts')).POST as Call,
    ],
    [
      ...(['/logg-inn/tilbake', '', '{"way":"oidc","reason":"avvist"}'] as const),
      async () => (await import('./logg-inn/tilbake/+server.ts')).GET as Call,
    ],
  ];
  const defaultOf = ({ actions }: { actions: { default?: unknown } }) => actions.default as Call;

  it.each(WAYS)('at %s is noted, without what was tried, a hundred times in ten minutes', async (...row) => {
    const [path, type, detail, way] = row;
    const call = await way();
    const url = new URL(path, ORIGIN);
    const knock = async (from: string) => {
      const body = type === FORM ? 'eierskap=egen' : '{}';
      const request = new Request(
        url,
        type ? { method: 'POST', body, headers: { 'content-type': type } } : {},
      );
      const session = { hr, id: 's', login: 'passkey', role: 'hr', scope: {} };
      const locals = { store, now: NOW, hr: path.endsWith('register') ? session : null, learner: null };
      const event = { url, request, params: { token: 'secret' }, cookies: new Jar(), locals };
      // A redirect is thrown: whoever is not let in is led back to the door.
      await (async () => call({ ...event, getClientAddress: () => from } as never))().catch((thrown) =>
        expect(thrown).toMatchObject({ status: 303 }),
      );
    };
    const noted = async () =>
      (await store.db.selectFrom('audit').selectAll().orderBy('seq').execute()).map(
        (line) => `${line.action} ${line.detail}`,
      );
    await knock('192.0.2.1');
    expect(await noted()).toEqual([`refused ${detail}`]);
    // What other routes have noted of the same client counts as well.
    const { noteRefused, NOBODY_KNOWN } = await import('#lib/server/refused.ts');
    const who = path.endsWith('register') ? ({ actor: 'hr', id: hr } as const) : NOBODY_KNOWN;
    for (let i = 0; i < 98; i++) await noteRefused(store, who, '192.0.2.1', { way: 'x' }, NOW);
    for (let i = 0; i < 3; i++) await knock('192.0.2.1');
    expect(await noted()).toHaveLength(100);
  });

  it('is written in one place', () => {
    const sources = globSync('src/**/*.ts').filter((path) => !/\.test\.ts$/.test(path));
    const writing = sources.filter((path) => readFileSync(path, 'utf8').includes("action: 'refused'"));
    expect(writing).toEqual(['src/lib/server/refused.ts']);
  });
});
