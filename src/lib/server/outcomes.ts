/** The mastered scenarios. Not which ending, not how many tries, and never the steps. */
import type { Transaction } from 'kysely';
import type { Course } from '#lib/course/course.ts';
import type { Outcome } from '#lib/course/status.ts';
import type { Database } from './database.ts';
import { pointVersions } from './editions.ts';
import type { OutcomeRow, Tables } from './schema.ts';

/** @returns the receipt this person was given for the attempt, or undefined */
export async function receiptOf(db: Database, person: string, attempt: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('outcome')
    .select('receipt')
    .where('attempt', '=', attempt)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.receipt;
}

/** @returns false when the attempt's id is taken; nothing is stored then */
export async function insertOutcome(tx: Transaction<Tables>, row: OutcomeRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('outcome')
    .values(row)
    .onConflict((c) => c.column('attempt').doNothing())
    .returning('attempt')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Of these ids: those of attempts this person has an outcome for. */
export async function knownOutcomes(db: Database, person: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('outcome')
    .select('attempt')
    .where('person', '=', person)
    .where('attempt', 'in', ids)
    .execute();
  return rows.map(({ attempt }) => attempt);
}

export type PersonOutcome = Outcome & Pick<OutcomeRow, 'language' | 'login'>;

/** Everything a person has mastered, oldest receipt first; with the points' versions when the course has changes. */
export async function outcomesOf(db: Database, course: Course, person: string): Promise<PersonOutcome[]> {
  const rows = await db
    .selectFrom('outcome')
    .select([
      'scenario',
      'edition',
      'finished_at as finishedAt',
      'received_at as receivedAt',
      'language',
      'login',
    ])
    .where('person', '=', person)
    .orderBy('received_at')
    .orderBy('attempt')
    .execute();
  const editions = course.changes ? rows.map(({ edition }) => edition) : [];
  const versions = await pointVersions(db, editions);
  return rows.map(({ edition, ...outcome }) => {
    const points = course.changes && versions.get(edition);
    return points ? { ...outcome, points } : outcome;
  });
}
