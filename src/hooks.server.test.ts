import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCESS, mayEnter, type Principal } from '#lib/server/access.ts';
import { newApiToken } from '#lib/server/api-token.ts';
import { openDatabase, type Store } from '#lib/server/database.ts';
import { appendErased } from '#lib/server/erased-log.ts';
import { newLearnerLinks, openLearnerLink } from '#lib/server/invitation.ts';
import type { Account } from '#lib/server/schema.ts';
import { beginSession } from '#lib/server/session.ts';
import { attemptAt, tinyCourse, type TinyCourse } from '#lib/server/testing/course.ts';
import { addAccount, addPerson } from '#lib/server/testing/people.ts';

// The real content changes every week; what is asked here does not.
const content = vi.hoisted(() => ({ made: undefined as TinyCourse | undefined }));
const made = (): TinyCourse => content.made as TinyCourse;
vi.mock('virtual:course', () => ({ get course() { return made().course; }, municipality: { name: 'Fosselva' } })); // prettier-ignore
vi.mock('virtual:editions', () => ({ get editions() { return made().editions; }, get courseBody() { return made().courseBody; } })); // prettier-ignore
vi.mock('$app/environment', () => ({ building: false, dev: false, browser: false, version: '' }));

const ORIGIN = 'https://kurs.example.no';
/** What `/api/me` may carry of an appointment: the columns of HR's file. A new one must be meant. */
const ROW = {
  ansattnr: expect.stringMatching(/^\d+$/) as string,
  fornavn: 'Ingvild',
  etternavn: 'Moen',
  'e-post': 'ingvild@example.no',
  rolle: 'ansatt',
  enhetskode: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
  enhet: 'Lauvlia skole',
  sektor: 'Lauvlia skole',
  'nærmeste leder': '',
  'startdato/valgperiode': '2026-11-02',
  tildelt: '2026-11-01',
  frist: '2026-12-02',
  status: 'påbegynt',
  fullført: '',
  mottatt: '',
  kursutgave: '',
  retningslinjeversjon: '',
  språk: '',
  'gyldig til': '',
  påminnelser: '0',
  'fritak/utsettelse': '',
  innlogging: '',
  kvittering: '',
};
/** @returns somebody who is in the database, and in the log of the erased */
async function restoreErased(dir: string): Promise<string> {
  const store = await openDatabase({ dir });
  const { value } = await store.db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'database-id')
    .executeTakeFirstOrThrow();
  const person = await addPerson(store);
  appendErased(dir, value, [{ person, at: '2026-11-20T08:00:00.000Z' }]);
  await store.close();
  return person;
}

type Handler = (event: RequestEvent) => Promise<Response> | Response;

describe('the front door', () => {
  let dir: string;
  /** A second connection to the same file, as an eyewitness. */
  let store: Store;
  let hooks: typeof import('./hooks.server.ts');
  let routes: Record<string, Record<string, Handler>>;
  let person: string;
  /** Erased, and then brought back by a backup from before. */
  let restored: string;
  let lines: string[];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hooks-'));
    content.made = await tinyCourse();
    vi.stubEnv('DATA_DIR', dir);
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('ORIGIN', ORIGIN);
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    restored = await restoreErased(dir);
    hooks = await import('./hooks.server.ts');
    await hooks.init();
    store = await openDatabase({ dir });
    routes = {
      '/api/sync': await import('./routes/api/sync/+server.ts'),
      '/api/me': await import('./routes/api/me/+server.ts'),
      '/api/leave': await import('./routes/api/leave/+server.ts'),
      '/api/health': await import('./routes/api/health/+server.ts'),
      '/hr/completions.csv': await import('./routes/hr/completions.csv/+server.ts'),
      '/api/completions': await import('./routes/api/completions/+server.ts'),
      '/api/openapi.json': await import('./routes/api/openapi.json/+server.ts'),
      '/hr': { GET: () => new Response('HR') },
      '/i/[token]': { GET: () => new Response('link') },
      '/kurs': {
        GET: () => {
          throw new TypeError('a mistake of ours');
        },
      },
    } as unknown as typeof routes;
  });
  afterAll(async () => {
    process.emit('sveltekit:shutdown' as never);
    await store.close();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    person = await addPerson(store);
    lines = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.mocked(process.stdout.write).mockRestore();
    vi.useRealTimers();
  });

  interface Asking {
    method?: string;
    headers?: Record<string, string>;
    body?: unknown;
    learner?: string;
    hr?: string;
    search?: string;
    /** Who has come so far is told so; the route itself is not asked. */
    doorOnly?: boolean;
  }
  /** One request through `handle`, with Kit's part played by a table of routes. */
  async function ask(
    routeId: string | null,
    { method = 'GET', headers = {}, body, learner, hr, search = '', doorOnly = false }: Asking = {},
  ) {
    const jar = new Map<string, string>();
    if (learner) jar.set('__Host-deltaker', learner);
    if (hr) jar.set('__Host-hr', hr);
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const own =
      method === 'GET' || method === 'HEAD' ? {} : { origin: ORIGIN, 'content-type': 'application/json' };
    const url = new URL(`${routeId ?? '/finnes-ikke'}${search}`, ORIGIN);
    const event = {
      url,
      route: { id: routeId },
      locals: {},
      request: new Request(url, { method, headers: { ...own, ...headers }, ...sent }),
      cookies: {
        get: (name: string) => jar.get(name),
        set: (name: string, value: string) => jar.set(name, value),
        delete: (name: string) => jar.delete(name),
      },
      getClientAddress: () => '192.0.2.7',
    } as unknown as RequestEvent;
    const resolve = async () => {
      if (doorOnly) return new Response('let in');
      const handler = routeId && routes[routeId]?.[method];
      if (!handler) return new Response('Not Found', { status: 404 });
      try {
        return await handler(event);
      } catch (error) {
        const said = await hooks.handleError({ event, error, status: 500, message: 'Internal Error' });
        return Response.json(said, { status: 500 });
      }
    };
    const response = await hooks.handle({ event, resolve });
    return { response, status: response.status, text: await response.clone().text(), jar };
  }

  const asLearner = async (shared = false) => {
    const links = await store.db
      .transaction()
      .execute((tx) => newLearnerLinks(tx, [person], ORIGIN, new Date()));
    const token = links.get(person)?.split('/').at(-1) as string;
    const opened = await openLearnerLink(store, made().course, token, shared, new Date());
    return 'token' in opened ? opened.token : '';
  };
  const asHr = async (login: 'passkey' | 'engangslenke' = 'passkey') => {
    const hr = await addAccount(store, 'hr');
    return beginSession(store.db, { kind: 'hr', hr, invitation: null, login }, new Date());
  };
  const refusals = async () => {
    const rows = await store.db.selectFrom('audit').selectAll().where('action', '=', 'refused').execute();
    return rows.map(({ actor_kind, detail }) => [actor_kind, JSON.parse(detail) as unknown]);
  };
  const handingIn = (different: object = {}) => ({
    v: 1,
    learner: person,
    held: [],
    attempts: [attemptAt(made(), 'ansatt')],
    ...different,
  });

  it('answers health without asking who it is', async () => {
    const { status, text, response } = await ask('/api/health', { learner: 'whatever' });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      store: 'sqlite',
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['?/constructor', '?/__proto__', '?/default'])('knows no form action %s', async (search) => {
    expect((await ask('/i/[token]', { method: 'POST', search })).text).toBe('{"error":"finnes-ikke"}');
  });

  describe('a learner', () => {
    it('hands in, sees where they stand, and leaves', async () => {
      const learner = await asLearner(true);
      const { status, text } = await ask('/api/sync', { method: 'POST', body: handingIn(), learner });
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({ missing: [], status: [{ status: 'paabegynt' }] });

      const me = await ask('/api/me', { learner });
      expect(JSON.parse(me.text)).toEqual({
        person: { id: person, firstName: 'Ingvild', lastName: 'Moen', shared: true },
        status: [
          {
            role: 'ansatt',
            unit: 'Lauvlia skole',
            status: 'paabegynt',
            mastered: ['ytring/svomming'],
            missing: ['ytring/bilde'],
            left: { scenarios: ['ytring/bilde'], documents: [], answer: false },
            confirmed: [],
            round: 1,
            // Column by column what HR's file holds of this appointment, and nothing else.
            row: {
              cells: ROW,
              csv: expect.stringMatching(
                /^ansattnr;fornavn;[^\r\n]*;kvittering\r\n\d+;Ingvild;Moen;ingvild@example\.no;ansatt;[0-9a-f]{8};Lauvlia skole;Lauvlia skole;;2026-11-02;2026-11-01;2026-12-02;påbegynt;;;;;;;0;;;\r\n$/,
              ) as string,
            },
          },
        ],
        since: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      });

      const left = await ask('/api/leave', { method: 'POST', body: '{}', learner });
      expect([left.status, left.text, left.jar.size]).toEqual([200, '{}', 0]);
      expect(JSON.parse((await ask('/api/me', { learner })).text)).toEqual({
        person: null,
        status: [],
        expired: true,
      });
    });

    it('is told that nobody is logged in', async () => {
      expect(JSON.parse((await ask('/api/me')).text)).toEqual({ person: null, status: [] });
    });

    it('is told to wait when they hand in far too often', async () => {
      const learner = await asLearner();
      const empty = { method: 'POST', body: handingIn({ attempts: [] }), learner };
      let { response } = await ask('/api/sync', empty);
      for (let i = 0; i < 700 && response.status === 200; i++) ({ response } = await ask('/api/sync', empty));
      expect(response.status).toBe(429);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    });

    const BAD: [string, Asking, number, string][] = [
      ['too big', { body: `"${'a'.repeat(300_000)}"` }, 413, 'for-stor'],
      ['of another type', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'feil-type'],
      ['not JSON', { body: '{' }, 400, 'ugyldig'],
      ['not the agreed shape', { body: {} }, 400, 'ugyldig'],
    ];
    it.each(BAD)('is answered in JSON when the body is %s', async (_, asking, status, error) => {
      const answer = await ask('/api/sync', { method: 'POST', learner: await asLearner(), ...asking });
      expect([answer.status, answer.text]).toEqual([status, JSON.stringify({ error })]);
      expect(answer.response.headers.get('content-type')).toMatch(/^application\/json/);
    });

    it('who was erased is erased again at start, whatever backup the database came from', async () => {
      const row = await store.db
        .selectFrom('person')
        .select(['first_name', 'erased_at'])
        .where('id', '=', restored)
        .executeTakeFirst();
      expect(row).toEqual({ first_name: '', erased_at: expect.any(String) as string });
    });

    it('who is erased gets 410 everywhere', async () => {
      const learner = await asLearner();
      await store.db.updateTable('person').set({ erased_at: 'x' }).where('id', '=', person).execute();
      const gone = [410, '{"error":"slettet"}'];
      const me = await ask('/api/me', { learner });
      const sync = await ask('/api/sync', { method: 'POST', body: handingIn(), learner });
      expect([
        [me.status, me.text],
        [sync.status, sync.text],
      ]).toEqual([gone, gone]);
    });
  });

  describe('who may not enter', () => {
    beforeEach(() => store.db.deleteFrom('rate').execute());
    const nobody = () => Promise.resolve({});
    const learner = async () => ({ learner: await asLearner() });
    const hrLink = async () => ({ hr: await asHr('engangslenke') });
    const hr = async () => ({ hr: await asHr() });
    const CASES: [string, () => Promise<Asking>, string, string, number, string][] = [
      ['nobody', nobody, 'POST', '/api/sync', 401, 'ukjent'],
      ['HR', hr, 'POST', '/api/sync', 401, 'hr'],
      ['nobody', nobody, 'GET', '/hr', 303, 'ukjent'],
      ['a learner', learner, 'GET', '/hr', 303, 'deltaker'],
      ['HR by a link', hrLink, 'GET', '/hr', 303, 'hr'],
      ['nobody', nobody, 'GET', '/hr/completions.csv', 303, 'ukjent'],
      ['a learner', learner, 'GET', '/hr/completions.csv', 303, 'deltaker'],
      ['a learner', learner, 'HEAD', '/hr/completions.csv', 303, 'deltaker'],
    ];
    it.each(CASES)('%s is refused (%s %s), and it is noted', async (_, who, method, route, status, actor) => {
      const asking = await who();
      const before = await refusals();
      const answer = await ask(route, { method, ...(method === 'POST' && { body: handingIn() }), ...asking });
      expect(answer.status).toBe(status);
      if (status === 303) expect(answer.response.headers.get('location')).toBe('/logg-inn');
      else expect(answer.text).toBe('{"error":"ikke-innlogget"}');
      const reason = 'ikke-innlogget';
      expect((await refusals()).slice(before.length)).toEqual([[actor, { route, method, reason }]]);
    });

    it('a page of somebody else’s is refused on every mutating route', async () => {
      const answer = await ask('/api/sync', {
        method: 'POST',
        body: handingIn(),
        headers: { origin: 'https://evil.example' },
        learner: await asLearner(),
      });
      expect([answer.status, answer.text]).toEqual([403, '{"error":"fremmed-avsender"}']);
      expect(await store.db.selectFrom('outcome').selectAll().where('person', '=', person).execute()).toEqual(
        [],
      );
    });

    it('a method without a row is for nobody', async () => {
      const answer = await ask('/api/sync', { method: 'DELETE', learner: await asLearner() });
      expect([answer.status, answer.text]).toEqual([405, '{"error":"feil-metode"}']);
    });

    it('whoever keeps knocking does not fill the audit log', async () => {
      const before = (await refusals()).length;
      for (let i = 0; i < 130; i++) expect((await ask('/hr')).status).toBe(303);
      expect((await refusals()).length - before).toBe(100);
    });
  });

  it('lets HR download the list, notes it before the first byte, and gives it a name of its own', async () => {
    const hr = await asHr();
    const { response, text } = await ask('/hr/completions.csv', { hr });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="fullforinger-\d{4}-\d\d-\d\d-\d{4}\.csv"$/,
      ) as string,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(text).toMatch(/Ingvild;Moen/);
    const rows = await store.db
      .selectFrom('audit')
      .select(['actor_kind', 'detail'])
      .where('action', '=', 'export')
      .execute();
    expect(rows).toEqual([{ actor_kind: 'hr', detail: '{"file":"completions.csv"}' }]);
  });

  it('lets each role through where the table says, and nobody else: every route, every method, real sessions', async () => {
    const role = async (name: Account['role']) => {
      const leader = name === 'leder' ? { person } : {};
      const hr = await addAccount(store, name, leader);
      const begin = { kind: 'hr', hr, invitation: null, login: 'passkey' } as const;
      return { hr: await beginSession(store.db, begin, new Date()) };
    };
    const token = await newApiToken(
      store,
      { name: 'x', months: 12 },
      await addAccount(store, 'administrator'),
      new Date(),
    );
    const whos: [Principal, Asking][] = [
      [{ learner: false, hr: null }, {}],
      [{ learner: true, hr: null }, { learner: await asLearner() }],
      [{ learner: false, hr: 'link' }, { hr: await asHr('engangslenke') }],
      [{ learner: false, hr: null, api: true }, { headers: { authorization: `Bearer ${token}` } }],
      [{ learner: false, hr: 'leder' }, await role('leder')],
      [{ learner: false, hr: 'sekretariat' }, await role('sekretariat')],
      [{ learner: false, hr: 'hr' }, await role('hr')],
      [{ learner: false, hr: 'administrator' }, await role('administrator')],
    ];
    let asked = 0;
    for (const [route, row] of Object.entries(ACCESS)) {
      for (const method of ['GET', 'POST'] as const) {
        for (const [principal, asking] of whos) {
          const body = method === 'POST' ? { body: '{}' } : {};
          const { text, status } = await ask(route, { method, doorOnly: true, ...body, ...asking });
          const told = [route, method, principal, text === 'let in'];
          expect(told).toEqual([
            route,
            method,
            principal,
            route === '/api/health' || mayEnter(route, method, principal),
          ]);
          if (text !== 'let in') expect([401, 303, 405]).toContain(status);
          if (!row[method] && route !== '/api/health') expect(status).toBe(405);
          asked++;
        }
      }
    }
    expect(asked).toBe(Object.keys(ACCESS).length * 16);
  });

  describe('another system', () => {
    const bearer = async () => {
      const token = await newApiToken(
        store,
        { name: 'Visma', months: 12 },
        await addAccount(store, 'administrator'),
        new Date(),
      );
      return { authorization: `Bearer ${token}` };
    };

    it('reads with a token, is noted, and opens nothing else with it', async () => {
      const headers = await bearer();
      const { status, text, response } = await ask('/api/completions', { headers, search: '?limit=1000' });
      expect(status).toBe(200);
      expect(text).toContain('"fornavn":"Ingvild"');
      expect(response.headers.get('cache-control')).toBe('no-store');
      const noted = await store.db.selectFrom('audit').selectAll().orderBy('seq', 'desc').executeTakeFirst();
      expect(noted).toMatchObject({ actor_kind: 'system', action: 'export' });
      expect((await ask('/api/completions', { headers, search: '?person=1' })).text).toBe(
        '{"error":"ugyldig","parameter":"person"}',
      );
      expect((await ask('/hr', { headers })).status).toBe(303);
      expect((await ask('/api/sync', { method: 'POST', body: handingIn(), headers })).status).toBe(401);
    });

    it('is asked for one, also in a browser where HR is logged in', async () => {
      for (const asking of [{}, { hr: await asHr() }, { headers: { authorization: 'Bearer sf_x' } }]) {
        const { status, text, response } = await ask('/api/completions', asking);
        expect([status, text]).toEqual([401, '{"error":"ikke-innlogget"}']);
        expect(response.headers.get('www-authenticate')).toBe('Bearer');
      }
    });

    it('may read the description without one', async () => {
      const { status, text } = await ask('/api/openapi.json');
      expect([status, text]).toEqual([200, expect.stringContaining('"openapi":"3.1.0"') as string]);
      expect(text).toContain(`"url":"${ORIGIN}"`);
    });

    it('is told to wait when it asks far too often', async () => {
      const headers = await bearer();
      const statuses = [];
      // The clock stands: what is counted is counted within one window, however slow the machine.
      vi.setSystemTime(new Date());
      for (let i = 0; i < 301; i++)
        statuses.push((await ask('/api/completions', { headers, search: '?limit=1' })).status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(300);
      expect(statuses.at(-1)).toBe(429);
    });
  });

  it('says nothing but an id when the fault is ours', async () => {
    const { status, text } = await ask('/kurs');
    expect(status).toBe(500);
    const { id } = JSON.parse(text) as { id: string };
    const fault = lines
      .map((line) => JSON.parse(line) as { event: string; id: string })
      .find(({ event }) => event === 'fault');
    expect(fault).toMatchObject({ id, error: { name: 'TypeError', message: 'a mistake of ours' } });
    expect(text).not.toContain('mistake');
  });

  it('logs routes, never addresses, names or tokens', async () => {
    const learner = await asLearner();
    await ask('/api/me', { learner });
    await ask('/api/sync', { method: 'POST', body: handingIn(), learner });
    await ask('/i/[token]');
    await ask('/hr');
    const logged = lines.join('');
    expect(logged.split('\n').filter(Boolean)).toHaveLength(4);
    for (const secret of [learner, 'Ingvild', 'Moen', person, '192.0.2.7', 'sier'])
      expect(logged).not.toContain(secret);
  });

  it('answers 503 with an id when the database does not, and goes on when it is back', async () => {
    const learner = await asLearner();
    const { default: sqlite } = await import('node:sqlite');
    const full = Object.assign(new Error('database or disk is full'), {
      code: 'ERR_SQLITE_ERROR',
      errcode: 13,
    });
    const spy = vi.spyOn(sqlite.DatabaseSync.prototype, 'prepare').mockImplementation(() => {
      throw full;
    });
    const api = await ask('/api/sync', { method: 'POST', body: handingIn(), learner });
    const page = await ask('/hr', { hr: 'x', headers: { accept: 'text/html' } });
    const health = await ask('/api/health');
    spy.mockRestore();
    expect(api.status).toBe(503);
    expect(JSON.parse(api.text)).toEqual({ error: 'utilgjengelig', id: expect.any(String) as string });
    expect(api.response.headers.get('retry-after')).toBe('5');
    expect([page.status, page.text.split('(')[0]]).toEqual([
      503,
      'Kurset får ikke svar fra databasen akkurat nå. Prøv igjen om litt. ',
    ]);
    expect([health.status, JSON.parse(health.text)]).toMatchObject([503, { status: 'error' }]);
    expect((await ask('/api/sync', { method: 'POST', body: handingIn(), learner })).status).toBe(200);
  });

  it('keeps no step and no token in the file', async () => {
    const learner = await asLearner();
    await ask('/api/sync', { method: 'POST', body: handingIn(), learner });
    for (const name of readdirSync(dir))
      expect(readFileSync(join(dir, name)).includes(learner), name).toBe(false);
  });
});
