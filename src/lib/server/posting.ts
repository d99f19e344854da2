/**
 * Mails that are sent once at the most, by any number of nodes. A row is claimed, then the mail is handed over, then the
 * row is marked. Whoever does not get the row does not send. A node that dies in between leaves a row that is neither
 * sent nor failed: the mail may have gone, so it is not sent again, and HR is shown it as unsure.
 */
import { randomUUID } from 'node:crypto';
import type { Reminder } from '#lib/course/reminding.ts';
import type { Store } from './database.ts';
import type { MailFault } from './mail.ts';

const HOUR = 60 * 60_000;
/** After so long, what was known not to have gone is tried again. */
const RETRY_AFTER = HOUR;
/** Only these pass by themselves. */
const PASSING: readonly MailFault[] = ['midlertidig', 'ingen-forbindelse'];
/** After so long nobody is still sending it. Longer than the mail server is waited for. */
export const UNSURE_AFTER = HOUR / 4;

export interface Claimed {
  table: 'reminder' | 'digest';
  id: string;
}

const fresh = (now: Date) => ({
  claimed_at: now.toISOString(),
  sent_at: null,
  failed_at: null,
  fault: null,
});
const longAgo = (now: Date) => new Date(now.getTime() - RETRY_AFTER).toISOString();

/** @returns null when somebody else has it, or it is done with */
export async function claimReminder(
  { db }: Pick<Store, 'db'>,
  what: { appointment: string; deadline: string; reminder: Reminder },
  now: Date,
): Promise<Claimed | null> {
  const row = await db
    .insertInto('reminder')
    .values({ id: randomUUID(), ...what, ...fresh(now) })
    .onConflict((on) =>
      on
        .columns(['appointment', 'deadline', 'reminder'])
        .doUpdateSet(fresh(now))
        .where('reminder.failed_at', '<=', longAgo(now))
        .where('reminder.fault', 'in', PASSING),
    )
    .returning('id')
    .executeTakeFirst();
  return row ? { table: 'reminder', id: row.id } : null;
}

/** As `claimReminder`. */
export async function claimDigest(
  { db }: Pick<Store, 'db'>,
  what: { leader: string; week: string },
  now: Date,
): Promise<Claimed | null> {
  const row = await db
    .insertInto('digest')
    .values({ id: randomUUID(), ...what, ...fresh(now) })
    .onConflict((on) =>
      on
        .columns(['leader', 'week'])
        .doUpdateSet(fresh(now))
        .where('digest.failed_at', '<=', longAgo(now))
        .where('digest.fault', 'in', PASSING),
    )
    .returning('id')
    .executeTakeFirst();
  return row ? { table: 'digest', id: row.id } : null;
}

/** It turned out not to be due: nothing was sent, and nothing is remembered. */
export async function release({ db }: Pick<Store, 'db'>, { table, id }: Claimed): Promise<void> {
  await db.deleteFrom(table).where('id', '=', id).where('sent_at', 'is', null).execute();
}

/** What became of it. @param fault null when the mail server has taken it */
export async function mark(
  { db }: Pick<Store, 'db'>,
  { table, id }: Claimed,
  fault: MailFault | null,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const known = fault !== null && fault !== 'usikker';
  await db
    .updateTable(table)
    .set({ sent_at: fault === null ? at : null, failed_at: known ? at : null, fault })
    .where('id', '=', id)
    .execute();
}

/** Has it been done with, so that it is not due again? What failed for now, will be. */
export const isDoneWith = ({ fault }: { fault: string | null }): boolean =>
  !PASSING.includes(fault as MailFault);
