/** The ways into an account: passkeys, and the work accounts that are known as its own. */
import type { Database } from './database.ts';
import type { Identity } from './schema.ts';

/**
 * A single-use link replaces what was lost or got into the wrong hands: whatever opened the account before opens it no
 * more. A work account stays a learner's when it is that too.
 * @param but the work account that has come by the link
 */
export async function shutWaysIn(
  db: Database,
  account: string,
  but?: Pick<Identity, 'issuer' | 'subject'>,
): Promise<void> {
  await db.deleteFrom('passkey').where('hr', '=', account).execute();
  const others = await db
    .selectFrom('identity')
    .select(['issuer', 'subject', 'person'])
    .where('account', '=', account)
    .execute();
  for (const { issuer, subject, person } of others) {
    if (issuer === but?.issuer && subject === but.subject) continue;
    const own = { issuer, subject };
    if (person === null)
      await db
        .deleteFrom('identity')
        .where((row) => row.and(own))
        .execute();
    else
      await db
        .updateTable('identity')
        .set({ account: null })
        .where((row) => row.and(own))
        .execute();
  }
}
