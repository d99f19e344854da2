/** One export in a process of its own: `export-run.ts csv|bare <dir> <course.json> <url>`. Prints what it took as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { openDatabase } from '#lib/server/database.ts';
import { completionsCsv } from '#lib/server/export.ts';
import { openSqlite } from '#lib/server/sqlite-file.ts';
import { watchStalls } from '#lib/server/testing/stall.ts';
import { bareStatus } from './bare.ts';
import type { ExportRun } from './export.ts';

const [how = '', dir = '', courseFile = '', url = ''] = process.argv.slice(2);
const NOW = new Date();

/** The file's columns but for the nearest leader: there are none in the record. */
function bareSelect(): string {
  const { stood, status, due } = bareStatus(
    url ? 'postgres' : 'sqlite',
    norwegianDay(NOW),
    NOW.toISOString(),
  );
  return `select stood.ansattnr, stood.first_name, stood.last_name, stood.email, stood.role, substr(u.id, 1, 8),
      u.name, stood.starts, stood.assigned, ${due} as due, ${status} as status, stood.completed_at, stood.received_at,
      stood.course_edition, stood.guideline, stood.language, stood.valid_to,
      (select count(*) from reminder where reminder.appointment = stood.id and reminder.sent_at is not null) as reminders,
      (select reason from exemption where exemption.appointment = stood.id and exemption.withdrawn_at is null limit 1) as relief,
      stood.login, stood.receipt
    from (${stood}) as stood join unit u on u.id = stood.unit
    order by u.name, stood.last_name, stood.first_name`;
}

const run = how === 'csv' ? await csv() : url ? await barePostgres() : await bareSqlite();
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...run, peak } satisfies ExportRun));

async function timed(read: () => Promise<number>): Promise<Omit<ExportRun, 'peak'>> {
  const endWatch = watchStalls();
  const from = performance.now();
  const rows = await read();
  const ms = performance.now() - from;
  return { rows, ms, stall: endWatch().work };
}

async function csv() {
  const store = await openDatabase({ dir, url: url || undefined });
  const course = JSON.parse(readFileSync(courseFile, 'utf8')) as Course;
  const measured = await timed(async () => {
    let lines = 0;
    for await (const chunk of completionsCsv(store, course, NOW)) {
      for (const byte of chunk as Uint8Array) if (byte === 10) lines++;
    }
    return lines - 1;
  });
  await store.close();
  return measured;
}

async function bareSqlite() {
  const db = openSqlite(join(dir, 'sunn-fornuft.sqlite'));
  const measured = await timed(async () => db.prepare(bareSelect()).all().length);
  db.close();
  return measured;
}

async function barePostgres() {
  const client = new pg.Client(url);
  await client.connect();
  const measured = await timed(async () => (await client.query(bareSelect())).rows.length);
  await client.end();
  return measured;
}
