/** One import in a process of its own: `roster-run.ts csv|xlsx|bare <dir> <file> <url>`. Prints what it took as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '#lib/server/database.ts';
import { openSqlite } from '#lib/server/sqlite-file.ts';
import { lastCourse } from '#lib/server/editions.ts';
import { importRoster, planImport } from '#lib/server/people.ts';
import { appointmentId, personId, unitId } from '#lib/server/person-id.ts';
import { readRoster } from '#lib/server/roster.ts';
import { watchStalls } from '#lib/server/testing/stall.ts';
import type { RosterRun } from './roster.ts';

const [how = '', dir = '', file = '', url = ''] = process.argv.slice(2);
const bytes = readFileSync(file);

const run = how === 'bare' ? await bare() : await ours();
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...run, peak } satisfies RosterRun));

async function ours() {
  const store = await openDatabase({ dir, url: url || undefined });
  const course = await lastCourse(store);
  if (!course) throw new Error('no course');
  const now = new Date();
  const endWatch = watchStalls();
  const from = performance.now();
  const { rows, issues } = await readRoster(bytes);
  if (issues.length > 0) throw new Error(JSON.stringify(issues.slice(0, 3)));
  const { hash } = await planImport(store.reading, rows, now);
  const { plan } = await importRoster(store, course, rows, hash, 'system', now);
  const ms = performance.now() - from;
  const stall = endWatch().work;
  await store.close();
  return { rows: plan.added.length, ms, stall };
}

/** The same rows, with the same ids, and nothing else. */
async function bare() {
  const lines = bytes.toString().split('\r\n').slice(1);
  const cells = lines.map(
    (line) => line.split(';') as [string, string, string, string, string, string, string],
  );
  const endWatch = watchStalls();
  const from = performance.now();
  const units = new Map(cells.map((row) => [unitId(row[4]), row[4]]));
  const at = new Date().toISOString();
  const people = cells.map(([number, first, name, email]) => [
    personId(number),
    number,
    first,
    name,
    email,
    at,
  ]);
  const held = cells.map(([number, , , , unit, role, starts]) => {
    const person = personId(number);
    return [appointmentId(person, role), person, role, unitId(unit), starts, at];
  });
  const tables: [string, string[][]][] = [
    ['unit (id, name)', [...units]],
    ['person (id, ansattnr, first_name, last_name, email, created_at)', people],
    ['appointment (id, person, role, unit, starts, created_at)', held],
  ];
  await (url ? insertPostgres(tables) : insertSqlite(tables));
  return { rows: held.length, ms: performance.now() - from, stall: endWatch().work };
}

async function insertSqlite(tables: [string, string[][]][]): Promise<void> {
  const db = openSqlite(join(dir, 'sunn-fornuft.sqlite'));
  db.exec('begin immediate');
  for (const [into, rows] of tables) {
    const insert = db.prepare(`insert into ${into} values (${(rows[0] ?? []).map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row);
  }
  db.exec('commit');
  db.close();
}

async function insertPostgres(tables: [string, string[][]][]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('begin');
  for (const [into, rows] of tables) {
    for (let from = 0; from < rows.length; from += 500) {
      const batch = rows.slice(from, from + 500);
      const width = (batch[0] ?? []).length;
      const values = batch.map((row, i) => `(${row.map((_, j) => `$${i * width + j + 1}`).join(', ')})`);
      await client.query(`insert into ${into} values ${values.join(', ')}`, batch.flat());
    }
  }
  await client.query('commit');
  await client.end();
}
