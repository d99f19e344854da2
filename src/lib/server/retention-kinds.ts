/** What each kind is in the tables: which rows are too old, and how they go. `before` is a date. */
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { audit, forgetAudit, type AuditEntry } from './audit.ts';
import { inBatches } from './batches.ts';
import type { Database, Store } from './database.ts';
import { erasePeople } from './erase.ts';
import { forgetWho, formerUsers } from './former-users.ts';
import type { Kind } from './retention.ts';
import type { Tables } from './schema.ts';

type By = Pick<AuditEntry, 'actor' | 'id'>;
/**
 * What is over its time: ids, where those of today can have become others tomorrow though they are as many. Rows that
 * only get a time when it has come are counted: of the same day they can become fewer, and never others.
 */
export type Found = readonly string[] | number;
/** Told what was found, within the transaction that removes it. Throws when it is not what somebody said yes to. */
export type Sure = (found: Found) => void;
interface Remover {
  find(db: Database, before: string): Promise<Found>;
  /** One transaction with its audit row. @returns how many went */
  remove(store: Store, before: string, sure: Sure, by: By, now: Date): Promise<number>;
}

type Table =
  'exemption' | 'reminder' | 'digest' | 'invitation' | 'session' | 'rate' | 'challenge' | 'roster_preview';
type TooOld = (before: string) => RawBuilder<boolean>;
const olderThan =
  (column: string): TooOld =>
  (before) =>
    sql`${sql.ref(column)} < ${before}`;

/** Rows that go, in one transaction with their audit row. */
function rows(
  kind: Kind,
  tables: readonly (readonly [Table, TooOld])[],
  first: (tx: Transaction<Tables>, before: string) => Promise<void> = async () => undefined,
): Remover {
  const find = async (db: Database, before: string) => {
    let found = 0;
    for (const [table, tooOld] of tables) found += await countOf(db, table, tooOld(before));
    return found;
  };
  return {
    find,
    remove: (store, before, sure, by, now) =>
      store.db.transaction().execute(async (tx) => {
        sure(await find(tx, before));
        await first(tx, before);
        let gone = 0;
        for (const [table, tooOld] of tables) {
          const result = await tx.deleteFrom(table).where(tooOld(before)).executeTakeFirst();
          gone += Number(result.numDeletedRows);
        }
        await note(store, tx, kind, gone, by, now);
        return gone;
      }),
  };
}

/** Nothing went: nothing is said. The nightly run would fill the log. */
async function note(store: Store, tx: Transaction<Tables>, kind: Kind, gone: number, by: By, now: Date) {
  if (gone > 0) await audit(store, { ...by, action: 'retained-out', detail: { kind, rows: gone } }, now, tx);
}

async function countOf(db: Database, table: Table | 'audit', where: RawBuilder<boolean>): Promise<number> {
  const query = db
    .selectFrom(table)
    .where(where)
    .select(sql<number>`count(*)`.as('n'));
  return Number((await query.executeTakeFirstOrThrow()).n);
}

/** A reason, of something that is over. */
const isOver: TooOld = (before) => sql`(reason <> '' and (withdrawn_at < ${before} or to_day < ${before}))`;

/** Works no longer, and has not since: used, voided or expired. */
const isDead: TooOld = (before) =>
  sql`(expires_at < ${before} or voided_at < ${before} or used_at < ${before})`;

export const REMOVERS: Readonly<Record<Kind, Remover>> = {
  personer: {
    find: peopleGone,
    // Asked within: a list that brings somebody back may be imported at this moment.
    remove: (store, before, sure, by, now) => {
      const people = async (tx: Transaction<Tables>) => {
        const gone = await peopleGone(tx, before);
        sure(gone);
        return gone;
      };
      return erasePeople(store, people, 'lagringstid', by, now);
    },
  },
  begrunnelser: {
    find: reasonsOver,
    remove: (store, before, sure, by, now) =>
      store.db.transaction().execute(async (tx) => {
        const over = await reasonsOver(tx, before);
        sure(over);
        // The days stay: they say whether somebody was late. Why is nobody's any more.
        for await (const batch of inBatches(over))
          await tx.updateTable('exemption').set({ reason: '' }).where('id', 'in', batch).execute();
        await note(store, tx, 'begrunnelser', over.length, by, now);
        return over.length;
      }),
  },
  paaminnelser: rows('paaminnelser', [
    ['reminder', olderThan('claimed_at')],
    ['digest', olderThan('claimed_at')],
  ]),
  logg: {
    find: oldAudit,
    remove: (store, before, sure, _by, now) =>
      store.db.transaction().execute(async (tx) => {
        sure(await oldAudit(tx, before));
        return forgetAudit(store, before, now, tx);
      }),
  },
  kontoer: {
    find: formerUsers,
    remove: (store, before, sure, by, now) =>
      store.db.transaction().execute(async (tx) => {
        const closed = await formerUsers(tx, before);
        sure(closed);
        await forgetWho(tx, closed);
        await note(store, tx, 'kontoer', closed.length, by, now);
        return closed.length;
      }),
  },
  lenker: rows('lenker', [['invitation', isDead]], async (tx, before) => {
    const dead = tx.selectFrom('invitation').where(isDead(before)).select('id');
    await tx.updateTable('session').set({ invitation: null }).where('invitation', 'in', dead).execute();
  }),
  okter: rows('okter', [['session', olderThan('expires_at')]]),
  forsok: rows('forsok', [
    ['rate', olderThan('ends_at')],
    ['challenge', olderThan('expires_at')],
    ['roster_preview', olderThan('created_at')],
  ]),
};

function oldAudit(db: Database, before: string): Promise<number> {
  return countOf(db, 'audit', olderThan('at')(before));
}

/** Exemptions by their ids: one with days long past can be written today. */
async function reasonsOver(db: Database, before: string): Promise<string[]> {
  const over = await db.selectFrom('exemption').select('id').where(isOver(before)).execute();
  return over.map(({ id }) => id);
}

/**
 * Those whose last appointment ended before the day, and who have no way into HR's pages. Somebody who never got an
 * appointment counts from when they were written in.
 */
async function peopleGone(db: Database, before: string): Promise<string[]> {
  const found = await db
    .selectFrom('person')
    .select('person.id')
    .where('person.erased_at', 'is', null)
    .where('person.created_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('appointment')
            .select('appointment.id')
            .whereRef('appointment.person', '=', 'person.id')
            .where((eb) => eb.or([eb('appointment.ends', 'is', null), eb('appointment.ends', '>=', before)])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account')
            .select('account.id')
            .whereRef('account.person', '=', 'person.id')
            .where('account.closed_at', 'is', null),
        ),
      ),
    )
    .execute();
  return found.map(({ id }) => id);
}
