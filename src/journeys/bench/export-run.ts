/** One export in a process of its own: `export-run.ts csv|bare <dir> <course.json> <url>`. Prints what it took as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Course } from '#lib/course/course.ts';
import { openDatabase } from '#lib/server/database.ts';
import { openSqlite } from '#lib/server/sqlite-file.ts';
import { completionsCsv } from '#lib/server/export.ts';
import type { ExportRun } from './export.ts';

const [how = '', dir = '', courseFile = '', url = ''] = process.argv.slice(2);

const SELECT = `select p.ansattnr, p.first_name, p.last_name, p.email, a.role, u.name, a.starts,
    c.completed_at, c.received_at, c.course_edition, c.guideline, c.language, c.login, c.receipt
  from appointment a join person p on p.id = a.person join unit u on u.id = a.unit
  left join completion c on c.appointment = a.id and c.round = 1
  order by u.name, p.last_name, p.first_name`;

const run = how === 'csv' ? await csv() : url ? await barePostgres() : bareSqlite();
console.log(JSON.stringify({ ...run, peak: megabytes() } satisfies ExportRun));

function megabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

async function csv() {
  const store = await openDatabase({ dir, url: url || undefined });
  const now = new Date();
  const course = JSON.parse(readFileSync(courseFile, 'utf8')) as Course;
  const before = megabytes();
  const from = performance.now();
  let lines = 0;
  for await (const chunk of completionsCsv(store, course, now)) {
    for (const byte of chunk as Uint8Array) if (byte === 10) lines++;
  }
  const ms = performance.now() - from;
  await store.close();
  return { rows: lines - 1, ms, grew: megabytes() - before };
}

function bareSqlite() {
  const db = openSqlite(join(dir, 'sunn-fornuft.sqlite'));
  const before = megabytes();
  const from = performance.now();
  const rows = db.prepare(SELECT).all().length;
  const ms = performance.now() - from;
  db.close();
  return { rows, ms, grew: megabytes() - before };
}

async function barePostgres() {
  const client = new pg.Client(url);
  await client.connect();
  const before = megabytes();
  const from = performance.now();
  const { rows } = await client.query(SELECT);
  const ms = performance.now() - from;
  await client.end();
  return { rows: rows.length, ms, grew: megabytes() - before };
}
