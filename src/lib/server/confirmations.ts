/** What people have confirmed: documents, one by one and in a version, and the answer about posting. */
import type { Transaction } from 'kysely';
import type { Confirmation } from '#lib/course/confirmation.ts';
import type { Database } from './database.ts';
import type { ConfirmationRow, Tables } from './schema.ts';

/** @returns the receipt this person was given for the confirmation, or undefined */
export async function confirmationReceipt(
  db: Database,
  person: string,
  id: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('confirmation')
    .select('receipt')
    .where('id', '=', id)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.receipt;
}

/** @returns false when the confirmation's id is taken; nothing is stored then */
export async function insertConfirmation(tx: Transaction<Tables>, row: ConfirmationRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('confirmation')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Of these ids: those of confirmations this person has here. */
export async function knownConfirmations(
  db: Database,
  person: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('confirmation')
    .select('id')
    .where('person', '=', person)
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id }) => id);
}

/** Everything a person has confirmed, oldest receipt first. */
export function confirmationsOf(db: Database, person: string): Promise<Confirmation[]> {
  return db
    .selectFrom('confirmation')
    .select(['what', 'says', 'role', 'said_at as saidAt', 'received_at as receivedAt'])
    .where('person', '=', person)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}
