/**
 * Rows per second and peak memory of `completions.csv`, against a bare SELECT of the same rows by the bare driver.
 * Each is run in a process of its own, so that its peak is its own.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/database.ts';
import { startEngine, ENGINES, type Engine } from '#lib/server/testing/engines.ts';
import type { Content } from '../../author/content.ts';
import { completeHalf, fillWithPeople } from './record.ts';
import { median, type Row } from './table.ts';

const SIZES = [1000, 10_000];
const ROUNDS = 3;

/** What export-run.ts prints. */
export interface ExportRun {
  rows: number;
  ms: number;
  /** Peak of the process, and how much of it came after everything was loaded, MB. */
  peak: number;
  grew: number;
}

export async function measureExport(content: Content): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ENGINES) for (const size of SIZES) rows.push(...(await measureOn(kind, size, content)));
  return rows;
}

async function measureOn(kind: Engine, size: number, content: Content): Promise<Row[]> {
  const engine = await startEngine(kind);
  try {
    const place = await engine.place();
    const store = await openDatabase(place);
    await completeHalf(store, content, await fillWithPeople(store, content, size));
    await store.close();
    // The server has the course from its build; to read it from its files here would be measured as well.
    const course = join(place.dir, 'course.json');
    writeFileSync(course, JSON.stringify(content.course));
    const runs = (how: 'csv' | 'bare') => Array.from({ length: ROUNDS }, () => runApart(how, place, course));
    const [csv, bare] = [runs('csv'), runs('bare')];
    for (const run of [...csv, ...bare]) {
      if (run.rows !== size) throw new Error(`${kind}: ${run.rows} rows of ${size}`);
    }
    const speed = (all: ExportRun[]) => median(all.map(({ rows, ms }) => (rows * 1000) / ms));
    const peak = (all: ExportRun[]) => median(all.map((run) => run.peak));
    const what = `export, ${kind}, ${size.toLocaleString('en-GB').replace(',', ' ')} rows`;
    const against = 'a bare SELECT of the same columns, thrown away';
    return [
      { what, ours: speed(csv), floor: speed(bare), unit: 'rows/s', against },
      {
        what: `${what}: peak`,
        ours: peak(csv),
        floor: peak(bare),
        unit: 'MB',
        against: 'the same, whole process',
      },
    ];
  } finally {
    await engine.stop();
  }
}

function runApart(
  how: 'csv' | 'bare',
  place: { url?: string | undefined; dir: string },
  course: string,
): ExportRun {
  const args = [join(import.meta.dirname, 'export-run.ts'), how, place.dir, course, place.url ?? ''];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ExportRun;
}
