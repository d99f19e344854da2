/**
 * How often something may be done. Counted in the database, so that every node sees the same count; when the
 * database does not answer, the question throws and nothing goes on.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from './database.ts';

const MINUTE = 60_000;

/**
 * Tries in a window, for one client. Guessing a token is hopeless anyhow (192 bits): these bound the work a client
 * can make us do. A whole town hall may share one address, so what learners do by address is generous.
 */
const LIMITS = {
  /** POST on a personal link, by address. */
  link: { most: 600, window: 10 * MINUTE },
  /** HR's single-use links, by address. Apart from passkeys: knocking on one door must not lock the other. */
  once: { most: 100, window: 10 * MINUTE },
  /** Passkeys: logging in by address, registering by HR user. */
  login: { most: 100, window: 10 * MINUTE },
  /** Off to the provider of work accounts, and back, by address. Whoever is let out there is not stopped on the way in. */
  workStart: { most: 600, window: 10 * MINUTE },
  workReturn: { most: 600, window: 10 * MINUTE },
  /** Uploading and importing a roster, by HR user. */
  import: { most: 60, window: 10 * MINUTE },
  /** Downloading lists, by HR user. */
  export: { most: 60, window: 10 * MINUTE },
  /** Reading by another system, by token: a walk through the biggest municipality is 55 pages. */
  api: { most: 300, window: 10 * MINUTE },
  /** Erasing, by HR user. */
  erase: { most: 60, window: 10 * MINUTE },
  /** Refused entries that are written into the audit log, by who or by address. */
  refused: { most: 100, window: 10 * MINUTE },
  /** Looking up a certificate, by address. */
  certificate: { most: 300, window: 10 * MINUTE },
  /** Asking for a new link, by address of the asker … */
  newLink: { most: 60, window: 10 * MINUTE },
  /** … and by the mail address: nobody's box is to be filled. What is too often gets the same answer, and no mail. */
  newLinkTo: { most: 3, window: 60 * MINUTE },
  /** Handing in, by person. */
  sync: { most: 300, window: 10 * MINUTE },
} as const;

export type Limited = keyof typeof LIMITS;

/**
 * Counts one try.
 * @param who an address, a person's id or HR's handle; only a hash of it is kept, and only for the window
 * @returns 0 when it may go on, otherwise how many seconds to wait (for `Retry-After`)
 * @throws when the database does not answer
 */
export async function tooOften(store: Store, what: Limited, who: string, now: Date): Promise<number> {
  const { most, window } = LIMITS[what];
  const ends = (Math.floor(now.getTime() / window) + 1) * window;
  const key = createHash('sha256').update(`${what}:${ends}:${who}`).digest('hex');
  const row = await store.db
    .insertInto('rate')
    .values({ key, count: 1, ends_at: new Date(ends).toISOString() })
    .onConflict((c) => c.column('key').doUpdateSet({ count: sql<number>`rate.count + 1` }))
    .returning('count')
    .executeTakeFirstOrThrow();
  // Somebody new: a good time to forget the old ones.
  if (row.count === 1) await store.db.deleteFrom('rate').where('ends_at', '<=', now.toISOString()).execute();
  return row.count > most ? Math.ceil((ends - now.getTime()) / 1000) : 0;
}
