/** Which work accounts are known, and what is left of them when somebody is forgotten. */
import { createHash, createHmac } from 'node:crypto';
import type { Database } from './database.ts';
import type { WorkAccount } from './oidc.ts';
import type { Identity } from './schema.ts';

type Named = Pick<Identity, 'issuer' | 'subject'>;

/** What stands where a fødselsnummer would: only what it becomes with a key that is not in the database. */
export const coded = (subject: string, key: string) =>
  createHmac('sha256', key).update(subject).digest('hex');

/** Was it made by `coded`? No provider we describe has a `sub` of this form. */
export const isCoded = (subject: string) => /^[0-9a-f]{64}$/.test(subject);

/** What stands where the subject of somebody erased, or long gone, stood: enough to know the work account when it comes again. */
const hidden = ({ issuer, subject }: Named) =>
  `slettet:${createHash('sha256').update(`${issuer}\n${subject}`).digest('hex')}`;

/** @returns what is known of a work account, also of one whose holder is erased */
export async function findIdentity(
  db: Database,
  work: Pick<WorkAccount, 'issuer' | 'subject'>,
): Promise<Identity | undefined> {
  return db
    .selectFrom('identity')
    .selectAll()
    .where('issuer', '=', work.issuer)
    .where('subject', 'in', [work.subject, hidden(work)])
    .executeTakeFirst();
}

/** People's work accounts are nobody's as learners any more; those of accounts go on opening these. */
export async function forgetLearners(db: Database, people: readonly string[]): Promise<void> {
  await db.deleteFrom('identity').where('person', 'in', people).where('account', 'is', null).execute();
  await db.updateTable('identity').set({ person: null }).where('person', 'in', people).execute();
}

/** Accounts' work accounts that are nobody's as learners: known again when they come, and nothing else. */
export async function hideSubjects(db: Database, accounts: readonly string[]): Promise<void> {
  const own = await db
    .selectFrom('identity')
    .select(['issuer', 'subject'])
    .where('account', 'in', accounts)
    .where('person', 'is', null)
    .where('subject', 'not like', 'slettet:%')
    .execute();
  for (const identity of own) {
    await db
      .updateTable('identity')
      .set({ subject: hidden(identity) })
      .where('issuer', '=', identity.issuer)
      .where('subject', '=', identity.subject)
      .execute();
  }
}
