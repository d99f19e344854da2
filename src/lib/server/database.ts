/**
 * The record that counts. SQLite in a file unless a PostgreSQL address is given; either way one Kysely.
 *
 * Several processes may have the SQLite file open (`npm run hr-link` beside a running server): every transaction
 * takes the write lock at its beginning and waits up to five seconds for it.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { postgresDialect, sqliteDialect } from './dialect.ts';
import { DATABASE_ID, leaveMarker, MARKER, refuseStranger } from './marker.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './schema.ts';
import { openSqlite } from './sqlite-file.ts';
import { DOWNLOADS } from './slow-reader.ts';
import { readingOf } from './sqlite-reading.ts';

export type Database = Kysely<Tables>;

export interface Store {
  db: Database;
  kind: 'sqlite' | 'postgres';
  /** `DATA_DIR`: for what must outlive the database, on whatever engine (`erased-log.ts`). */
  dir: string;
  /** True when this start made the tables: worth a line in the log. */
  created: boolean;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /**
   * For what the desk lists and counts: sees everything that is committed. On SQLite in a thread of its own, where it
   * holds neither the server nor whoever writes.
   */
  reading: Database;
  /**
   * For reading at length without standing in anybody's way: an export that a slow network drags out must not hold
   * the connection others write through. Each query sees one consistent picture. Close it.
   */
  reader(): Reader;
  close(): Promise<void>;
}

export interface Reader {
  db: Database;
  close(): Promise<void>;
}

export interface Place {
  /** `postgres://…`; without it SQLite in `dir`. */
  url?: string | undefined;
  /** Where the SQLite file lives, and the log of erasures on either engine; made when missing. */
  dir: string;
}

/** Where the environment says the database is: `DATABASE_URL`, or else SQLite under `DATA_DIR`. */
export function placeOf(env: NodeJS.ProcessEnv): Place {
  return { url: env['DATABASE_URL'] || undefined, dir: env['DATA_DIR'] || 'data' };
}

const FILE = 'sunn-fornuft.sqlite';
/** A query that takes longer will not be answered. Milliseconds. */
const PATIENCE = 15_000;
/** Connections for reading at length: for downloads, and some for everybody else. */
const READERS = DOWNLOADS + 3;

/**
 * Opens the database and brings its tables up to date.
 * @throws with one clear line when it cannot be trusted: unreadable, not durable, of a newer version, or gone
 */
export async function openDatabase(place: Place, now = new Date()): Promise<Store> {
  const store = place.url ? openPostgres(place.url, place.dir) : openFile(place.dir);
  try {
    if (place.url) await refuseForgetful(store.db);
    // A migration may take its time, and nodes wait for each other in it.
    const patient = place.url ? store.reader().db : store.db;
    store.created = await migrate({ db: patient, kind: store.kind }, now);
    const id = await databaseId(store.db);
    if (!place.url) leaveMarker(join(place.dir, MARKER), id);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function openPostgres(url: string, dir: string): Store {
  const db = new Kysely<Tables>({ dialect: postgresDialect(url, 10, PATIENCE) });
  const readers = new Kysely<Tables>({ dialect: postgresDialect(url, READERS) });
  return {
    db,
    reading: db,
    kind: 'postgres',
    dir,
    created: false,
    ping: () => ping(db),
    reader: () => ({ db: readers, close: async () => undefined }),
    close: async () => void (await Promise.all([db.destroy(), readers.destroy()])),
  };
}

/** A receipt is given after commit: commit must mean «on disk», here as in SQLite. */
async function refuseForgetful(db: Database): Promise<void> {
  for (const name of ['synchronous_commit', 'fsync']) {
    const query = sql<{ value: string | null }>`select current_setting(${name}, true) as value`;
    const [row] = (await query.execute(db)).rows;
    if (row?.value !== 'off') continue;
    throw new Error(`PostgreSQL has ${name}=off: it could forget a receipt it gave.`);
  }
}

function openFile(dir: string): Store {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, FILE);
  refuseStranger(path, join(dir, MARKER));
  // For nobody else's eyes, also in a folder that is open; SQLite gives its other files the same rights.
  closeSync(openSync(path, 'a', 0o600));
  const db = new Kysely<Tables>({ dialect: sqliteDialect(openSqlite(path)) });
  const thread = readingOf(path);
  const reader = () => new Kysely<Tables>({ dialect: thread.dialect() });
  const reading = reader();
  return {
    db,
    reading,
    kind: 'sqlite',
    dir,
    created: false,
    ping: () => ping(db),
    reader() {
      const own = reader();
      return { db: own, close: () => own.destroy() };
    },
    close: async () => void (await Promise.all([db.destroy(), reading.destroy(), thread.stop()])),
  };
}

async function ping(db: Database): Promise<void> {
  await sql`select 1 from setting`.execute(db);
}

/** The database's own name, given once. A copy restored from a backup has the same. */
async function databaseId(db: Database): Promise<string> {
  await db
    .insertInto('setting')
    .values({ key: DATABASE_ID, value: crypto.randomUUID() })
    .onConflict((c) => c.doNothing())
    .execute();
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', DATABASE_ID)
    .executeTakeFirstOrThrow();
  return row.value;
}
