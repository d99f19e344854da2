/** Getting in: links, sessions, passkeys and limits, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Course } from '#lib/course/course.ts';
import type { Store } from './database.ts';
import {
  firstHrLink,
  newHrLink,
  newLearnerLinks,
  openLearnerLink,
  useHrLink,
  voidLinksOf,
} from './invitation.ts';
import { tooOften } from './limits.ts';
import { loginByKey, loginOptions, registerKey, registerOptions } from './passkey.ts';
import { personId } from './person-id.ts';
import {
  beginSession,
  endSession,
  hrOf,
  learnerOf,
  setCookie,
  HR_COOKIE,
  LEARNER_COOKIE,
} from './session.ts';
import { Authenticator } from './testing/authenticator.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { Jar } from './testing/jar.ts';

const COURSE: Course = {
  ...{ title: 'Kurs', edition: 'x', guideline: '1', roles: ['ansatt'] },
  lessons: [],
};
const ORIGIN = 'https://kurs.example.no';
const SITE = { origin: ORIGIN, name: 'Sunn fornuft' };
const NOW = new Date('2026-11-23T08:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const later = (ms: number, from = NOW) => new Date(from.getTime() + ms);
const tokenIn = (link: string | null | undefined) => String(link).split('/').at(-1) as string;

const KARI = personId('1');
const OLA = personId('2');

describe.each(ENGINES)('getting in on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    await emptyTables(store);
    const created_at = NOW.toISOString();
    const person = { email: null, created_at, erased_at: null };
    await store.db.insertInto('unit').values({ id: 'u', name: 'Kultur' }).execute();
    await store.db
      .insertInto('person')
      .values([
        { id: KARI, ansattnr: '1', first_name: 'Kari', last_name: 'N', ...person },
        { id: OLA, ansattnr: '2', first_name: 'Ola', last_name: 'N', ...person },
      ])
      .execute();
    const appointment = { role: 'ansatt', unit: 'u', starts: '2026-01-01', created_at } as const;
    await store.db
      .insertInto('appointment')
      .values([
        { id: 'a1', person: KARI, ...appointment },
        { id: 'a2', person: OLA, ...appointment },
      ])
      .execute();
  });

  const linkFor = async (person: string, now = NOW) => {
    const links = await store.db.transaction().execute((tx) => newLearnerLinks(tx, [person], ORIGIN, now));
    return tokenIn(links.get(person));
  };
  const open = async (token: string, shared = false, now = NOW) => {
    const jar = new Jar();
    const opened = await openLearnerLink(store, COURSE, token, shared, now);
    if ('token' in opened) setCookie(jar, { kind: 'deltaker', shared }, opened.token);
    return { opened, jar };
  };
  const complete = async (appointment: string) => {
    const now = NOW.toISOString();
    await store.db
      .insertInto('course_edition')
      .values({ hash: 'c', guideline: '1', body: '{}', first_served: now })
      .onConflict((c) => c.doNothing())
      .execute();
    await store.db
      .insertInto('completion')
      .values({
        id: appointment,
        appointment,
        round: 1,
        course_edition: 'c',
        guideline: '1',
        language: 'nb',
        login: 'lenke',
        completed_at: now,
        received_at: now,
        valid_to: null,
        renews_from: null,
        posts: 0,
        receipt: appointment,
      })
      .execute();
  };
  const audited = async () =>
    (
      await store.db.selectFrom('audit').select(['actor_kind', 'action', 'detail']).orderBy('seq').execute()
    ).map((row) => `${row.actor_kind} ${row.action} ${row.detail}`);

  describe("a learner's link", () => {
    it('lets its owner in, on as many devices as they have', async () => {
      const token = await linkFor(KARI);
      const phone = await open(token);
      const pc = await open(token, true);
      expect(await learnerOf(store, phone.jar, NOW)).toMatchObject({
        person: KARI,
        shared: false,
        login: 'lenke',
      });
      expect(await learnerOf(store, pc.jar, NOW)).toMatchObject({
        person: KARI,
        shared: true,
        login: 'lenke',
      });
      expect(phone.jar.get(LEARNER_COOKIE)).not.toBe(pc.jar.get(LEARNER_COOKIE));
    });

    it('is at least 128 bits, and only its hash is kept', async () => {
      const token = await linkFor(KARI);
      expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
      const { jar } = await open(token);
      const rows = JSON.stringify([
        await store.db.selectFrom('invitation').selectAll().execute(),
        await store.db.selectFrom('session').selectAll().execute(),
        await store.db.selectFrom('audit').selectAll().execute(),
      ]);
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(jar.get(LEARNER_COOKIE));
    });

    it('is void when a newer one is made, but the work begun with it goes on', async () => {
      const old = await linkFor(KARI);
      const { jar } = await open(old);
      const olas = await linkFor(OLA);
      const fresh = await linkFor(KARI);
      expect((await open(old)).opened).toEqual({ refused: 'ukjent' });
      expect((await open(fresh)).opened).toMatchObject({ person: KARI });
      expect((await open(olas)).opened).toMatchObject({ person: OLA });
      expect(await learnerOf(store, jar, NOW)).toMatchObject({ person: KARI });
    });

    it('is taken back by HR, with every session begun by it', async () => {
      const token = await linkFor(KARI);
      const { jar } = await open(token);
      await voidLinksOf(store.db, KARI, NOW);
      expect((await open(token)).opened).toEqual({ refused: 'ukjent' });
      expect(await learnerOf(store, jar, NOW)).toBeNull();
    });

    it('expires after ninety days', async () => {
      const token = await linkFor(KARI);
      expect((await open(token, false, later(90 * DAY - 1))).opened).toMatchObject({ person: KARI });
      expect((await open(token, false, later(90 * DAY))).opened).toEqual({ refused: 'ukjent' });
    });

    it('ends with the last completion, not the first', async () => {
      const token = await linkFor(KARI);
      await store.db
        .insertInto('appointment')
        .values({
          id: 'a3',
          person: KARI,
          role: 'folkevalgt',
          unit: 'u',
          starts: '2026-01-01',
          created_at: '',
        })
        .execute();
      await complete('a1');
      expect((await open(token)).opened).toMatchObject({ person: KARI });
      await complete('a3');
      expect((await open(token)).opened).toEqual({ refused: 'fullfort' });
    });

    it('answers the same for whatever is not a live link', async () => {
      const token = await linkFor(KARI);
      const hr = tokenIn(await newHrLink(store, ORIGIN, NOW));
      const expired = { refused: 'ukjent' };
      const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
      for (const wrong of [
        altered,
        '',
        'x',
        hr,
        token.toUpperCase(),
        `${token} `,
        'x'.repeat(10_000),
        "' or 1=1 --",
      ]) {
        expect((await open(wrong)).opened).toEqual(expired);
      }
    });

    it('lets nobody in who has been erased', async () => {
      const token = await linkFor(KARI);
      await store.db
        .updateTable('person')
        .set({ erased_at: NOW.toISOString() })
        .where('id', '=', KARI)
        .execute();
      expect((await open(token)).opened).toEqual({ refused: 'ukjent' });
    });
  });

  describe('a session', () => {
    const begin = async (what: Parameters<typeof beginSession>[1], now = NOW) => {
      const jar = new Jar();
      const shared = what.kind === 'deltaker' && what.shared;
      setCookie(jar, { kind: what.kind, shared }, await beginSession(store.db, what, now));
      return jar;
    };
    const learner = async (shared: boolean) => {
      const { id } =
        (await linkFor(KARI), await store.db.selectFrom('invitation').select('id').executeTakeFirstOrThrow());
      return begin({ kind: 'deltaker', person: KARI, invitation: id, shared, login: 'lenke' });
    };
    const ofHr = async (login: 'passkey' | 'engangslenke') => {
      const account = { id: 'h', role: 'hr', name: 'HR', created_at: NOW.toISOString() } as const;
      await store.db.insertInto('account').values(account).execute();
      return begin({ kind: 'hr', hr: 'h', invitation: null, login });
    };
    const lives: [name: string, start: () => Promise<Jar>, idle: number, absolute: number][] = [
      ['on an own device', () => learner(false), 30 * DAY, 90 * DAY],
      ['on a shared device', () => learner(true), 120 * MINUTE, 120 * MINUTE],
      ["of HR's", () => ofHr('passkey'), 480 * MINUTE, 720 * MINUTE],
      ['from a single-use link', () => ofHr('engangslenke'), 15 * MINUTE, 15 * MINUTE],
    ];
    const isLive = async (jar: Jar, now: Date) =>
      (jar.get(HR_COOKIE) ? await hrOf(store, jar, now) : await learnerOf(store, jar, now)) !== null;

    it.each(lives)('%s ends when it is idle', async (_, start, idle) => {
      const jar = await start();
      expect(await isLive(jar, later(idle))).toBe(false);
      expect(await isLive(jar, later(idle - 1))).toBe(true);
    });

    it.each(lives)(
      '%s ends at the latest at its absolute limit, however busy',
      async (_, start, idle, absolute) => {
        const jar = await start();
        for (let at = 0; at < absolute; at += idle / 2) expect(await isLive(jar, later(at))).toBe(true);
        expect(await isLive(jar, later(absolute))).toBe(false);
      },
    );

    it('of one kind opens nothing of the other', async () => {
      const jar = await learner(false);
      jar.set(HR_COOKIE, jar.get(LEARNER_COOKIE) as string, {});
      expect(await hrOf(store, jar, NOW)).toBeNull();
    });

    it('is gone when it is left, on the server too', async () => {
      const jar = await learner(false);
      const stolen = new Jar();
      stolen.set(LEARNER_COOKIE, jar.get(LEARNER_COOKIE) as string, {});
      await endSession(store, jar, 'deltaker');
      expect(jar.get(LEARNER_COOKIE)).toBeUndefined();
      expect(await learnerOf(store, stolen, NOW)).toBeNull();
      await endSession(store, jar, 'deltaker');
    });

    it('lies in a cookie that only we can read, and on a shared device goes with the browser', async () => {
      const locked = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };
      expect((await learner(false)).options.get(LEARNER_COOKIE)).toEqual({
        ...locked,
        maxAge: 90 * 24 * 3600,
      });
      expect((await learner(true)).options.get(LEARNER_COOKIE)).toEqual(locked);
      expect((await ofHr('passkey')).options.get(HR_COOKIE)).toEqual({ ...locked, maxAge: 12 * 3600 });
    });

    it.each(['', 'x', 'x'.repeat(5000)])('is not opened by «%.10s»', async (value) => {
      const jar = new Jar();
      jar.set(LEARNER_COOKIE, value, {});
      jar.set(HR_COOKIE, value, {});
      expect([await learnerOf(store, jar, NOW), await hrOf(store, jar, NOW)]).toEqual([null, null]);
    });
  });

  describe("HR's single-use link", () => {
    it('is used once, also by fifty at the same time', async () => {
      const token = tokenIn(await firstHrLink(store, ORIGIN, NOW));
      const tries = await Promise.all(Array.from({ length: 50 }, () => useHrLink(store, token, NOW)));
      expect(tries.filter(Boolean)).toHaveLength(1);
      const sessions = await store.db.selectFrom('session').select('login').execute();
      expect(sessions).toEqual([{ login: 'engangslenke' }]);
    });

    it('voids the older ones, and is a new one at each start until there is a key', async () => {
      const first = tokenIn(await firstHrLink(store, ORIGIN, NOW));
      const second = tokenIn(await firstHrLink(store, ORIGIN, NOW));
      const third = tokenIn(await newHrLink(store, ORIGIN, NOW));
      expect(await useHrLink(store, first, NOW)).toBeNull();
      expect(await useHrLink(store, second, NOW)).toBeNull();
      expect(await useHrLink(store, third, NOW)).not.toBeNull();
      expect(await audited()).toEqual([
        'system hr-link {}',
        'system hr-link {}',
        'system hr-link {}',
        'hr login {"way":"engangslenke"}',
      ]);
    });

    it('lasts a day', async () => {
      const token = tokenIn(await newHrLink(store, ORIGIN, NOW));
      expect(await useHrLink(store, token, later(DAY))).toBeNull();
      expect(await useHrLink(store, token, later(DAY - 1))).not.toBeNull();
    });

    it("is not a learner's, nor a learner's HR's", async () => {
      const token = await linkFor(KARI);
      expect(await useHrLink(store, token, NOW)).toBeNull();
    });

    it('leaves learners their links', async () => {
      const token = await linkFor(KARI);
      await newHrLink(store, ORIGIN, NOW);
      expect((await open(token)).opened).toMatchObject({ person: KARI });
    });
  });

  describe('a passkey', () => {
    /** By a single-use link, with a key registered. */
    const register = async (key: Authenticator) => {
      const jar = new Jar();
      const token = await useHrLink(store, tokenIn(await newHrLink(store, ORIGIN, NOW)), NOW);
      setCookie(jar, { kind: 'hr' }, token as string);
      const session = (await hrOf(store, jar, NOW)) as NonNullable<Awaited<ReturnType<typeof hrOf>>>;
      const options = await registerOptions(store, SITE, session.hr, NOW);
      const registered = await registerKey(store, SITE, session, key.make(options, ORIGIN), NOW);
      return { registered, session, jar, options };
    };
    const login = async (key: Authenticator, { origin = ORIGIN, now = NOW } = {}) =>
      loginByKey(store, SITE, key.sign(await loginOptions(store, SITE, NOW), origin), now);

    it('is registered once, changes the session, and logs in', async () => {
      const key = new Authenticator();
      const { registered, session, jar } = await register(key);
      expect(await hrOf(store, jar, NOW)).toBeNull();
      setCookie(jar, { kind: 'hr' }, registered?.token as string);
      expect(await hrOf(store, jar, NOW)).toMatchObject({ hr: session.hr, login: 'passkey' });
      expect(await firstHrLink(store, ORIGIN, NOW)).toBeNull();

      const token = await login(key);
      const elsewhere = new Jar();
      setCookie(elsewhere, { kind: 'hr' }, token as string);
      expect(await hrOf(store, elsewhere, NOW)).toMatchObject({ hr: session.hr, login: 'passkey' });
      expect((await audited()).slice(-2)).toEqual(['hr passkey {}', 'hr login {"way":"passkey"}']);
    });

    it('asks for a key the browser can find by itself', async () => {
      const { options } = await register(new Authenticator());
      expect(options.authenticatorSelection).toMatchObject({
        residentKey: 'required',
        userVerification: 'required',
      });
      expect(options.rp).toEqual({ id: 'kurs.example.no', name: 'Sunn fornuft' });
      expect(await loginOptions(store, SITE, NOW)).toMatchObject({
        rpId: 'kurs.example.no',
        userVerification: 'required',
      });
    });

    it('works when it does not count', async () => {
      const key = new Authenticator({ counts: false });
      await register(key);
      expect(await login(key)).not.toBeNull();
      expect(await login(key)).not.toBeNull();
    });

    it('that was copied is refused when its count falls behind', async () => {
      const key = new Authenticator();
      await register(key);
      await login(key);
      await login(key);
      key.count = 0;
      expect(await login(key)).toBeNull();
    });

    const refused: [name: string, answer: (key: Authenticator) => Promise<unknown>][] = [
      [
        'for another site',
        async (key) => key.sign(await loginOptions(store, SITE, NOW), 'https://evil.example'),
      ],
      ['of nobody here', async () => new Authenticator().sign(await loginOptions(store, SITE, NOW), ORIGIN)],
      [
        'to a question never asked',
        async (key) => key.sign({ challenge: 'AAAA', rpId: 'kurs.example.no' }, ORIGIN),
      ],
      [
        'to a question asked for registering',
        async (key) => {
          const { challenge } = await registerOptions(store, SITE, 'somebody', NOW);
          return key.sign({ challenge, rpId: 'kurs.example.no' }, ORIGIN);
        },
      ],
      [
        'with another signature',
        async (key) => {
          const answer = key.sign(await loginOptions(store, SITE, NOW), ORIGIN);
          const other = new Authenticator().sign(await loginOptions(store, SITE, NOW), ORIGIN);
          return { ...answer, response: { ...answer.response, signature: other.response.signature } };
        },
      ],
      [
        "in somebody else's name",
        async (key) => {
          const answer = key.sign(await loginOptions(store, SITE, NOW), ORIGIN);
          const userHandle = Buffer.from('somebody').toString('base64url');
          return { ...answer, response: { ...answer.response, userHandle } };
        },
      ],
      ['that is nothing', async () => null],
      ['that is a list', async () => []],
      ['that is empty', async () => ({})],
      [
        'with a field of 10 kB',
        async (key) => ({
          ...key.sign(await loginOptions(store, SITE, NOW), ORIGIN),
          id: 'x'.repeat(10_000),
        }),
      ],
      [
        'with rubbish inside',
        async (key) => {
          const answer = key.sign(await loginOptions(store, SITE, NOW), ORIGIN);
          return { ...answer, response: { ...answer.response, clientDataJSON: 'AAAA' } };
        },
      ],
    ];
    it.each(refused)('answer %s is refused', async (_, answer) => {
      const key = new Authenticator();
      await register(key);
      expect(await loginByKey(store, SITE, await answer(key), NOW)).toBeNull();
    });

    it('answer works once, and for five minutes', async () => {
      const key = new Authenticator({ counts: false });
      await register(key);
      const answer = key.sign(await loginOptions(store, SITE, NOW), ORIGIN);
      expect(await loginByKey(store, SITE, answer, NOW)).not.toBeNull();
      expect(await loginByKey(store, SITE, answer, NOW)).toBeNull();
      expect(await login(key, { now: later(5 * MINUTE) })).toBeNull();
    });

    it('answer gives one session to fifty at the same time', async () => {
      const key = new Authenticator({ counts: false });
      await register(key);
      const answer = key.sign(await loginOptions(store, SITE, NOW), ORIGIN);
      const tries = await Promise.all(Array.from({ length: 50 }, () => loginByKey(store, SITE, answer, NOW)));
      expect(tries.filter(Boolean)).toHaveLength(1);
    });

    it('that does not ask who holds it opens nothing', async () => {
      const key = new Authenticator();
      const { session } = await register(key);
      const finder = Object.assign(new Authenticator({ asks: false }), { keys: key['keys'], id: key.id });
      expect(await login(finder)).toBeNull();
      const options = await registerOptions(store, SITE, session.hr, NOW);
      const careless = new Authenticator({ asks: false }).make(options, ORIGIN);
      expect(await registerKey(store, SITE, session, careless, NOW)).toBeNull();
    });

    it("is not registered by an answer to another session's question", async () => {
      const key = new Authenticator();
      const { session } = await register(new Authenticator());
      const options = await registerOptions(store, SITE, 'somebody', NOW);
      expect(await registerKey(store, SITE, session, key.make(options, ORIGIN), NOW)).toBeNull();
      expect(await login(key)).toBeNull();
    });

    it('is not registered twice, nor for another site', async () => {
      const key = new Authenticator();
      const { session } = await register(key);
      const again = await registerOptions(store, SITE, session.hr, NOW);
      expect(again.excludeCredentials).toMatchObject([{ id: key.id }]);
      expect(await registerKey(store, SITE, session, key.make(again, ORIGIN), NOW)).toBeNull();
      const other = await registerOptions(store, SITE, session.hr, NOW);
      const answer = new Authenticator().make(other, 'https://evil.example');
      expect(await registerKey(store, SITE, session, answer, NOW)).toBeNull();
    });
  });

  describe('a limit', () => {
    it('counts each who and each what by itself, and says how long to wait', async () => {
      const at = new Date('2026-11-23T08:04:00.000Z');
      for (let i = 0; i < 100; i++) expect(await tooOften(store, 'login', '10.0.0.1', at)).toBe(0);
      expect(await tooOften(store, 'login', '10.0.0.1', at)).toBe(360);
      expect(await tooOften(store, 'login', '10.0.0.2', at)).toBe(0);
      expect(await tooOften(store, 'once', '10.0.0.1', at)).toBe(0);
      expect(await tooOften(store, 'login', '10.0.0.1', later(6 * MINUTE, at))).toBe(0);
    });

    it('holds when many come at once', async () => {
      const tries = await Promise.all(Array.from({ length: 150 }, () => tooOften(store, 'login', 'x', NOW)));
      expect(tries.filter((wait) => wait === 0)).toHaveLength(100);
    });

    it('keeps no address, and forgets old windows', async () => {
      await tooOften(store, 'login', '10.0.0.1', NOW);
      await tooOften(store, 'login', '10.0.0.2', later(20 * MINUTE));
      const rows = await store.db.selectFrom('rate').selectAll().execute();
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('10.0.0');
    });
  });
});
