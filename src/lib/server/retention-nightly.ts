/** The nightly run, for those who have switched it on. Any number of nodes may ask; one of them does it. */
import { norwegianDay } from '#lib/course/day.ts';
import type { Store } from './database.ts';
import { KINDS, removeOverdue, retentionOf } from './retention.ts';
import { dropOldPreviews } from './roster-preview.ts';

/** The last day it was done, a date. */
const DONE = 'lagringstid-kjort';
const MINUTE = 60_000;
/** After this hour in Norway, when nobody is at work. */
const HOUR = 3;
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * Removes what is over its time, if it is switched on, it is night or later, and nobody has done it today.
 * @returns how many went; undefined when it was not its turn
 */
export async function runNightly(store: Store, now: Date): Promise<number | undefined> {
  // Names nobody will see again are nobody's to settle: they go whatever is switched on.
  await dropOldPreviews(store.db, now);
  if (!(await retentionOf(store.db)).nightly) return undefined;
  if (Number(CLOCK.format(now)) < HOUR || !(await takeTurn(store, norwegianDay(now)))) return undefined;
  let gone = 0;
  for (const kind of KINDS) {
    const count = await removeOverdue(store, kind, undefined, { actor: 'system' }, now);
    if (typeof count === 'number') gone += count;
  }
  return gone;
}

/** Of any number of nodes that ask for a day, one gets it. */
async function takeTurn(store: Store, day: string): Promise<boolean> {
  await store.db
    .insertInto('setting')
    .values({ key: DONE, value: '' })
    .onConflict((c) => c.doNothing())
    .execute();
  const taken = await store.db
    .updateTable('setting')
    .set({ value: day })
    .where('key', '=', DONE)
    .where('value', '<', day)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/**
 * Asks every ten minutes.
 * @param failed is told what went wrong; it is tried again the next night
 * @returns ends it
 */
export function startNightly(store: Store, failed: (error: unknown) => void): () => void {
  const timer = setInterval(() => void runNightly(store, new Date()).catch(failed), 10 * MINUTE);
  timer.unref();
  return () => clearInterval(timer);
}
