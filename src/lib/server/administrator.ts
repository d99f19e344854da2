/** Whether anybody can give others access. */
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Is there an administrator who can get in? One who has not used the link yet does not count. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('account.id')
    .where('role', '=', 'administrator')
    .where('closed_at', 'is', null)
    .where(
      sql<boolean>`(exists (select 1 from passkey where passkey.hr = account.id)
        or exists (select 1 from identity where identity.account = account.id))`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
