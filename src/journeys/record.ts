/** What the server has kept, read behind its back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { RunningCourse } from './server.ts';

/** Graphs and the course itself are kept for replay; they hold scenes and choices of nobody. */
const CONTENT = ['edition', 'course_edition'];

/** Every row of every table about people, as JSON. Looks in every table there is, so a new one is looked in too. */
export async function everythingStored(course: RunningCourse): Promise<string[]> {
  return course.databaseUrl ? fromPostgres(course.databaseUrl) : fromSqlite(course.dataDir);
}

function fromSqlite(dir: string): string[] {
  const file = readdirSync(dir).find((name) => name.endsWith('.sqlite'));
  if (!file) throw new Error(`no database in ${dir}`);
  const db = new DatabaseSync(join(dir, file), { readOnly: true });
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table'").all();
    return tables
      .map(({ name }) => String(name))
      .filter((name) => !CONTENT.includes(name))
      .flatMap((name) =>
        db
          .prepare(`select * from "${name}"`)
          .all()
          .map((row) => JSON.stringify(row)),
      );
  } finally {
    db.close();
  }
}

async function fromPostgres(url: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    const stored: string[] = [];
    for (const { name } of tables) {
      if (CONTENT.includes(name)) continue;
      const { rows } = await client.query<object>(`select * from "${name}"`);
      stored.push(...rows.map((row) => JSON.stringify(row)));
    }
    return stored;
  } finally {
    await client.end();
  }
}

/** Every byte in the data folder, pages that were freed and the log included. */
export function filesOf(dir: string): string {
  return readdirSync(dir)
    .map((name) => readFileSync(join(dir, name), 'latin1'))
    .join('\n');
}
