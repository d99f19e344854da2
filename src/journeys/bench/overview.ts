/**
 * The overview's one count, against its bare aggregate: the same appointments with the same last completions, counted by
 * unit, role and «is there one that holds», without deadlines, exemptions and what has begun.
 */
import { sql } from 'kysely';
import { asOf } from '#lib/server/as-of.ts';
import { countsByUnit } from '#lib/server/completions.ts';
import { openDatabase, type Store } from '#lib/server/database.ts';
import { ENGINES, startEngine, type Engine } from '#lib/server/testing/engines.ts';
import type { Content } from '../../author/content.ts';
import { completeHalf, fillWithPeople } from './record.ts';
import { median, type Row } from './table.ts';

const SIZES = [1000, 10_000, 55_000];
const ROUNDS = 5;

export async function measureOverview(content: Content): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ENGINES) for (const size of SIZES) rows.push(await measureOn(kind, size, content));
  return rows;
}

async function measureOn(kind: Engine, size: number, content: Content): Promise<Row> {
  const engine = await startEngine(kind);
  try {
    const store = await openDatabase(await engine.place());
    await completeHalf(store, content, await fillWithPeople(store, content, size));
    if (kind === 'postgres') await sql`analyze`.execute(store.db);
    const moment = await asOf(store.db, content.course, new Date());
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timed(async () => sum(await countsByUnit(store, moment)), size));
      bare.push(await timed(async () => sum(await countBare(store, moment.today, moment.now)), size));
    }
    await store.close();
    return {
      what: `overview, ${kind}, ${size.toLocaleString('en-GB').replace(',', ' ')} people`,
      ours: median(ours),
      floor: median(bare),
      unit: 'ms',
      wanted: '<= 2',
      against: 'a bare aggregate over appointments and their last completions',
    };
  } finally {
    await engine.stop();
  }
}

const sum = (counts: readonly { all: number }[]) => counts.reduce((total, { all }) => total + all, 0);

async function timed(count: () => Promise<number>, expected: number): Promise<number> {
  const from = performance.now();
  const counted = await count();
  const ms = performance.now() - from;
  if (counted !== expected) throw new Error(`${counted} counted of ${expected}`);
  return ms;
}

async function countBare({ db }: Store, today: string, now: string): Promise<{ all: number }[]> {
  const { rows } = await sql<{ all: number }>`
    select unit.name, appointment.role, completion.id is not null and
        (completion.valid_to is null or completion.valid_to >= ${today}) as holds, count(*) as "all"
    from appointment join unit on unit.id = appointment.unit join person on person.id = appointment.person
    left join completion on completion.appointment = appointment.id and completion.received_at <= ${now}
      and not exists (select 1 from completion as later
        where later.appointment = completion.appointment and later.round > completion.round)
    where person.erased_at is null
    group by unit.name, appointment.role, holds`.execute(db);
  return rows;
}
