/**
 * Who has been erased, in a file outside the database: a backup that is restored has forgotten it, and this has not.
 * No names and no numbers, only ids (`erase.ts` says when somebody has two): one line for each,
 * `<when> <the database's own name> <person>`.
 *
 * The database's name stands in it because the same employee number gives the same id everywhere: whoever tries the
 * course out in one database and erases there, must not erase in another that is opened from the same folder.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** In `DATA_DIR`, on SQLite and on PostgreSQL. Only added to. */
export const ERASED_LOG = 'erased.log';

export interface ErasedLine {
  person: string;
  /** ISO 8601 */
  at: string;
}

/**
 * Adds lines and waits until they are on the disk.
 * @throws when they cannot be written: then nobody may be told that somebody is erased
 */
export function appendErased(dir: string, database: string, lines: readonly ErasedLine[]): void {
  if (lines.length === 0) return;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = join(dir, ERASED_LOG);
  const isNew = !existsSync(path);
  // A line that a power cut tore must not swallow the one after it.
  const torn = !isNew && !/(^|\n)$/.test(readFileSync(path, 'utf8'));
  const text = lines.map(({ at, person }) => `${at} ${database} ${person}\n`).join('');
  const file = openSync(path, 'a', 0o600);
  try {
    writeSync(file, torn ? `\n${text}` : text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // The file's name is in the folder, and must be on the disk as well.
  if (isNew) syncFolder(dir);
}

function syncFolder(dir: string): void {
  // Windows has no handle for a folder, and writes the name with the file.
  if (process.platform === 'win32') return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const LINE = /^(\S+) ([0-9a-f-]{36}) ([0-9a-f-]{36})$/;

/**
 * @param database only lines of this one
 * @returns everybody in the log, and how many lines are no lines (torn by a power cut, or touched by somebody)
 */
export function readErased(dir: string, database: string): { lines: ErasedLine[]; unreadable: number } {
  const path = join(dir, ERASED_LOG);
  const written = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const found = new Map<string, ErasedLine>();
  let unreadable = 0;
  for (const line of written) {
    const [, at, of, person] = LINE.exec(line) ?? [];
    if (!at || !person || Number.isNaN(Date.parse(at))) unreadable++;
    else if (of === database && !found.has(person)) found.set(person, { person, at });
  }
  return { lines: [...found.values()], unreadable };
}
