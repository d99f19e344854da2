/** A SQLite file, opened so that it can be trusted. */
import { DatabaseSync } from 'node:sqlite';

/** What every connection must answer, or the server does not start. 2 is FULL. */
const PRAGMAS = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 5000 } as const;

/**
 * Opens a SQLite file and makes it durable.
 * @throws when a pragma did not take: a receipt must never be given by a database that may forget it
 */
export function openSqlite(path: string, { readOnly = false } = {}): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly });
  try {
    db.exec(`pragma busy_timeout=${PRAGMAS.busy_timeout}; pragma foreign_keys=on; pragma synchronous=full`);
    if (!readOnly) db.exec('pragma journal_mode=wal');
    for (const [pragma, wanted] of Object.entries(PRAGMAS)) {
      const got = Object.values(db.prepare(`pragma ${pragma}`).get() ?? {})[0];
      if (got !== wanted) throw new Error(`SQLite refused ${pragma}=${wanted} (it answers ${got}): ${path}`);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
