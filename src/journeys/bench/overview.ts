/**
 * The overview's one count, against its bare aggregate: the same joins (appointment, unit, person, the last completion
 * and the one before), the deadline, who is away and whether anything has begun, grouped by unit, role and status, as
 * one SQL text written by hand for each engine. It knows one rule for one role only.
 */
import { sql } from 'kysely';
import { asOf } from '#lib/server/as-of.ts';
import { countsByUnit } from '#lib/server/completions.ts';
import { openDatabase, type Store } from '#lib/server/database.ts';
import { ENGINES, startEngine, type Engine } from '#lib/server/testing/engines.ts';
import type { Content } from '../../author/content.ts';
import { completeHalf, fillWithPeople, sendOnLeave } from './record.ts';
import { median, type Row } from './table.ts';

const SIZES = [1000, 10_000, 55_000];
const ROUNDS = 5;
/** Nobody is late yet, so that all who have not completed are asked whether they have begun. */
const NOW = new Date('2026-08-20T08:00:00.000Z');

export async function measureOverview(content: Content): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ENGINES) for (const size of SIZES) rows.push(await measureOn(kind, size, content));
  return rows;
}

async function measureOn(kind: Engine, size: number, content: Content): Promise<Row> {
  const engine = await startEngine(kind);
  try {
    const store = await openDatabase(await engine.place());
    const people = await fillWithPeople(store, content, size);
    await completeHalf(store, content, people);
    await sendOnLeave(store, people);
    if (kind === 'postgres') await sql`analyze`.execute(store.db);
    const moment = await asOf(store.db, content.course, NOW);
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
      against: 'the same joins and statuses, one SQL text by hand',
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

/** The page's answer as one would write it by hand for this course alone: no election periods, nothing moved by leave. */
async function countBare({ db, kind }: Store, today: string, now: string): Promise<{ all: number }[]> {
  const [latest, due, done] =
    kind === 'postgres'
      ? [
          sql`greatest`,
          sql`to_char(stood.asked::date + 30, 'YYYY-MM-DD')`,
          sql`to_char(stood.completed_at::timestamptz at time zone 'Europe/Oslo', 'YYYY-MM-DD')`,
        ]
      : [sql`max`, sql`date(stood.asked, '+30 days')`, sql`date(stood.completed_at, '+1 hour')`];
  const { rows } = await sql<{ all: number }>`
    select unit.name, stood.role, case
        when stood.holds and ${done} > coalesce(stood.renewed, ${due}) then 'fullfort-sent'
        when stood.holds then 'fullfort'
        when stood.exempt then 'fritatt'
        when stood.valid_to < ${today} then 'utlopt'
        when ${due} < ${today} then 'forfalt'
        when exists (select 1 from outcome where outcome.person = stood.person and outcome.received_at <= ${now})
          or exists (select 1 from confirmation where confirmation.person = stood.person
            and confirmation.received_at <= ${now}) then 'paabegynt'
        else 'ikke-begynt' end as status, count(*) as "all"
    from (select appointment.unit, appointment.role, appointment.person, completion.completed_at, completion.valid_to,
        completion.id is not null and (completion.valid_to is null or completion.valid_to >= ${today}) as holds,
        prior.valid_to as renewed, ${latest}(appointment.starts, substr(appointment.created_at, 1, 10)) as asked,
        exists (select 1 from exemption where exemption.appointment = appointment.id
          and exemption.withdrawn_at is null and exemption.kind <> 'utsettelse' and exemption.from_day <= ${today}
          and (exemption.to_day is null or exemption.to_day >= ${today})) as exempt
      from appointment join person on person.id = appointment.person
      left join completion on completion.appointment = appointment.id and completion.received_at <= ${now}
        and not exists (select 1 from completion as later where later.appointment = completion.appointment
          and later.round > completion.round and later.received_at <= ${now})
      left join completion as prior on prior.appointment = completion.appointment
        and prior.round = completion.round - 1
      where person.erased_at is null and (appointment.ends is null or appointment.ends > ${today})) as stood
    join unit on unit.id = stood.unit
    group by unit.name, stood.role, status`.execute(db);
  return rows;
}
