import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { apiTokens, newApiToken, tokenOf } from './api-token.ts';
import { openDatabase, type Place, type Store } from './database.ts';
import { openSqlite } from './sqlite-file.ts';
import { migrate } from './migrations.ts';
import { addAccount, addPerson, everything } from './testing/people.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

/** Of each engine in turn. */
const columns: string[][] = [];

describe.each(ENGINES)('the database on %s', (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());

  const open: Store[] = [];
  afterEach(async () => void (await Promise.all(open.splice(0).map((store) => store.close()))));
  const opened = async (place: Place) => {
    const store = await openDatabase(place);
    open.push(store);
    return store;
  };
  const tables = async ({ db }: Store) => (await db.introspection.getTables()).map(({ name }) => name).sort();

  it('opens, makes its tables and answers; a second time it makes nothing', async () => {
    const place = await engine.place();
    const first = await opened(place);
    expect(first).toMatchObject({ kind, created: true });
    await first.ping();
    const person = await addPerson(first);
    await first.close();
    const second = await opened(place);
    expect(second.created).toBe(false);
    const { id } = await second.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
    expect(id).toBe(person);
  });

  it('has the same tables and columns on both engines', async () => {
    const { db } = await opened(await engine.place());
    const found = (await db.introspection.getTables()).flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${column.name} ${/int/i.test(column.dataType) ? 'integer' : 'text'}`),
    );
    columns.push(found.sort());
    expect(found).toContain('outcome.receipt text');
    expect(columns.at(-1)).toEqual(columns[0]);
  });

  it('lets several nodes start at the same time', async () => {
    const place = await engine.place();
    const script = `
      import { openDatabase } from './src/lib/server/database.ts';
      const store = await openDatabase(JSON.parse(process.argv[1]));
      const id = await store.db.selectFrom('setting').select('value').execute();
      console.log(JSON.stringify({ created: store.created, id }));
      await store.close();`;
    const node = promisify(execFile);
    const nodes = await Promise.all(
      Array.from({ length: 4 }, () =>
        node(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(place)]),
      ),
    );
    const said = nodes.map(({ stdout }) => JSON.parse(stdout) as { created: boolean; id: unknown });
    expect(said.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(said.map(({ id }) => JSON.stringify(id))).size).toBe(1);
  });

  it('refuses a database that a newer program has been at, and changes nothing in it', async () => {
    const place = await engine.place();
    const store = await opened(place);
    await sql`insert into migration values (99, 'from the future', '2030-01-01T00:00:00.000Z')`.execute(
      store.db,
    );
    const before = await everything(store);
    await expect(openDatabase(place)).rejects.toThrow(
      /^The database has schema version 99, this program knows \d+\. Start the newer program\.$/,
    );
    expect(await everything(store)).toBe(before);
  });

  it('is as it was when a migration fails half-way', async () => {
    const store = await opened(await engine.place());
    const before = await tables(store);
    const { rows } = await sql<{ version: number }>`select max(version) as version from migration`.execute(
      store.db,
    );
    const done = Array.from({ length: rows[0]?.version ?? 0 }, () => ({
      name: 'done',
      up: () => Promise.resolve(),
    }));
    const half = {
      name: 'half',
      async up(db: Store['db']) {
        await sql`create table half (id text)`.execute(db);
        throw new Error('power cut');
      },
    };
    await expect(migrate(store, new Date(), [...done, half] as never)).rejects.toThrow('power cut');
    expect(await tables(store)).toEqual(before);
    await expect(migrate(store, new Date())).resolves.toBe(false);
  });

  it('gives tokens from before they ended a year from the upgrade', async () => {
    const store = await opened(await engine.place());
    const by = await addAccount(store, 'administrator');
    const token = await newApiToken(
      store,
      { name: 'Visma', months: 3 },
      by,
      new Date('2024-01-01T12:00:00Z'),
    );
    // Back to the last version without.
    for (const [table, column] of [
      ['api_token', 'valid_to'],
      ['invitation', 'only_role'],
      ['session', 'only_role'],
    ] as const)
      await sql`alter table ${sql.table(table)} drop column ${sql.ref(column)}`.execute(store.db);
    await sql`delete from migration where version > 7`.execute(store.db);
    await migrate(store, new Date('2026-11-28T23:30:00.000Z'));
    expect(await apiTokens(store.db, new Date())).toMatchObject([{ validTo: '2027-11-29' }]);
    const opens = (time: string) => tokenOf(store, `Bearer ${token}`, new Date(time));
    expect(await opens('2027-11-29T12:00:00.000Z')).not.toBeNull();
    expect(await opens('2027-11-30T12:00:00.000Z')).toBeNull();
  });

  it('refuses what is not of the agreed kind', async () => {
    const { db } = await opened(await engine.place());
    const unit = { id: 'u', name: 'Lauvlia skole' };
    await db.insertInto('unit').values(unit).execute();
    await expect(
      db
        .insertInto('unit')
        .values({ ...unit, id: 'v' })
        .execute(),
    ).rejects.toThrow(/unique/i);
    const appointment = {
      id: 'a',
      person: 'nobody',
      role: 'ansatt',
      unit: 'u',
      starts: '2026-01-01',
      created_at: 'x',
    } as const;
    await expect(db.insertInto('appointment').values(appointment).execute()).rejects.toThrow(/foreign key/i);
    const row = { ...appointment, role: 'ordfører' as 'ansatt' };
    await expect(db.insertInto('appointment').values(row).execute()).rejects.toThrow(/check/i);
  });

  it('keeps writing while somebody reads at length, and shows them one picture', async () => {
    const store = await opened(await engine.place());
    for (let i = 0; i < 300; i++) await addPerson(store, { holds: [] });
    const reader = store.reader();
    const names: string[] = [];
    for await (const { ansattnr } of reader.db
      .selectFrom('person')
      .select('ansattnr')
      .orderBy('ansattnr')
      .stream(10)) {
      if (names.length === 0) await addPerson(store, { ansattnr: '9999999', holds: [] });
      names.push(ansattnr);
    }
    await reader.close();
    expect(names).toHaveLength(300);
  });
});

describe('SQLite', () => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine('sqlite')));
  afterAll(() => engine.stop());
  const FILE = 'sunn-fornuft.sqlite';
  const MARKER = 'sunn-fornuft.database-id';

  it('syncs every commit to the disk', async () => {
    const { db } = await engine.store();
    const { rows } = await sql`pragma synchronous`.execute(db);
    expect(rows).toEqual([{ synchronous: 2 }]);
    expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
    expect((await sql`pragma foreign_keys`.execute(db)).rows).toEqual([{ foreign_keys: 1 }]);
  });

  it('is for nobody else’s eyes, also in an open folder', async () => {
    const { dir } = await engine.place();
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    const store = await openDatabase({ dir });
    await addPerson(store);
    for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o077, name).toBe(0);
    await store.close();
  });

  it('does not start where it could not be durable', () => {
    expect(() => openSqlite(':memory:')).toThrow(
      'SQLite refused journal_mode=wal (it answers memory): :memory:',
    );
  });

  it('does not start with an empty database where there has been one', async () => {
    const { dir } = await engine.place();
    await (await openDatabase({ dir })).close();
    rmSync(join(dir, FILE));
    await expect(openDatabase({ dir })).rejects.toThrow(
      `${join(dir, FILE)} is missing, but ${join(dir, MARKER)} says there was a database here. Restore it from a backup. To begin with an empty one on purpose, delete ${join(dir, MARKER)}.`,
    );
    expect(existsSync(join(dir, FILE))).toBe(false);
    rmSync(join(dir, MARKER));
    await (await openDatabase({ dir })).close();
  });

  it('does not take an empty file for the database that was there', async () => {
    const { dir } = await engine.place();
    await (await openDatabase({ dir })).close();
    writeFileSync(join(dir, FILE), '');
    await expect(openDatabase({ dir })).rejects.toThrow(`${join(dir, FILE)} is missing, but`);
    expect(readFileSync(join(dir, FILE))).toHaveLength(0);
  });

  it('does not take another database for the one that was there', async () => {
    const [a, b] = [await engine.place(), await engine.place()];
    for (const place of [a, b]) await (await openDatabase(place)).close();
    const id = (dir: string) => readFileSync(join(dir, MARKER), 'utf8').trim();
    copyFileSync(join(b.dir, FILE), join(a.dir, FILE));
    await expect(openDatabase(a)).rejects.toThrow(
      `${join(a.dir, FILE)} is not the database that was here before (${id(b.dir)}, expected ${id(a.dir)}). Restore it`,
    );
  });

  it('knows a copy from a backup as the same database', async () => {
    const [a, b] = [await engine.place(), await engine.place()];
    await (await openDatabase(a)).close();
    mkdirSync(b.dir, { recursive: true });
    for (const file of [FILE, MARKER]) copyFileSync(join(a.dir, file), join(b.dir, file));
    const copy = await openDatabase(b);
    expect(copy.created).toBe(false);
    await copy.close();
  });

  it('does not start on a file that is no database', async () => {
    const { dir } = await engine.place();
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, FILE), 'not a database, but long enough to be taken for one'.repeat(50));
    await expect(openDatabase({ dir })).rejects.toThrow(/file is not a database/);
  });

  it('shares the file with another process: both write, nobody is turned away', async () => {
    const place = await engine.place();
    const store = await openDatabase(place);
    const script = `
      import { openDatabase } from './src/lib/server/database.ts';
      const store = await openDatabase({ dir: process.argv[1] });
      for (let i = 0; i < 50; i++) {
        await store.db.transaction().execute(async (tx) => {
          const { n } = await tx.selectFrom('unit').select((q) => q.fn.countAll().as('n')).executeTakeFirstOrThrow();
          await tx.insertInto('unit').values({ id: 'other' + i, name: 'other ' + i + ' of ' + n }).execute();
        });
      }
      await store.close();`;
    const other = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, place.dir]);
    for (let i = 0; i < 50; i++) {
      await store.db.transaction().execute(async (tx) => {
        await tx
          .insertInto('unit')
          .values({ id: `own${i}`, name: `own ${i}` })
          .execute();
        await new Promise((resolve) => setTimeout(resolve, 2));
      });
    }
    await other;
    const units = await store.db.selectFrom('unit').select('id').execute();
    expect(units).toHaveLength(100);
    await store.close();
  });
});

describe('PostgreSQL', () => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine('postgres')));
  afterAll(() => engine.stop());

  it('does not start on a server that may forget what it committed', async () => {
    const place = await engine.place();
    const client = new pg.Client({ connectionString: place.url as string });
    await client.connect();
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(`alter database ${rows[0]?.name} set synchronous_commit = off`);
    await client.end();
    await expect(openDatabase(place)).rejects.toThrow(
      'PostgreSQL has synchronous_commit=off: it could forget a receipt it gave.',
    );
  });

  it('says that it cannot be reached, and does not fall back on SQLite', async () => {
    const { dir } = await engine.place();
    const url = 'postgres://nobody:nothing@127.0.0.1:1/none';
    await expect(openDatabase({ url, dir: join(dir, 'elsewhere') })).rejects.toThrow(/ECONNREFUSED/);
    expect(existsSync(join(dir, 'elsewhere'))).toBe(false);
  });
});
