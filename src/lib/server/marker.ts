/**
 * A small file beside the SQLite file, with the database's own name in it. It says that there must be a database
 * here, and which: when that one is gone, the server does not start with an empty one as if nothing had happened.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Beside the database; never removed by the program. */
export const MARKER = 'sunn-fornuft.database-id';
/** Under this key in `setting`. A copy restored from a backup has the same name. */
export const DATABASE_ID = 'database-id';

/**
 * Looks before anything is opened for writing.
 * @throws when the marker speaks of a database that is not there, or of another one
 */
export function refuseStranger(path: string, marker: string): void {
  if (!existsSync(marker)) return;
  const expected = readFileSync(marker, 'utf8').trim();
  if (!existsSync(path) || statSync(path).size === 0) {
    throw new Error(
      `${path} is missing, but ${marker} says there was a database here. Restore it from a backup. To begin with an empty one on purpose, delete ${marker}.`,
    );
  }
  const found = nameIn(path);
  if (found === expected) return;
  throw new Error(
    `${path} is not the database that was here before (${found ?? 'no name'}, expected ${expected}). Restore it from a backup. If the change was meant, delete ${marker}.`,
  );
}

export function leaveMarker(marker: string, id: string): void {
  if (!existsSync(marker)) writeFileSync(marker, `${id}\n`, { mode: 0o600 });
}

function nameIn(path: string): string | undefined {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    if (!db.prepare("select 1 from sqlite_schema where name = 'setting'").get()) return undefined;
    const row = db.prepare('select value from setting where key = ?').get(DATABASE_ID);
    return row?.['value'] === undefined ? undefined : String(row['value']);
  } finally {
    db.close();
  }
}
