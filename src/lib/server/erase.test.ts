/** Erasing: nothing of theirs is left, nothing of theirs comes back. */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { certificateOf } from './certificate.ts';
import { openDatabase, type Place, type Store } from './database.ts';
import { eraseAgain, erasePeople, hasDesk } from './erase.ts';
import { appendErased, ERASED_LOG, readErased } from './erased-log.ts';
import { acceptHandIn } from './handin.ts';
import { importRoster, planImport } from './people.ts';
import { personId } from './person-id.ts';
import { readRoster } from './roster.ts';
import { hrOf, LEARNER_COOKIE, learnerOf } from './session.ts';
import { attemptAt, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { Jar } from './testing/jar.ts';
import { columnsPointingTo } from './testing/links.ts';
import { addPerson } from './testing/people.ts';
import { addWholePerson, documentedCourse, SECRETS, type WholePerson } from './testing/whole-person.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const LATER = new Date('2026-11-25T08:00:00.000Z');
const HR = { actor: 'hr', id: 'h' } as const;
const GONE = { status: 410, body: { error: 'slettet' } };
/** What may still name the empty row: itself, the sessions that are told 410, and the closed account's place. */
const STAYS = ['session.person', 'account.person'];

describe.each(ENGINES)('erasing on %s', (kind) => {
  let engine: RunningEngine;
  let course: TinyCourse;
  let place: Place;
  let store: Store;
  let whole: WholePerson;
  let other: string;
  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await documentedCourse();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    const { dir, ...rest } = await engine.place();
    place = { ...rest, dir: kind === 'sqlite' ? dir : mkdtempSync(join(tmpdir(), 'erase-')) };
    store = await openDatabase(place, NOW);
    whole = await addWholePerson(store, course, NOW);
    other = await addPerson(store, { firstName: 'Nils', ansattnr: '12' });
    return async () => {
      await store.close();
      rmSync(place.dir, { recursive: true, force: true });
    };
  });

  const erase = (people = [whole.id]) => erasePeople(store, people, 'hr', HR, LATER);
  const handIn = (at = store) => {
    const attempts = [attemptAt(course, 'ansatt')];
    const body = { v: 2, learner: whole.id, held: [], attempts, confirmations: [] };
    return acceptHandIn(at, course.course, { person: whole.id, login: 'lenke' }, body, LATER);
  };
  /** Every row of every table, as text. */
  const dump = async (at = store) => {
    const tables = await at.db.introspection.getTables();
    const rows = tables
      .filter(({ name }) => !name.startsWith('sqlite'))
      .map(({ name }) => sql`select * from ${sql.table(name)}`.execute(at.db));
    return JSON.stringify((await Promise.all(rows)).map((each) => each.rows));
  };
  const roster = async (number = '7710') => {
    const lines = [
      'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato',
      `${number};Sigrid;Fjellvang;sigrid@example.no;Kultur;ansatt;2026-08-15`,
    ];
    return (await readRoster(new TextEncoder().encode(lines.join('\n')))).rows;
  };

  it('leaves nothing of theirs in any table, and touches nobody else', async () => {
    const before = await dump();
    for (const secret of SECRETS) expect(before).toContain(secret);
    expect(await erase()).toBe(1);
    const after = await dump();
    for (const secret of SECRETS) expect(after).not.toContain(secret);
    expect(after).not.toContain(whole.receipt);
    expect(after).toContain('Nils');
    const row = await store.db.selectFrom('person').selectAll().where('id', '=', whole.id).executeTakeFirst();
    expect(row).toMatchObject({
      ansattnr: `slettet:${whole.id}`,
      email: null,
      erased_at: LATER.toISOString(),
    });
  });

  it('forgets no table that points to a person or an appointment', async () => {
    for (const place of await columnsPointingTo(store, 'appointment'))
      expect(await holds(place, whole.appointment), place).toBe(true);
    await erase();
    for (const place of await columnsPointingTo(store, 'appointment'))
      expect(await holds(place, whole.appointment), place).toBe(false);
    const people = await columnsPointingTo(store, 'person');
    expect(people).toEqual(expect.arrayContaining(STAYS));
    for (const place of people) expect(await holds(place, whole.id), place).toBe(STAYS.includes(place));
  });
  const holds = async (place: string, id: string) => {
    const [table = '', column = ''] = place.split('.');
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(
      store.db,
    );
    return rows.length > 0;
  };

  it('answers 410 to what is handed in late, also to the device that was logged in', async () => {
    const jar = new Jar();
    jar.set(LEARNER_COOKIE, whole.cookie, {});
    await erase();
    expect((await learnerOf(store, jar, LATER))?.person).toBe(whole.id);
    const before = await dump();
    expect(await handIn()).toEqual(GONE);
    expect(await dump()).toBe(before);
  });

  it('keeps what is handed in at that very moment out', async () => {
    const [erased, handed] = await Promise.all([erase(), handIn()]);
    expect(erased).toBe(1);
    expect([200, 410]).toContain(handed.status);
    expect(
      await store.db.selectFrom('outcome').select('attempt').where('person', '=', whole.id).execute(),
    ).toEqual([]);
    expect(await handIn()).toEqual(GONE);
  });

  it('makes their certificate unknown, and closes their way into HR’s pages', async () => {
    expect(await certificateOf(store, whole.receipt)).toBeDefined();
    await erase();
    expect(await certificateOf(store, whole.receipt)).toBeUndefined();
    const account = await store.db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', whole.account)
      .executeTakeFirst();
    expect(account).toMatchObject({ name: 'en tidligere bruker', closed_at: LATER.toISOString() });
    expect(
      await store.db.selectFrom('passkey').select('id').where('hr', '=', whole.account).execute(),
    ).toEqual([]);
    expect(await hrOf(store, new Jar(), LATER)).toBeNull();
  });

  it('knows who has a desk in HR: only leaders are erased with their way in', async () => {
    expect(await hasDesk(store.db, whole.id)).toBe(false);
    const values = { name: 'x', person: other, created_at: NOW.toISOString(), closed_at: null };
    await store.db
      .insertInto('account')
      .values({ id: 'a', role: 'hr', ...values })
      .execute();
    expect(await hasDesk(store.db, other)).toBe(true);
  });

  it('brings nobody back with a roster, and writes nothing into the empty row', async () => {
    const planned = await planImport(store.db, await roster(), LATER);
    await erase();
    const by = { hr: 'h', session: 's' };
    expect((await importRoster(store, course.course, await roster(), planned.hash, by, LATER)).stale).toBe(
      true,
    );
    const plan = await planImport(store.db, await roster(), LATER);
    expect([plan.erased.length, plan.added.length, plan.missing.map((k) => k.ansattnr)]).toEqual([
      1,
      0,
      ['12'],
    ]);
    await importRoster(store, course.course, await roster(), plan.hash, by, LATER);
    for (const secret of SECRETS) expect(await dump()).not.toContain(secret);
  });

  const erasedBy = async (number: string) =>
    (await planImport(store.db, await roster(number), LATER)).erased.length;

  it('knows the number again whatever its capitals, also where the backup never had it', async () => {
    const id = await addPerson(store, { id: personId('Ab12'), ansattnr: 'Ab12' });
    expect(await erase([id])).toBe(1);
    const all = async () => Promise.all(['Ab12', 'ab12', 'AB12', 'aB12', 'Ab13'].map(erasedBy));
    expect(await all()).toEqual([1, 1, 1, 1, 0]);
    expect(await dump()).not.toMatch(/ab12/i);
    await store.db.deleteFrom('person').where('erased_at', 'is not', null).execute();
    expect(await all()).toEqual([0, 0, 0, 0, 0]);
    await eraseAgain(store, LATER);
    expect(await all()).toEqual([1, 1, 1, 1, 0]);
  });

  it('knows those who were erased before the number was remembered in lower case', async () => {
    const id = await addPerson(store, { id: personId('A12'), ansattnr: 'A12' });
    await store.db
      .updateTable('person')
      .set({ ansattnr: `slettet:${id}`, erased_at: NOW.toISOString() })
      .where('id', '=', id)
      .execute();
    expect([await erasedBy('A12'), await erasedBy('a12')]).toEqual([1, 1]);
  });

  it('leaves somebody who lives by the same number in other letters, also at the next start', async () => {
    const one = await addPerson(store, { id: personId('A12'), ansattnr: 'A12' });
    const twin = await addPerson(store, { id: personId('a12'), ansattnr: 'a12' });
    await erase([one]);
    expect([await erasedBy('A12'), await erasedBy('a12')]).toEqual([1, 0]);
    expect(await eraseAgain(store, LATER)).toMatchObject({ again: 0, unwritten: 0 });
    expect(await erase([twin])).toBe(1);
  });

  it('happens once, is audited once, and names nobody', async () => {
    expect(await erase([whole.id, other, crypto.randomUUID()])).toBe(2);
    expect(await erase([whole.id, other])).toBe(0);
    const rows = await store.db.selectFrom('audit').selectAll().where('action', '=', 'erase').execute();
    expect(rows.map(({ actor, detail }) => [actor, detail])).toEqual([['h', '{"people":2,"why":"hr"}']]);
    const log = readFileSync(join(place.dir, ERASED_LOG), 'utf8');
    expect(log.match(/^\S+ \S{36} \S{36}$/gm)).toHaveLength(2);
    for (const secret of SECRETS) expect(log).not.toContain(secret);
    expect(statSync(join(place.dir, ERASED_LOG)).mode & 0o777).toBe(0o600);
  });

  it('is not done when it cannot be written outside the database', async () => {
    mkdirSync(join(place.dir, ERASED_LOG));
    await expect(erase()).rejects.toThrow();
    expect(await certificateOf(store, whole.receipt)).toBeDefined();
    expect((await handIn()).status).toBe(200);
  });

  /** A copy of the database as it is now; the store is opened anew. */
  const backup = async (): Promise<string> => {
    await store.close();
    if (place.url) {
      const name = `copy${crypto.randomUUID().slice(0, 8)}`;
      const desk = await openDatabase({ url: place.url.replace(/[^/]+$/, 'postgres'), dir: place.dir });
      await sql`create database ${sql.id(name)} template ${sql.id(place.url.split('/').at(-1) as string)}`.execute(
        desk.db,
      );
      await desk.close();
      store = await openDatabase(place, NOW);
      return name;
    }
    const copy = join(place.dir, 'copy');
    copyFileSync(join(place.dir, 'sunn-fornuft.sqlite'), copy);
    store = await openDatabase(place, NOW);
    return copy;
  };
  const restore = async (copy: string) => {
    await store.close();
    if (place.url) place = { ...place, url: place.url.replace(/[^/]+$/, copy) };
    else {
      for (const end of ['-wal', '-shm'])
        rmSync(join(place.dir, `sunn-fornuft.sqlite${end}`), { force: true });
      copyFileSync(copy, join(place.dir, 'sunn-fornuft.sqlite'));
    }
    store = await openDatabase(place, LATER);
  };

  it('is done again when a backup is restored that had them, before anybody is answered', async () => {
    const copy = await backup();
    await erase();
    await restore(copy);
    // As it came from the backup: everything is back.
    expect(await dump()).toContain('Sigrid');
    expect(await eraseAgain(store, LATER)).toEqual({ again: 1, unreadable: 0, unwritten: 0 });
    for (const secret of SECRETS) expect(await dump()).not.toContain(secret);
    expect(await handIn()).toEqual(GONE);
    expect(await certificateOf(store, whole.receipt)).toBeUndefined();
    expect(await eraseAgain(store, LATER)).toEqual({ again: 0, unreadable: 0, unwritten: 0 });
    expect(readFileSync(join(place.dir, ERASED_LOG), 'utf8').match(new RegExp(whole.id, 'g'))).toHaveLength(
      1,
    );
  });

  it('holds also for somebody a restored backup has never seen', async () => {
    const database = (await store.db.selectFrom('setting').select('value').executeTakeFirstOrThrow()).value;
    const { id } = whole;
    await erase();
    await store.db.deleteFrom('session').execute();
    await store.db.deleteFrom('identity').execute();
    await store.db.deleteFrom('account').execute();
    await store.db.deleteFrom('person').where('id', '=', id).execute();
    expect(readErased(place.dir, database).lines.map(({ person }) => person)).toEqual([id]);
    expect(await eraseAgain(store, LATER)).toEqual({ again: 1, unreadable: 0, unwritten: 0 });
    expect((await planImport(store.db, await roster(), LATER)).erased).toHaveLength(1);
  });

  it('teaches the log those it lacks: a node that starts later knows them all', async () => {
    await erase();
    rmSync(join(place.dir, ERASED_LOG));
    expect(await eraseAgain(store, LATER)).toEqual({ again: 0, unreadable: 0, unwritten: 0 });
    expect(readFileSync(join(place.dir, ERASED_LOG), 'utf8')).toContain(`${LATER.toISOString()} `);
    expect(readFileSync(join(place.dir, ERASED_LOG), 'utf8')).toContain(whole.id);
  });

  it('starts where the log cannot be written, and says so', async () => {
    await erase();
    const dir = join(place.dir, 'sunn-fornuft.database-id');
    if (place.url) writeFileSync(dir, '');
    // A folder that is a file: nothing can be written below it.
    expect(await eraseAgain({ ...store, dir }, LATER)).toEqual({ again: 0, unreadable: 0, unwritten: 1 });
  });

  it('concerns no other database that is opened from the same folder', async () => {
    appendErased(place.dir, crypto.randomUUID(), [{ person: whole.id, at: NOW.toISOString() }]);
    expect(await eraseAgain(store, LATER)).toEqual({ again: 0, unreadable: 0, unwritten: 0 });
    expect(await certificateOf(store, whole.receipt)).toBeDefined();
  });
});

describe('the log of erasures', () => {
  const DATABASE = '00000000-0000-4000-8000-000000000000';
  const line = (person: string) => ({ person, at: NOW.toISOString() });
  const [one, two] = [
    '11111111-1111-4111-8111-111111111111',
    '22222222-2222-4222-8222-222222222222',
  ] as const;

  it('loses no line to one that a power cut tore', () => {
    const dir = mkdtempSync(join(tmpdir(), 'log-'));
    appendErased(dir, DATABASE, [line(one)]);
    appendFileSync(join(dir, ERASED_LOG), '2026-11-23T08:00:00.000Z 0000');
    appendErased(dir, DATABASE, [line(two)]);
    expect(readErased(dir, DATABASE)).toEqual({ lines: [line(one), line(two)], unreadable: 1 });
    rmSync(dir, { recursive: true });
  });

  it('is empty where nobody has been erased', () => {
    expect(readErased(tmpdir(), DATABASE)).toEqual({ lines: [], unreadable: 0 });
  });
});
