/**
 * Rows per second and peak memory of importing a list of 20 000 into an empty record, read and planned as HR's page
 * does it, against a bare insert of the same rows by the bare driver. Each is run in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { openDatabase } from '#lib/server/database.ts';
import { keepEditions } from '#lib/server/editions.ts';
import { ENGINES, startEngine, type Engine } from '#lib/server/testing/engines.ts';
import type { Content } from '../../author/content.ts';
import { median, type Row } from './table.ts';

const ROWS = 20_000;
const ROUNDS = 3;
const HEADER = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'];

/** What roster-run.ts prints. */
export interface RosterRun {
  rows: number;
  ms: number;
  /** The longest nobody else got a word in, ms. */
  stall: number;
  /** Peak of the process, MB. */
  peak: number;
}

/** Names are made up by counting. */
const list = Array.from({ length: ROWS }, (_, i) => [
  `A${100_000 + i}`,
  'Fornavn',
  `Etternavn ${i}`,
  `a${i}@kommune.example`,
  `Oppvekst > Skole ${(i % 50) + 1}`,
  'ansatt',
  '2026-08-01',
]);

export async function measureRoster(content: Content): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ENGINES) rows.push(...(await measureOn(kind, content)));
  return rows;
}

async function measureOn(kind: Engine, content: Content): Promise<Row[]> {
  const engine = await startEngine(kind);
  try {
    const how = { bare: 'liste.csv', csv: 'liste.csv', xlsx: 'liste.xlsx' } as const;
    const runs: Record<keyof typeof how, RosterRun[]> = { bare: [], csv: [], xlsx: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of Object.keys(how) as (keyof typeof how)[]) {
        const place = await engine.place();
        const store = await openDatabase(place);
        await keepEditions(store, content, new Date());
        await store.close();
        const file = join(place.dir, how[way]);
        writeFileSync(file, way === 'xlsx' ? await workbook() : [HEADER, ...list].map(line).join('\r\n'));
        runs[way].push(runApart(way, place, file));
      }
    }
    const of = (way: keyof typeof how, pick: (run: RosterRun) => number) => median(runs[way].map(pick));
    return (['csv', 'xlsx'] as const).flatMap((way): Row[] => {
      const what = `import, ${kind}, 20 000 rows of ${way.toUpperCase()}`;
      const speed = (run: RosterRun) => (run.rows * 1000) / run.ms;
      return [
        {
          what,
          ours: of(way, speed),
          floor: of('bare', speed),
          unit: 'rows/s',
          against: 'a bare insert of the same people and appointments, one transaction',
        },
        {
          what: `${what}: peak`,
          ours: of(way, (run) => run.peak),
          floor: of('bare', (run) => run.peak),
          unit: 'MB',
          against: 'the same, whole process',
        },
        {
          what: `${what}: longest stall`,
          ours: of(way, (run) => run.stall),
          floor: of('bare', (run) => run.stall),
          unit: 'ms',
          wanted: 'ours <= 200 ms',
          against: 'the same: nobody else gets a word in',
        },
      ];
    });
  } finally {
    await engine.stop();
  }
}

const line = (cells: string[]) => cells.join(';');
const workbook = () => writeXlsx({ sheets: [{ name: 'Ansatte', rows: [HEADER, ...list] }] });

function runApart(way: string, place: { url?: string | undefined; dir: string }, file: string): RosterRun {
  const args = [join(import.meta.dirname, 'roster-run.ts'), way, place.dir, file, place.url ?? ''];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as RosterRun;
}
