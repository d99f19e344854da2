/**
 * Those who used to enter HR's pages. The row stays, for the audit log and exemptions speak of it; when the time of
 * keeping is over, who it was does not.
 */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { hideSubjects } from './work-account.ts';

/** What the log calls whoever had a way in, when the name is gone. Norwegian: it is read within a sentence. */
export const FORMER_USER = 'en tidligere bruker';

/** Those closed before a day whose names are still here. @param before a date @returns ids, sorted */
export async function formerUsers(db: Database, before: string): Promise<string[]> {
  const closed = await db
    .selectFrom('account')
    .select('id')
    .where('closed_at', '<', before)
    .where('name', '<>', FORMER_USER)
    .orderBy('id')
    .execute();
  return closed.map(({ id }) => id);
}

/** Closes what is open, and forgets who it was. @param at when, ISO 8601 */
export async function closeForGood(db: Database, accounts: readonly string[], at: string): Promise<void> {
  if (accounts.length === 0) return;
  await db.deleteFrom('passkey').where('hr', 'in', accounts).execute();
  await db.deleteFrom('session').where('hr', 'in', accounts).execute();
  const closed_at = sql<string>`coalesce(closed_at, ${at})`;
  await db.updateTable('account').set({ closed_at }).where('id', 'in', accounts).execute();
  await forgetWho(db, accounts);
}

/** Takes names and work accounts away; call it within a transaction. */
export async function forgetWho(db: Database, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return;
  // A work account that was its own opens no new one: it is known again when it comes, and nothing else.
  await hideSubjects(db, accounts);
  await db.updateTable('account').set({ name: FORMER_USER }).where('id', 'in', accounts).execute();
}
