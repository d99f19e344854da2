/**
 * The overview's one count, against its bare aggregate: the same joins (appointment, unit, person, the last completion
 * and the one before), the deadline, who is away and whether anything has begun, grouped by unit, role and status, as
 * one SQL text written by hand for each engine. It knows one rule for one role only.
 */
import { sql } from 'kysely';
import { asOf } from '#lib/server/as-of.ts';
import { countsByUnit } from '#lib/server/completions.ts';
import type { Store } from '#lib/server/database.ts';
import { watchStalls } from '#lib/server/testing/stall.ts';
import type { Content } from '../../author/content.ts';
import { bareStatus } from './bare.ts';
import { median, type Row } from './table.ts';

/** Nobody is late yet, so that all who have not completed are asked whether they have begun. */
const NOW = new Date('2026-08-20T08:00:00.000Z');

/** What was measured, in turns with the floor, after a round of each that does not count: statements and code are warm. */
export async function measureOverview(store: Store, content: Content, size: number): Promise<Row[]> {
  const moment = await asOf(store.db, content.course, NOW);
  const ways = {
    ours: async () => sum(await countsByUnit(store, moment)),
    bare: async () => sum(await countBare(store, moment.today, moment.now)),
  };
  const runs = { ours: [] as Run[], bare: [] as Run[] };
  for (let round = 0; round <= roundsOf(size); round++) {
    for (const way of ['ours', 'bare'] as const) {
      const run = await timed(ways[way], size);
      if (round > 0) runs[way].push(run);
    }
  }
  const of = (way: keyof typeof ways, pick: keyof Run) => median(runs[way].map((run) => run[pick]));
  const what = `overview, ${store.kind}, ${size.toLocaleString('en-GB').replace(',', ' ')} people`;
  const row = { unit: 'ms', against: 'the same joins and statuses, one SQL text by hand' };
  return [
    { ...row, what, ours: of('ours', 'ms'), floor: of('bare', 'ms'), wanted: '<= 2' },
    {
      ...row,
      what: `${what}: longest stall`,
      ours: of('ours', 'stall'),
      floor: 0,
      against: 'nobody else waits',
      wanted: 'ours <= 200 ms',
    },
  ];
}

/** Few people are counted in a few milliseconds: one round says little. */
const roundsOf = (size: number) => (size <= 1000 ? 25 : size <= 10_000 ? 9 : 5);

const sum = (counts: readonly { all: number }[]) => counts.reduce((total, { all }) => total + all, 0);

/** Milliseconds. */
interface Run {
  ms: number;
  stall: number;
}

async function timed(count: () => Promise<number>, expected: number): Promise<Run> {
  const endWatch = watchStalls();
  const from = performance.now();
  const counted = await count();
  const ms = performance.now() - from;
  const { work } = endWatch();
  if (counted !== expected) throw new Error(`${counted} counted of ${expected}`);
  return { ms, stall: work };
}

/** Asked where ours is asked, so that only the questions differ. */
async function countBare(
  { reading: db, kind }: Store,
  today: string,
  now: string,
): Promise<{ all: number }[]> {
  const { stood, status } = bareStatus(kind, today, now);
  const { rows } = await sql<{ all: number }>`
    select unit.name, stood.role, ${sql.raw(status)} as status, count(*) as "all"
    from (${sql.raw(stood)}) as stood join unit on unit.id = stood.unit
    group by unit.name, stood.role, status`.execute(db);
  return rows;
}
