/**
 * Appointments that are over: from the day they end nothing is asked of them, and what was completed stays. Only
 * somebody's yes ends one; a list that lacks a person does not.
 */
import type { Transaction } from 'kysely';
import { norwegianDay } from '#lib/course/day.ts';
import { audit } from './audit.ts';
import { inBatches } from './batches.ts';
import type { Store } from './database.ts';
import { isHere } from './leaders.ts';
import { holdRoster } from './roster-turn.ts';
import { waiting } from './roster-waiting.ts';
import type { Tables } from './schema.ts';

/**
 * Ends what is not over already, within a transaction of the caller's. Whoever has no appointment left leads nothing
 * any more.
 * @param today a date, `YYYY-MM-DD`
 * @returns how many were ended
 */
export async function endAppointments(
  tx: Transaction<Tables>,
  appointments: readonly string[],
  today: string,
): Promise<number> {
  let ended = 0;
  for await (const batch of inBatches(appointments)) {
    const rows = await tx
      .updateTable('appointment')
      .set({ ends: today })
      .where('id', 'in', batch)
      .where((eb) => eb.or([eb('ends', 'is', null), eb('ends', '>', today)]))
      .returning('person')
      .execute();
    ended += rows.length;
    await dropLeadership(
      tx,
      rows.map((row) => row.person),
      today,
    );
  }
  return ended;
}

/** Takes every leadership from those of them who have no appointment left. */
export async function dropLeadership(
  tx: Transaction<Tables>,
  people: string[],
  today: string,
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .deleteFrom('leader')
    .where('person', 'in', people)
    .where(({ not }) => not(isHere('leader.person', today)))
    .execute();
}

/**
 * HR's yes to what a nightly file left waiting.
 * @param seen the hash of the list that stood on the page, and which of it is over
 * @param by HR's user handle
 * @returns how many were ended; `stale` when others wait by now than those who were seen: nobody is ended
 */
export async function endByHand(
  store: Store,
  seen: { hash: string; ends: readonly string[] },
  by: string,
  now: Date,
): Promise<number | 'stale'> {
  return store.db.transaction().execute(async (tx) => {
    await holdRoster(store, tx);
    const list = await waiting(tx, now);
    const may = new Set(list?.missing.map(({ appointment }) => appointment));
    if (list?.hash !== seen.hash || !seen.ends.every((id) => may.has(id))) return 'stale';
    const ended = await endAppointments(tx, seen.ends, norwegianDay(now));
    await audit(store, { actor: 'hr', id: by, action: 'end', detail: { ended } }, now, tx);
    return ended;
  });
}
