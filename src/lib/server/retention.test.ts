/** What is over its time goes, what is not stays, and nothing goes that nobody has said yes to. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { log } from '#lib/i18n/nb/hr-audit.ts';
import { audit } from './audit.ts';
import { checkAudit } from './audit-check.ts';
import { auditLines } from './audit-list.ts';
import type { Store } from './database.ts';
import { FORMER_USER } from './former-users.ts';
import { runNightly } from './retention-nightly.ts';
import {
  isKeeping,
  oldestKept,
  overdue,
  removeOverdue,
  retentionOf,
  RULES,
  settleRetention,
  type Kind,
} from './retention.ts';
import { keepPreview } from './roster-preview.ts';
import { beginSession } from './session.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addAccount, addPerson } from './testing/people.ts';
import { addWholePerson, documentedCourse } from './testing/whole-person.ts';
import { findIdentity } from './work-account.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const NIGHT = new Date('2026-11-24T03:30:00.000Z');
const HR = { actor: 'hr', id: 'h' } as const;

describe.each(ENGINES)('how long things are kept, on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());
  beforeEach(async () => void (store = await engine.store(NOW)));

  const shown = async (what: Kind, now = NOW) =>
    (await overdue(store, await retentionOf(store.db), now))[what];
  const due = async (what: Kind, now = NOW) => (await shown(what, now)).count;
  /** With a yes to what is shown at that moment. */
  const remove = async (what: Kind, now = NOW) =>
    removeOverdue(store, what, (await shown(what, now)).hash, HR, now);
  const actions = async () =>
    (await store.db.selectFrom('audit').select(['action', 'detail']).orderBy('seq').execute()).map(
      ({ action, detail }) => `${action} ${detail}`,
    );
  /** Somebody whose appointments ended on these days; null: not ended. */
  const someone = async (...ends: (string | null)[]) => {
    const roles = ['ansatt', 'folkevalgt'] as const;
    const holds = ends.map((_, i) => ({ role: roles[i] as 'ansatt', unit: 'Kultur' }));
    const id = await addPerson(store, { holds });
    await store.db
      .updateTable('person')
      .set({ created_at: '2020-01-01T08:00:00.000Z' })
      .where('id', '=', id)
      .execute();
    for (const [i, end] of ends.entries()) {
      await store.db
        .updateTable('appointment')
        .set({ ends: end })
        .where('person', '=', id)
        .where('role', '=', roles[i] as 'ansatt')
        .execute();
    }
    return id;
  };
  const erased = async () =>
    (await store.db.selectFrom('person').select('id').where('erased_at', 'is not', null).execute())
      .map(({ id }) => id)
      .sort();

  it('is what is usual until HR says otherwise, and what is stored is believed only where it makes sense', async () => {
    expect(await retentionOf(store.db)).toEqual({
      keep: {
        personer: 12,
        begrunnelser: 12,
        paaminnelser: 24,
        logg: 5,
        kontoer: 5,
        lenker: 30,
        okter: 7,
        forsok: 1,
      },
      nightly: false,
    });
    const keep = { ...(await retentionOf(store.db)).keep, personer: 24 };
    await settleRetention(store, { keep, nightly: true }, HR, NOW);
    expect(await retentionOf(store.db)).toEqual({ keep, nightly: true });
    expect((await actions()).at(-1)).toContain('retention {"personer":24,');
    await store.db
      .updateTable('setting')
      .set({ value: '{"keep":{"personer":0,"logg":"x"},"nightly":"ja"}' })
      .where('key', '=', 'lagringstid')
      .execute();
    expect(await retentionOf(store.db)).toMatchObject({ keep: { personer: 12, logg: 5 }, nightly: false });
    expect([0, 1, 1.5, 120, 121, '12', Number.NaN].map((n) => isKeeping('personer', n))).toEqual([
      false,
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('counts days, months and years as people in Norway do', () => {
    const late = new Date('2026-11-22T23:30:00.000Z');
    expect(oldestKept('forsok', 1, late)).toBe('2026-11-22');
    expect(oldestKept('personer', 12, late)).toBe('2025-11-23');
    expect(oldestKept('logg', 5, late)).toBe('2021-11-23');
  });

  it('erases those whose last appointment ended long enough ago, and nobody else', async () => {
    const gone = await someone('2025-11-22');
    const both = await someone('2024-01-01', '2025-11-22');
    await someone('2025-11-23');
    await someone(null);
    await someone('2020-01-01', null);
    const atDesk = await someone('2020-01-01');
    await store.db
      .insertInto('account')
      .values({
        id: 'a',
        role: 'hr',
        name: 'x',
        person: atDesk,
        created_at: NOW.toISOString(),
        closed_at: null,
      })
      .execute();
    const never = await addPerson(store, { holds: [] });
    expect(await due('personer')).toBe(2);
    expect(await remove('personer')).toBe(2);
    expect(await erased()).toEqual([gone, both].sort());
    expect((await actions()).at(-1)).toBe('erase {"people":2,"why":"lagringstid"}');
    // Written in a year ago, and never given an appointment.
    expect(await due('personer', new Date('2027-11-03T08:00:00.000Z'))).toBe(2);
    expect(await erased()).not.toContain(never);
  });

  it('forgets who had a way in long ago: the log stays whole and speaks of a former user', async () => {
    const hanna = await addAccount(store, 'administrator', { name: 'Hanna' });
    const [berit, still] = [await addAccount(store, 'hr', { name: 'Berit' }), await someone(null)];
    const kari = await addAccount(store, 'hr', { name: 'Kari', person: still });
    await addAccount(store, 'hr', { name: 'Siri' });
    const issuer = 'https://login.example.no';
    const work = [
      { issuer, subject: 'hanna', account: hanna, person: null },
      { issuer, subject: 'kari', account: kari, person: still },
    ].map((one) => ({ ...one, created_at: NOW.toISOString() }));
    await store.db.insertInto('identity').values(work).execute();
    await audit(store, { actor: 'hr', id: hanna, action: 'login', detail: { way: 'passkey' } }, NOW);
    await audit(store, { ...HR, action: 'account-close', detail: { account: hanna } }, NOW);
    const close = (id: string, closed_at: string) =>
      store.db.updateTable('account').set({ closed_at }).where('id', '=', id).execute();
    for (const id of [hanna, kari]) await close(id, '2021-11-22T22:59:59.999Z');
    await close(berit, '2021-11-23T00:00:00.000Z');
    expect(await due('kontoer')).toBe(2);
    expect(await remove('kontoer')).toBe(2);
    expect(await due('kontoer')).toBe(0);
    const names = await store.db.selectFrom('account').select('name').orderBy('name').execute();
    expect(names.map(({ name }) => name)).toEqual(['Berit', 'Siri', FORMER_USER, FORMER_USER]);
    // Whoever is still here as a learner still gets in; the other is known, and not by name.
    const subjects = await store.db.selectFrom('identity').select('subject').orderBy('subject').execute();
    expect(subjects).toEqual([
      { subject: 'kari' },
      { subject: expect.stringMatching(/^slettet:[0-9a-f]{64}$/) as string },
    ]);
    expect(await findIdentity(store.db, { issuer, subject: 'hanna' })).toMatchObject({ account: hanna });
    const lines = await auditLines(store.db, {}, 0, 9);
    expect(lines.map(({ name, action, detail, about }) => [name, log.says(action, detail, about)])).toEqual([
      [null, 'Slettet 2 som var over lagringstida: navn på dem som hadde tilgang.'],
      [null, 'Stengte tilgangen for en tidligere bruker.'],
      ['en tidligere bruker', 'Logget inn med passnøkkel.'],
    ]);
    expect((await checkAudit(store, NOW)).faults).toEqual([]);
  });

  /** The same store, where something else is done just before a transaction begins. */
  const after = (first: () => Promise<unknown>): Store => {
    const transaction = () => ({
      execute: async (work: Parameters<ReturnType<typeof store.db.transaction>['execute']>[0]) => {
        await first();
        return store.db.transaction().execute(work);
      },
    });
    const db = new Proxy(store.db, {
      get(whole, name) {
        if (name === 'transaction') return transaction;
        const value: unknown = Reflect.get(whole, name, whole);
        return typeof value === 'function' ? (value.bind(whole) as unknown) : value;
      },
    });
    return { ...store, db };
  };

  it('leaves whoever comes back at that very moment', async () => {
    const back = await someone('2020-01-01');
    const gone = await someone('2020-01-01');
    const comeBack = () =>
      store.db.updateTable('appointment').set({ ends: null }).where('person', '=', back).execute();
    expect(await removeOverdue(after(comeBack), 'personer', undefined, HR, NOW)).toBe(1);
    expect(await erased()).toEqual([gone]);
  });

  it('removes nobody when the yes was to as many others, or to the same on another day', async () => {
    const [one, two] = [await someone('2020-01-01'), await someone('2020-01-01')];
    const seen = await shown('personer');
    const yes = (where = store, now = NOW) => removeOverdue(where, 'personer', seen.hash, HR, now);
    const until = (person: string, ends: string | null) =>
      store.db.updateTable('appointment').set({ ends }).where('person', '=', person).execute();
    const swapped = async () => {
      await until(one, null);
      await someone('2020-01-01');
    };
    expect(await yes(after(swapped))).toBe('stale');
    expect(await due('personer')).toBe(seen.count);
    expect(await yes()).toBe('stale');
    expect(await erased()).toEqual([]);
    await store.db.deleteFrom('appointment').where('person', 'not in', [one, two]).execute();
    await store.db.deleteFrom('person').where('id', 'not in', [one, two]).execute();
    await until(one, '2020-01-01');
    expect(await yes(store, new Date('2026-11-24T08:00:00.000Z'))).toBe('stale');
    expect(await yes()).toBe(2);
    expect(await erased()).toEqual([one, two].sort());
  });

  it('empties no reason when as many others have come, and no row when there are more or fewer', async () => {
    const course = await documentedCourse();
    const { appointment } = await addWholePerson(store, course, NOW);
    const later = new Date('2027-07-01T08:00:00.000Z');
    const seen = await shown('begrunnelser', later);
    const [old] = await store.db.selectFrom('exemption').selectAll().execute();
    await store.db.updateTable('exemption').set({ to_day: '2027-12-31' }).execute();
    const other = { id: 'x', appointment, kind: 'permisjon' as const, reason: 'Annet' };
    await store.db
      .insertInto('exemption')
      .values({ ...(old as NonNullable<typeof old>), ...other })
      .execute();
    expect(await due('begrunnelser', later)).toBe(seen.count);
    expect(await removeOverdue(store, 'begrunnelser', seen.hash, HR, later)).toBe('stale');
    const tries = await shown('forsok');
    const row = { key: 'k', count: 1, ends_at: '2026-11-21T08:00:00.000Z' };
    await store.db.insertInto('rate').values(row).execute();
    expect(await removeOverdue(store, 'forsok', tries.hash, HR, NOW)).toBe('stale');
    expect(await due('forsok')).toBe(1);
  });

  it('empties the reason of what is over, and keeps its days', async () => {
    const course = await documentedCourse();
    const { appointment } = await addWholePerson(store, course, NOW);
    expect(await due('begrunnelser', new Date('2027-06-30T08:00:00.000Z'))).toBe(0);
    const later = new Date('2027-07-01T08:00:00.000Z');
    expect(await due('begrunnelser', later)).toBe(1);
    expect(await remove('begrunnelser', later)).toBe(1);
    const row = await store.db
      .selectFrom('exemption')
      .selectAll()
      .where('appointment', '=', appointment)
      .executeTakeFirst();
    expect(row).toMatchObject({ reason: '', from_day: '2026-01-10', to_day: '2026-06-30' });
    expect(await due('begrunnelser', later)).toBe(0);
    expect((await actions()).at(-1)).toBe('retained-out {"kind":"begrunnelser","rows":1}');
  });

  it('forgets what was mailed, long after', async () => {
    const course = await documentedCourse();
    await addWholePerson(store, course, NOW);
    expect(await due('paaminnelser', new Date('2028-11-23T08:00:00.000Z'))).toBe(0);
    const later = new Date('2028-11-24T08:00:00.000Z');
    expect(await due('paaminnelser', later)).toBe(2);
    expect(await remove('paaminnelser', later)).toBe(2);
    expect(await due('paaminnelser', later)).toBe(0);
  });

  it('forgets links that have not worked for so long, also those that a session was begun with', async () => {
    const course = await documentedCourse();
    const { id } = await addWholePerson(store, course, NOW);
    const expired = new Date('2027-03-24T08:00:00.000Z');
    const [link] = await store.db.selectFrom('invitation').selectAll().where('person', '=', id).execute();
    expect(link?.expires_at).toBe('2027-02-21T08:00:00.000Z');
    expect(await due('lenker')).toBe(0);
    expect(await due('lenker', expired)).toBe(1);
    expect(await remove('lenker', expired)).toBe(1);
    expect(await store.db.selectFrom('session').select(['person', 'invitation']).execute()).toEqual([
      { person: id, invitation: null },
    ]);
  });

  it('forgets sessions that have run out, and counts of tries', async () => {
    const person = await addPerson(store);
    const begin = { kind: 'hr', hr: 'h', invitation: null, login: 'passkey' } as const;
    await beginSession(store.db, begin, new Date('2026-11-20T08:00:00.000Z'));
    await beginSession(store.db, begin, new Date('2026-11-10T08:00:00.000Z'));
    await store.db
      .insertInto('rate')
      .values({ key: 'k', count: 1, ends_at: '2026-11-21T08:00:00.000Z' })
      .execute();
    await store.db
      .insertInto('challenge')
      .values({ challenge: 'c', purpose: 'login', hr: null, expires_at: '2026-11-23T07:00:00.000Z' })
      .execute();
    expect([await due('okter'), await due('forsok')]).toEqual([1, 1]);
    expect([await remove('okter'), await remove('forsok')]).toEqual([1, 1]);
    expect(await store.db.selectFrom('challenge').select('challenge').execute()).toHaveLength(1);
    expect(await store.db.selectFrom('person').select('id').where('id', '=', person).execute()).toHaveLength(
      1,
    );
  });

  it('forgets old rows of the audit log, and what is left is still one chain', async () => {
    for (const year of [2019, 2020, 2025])
      await audit(store, { actor: 'system', action: `in-${year}` }, new Date(`${year}-05-01T08:00:00.000Z`));
    expect(await due('logg')).toBe(2);
    expect(await remove('logg')).toBe(2);
    expect((await actions()).map((line) => line.split(' ')[0])).toEqual(['in-2025', 'audit-forget']);
    await audit(store, { actor: 'system', action: 'next' }, NOW);
    expect(
      (await store.db.selectFrom('audit').select('seq').orderBy('seq').execute()).map(({ seq }) => seq),
    ).toEqual([3, 4, 5]);
  });

  it('does nothing at night unless it is switched on, and then once, whoever asks', async () => {
    const gone = await someone('2020-01-01');
    expect(await runNightly(store, NIGHT)).toBeUndefined();
    const { keep } = await retentionOf(store.db);
    await settleRetention(store, { keep, nightly: true }, HR, NOW);
    // One in the morning in Norway.
    expect(await runNightly(store, new Date('2026-11-24T00:00:00.000Z'))).toBeUndefined();
    const turns = await Promise.all([runNightly(store, NIGHT), runNightly(store, NIGHT)]);
    expect(turns.filter((turn) => turn !== undefined)).toEqual([1]);
    expect(await erased()).toEqual([gone]);
    expect(await runNightly(store, NIGHT)).toBeUndefined();
    expect(await runNightly(store, new Date('2026-11-25T03:00:00.000Z'))).toBe(0);
    expect((await actions()).filter((line) => line.startsWith('retained-out'))).toEqual([]);
  });

  it('drops a list nobody imported within the hour, also when nothing is switched on', async () => {
    const begin = { kind: 'hr', hr: 'h', invitation: null, login: 'passkey' } as const;
    await beginSession(store.db, begin, NOW);
    const { id } = await store.db.selectFrom('session').select('id').executeTakeFirstOrThrow();
    await keepPreview(store, id, { rows: [], notices: [] }, '', NOW);
    const left = async (minutes: number) => {
      await runNightly(store, new Date(NOW.getTime() + minutes * 60_000));
      return (await store.db.selectFrom('roster_preview').select('session').execute()).length;
    };
    expect([await left(59), await left(60)]).toEqual([1, 0]);
  });

  it('has a rule that makes sense for every kind', () => {
    for (const [kind, { usual, least, most }] of Object.entries(RULES)) {
      expect(isKeeping(kind as Kind, usual), kind).toBe(true);
      expect(least, kind).toBeLessThan(most);
    }
  });
});
