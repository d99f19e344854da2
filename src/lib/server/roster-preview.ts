/**
 * A roster between upload and «Importer». It waits in the database, bound to the session that uploaded it, so that
 * any node can import exactly what was shown, also without JavaScript. It goes when it is imported or dropped, with
 * the session, or after an hour.
 */
import type { Database, Store } from './database.ts';
import type { Roster } from './roster.ts';

const LIFE = 60 * 60_000;

/** With `unmapped` the file itself waits, for somebody to say what its columns are; it has no rows yet. */
export interface Previewed extends Pick<Roster, 'rows' | 'notices' | 'unmapped'> {
  /** Its columns are what somebody has said, now or earlier. */
  said?: boolean;
}

/** Replaces the session's earlier one. */
export async function keepPreview(store: Store, session: string, roster: Previewed, hash: string, now: Date) {
  await dropOldPreviews(store.db, now);
  const { rows, notices, unmapped, said } = roster;
  const row = {
    hash,
    roster: JSON.stringify({ rows, notices, unmapped, said }),
    created_at: now.toISOString(),
  };
  await store.db
    .insertInto('roster_preview')
    .values({ session, ...row })
    .onConflict((c) => c.column('session').doUpdateSet(row))
    .execute();
}

/** @returns null when there is none (any more) */
export async function previewOf(
  store: Store,
  session: string,
  now: Date,
): Promise<(Previewed & { hash: string }) | null> {
  const row = await store.db
    .selectFrom('roster_preview')
    .select(['hash', 'roster'])
    .where('session', '=', session)
    .where('created_at', '>', oldest(now))
    .executeTakeFirst();
  return row ? { ...(JSON.parse(row.roster) as Previewed), hash: row.hash } : null;
}

export async function dropPreview(db: Database, session: string): Promise<void> {
  await db.deleteFrom('roster_preview').where('session', '=', session).execute();
}

/** Those that have waited for an hour: nobody sees them any more. */
export async function dropOldPreviews(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('roster_preview').where('created_at', '<=', oldest(now)).execute();
}

const oldest = (now: Date) => new Date(now.getTime() - LIFE).toISOString();
