/**
 * The two engines behind one Kysely: `node:sqlite` (part of Node, no compiled add-on) and PostgreSQL.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { PostgresDialect, SqliteDialect, type Dialect, type SqliteDatabase } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';

/** count(*) comes as bigint; every number we keep is far below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Dresses `DatabaseSync` as the driver Kysely expects. */
function facade(db: DatabaseSync): SqliteDatabase {
  return {
    close: () => db.close(),
    prepare(sql) {
      // A rollback after SQLite has rolled back by itself (full disk) must not hide the first error.
      const statement = db.prepare(
        // `begin` would take the write lock only at the first write, too late for busy_timeout to help.
        sql === 'begin' ? 'begin immediate' : sql === 'rollback' && !db.isTransaction ? 'select 1' : sql,
      );
      const bind = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bind(parameters)),
        run: (parameters) => statement.run(...bind(parameters)),
        iterate: (parameters) => statement.iterate(...bind(parameters)) as IterableIterator<unknown>,
      };
    },
  };
}

export function sqliteDialect(db: DatabaseSync): Dialect {
  return new SqliteDialect({ database: facade(db) });
}

/**
 * @param max connections at a time
 * @param patience milliseconds a query may take; without it, as long as it likes
 */
export function postgresDialect(url: string, max: number, patience?: number): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    ...(patience !== undefined && { query_timeout: patience }),
    // A node that dies in the middle must not hold a person's row for ever.
    idle_in_transaction_session_timeout: 60_000,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool, cursor: Cursor });
}
