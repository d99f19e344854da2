/** HR's desk on records of three sizes, on both engines: each is filled once, and then counted and exported. */
import { sql } from 'kysely';
import { openDatabase } from '#lib/server/database.ts';
import { startEngine, ENGINES, type Engine } from '#lib/server/testing/engines.ts';
import type { Content } from '../../author/content.ts';
import { measureExport } from './export.ts';
import { measureOverview } from './overview.ts';
import { completeHalf, fillWithPeople, sendOnLeave } from './record.ts';
import type { Row } from './table.ts';

const SIZES = [1000, 10_000, 55_000];

export async function measureDesk(content: Content): Promise<Row[]> {
  const overview: Row[] = [];
  const exported: Row[] = [];
  for (const kind of ENGINES) {
    for (const size of SIZES) {
      const measured = await measureOn(kind, size, content);
      overview.push(...measured.overview);
      exported.push(...measured.exported);
    }
  }
  return [...overview, ...exported];
}

async function measureOn(kind: Engine, size: number, content: Content) {
  const engine = await startEngine(kind);
  try {
    const place = await engine.place();
    const store = await openDatabase(place);
    const people = await fillWithPeople(store, content, size);
    await completeHalf(store, content, people);
    await sendOnLeave(store, people);
    if (kind === 'postgres') await sql`analyze`.execute(store.db);
    const overview = await measureOverview(store, content, size);
    await store.close();
    return { overview, exported: measureExport(kind, place, content, size) };
  } finally {
    await engine.stop();
  }
}
