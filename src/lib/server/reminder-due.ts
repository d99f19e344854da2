/** Who is to be reminded of what: everybody who has not completed, and those whose certificate runs out. */
import { addDays } from '#lib/course/day.ts';
import type { Course } from '#lib/course/course.ts';
import { REMINDERS, type Reminded, type Reminding } from '#lib/course/reminding.ts';
import { isCompleted } from '#lib/course/statuses.ts';
import { norwegianDay } from '#lib/course/day.ts';
import type { Again } from '#lib/i18n/nb/mail.ts';
import { asOf, type AsOf } from './as-of.ts';
import { standings, type Standing } from './completions.ts';
import type { Database, Store } from './database.ts';
import { isDoneWith } from './posting.ts';

export interface Remindable {
  standing: Standing;
  again: Again | null;
  reminding: Reminding & { deadline: string };
}

type Source = Pick<Store, 'db' | 'kind'>;
/** Nothing is sent earlier than this before a deadline. Days. */
const EARLIEST = 7;

/**
 * Goes through everybody who could be reminded within some days, without holding anybody up.
 * @param days how far ahead, today included
 */
export async function* remindable(
  store: Store,
  course: Course,
  days: number,
  now: Date,
): AsyncGenerator<Remindable> {
  const reader = store.reader();
  const source = { db: reader.db, kind: store.kind };
  try {
    const moment = await asOf(reader.db, course, now);
    const last = addDays(moment.today, days - 1 + EARLIEST);
    let batch: Asked[] = [];
    for await (const standing of standings(source, moment, { open: true }).stream(500)) {
      const asked = askedOf(standing, moment);
      if (asked && asked.deadline <= last) batch.push(asked);
      if (batch.length < 500) continue;
      yield* await withSent(store.reading, batch, moment.today);
      batch = [];
    }
    for (const person of await renewing(reader.db, moment.today, last)) {
      const rows = await standings(source, moment, { person }).execute();
      batch.push(...rows.flatMap((row) => (isCompleted(row.status) ? (askedOf(row, moment) ?? []) : [])));
    }
    yield* await withSent(reader.db, batch, moment.today);
  } finally {
    await reader.close();
  }
}

/** One appointment, asked anew: what was true when the list was made need not be any more. */
export async function remindableNow(
  source: Source,
  course: Course,
  { person, appointment }: { person: string; appointment: string },
  now: Date,
): Promise<Remindable | undefined> {
  const moment = await asOf(source.db, course, now);
  const rows = await standings(source, moment, { person }).execute();
  const standing = rows.find((row) => row.appointment === appointment);
  const asked = standing && askedOf(standing, moment);
  const [one] = asked ? await withSent(source.db, [asked], moment.today) : [];
  return one;
}

interface Asked {
  standing: Standing;
  again: Again | null;
  deadline: string;
}

/** @returns undefined when nothing is asked: completed, exempt, on leave, not begun in the job, or without a deadline */
function askedOf(standing: Standing, { today }: AsOf): Asked | undefined {
  const { status, starts, deadline, validTo, relief, role, changed } = standing;
  if (starts > today || status === 'fritatt') return undefined;
  if (!isCompleted(status)) {
    const again = changed ? 'endret' : validTo !== null ? 'gaatt-ut' : null;
    return deadline === null ? undefined : { standing, again, deadline };
  }
  // What holds is renewed by its last day. Politicians are asked by the next council, when they know who sits in it.
  if (role !== 'ansatt' || validTo === null || (relief && relief.kind !== 'utsettelse')) return undefined;
  return { standing, again: 'gaar-ut', deadline: validTo };
}

/** Employees whose last completion runs out between two days. */
async function renewing(db: Database, from: string, to: string): Promise<string[]> {
  const rows = await db
    .selectFrom('completion')
    .innerJoin('appointment', 'appointment.id', 'completion.appointment')
    .select('appointment.person')
    .distinct()
    .where('appointment.role', '=', 'ansatt')
    .where('completion.valid_to', '>=', from)
    .where('completion.valid_to', '<=', to)
    .execute();
  return rows.map(({ person }) => person);
}

async function withSent(db: Database, asked: readonly Asked[], today: string): Promise<Remindable[]> {
  const rows = await db
    .selectFrom('reminder')
    .select(['appointment', 'deadline', 'reminder', 'claimed_at', 'fault'])
    .where('appointment', 'in', [...asked.map(({ standing }) => standing.appointment), ''])
    .execute();
  const sent = Map.groupBy(rows.filter(isDoneWith), ({ appointment }) => appointment);
  return asked.map(({ standing, again, deadline }) => {
    const theirs = (sent.get(standing.appointment) ?? [])
      .filter((row) => row.deadline === deadline)
      .map((row): Reminded => ({ reminder: row.reminder, day: norwegianDay(row.claimed_at) }))
      .sort((a, b) => REMINDERS.indexOf(a.reminder) - REMINDERS.indexOf(b.reminder));
    return { standing, again, reminding: { deadline, asked: true, sent: theirs, today } };
  });
}
