/**
 * Rows per second, peak memory and the longest stall of `completions.csv`, against a bare SELECT of the same columns by
 * the bare driver. Each is run in a process of its own, so that its peak is its own.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '#lib/server/database.ts';
import type { Engine } from '#lib/server/testing/engines.ts';
import type { Content } from '../../author/content.ts';
import { median, type Row } from './table.ts';

const ROUNDS = 3;

/** What export-run.ts prints. */
export interface ExportRun {
  rows: number;
  ms: number;
  /** The longest nobody else got a word in, ms. */
  stall: number;
  /** Peak of the process, MB. */
  peak: number;
}

export function measureExport(kind: Engine, place: Place, content: Content, size: number): Row[] {
  // The server has the course from its build; to read it from its files here would be measured as well.
  const course = join(place.dir, 'course.json');
  writeFileSync(course, JSON.stringify(content.course));
  const runs = { csv: [] as ExportRun[], bare: [] as ExportRun[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const how of ['csv', 'bare'] as const) {
      const run = runApart(how, place, course);
      if (run.rows !== size) throw new Error(`${kind}: ${run.rows} rows of ${size}`);
      runs[how].push(run);
    }
  }
  const of = (how: keyof typeof runs, pick: (run: ExportRun) => number) => median(runs[how].map(pick));
  const what = `export, ${kind}, ${size.toLocaleString('en-GB').replace(',', ' ')} rows`;
  const row = (name: string, unit: string, pick: (run: ExportRun) => number, against: string) => ({
    what: what + name,
    ours: of('csv', pick),
    floor: of('bare', pick),
    unit,
    against,
  });
  return [
    row('', 'rows/s', ({ rows, ms }) => (rows * 1000) / ms, 'a bare SELECT of the same columns, thrown away'),
    row(': peak', 'MB', ({ peak }) => peak, 'the same, whole process'),
    {
      ...row(': longest stall', 'ms', ({ stall }) => stall, 'the same: nobody else gets a word in'),
      wanted: 'ours <= 200 ms',
    },
  ];
}

function runApart(how: 'csv' | 'bare', place: Place, course: string): ExportRun {
  const args = [join(import.meta.dirname, 'export-run.ts'), how, place.dir, course, place.url ?? ''];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ExportRun;
}
