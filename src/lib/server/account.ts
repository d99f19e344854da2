/**
 * Those who enter HR's pages. An account is opened with a link that works once; whoever uses it makes a passkey or logs
 * in with the work account. Closed accounts stay as rows, for the audit log speaks of them (without
 * their names in the end: `former-users.ts`), but nothing opens them again.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { norwegianDay } from '#lib/course/day.ts';
import { hasAdministrator } from './administrator.ts';
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import { hrLink } from './invitation.ts';
import { isHere } from './leaders.ts';
import type { Account, Tables } from './schema.ts';

export interface AccountRow {
  id: string;
  name: string;
  role: Account['role'];
  /** How they can get in: number of passkeys, and whether a work account is known. */
  keys: number;
  work: boolean;
  /** When a key was last used; ISO 8601. */
  usedAt: string | null;
  /** Until when a link waits to be used; ISO 8601. */
  linkUntil: string | null;
}

/** Every open account, in the order of role and name. */
export async function accounts(db: Database, now: Date): Promise<AccountRow[]> {
  const rows = await db
    .selectFrom('account')
    .select((row) => [
      'account.id',
      'account.name',
      'account.role',
      row
        .selectFrom('passkey')
        .select((key) => key.fn.countAll<number>().as('count'))
        .whereRef('passkey.hr', '=', 'account.id')
        .as('keys'),
      row
        .selectFrom('identity')
        .select((known) => known.fn.countAll<number>().as('count'))
        .whereRef('identity.account', '=', 'account.id')
        .as('work'),
      row
        .selectFrom('passkey')
        .select((key) => key.fn.max('passkey.last_used_at').as('last'))
        .whereRef('passkey.hr', '=', 'account.id')
        .as('usedAt'),
      row
        .selectFrom('invitation')
        .select((link) => link.fn.max('invitation.expires_at').as('until'))
        .whereRef('invitation.hr', '=', 'account.id')
        .where('invitation.used_at', 'is', null)
        .where('invitation.voided_at', 'is', null)
        .where('invitation.expires_at', '>', now.toISOString())
        .as('linkUntil'),
    ])
    .where('account.closed_at', 'is', null)
    .execute();
  const order: Account['role'][] = ['administrator', 'hr', 'sekretariat', 'leder'];
  return rows
    .map((row) => ({ ...row, keys: Number(row.keys), work: Number(row.work) > 0 }))
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.name.localeCompare(b.name, 'nb'));
}

/** Those who lead a unit, have a job or an office that lasts, and no account, in the order of their names. */
export async function leadersWithout(
  db: Database,
  now: Date,
): Promise<{ person: string; name: string; units: string }[]> {
  const rows = await db
    .selectFrom('leader')
    .innerJoin('person', 'person.id', 'leader.person')
    .innerJoin('unit', 'unit.id', 'leader.unit')
    .select(['person.id as person', 'first_name', 'last_name', 'unit.name as unit'])
    .where('person.erased_at', 'is', null)
    .where(isHere('person.id', norwegianDay(now)))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('account')
            .select('account.id')
            .whereRef('account.person', '=', 'leader.person')
            .where('account.closed_at', 'is', null),
        ),
      ),
    )
    .orderBy('unit.name')
    .execute();
  const people = new Map<string, { person: string; name: string; units: string }>();
  for (const { person, first_name, last_name, unit } of rows) {
    const known = people.get(person);
    if (known) known.units += `, ${unit}`;
    else people.set(person, { person, name: `${last_name}, ${first_name}`, units: unit });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

/** What is asked for. A leader is somebody in the roster, and is called what they are called there. */
export type NewAccount =
  { role: Exclude<Account['role'], 'leder'>; name: string } | { role: 'leder'; person: string };

/**
 * Opens an account.
 * @param by the administrator's account
 * @returns the link that works once; null when the leader is nobody we know, or has an account already
 */
export async function openAccount(
  store: Store,
  wanted: NewAccount,
  by: string,
  origin: string,
  now: Date,
): Promise<string | null> {
  return store.db.transaction().execute(async (tx) => {
    const person = wanted.role === 'leder' ? wanted.person : null;
    const leader =
      person === null ? undefined : (await leadersWithout(tx, now)).find((one) => one.person === person);
    if (person !== null && !leader) return null;
    const id = randomUUID();
    const name = wanted.role === 'leder' ? (leader?.name ?? '') : wanted.name;
    const row = { id, role: wanted.role, name, person, created_at: now.toISOString(), closed_at: null };
    await tx.insertInto('account').values(row).execute();
    const detail = { account: id, role: wanted.role };
    await audit(store, { actor: 'hr', id: by, action: 'account-open', detail }, now, tx);
    return hrLink(tx, id, origin, now);
  });
}

/** A new link for an open account, for whoever has lost their key. @returns null when there is no such account */
export async function newAccountLink(
  store: Store,
  id: string,
  by: string,
  origin: string,
  now: Date,
): Promise<string | null> {
  return store.db.transaction().execute(async (tx) => {
    if (!(await isOpen(tx, id))) return null;
    await audit(store, { actor: 'hr', id: by, action: 'account-link', detail: { account: id } }, now, tx);
    return hrLink(tx, id, origin, now);
  });
}

class LastAdministrator extends Error {}

/**
 * Closes an account: its keys, links and sessions are gone at once, and its work account opens nothing any more.
 * @returns `last` when nobody would be left who can give others access; null when there is no such account
 */
export async function closeAccount(
  store: Store,
  id: string,
  by: string,
  now: Date,
): Promise<'closed' | 'last' | null> {
  try {
    return await store.db.transaction().execute(async (tx) => {
      if (!(await isOpen(tx, id))) return null;
      // The audit log takes one writer at a time: two who close each other are judged one after the other.
      await audit(store, { actor: 'hr', id: by, action: 'account-close', detail: { account: id } }, now, tx);
      await tx.updateTable('account').set({ closed_at: now.toISOString() }).where('id', '=', id).execute();
      if (!(await hasAdministrator(tx))) throw new LastAdministrator();
      await tx.deleteFrom('passkey').where('hr', '=', id).execute();
      // A work account stays known as the closed account's: else a role by claim would open a new one for it.
      await tx.deleteFrom('session').where('hr', '=', id).execute();
      await tx
        .updateTable('invitation')
        .set({ voided_at: now.toISOString() })
        .where('hr', '=', id)
        .where('voided_at', 'is', null)
        .execute();
      return 'closed';
    });
  } catch (error) {
    if (error instanceof LastAdministrator) return 'last';
    throw error;
  }
}

/**
 * Gives an account another role. A leader becomes one by leading a unit, so that role is given only when it is opened.
 * @returns `last` when nobody would be left who can give others access; null when there is no such account
 */
export async function changeRole(
  store: Store,
  id: string,
  role: Exclude<Account['role'], 'leder'>,
  by: string,
  now: Date,
): Promise<'changed' | 'last' | null> {
  try {
    return await store.db.transaction().execute(async (tx) => {
      if (!(await isOpen(tx, id))) return null;
      const detail = { account: id, role };
      await audit(store, { actor: 'hr', id: by, action: 'account-role', detail }, now, tx);
      await tx.updateTable('account').set({ role }).where('id', '=', id).execute();
      if (!(await hasAdministrator(tx))) throw new LastAdministrator();
      return 'changed';
    });
  } catch (error) {
    if (error instanceof LastAdministrator) return 'last';
    throw error;
  }
}

async function isOpen(tx: Transaction<Tables>, id: string): Promise<boolean> {
  const row = await tx.selectFrom('account').select('closed_at').where('id', '=', id).executeTakeFirst();
  return row?.closed_at === null;
}
