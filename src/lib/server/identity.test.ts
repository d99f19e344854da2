/** Whose a work account is: joined once, by number, personal link or single-use link; on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts, closeAccount, newAccountLink, openAccount } from './account.ts';
import type { Store } from './database.ts';
import { erasePeople } from './erase.ts';
import { enterAsHr, enterAsLearner, joinableName } from './identity.ts';
import { firstHrLink, newHrLink, useHrLink, voidLinksOf } from './invitation.ts';
import type { WorkAccount } from './oidc.ts';
import { registerKey, registerOptions } from './passkey.ts';
import { hrOf, learnerOf, setCookie, type HrSession, type LearnerSession } from './session.ts';
import { Authenticator } from './testing/authenticator.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { Jar } from './testing/jar.ts';
import { addAccount, addLeader, addPerson } from './testing/people.ts';

const ORIGIN = 'https://kurs.example.no';
const SITE = { origin: ORIGIN, name: 'Sunn fornuft' };
const NOW = new Date('2026-11-28T08:00:00.000Z');

describe.each(ENGINES)('a work account on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let kari: string;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    await emptyTables(store);
    kari = await addPerson(store, { ansattnr: '007', firstName: 'Kari', email: 'kari@example.no' });
  });

  const work = (more: Partial<WorkAccount> = {}): WorkAccount => ({
    ...{ issuer: 'https://id.example', subject: 'kari', number: null, role: undefined, name: 'Kari Moen' },
    ...more,
  });
  const asLearner = async (account: WorkAccount, joining: LearnerSession | null = null, shared = false) => {
    const jar = new Jar();
    const token = await enterAsLearner(store, account, { shared, joining }, NOW);
    if (token) setCookie(jar, { kind: 'deltaker', shared }, token);
    return learnerOf(store, jar, NOW);
  };
  const asHr = async (account: WorkAccount, session: HrSession | null = null) => {
    const jar = new Jar();
    const token = await enterAsHr(store, account, session, NOW);
    if (token) setCookie(jar, { kind: 'hr' }, token);
    return hrOf(store, jar, NOW);
  };
  const byLink = async (link: string | null) => {
    const jar = new Jar();
    const token = await useHrLink(store, String(link).split('/').at(-1) as string, NOW);
    setCookie(jar, { kind: 'hr' }, token as string);
    return (await hrOf(store, jar, NOW)) as HrSession;
  };
  const addKey = (hr: string) =>
    store.db
      .insertInto('passkey')
      .values({ id: `key of ${hr}`, hr, public_key: '', counter: 0, transports: '[]', created_at: 'x' })
      .execute();
  const keysOf = async () =>
    (await store.db.selectFrom('passkey').select('hr').execute()).map(({ hr }) => hr);
  const link = (person: string, more: Partial<LearnerSession> = {}): LearnerSession => ({
    ...{ id: 's', person, shared: false, login: 'lenke', onlyRole: null },
    ...more,
  });
  const audited = async () =>
    (
      await store.db.selectFrom('audit').select(['actor_kind', 'action', 'detail']).orderBy('seq').execute()
    ).map((row) => `${row.actor_kind} ${row.action} ${row.detail}`);

  describe('of a learner', () => {
    it('is joined by the number the provider vouches for, and then known without it', async () => {
      expect(await asLearner(work({ number: '007' }))).toMatchObject({
        person: kari,
        login: 'oidc',
        shared: false,
      });
      expect(await asLearner(work(), null, true)).toMatchObject({ person: kari, shared: true });
      expect(await audited()).toEqual(['deltaker identity {}']);
    });

    it('is nobody’s by an e-mail address, another number, another issuer or another subject', async () => {
      expect(await asLearner(work({ name: 'kari@example.no', subject: 'kari@example.no' }))).toBeNull();
      expect(await asLearner(work({ number: '7' }))).toBeNull();
      await asLearner(work({ number: '007' }));
      expect(await asLearner(work({ issuer: 'https://other.example' }))).toBeNull();
      expect(await asLearner(work({ subject: 'KARI' }))).toBeNull();
    });

    it('is joined by a personal link, on a device of one’s own, once', async () => {
      expect(await joinableName(store.db, link(kari))).toBe('Kari Moen');
      for (const no of [
        link(kari, { shared: true }),
        link(kari, { login: 'oidc' }),
        link(kari, { onlyRole: 'ansatt' }),
      ]) {
        expect(await asLearner(work(), no)).toBeNull();
        expect(await joinableName(store.db, no)).toBeNull();
      }
      expect(await asLearner(work(), link(kari))).toMatchObject({ person: kari });
      expect(await asLearner(work({ subject: 'a colleague' }), link(kari))).toBeNull();
    });

    it('that is known is not moved to somebody else by a link or a number', async () => {
      await asLearner(work(), link(kari));
      const ola = await addPerson(store, { ansattnr: '008', firstName: 'Ola' });
      expect(await asLearner(work({ number: '008' }), link(ola))).toMatchObject({ person: kari });
    });

    it('is joined once also when somebody comes twice at the same moment', async () => {
      const many = await Promise.all(Array.from({ length: 8 }, () => asLearner(work({ number: '007' }))));
      for (const one of many) expect(one).toMatchObject({ person: kari });
      expect(await audited()).toEqual(['deltaker identity {}']);
    });

    it('that a personal link has joined is nobody’s again when HR voids the link', async () => {
      const entered = await asHr(work({ role: 'hr', subject: 'both' }));
      await asLearner(work({ subject: 'thief' }), link(kari));
      await voidLinksOf(store.db, kari, NOW);
      expect(await asLearner(work({ subject: 'thief' }))).toBeNull();
      expect(await store.db.selectFrom('identity').select('subject').execute()).toEqual([
        { subject: 'both' },
      ]);
      // Whoever it was in HR's pages, they still are.
      await asLearner(work({ subject: 'both' }), link(kari));
      await voidLinksOf(store.db, kari, NOW);
      expect(await asLearner(work({ subject: 'both' }))).toBeNull();
      expect(await asHr(work({ subject: 'both', role: 'hr' }))).toMatchObject({ hr: entered?.hr });
      expect(await asLearner(work(), link(kari))).toMatchObject({ person: kari });
    });

    it('opens nothing for the erased', async () => {
      await asLearner(work({ number: '007' }));
      await store.db.updateTable('person').set({ erased_at: 'x' }).where('id', '=', kari).execute();
      expect(await asLearner(work({ number: '007' }), link(kari))).toBeNull();
      expect(await joinableName(store.db, link(kari))).toBeNull();
    });
  });

  describe('of an account', () => {
    let boss: string;
    beforeEach(async () => void (boss = await addAccount(store, 'administrator')));

    it('is joined by the single-use link, which is used up by it', async () => {
      const session = await byLink(
        await openAccount(store, { role: 'sekretariat', name: 'Siri' }, boss, ORIGIN, NOW),
      );
      const entered = await asHr(work(), session);
      expect(entered).toMatchObject({
        hr: session.hr,
        login: 'oidc',
        role: 'sekretariat',
        scope: { role: 'folkevalgt' },
      });
      expect(await asHr(work())).toMatchObject({ hr: session.hr });
      expect((await accounts(store.db, NOW)).find(({ id }) => id === session.hr)).toMatchObject({
        work: true,
        keys: 0,
      });
      expect(
        (await store.db.selectFrom('session').select('login').execute()).map(({ login }) => login),
      ).toEqual(['oidc', 'oidc']);
    });

    it("by IT's link makes an administrator", async () => {
      expect(await asHr(work(), await byLink(await newHrLink(store, ORIGIN, NOW)))).toMatchObject({
        role: 'administrator',
      });
    });

    it('of an administrator is a way in: no link is printed when the server starts', async () => {
      expect(await firstHrLink(store, ORIGIN, NOW)).not.toBeNull();
      await asHr(work(), await byLink(await newAccountLink(store, boss, boss, ORIGIN, NOW)));
      expect(await firstHrLink(store, ORIGIN, NOW)).toBeNull();
      await store.db.updateTable('account').set({ role: 'hr' }).where('id', '=', boss).execute();
      expect(await firstHrLink(store, ORIGIN, NOW)).not.toBeNull();
    });

    it('cannot be two accounts', async () => {
      const first = await byLink(await openAccount(store, { role: 'hr', name: 'A' }, boss, ORIGIN, NOW));
      await asHr(work(), first);
      const second = await byLink(
        await openAccount(store, { role: 'administrator', name: 'B' }, boss, ORIGIN, NOW),
      );
      expect(await asHr(work(), second)).toBeNull();
      expect(await asHr(work())).toMatchObject({ hr: first.hr });
    });

    it('is out when the account is closed, and may come as a learner still', async () => {
      const session = await byLink(await openAccount(store, { role: 'hr', name: 'Kari' }, boss, ORIGIN, NOW));
      await asHr(work(), session);
      await asLearner(work({ number: '007' }));
      await addKey(boss);
      expect(await closeAccount(store, session.hr, boss, NOW)).toBe('closed');
      expect(await asHr(work())).toBeNull();
      expect(await asLearner(work())).toMatchObject({ person: kari });
    });

    it('that comes by a link shuts what opened the account before: keys and other work accounts', async () => {
      const hanna = await addAccount(store, 'hr');
      await addKey(hanna);
      await addKey(boss);
      await asHr(
        work({ subject: 'lost' }),
        await byLink(await newAccountLink(store, hanna, boss, ORIGIN, NOW)),
      );
      await asLearner(work({ subject: 'lost', number: '007' }));
      await asHr(
        work({ subject: 'stolen' }),
        await byLink(await newAccountLink(store, hanna, boss, ORIGIN, NOW)),
      );
      const entered = await asHr(
        work({ subject: 'new' }),
        await byLink(await newAccountLink(store, hanna, boss, ORIGIN, NOW)),
      );
      expect(entered).toMatchObject({ hr: hanna });
      for (const subject of ['lost', 'stolen']) expect(await asHr(work({ subject }))).toBeNull();
      expect(await asHr(work({ subject: 'new' }))).toMatchObject({ hr: hanna });
      expect(await asLearner(work({ subject: 'lost' }))).toMatchObject({ person: kari });
      expect(await keysOf()).toEqual([boss]);
    });

    it('opens the account no more when a link has brought a passkey instead', async () => {
      const hanna = await addAccount(store, 'hr');
      const first = await byLink(await newAccountLink(store, hanna, boss, ORIGIN, NOW));
      expect(await asHr(work(), first)).toMatchObject({ hr: hanna });
      const session = await byLink(await newAccountLink(store, hanna, boss, ORIGIN, NOW));
      const options = await registerOptions(store, SITE, hanna, NOW);
      const made = await registerKey(store, SITE, session, new Authenticator().make(options, ORIGIN), NOW);
      expect(made?.token).toBeTruthy();
      expect(await asHr(work())).toBeNull();
      expect(await keysOf()).toEqual([hanna]);
    });

    it('that is refused at the end shuts nothing: the key still opens the account', async () => {
      await addKey(boss);
      const session = await byLink(await newAccountLink(store, boss, boss, ORIGIN, NOW));
      expect(await asHr(work({ role: null }), session)).toBeNull();
      expect(await keysOf()).toEqual([boss]);
    });

    it('makes no passkey, which would outlive it', async () => {
      const session = (await asHr(work(), await byLink(await newHrLink(store, ORIGIN, NOW)))) as HrSession;
      const options = await registerOptions(store, SITE, session.hr, NOW);
      expect(
        await registerKey(store, SITE, session, new Authenticator().make(options, ORIGIN), NOW),
      ).toBeNull();
    });

    it('that nobody has invited is not let in', async () => {
      expect(await asHr(work())).toBeNull();
      expect(await asHr(work({ number: '007' }))).toBeNull();
      expect(await audited()).toEqual([]);
    });
  });

  describe('with a role by claim', () => {
    it('opens an account the first time, and the claim decides each time after', async () => {
      const first = await asHr(work({ role: 'hr' }));
      expect(first).toMatchObject({ role: 'hr' });
      expect(await accounts(store.db, NOW)).toMatchObject([{ name: 'Kari Moen', role: 'hr', work: true }]);
      expect(await asHr(work({ role: 'sekretariat' }))).toMatchObject({ hr: first?.hr, role: 'sekretariat' });
      expect(await asHr(work({ role: null }))).toBeNull();
      expect((await audited()).map((line) => line.replace(/"account":"[^"]*",/, ''))).toEqual([
        'system account-open {"role":"hr"}',
        'hr login {"way":"oidc"}',
        'hr account-role {"role":"sekretariat"}',
        'hr login {"way":"oidc"}',
      ]);
    });

    it('lets in a leader who is somebody in the roster, with the units led', async () => {
      await addLeader(store, kari, 'Lauvlia skole');
      expect(await asHr(work({ role: 'leder' }))).toBeNull();
      const led = await asHr(work({ role: 'leder', number: '007' }));
      expect(led).toMatchObject({ role: 'leder', scope: { units: ['Lauvlia skole'] } });
      expect(await asHr(work({ role: 'leder' }))).toMatchObject({ hr: led?.hr });
    });

    it('takes nobody for a leader by a personal link, now or when the role changes', async () => {
      await addLeader(store, kari, 'Lauvlia skole');
      await asLearner(work(), link(kari));
      expect(await asHr(work({ role: 'leder' }))).toBeNull();
      expect(await asHr(work({ role: 'hr' }))).toMatchObject({ role: 'hr' });
      expect(await asHr(work({ role: 'leder' }))).toBeNull();
    });

    it('lets in such a leader by the single-use link of an administrator', async () => {
      const boss = await addAccount(store, 'administrator');
      await addLeader(store, kari, 'Lauvlia skole');
      await asLearner(work(), link(kari));
      const led = await byLink(await openAccount(store, { role: 'leder', person: kari }, boss, ORIGIN, NOW));
      expect(await asHr(work({ role: 'leder' }), led)).toMatchObject({ scope: { units: ['Lauvlia skole'] } });
      expect(await asHr(work({ role: 'leder' }))).toMatchObject({ hr: led.hr });
    });

    it('is one account also when somebody comes twice at the same moment', async () => {
      const many = await Promise.all(Array.from({ length: 8 }, () => asHr(work({ role: 'hr' }))));
      expect(new Set(many.map((one) => one?.hr)).size).toBe(1);
      expect(await accounts(store.db, NOW)).toMatchObject([{ id: many[0]?.hr }]);
      expect((await audited()).filter((line) => line.includes('account-open'))).toHaveLength(1);
    });

    it('does not make a leader of an account without a person', async () => {
      await asHr(work({ role: 'hr' }));
      expect(await asHr(work({ role: 'leder' }))).toBeNull();
      expect(await asHr(work({ role: 'hr' }))).toMatchObject({ role: 'hr' });
    });

    it('opens nothing that has been closed here, until a new link takes over', async () => {
      const boss = await addAccount(store, 'administrator');
      await asHr(
        work({ subject: 'boss' }),
        await byLink(await newAccountLink(store, boss, boss, ORIGIN, NOW)),
      );
      const entered = await asHr(work({ role: 'hr' }));
      await asLearner(work({ number: '007' }));
      expect(await closeAccount(store, entered?.hr as string, boss, NOW)).toBe('closed');
      expect(await asHr(work({ role: 'hr', number: '007' }))).toBeNull();
      expect(await asLearner(work())).toMatchObject({ person: kari });
      expect(await accounts(store.db, NOW)).toHaveLength(1);
      const link = await openAccount(store, { role: 'hr', name: 'Kari' }, boss, ORIGIN, NOW);
      expect(await asHr(work({ role: 'hr' }), await byLink(link))).toMatchObject({ role: 'hr' });
    });

    it('opens nothing for whoever is erased, and keeps nothing that says who it was', async () => {
      await addLeader(store, kari, 'Lauvlia skole');
      const as = work({ role: 'leder', number: '007' });
      expect(await asHr(as)).toMatchObject({ role: 'leder' });
      await asLearner(as);
      expect(await erasePeople(store, [kari], 'hr', { actor: 'hr', id: 'h' }, NOW)).toBe(1);
      for (const role of ['leder', 'hr'] as const)
        expect(await asHr(work({ role, number: '007' }))).toBeNull();
      expect(await asLearner(as)).toBeNull();
      const kept = await store.db.selectFrom('identity').selectAll().execute();
      expect(kept).toMatchObject([{ person: null }]);
      expect(kept[0]?.subject).not.toContain('kari');
    });

    it('leaves a desk in HR to whoever is erased as a learner with the same work account', async () => {
      const entered = await asHr(work({ role: 'hr' }));
      await asLearner(work({ number: '007' }));
      await erasePeople(store, [kari], 'hr', { actor: 'hr', id: 'h' }, NOW);
      expect(await asHr(work({ role: 'hr' }))).toMatchObject({ hr: entered?.hr });
    });
  });
});
