/** Who enters HR's pages, what they see, and how they are let out again; on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accounts,
  changeRole,
  closeAccount,
  leadersWithout,
  newAccountLink,
  openAccount,
} from './account.ts';
import { asOf } from './as-of.ts';
import { countsByUnit, standings } from './completions.ts';
import type { Store } from './database.ts';
import { newHrLink, useHrLink } from './invitation.ts';
import { registerKey, registerOptions, loginByKey, loginOptions } from './passkey.ts';
import { scopeOf } from './scope.ts';
import { beginSession, hrOf, setCookie, type HrSession } from './session.ts';
import { Authenticator } from './testing/authenticator.ts';
import { tinyCourse } from './testing/course.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { Jar } from './testing/jar.ts';
import { addAccount, addLeader, addPerson } from './testing/people.ts';

const ORIGIN = 'https://kurs.example.no';
const SITE = { origin: ORIGIN, name: 'Sunn fornuft' };
const NOW = new Date('2026-11-28T08:00:00.000Z');
const DAY = 24 * 60 * 60_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe.each(ENGINES)('accounts on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  /** An administrator with a key. */
  let boss: string;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    await emptyTables(store);
    boss = await addAccount(store, 'administrator', { name: 'Berit' });
    await addKey(boss);
  });

  const addKey = (hr: string) =>
    store.db
      .insertInto('passkey')
      .values({
        ...{ id: crypto.randomUUID(), hr, public_key: '', counter: 0, transports: '[]' },
        created_at: NOW.toISOString(),
      })
      .execute();
  /** The browser of whoever has used a link. */
  const byLink = async (link: string | null, now = NOW) => {
    const jar = new Jar();
    const token = await useHrLink(store, String(link).split('/').at(-1) as string, now);
    if (token) setCookie(jar, { kind: 'hr' }, token);
    return { jar, session: await hrOf(store, jar, now) };
  };
  const register = async (session: HrSession, key: Authenticator) => {
    const jar = new Jar();
    const options = await registerOptions(store, SITE, session.hr, NOW);
    const made = await registerKey(store, SITE, session, key.make(options, ORIGIN), NOW);
    if (made?.token) setCookie(jar, { kind: 'hr' }, made.token);
    return { made, jar, session: await hrOf(store, jar, NOW) };
  };
  const login = async (key: Authenticator) =>
    loginByKey(store, SITE, key.sign(await loginOptions(store, SITE, NOW), ORIGIN), NOW);
  const audited = async () =>
    (await store.db.selectFrom('audit').select(['actor', 'action', 'detail']).orderBy('seq').execute()).map(
      (row) => [row.actor, row.action, JSON.parse(row.detail) as unknown],
    );

  it('is opened by a link that works once, and comes in with its own role', async () => {
    const link = await openAccount(store, { role: 'sekretariat', name: 'Siri' }, boss, ORIGIN, NOW);
    const [, siri] = await accounts(store.db, NOW);
    expect(siri).toMatchObject({ name: 'Siri', role: 'sekretariat', keys: 0, work: false, usedAt: null });
    expect(siri?.linkUntil).toBe('2026-12-05T08:00:00.000Z');
    const entered = await byLink(link);
    expect(entered.session).toMatchObject({ hr: siri?.id, role: null, scope: { units: [] } });
    expect((await byLink(link)).session).toBeNull();

    const { session } = await register(entered.session as HrSession, new Authenticator());
    expect(session).toMatchObject({ hr: siri?.id, role: 'sekretariat', scope: { role: 'folkevalgt' } });
    expect(await accounts(store.db, NOW)).toMatchObject([{}, { name: 'Siri', keys: 1, linkUntil: null }]);
    expect((await audited())[0]).toEqual([boss, 'account-open', { account: siri?.id, role: 'sekretariat' }]);
  });

  it("has a link of its own, which IT's does not void, and which lasts a week", async () => {
    const link = await openAccount(store, { role: 'hr', name: 'Hanna' }, boss, ORIGIN, NOW);
    await newHrLink(store, ORIGIN, NOW);
    expect((await byLink(link, later(7 * DAY))).session).toBeNull();
    expect((await byLink(link, later(7 * DAY - 1))).session).not.toBeNull();
  });

  it('that lost its key gets a new link, and the lost key opens nothing once there is a new one', async () => {
    const first = await openAccount(store, { role: 'hr', name: 'Hanna' }, boss, ORIGIN, NOW);
    const lost = new Authenticator({ counts: false });
    const { session } = await register((await byLink(first)).session as HrSession, lost);
    const id = session?.hr as string;
    const link = await newAccountLink(store, id, boss, ORIGIN, NOW);
    expect(await login(lost)).not.toBeNull();
    const found = new Authenticator();
    await register((await byLink(link)).session as HrSession, found);
    expect(await login(lost)).toBeNull();
    expect(await login(found)).not.toBeNull();
    expect(await newAccountLink(store, crypto.randomUUID(), boss, ORIGIN, NOW)).toBeNull();
  });

  it('is out at once when it is closed, in every way it could come in', async () => {
    const first = await openAccount(store, { role: 'hr', name: 'Hanna' }, boss, ORIGIN, NOW);
    const key = new Authenticator({ counts: false });
    const { jar, session } = await register((await byLink(first)).session as HrSession, key);
    const id = session?.hr as string;
    const link = await newAccountLink(store, id, boss, ORIGIN, NOW);
    expect(await closeAccount(store, id, boss, NOW)).toBe('closed');
    expect(await hrOf(store, jar, NOW)).toBeNull();
    expect(await login(key)).toBeNull();
    expect((await byLink(link)).session).toBeNull();
    expect(await accounts(store.db, NOW)).toHaveLength(1);
    expect(await closeAccount(store, id, boss, NOW)).toBeNull();
    expect(await newAccountLink(store, id, boss, ORIGIN, NOW)).toBeNull();
    expect(await audited()).toContainEqual([boss, 'account-close', { account: id }]);
  });

  it('of a session is asked for anew each time', async () => {
    const hr = await addAccount(store, 'hr');
    const jar = new Jar();
    const begin = { kind: 'hr', hr, invitation: null, login: 'passkey' } as const;
    setCookie(jar, { kind: 'hr' }, await beginSession(store.db, begin, NOW));
    expect(await hrOf(store, jar, NOW)).toMatchObject({ role: 'hr', scope: {} });
    await store.db.updateTable('account').set({ role: 'sekretariat' }).where('id', '=', hr).execute();
    expect(await hrOf(store, jar, NOW)).toMatchObject({ role: 'sekretariat' });
    await store.db.updateTable('account').set({ closed_at: 'x' }).where('id', '=', hr).execute();
    expect(await hrOf(store, jar, NOW)).toBeNull();
    await store.db.deleteFrom('account').where('id', '=', hr).execute();
    expect(await hrOf(store, jar, NOW)).toBeNull();
  });

  it('of the last administrator who can get in is not closed', async () => {
    await openAccount(store, { role: 'administrator', name: 'Ikke vært her' }, boss, ORIGIN, NOW);
    expect(await closeAccount(store, boss, boss, NOW)).toBe('last');
    expect(await accounts(store.db, NOW)).toHaveLength(2);
    expect((await audited()).map(([, action]) => action)).toEqual(['account-open']);
    const second = await addAccount(store, 'administrator');
    await addKey(second);
    const both = await Promise.all([
      closeAccount(store, boss, second, NOW),
      closeAccount(store, second, boss, NOW),
    ]);
    expect(both.sort()).toEqual(['closed', 'last']);
  });

  it('is given another role, which holds at once, but the last administrator keeps theirs', async () => {
    const hanna = await addAccount(store, 'hr', { name: 'Hanna' });
    const jar = new Jar();
    const begin = { kind: 'hr', hr: hanna, invitation: null, login: 'passkey' } as const;
    setCookie(jar, { kind: 'hr' }, await beginSession(store.db, begin, NOW));
    expect(await changeRole(store, hanna, 'sekretariat', boss, NOW)).toBe('changed');
    expect(await hrOf(store, jar, NOW)).toMatchObject({ role: 'sekretariat', scope: { role: 'folkevalgt' } });
    expect(await audited()).toEqual([[boss, 'account-role', { account: hanna, role: 'sekretariat' }]]);
    // An administrator without a key does not count.
    expect(await changeRole(store, hanna, 'administrator', boss, NOW)).toBe('changed');
    expect(await changeRole(store, boss, 'hr', boss, NOW)).toBe('last');
    expect((await accounts(store.db, NOW)).map(({ role }) => role)).toEqual([
      'administrator',
      'administrator',
    ]);
    await addKey(hanna);
    expect(await changeRole(store, boss, 'hr', boss, NOW)).toBe('changed');
    expect(await changeRole(store, crypto.randomUUID(), 'hr', boss, NOW)).toBeNull();
    expect(await audited()).toHaveLength(3);
  });

  describe('of a leader', () => {
    let anne: string;
    beforeEach(async () => {
      await addPerson(store, { holds: [{ role: 'ansatt', unit: 'Oppvekst > Lauvlia skole' }] });
      await addPerson(store, { holds: [{ role: 'ansatt', unit: 'Oppvekst > Lauvlia skole > SFO' }] });
      await addPerson(store, { holds: [{ role: 'ansatt', unit: 'Oppvekst > Lauvlia skolekorps' }] });
      await addPerson(store, { holds: [{ role: 'folkevalgt', unit: 'Kommunestyret' }] });
      anne = await addPerson(store, {
        firstName: 'Anne',
        holds: [{ role: 'ansatt', unit: 'Oppvekst > Lauvlia skole' }],
      });
      await addLeader(store, anne, 'Oppvekst > Lauvlia skole');
    });
    const seen = async (role: 'leder' | 'sekretariat' | 'hr', person: string | null = null) => {
      const scope = await scopeOf(store.db, { role, person }, NOW);
      const moment = await asOf(store.db, (await tinyCourse()).course, NOW);
      const rows = await standings(store, moment, { scope }).execute();
      const counts = await countsByUnit(store, moment, { scope });
      expect(counts.reduce((sum, { all }) => sum + all, 0)).toBe(rows.length);
      return rows.map(({ unit }) => unit);
    };

    it('is nobody whose job is over', async () => {
      const ends = (day: string) => store.db.updateTable('appointment').set({ ends: day }).execute();
      await ends('2026-11-29');
      expect(await leadersWithout(store.db, NOW)).toHaveLength(1);
      await ends('2026-11-28');
      expect(await leadersWithout(store.db, NOW)).toEqual([]);
      expect(await openAccount(store, { role: 'leder', person: anne }, boss, ORIGIN, NOW)).toBeNull();
    });

    it('is chosen among those who lead something and have none', async () => {
      expect(await leadersWithout(store.db, NOW)).toEqual([
        { person: anne, name: 'Moen, Anne', units: 'Oppvekst > Lauvlia skole' },
      ]);
      const nobody = crypto.randomUUID();
      expect(await openAccount(store, { role: 'leder', person: nobody }, boss, ORIGIN, NOW)).toBeNull();
      expect(await openAccount(store, { role: 'leder', person: anne }, boss, ORIGIN, NOW)).not.toBeNull();
      expect(await leadersWithout(store.db, NOW)).toEqual([]);
      expect(await openAccount(store, { role: 'leder', person: anne }, boss, ORIGIN, NOW)).toBeNull();
      expect(JSON.stringify(await audited())).not.toMatch(/Anne|Moen/);
    });

    it('sees the own unit and those below it, and no neighbour whose name begins alike', async () => {
      expect(await seen('leder', anne)).toEqual([
        'Oppvekst > Lauvlia skole',
        'Oppvekst > Lauvlia skole',
        'Oppvekst > Lauvlia skole > SFO',
      ]);
    });

    it('sees nobody when they lead nothing', async () => {
      await store.db.deleteFrom('leader').execute();
      expect(await seen('leder', anne)).toEqual([]);
    });

    it('sees nobody from the day the last appointment is over, and is then nobody’s leader', async () => {
      const ends = (day: string) =>
        store.db.updateTable('appointment').set({ ends: day }).where('person', '=', anne).execute();
      const sfo = async () => {
        const moment = await asOf(store.db, (await tinyCourse()).course, NOW);
        return (await standings(store, moment).execute()).find(({ unit }) => unit.endsWith('SFO'))?.leader;
      };
      await ends('2026-11-29');
      expect(await seen('leder', anne)).toHaveLength(3);
      expect(await sfo()).toBe('Anne Moen');
      await ends('2026-11-28');
      expect(await seen('leder', anne)).toEqual([]);
      expect(await sfo()).toBeNull();
    });

    it('is not what the secretariat has: politicians only; HR sees everybody', async () => {
      expect(await seen('sekretariat')).toEqual(['Kommunestyret']);
      expect(await seen('hr')).toHaveLength(5);
    });

    it('is out when the person is erased', async () => {
      const hr = await addAccount(store, 'leder', { person: anne });
      const jar = new Jar();
      const begin = { kind: 'hr', hr, invitation: null, login: 'passkey' } as const;
      setCookie(jar, { kind: 'hr' }, await beginSession(store.db, begin, NOW));
      expect(await hrOf(store, jar, NOW)).toMatchObject({ role: 'leder' });
      await store.db.updateTable('person').set({ erased_at: 'x' }).where('id', '=', anne).execute();
      expect(await hrOf(store, jar, NOW)).toBeNull();
    });
  });
});
