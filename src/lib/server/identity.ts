/**
 * Whose a work account is here. Known by issuer and subject, and joined to somebody the first time: by the employee
 * number the provider vouches for, by a personal link, or by an account's single-use link; never by an e-mail address.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import type { WorkAccount } from './oidc.ts';
import type { Account, Identity, Tables } from './schema.ts';
import { beginSession, type HrSession, type LearnerSession } from './session.ts';
import { shutWaysIn } from './ways-in.ts';
import { findIdentity } from './work-account.ts';

type Tx = Transaction<Tables>;

/**
 * Lets a learner in.
 * @param joining the session by a personal link of somebody who says that the work account is theirs
 * @returns the session's secret; null when the work account is nobody's
 */
export async function enterAsLearner(
  store: Store,
  work: WorkAccount,
  { shared, joining }: { shared: boolean; joining: LearnerSession | null },
  now: Date,
): Promise<string | null> {
  return onceMore(store.db, async (tx) => {
    const identity = await findIdentity(tx, work);
    const person =
      (await isHere(tx, identity?.person ?? null)) ??
      (await personByNumber(tx, work.number)) ??
      (joining && (await mayJoin(tx, work, joining)));
    if (!person) return null;
    if (identity?.person !== person) {
      await keep(tx, work, identity, { person }, now);
      await audit(store, { actor: 'deltaker', id: person, action: 'identity' }, now, tx);
    }
    const begin = { kind: 'deltaker', person, invitation: null, shared, login: 'oidc' } as const;
    return beginSession(tx, begin, now);
  });
}

/**
 * Lets somebody into HR's pages.
 * @param session by a single-use link, when there is one: the work account is then its account's
 * @returns the session's secret; null when there is no open account for the work account
 */
export async function enterAsHr(
  store: Store,
  work: WorkAccount,
  session: HrSession | null,
  now: Date,
): Promise<string | null> {
  return onceMore(store.db, async (tx) => {
    const identity = await findIdentity(tx, work);
    const byLink = session?.login === 'engangslenke' ? session.hr : null;
    const id = byLink
      ? await joinAccount(store, tx, work, identity, byLink, now)
      : (identity?.account ?? null);
    const account = id === null ? undefined : await accountInUse(tx, id);
    const entered = account
      ? await asTheClaimSays(store, tx, work, account, now)
      : byLink || identity?.account
        ? null
        : await accountByClaim(store, tx, work, identity, now);
    if (!entered) return null;
    if (byLink) {
      await shutWaysIn(tx, byLink, work);
      await tx.deleteFrom('session').where('hr', '=', byLink).execute();
    }
    await audit(store, { actor: 'hr', id: entered, action: 'login', detail: { way: 'oidc' } }, now, tx);
    return beginSession(tx, { kind: 'hr', hr: entered, invitation: null, login: 'oidc' }, now);
  });
}

class KnownMeanwhile extends Error {}

/** Two first logins at the same moment: whoever comes second begins again, and finds what the first has written. */
async function onceMore<T>(db: Database, enter: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(enter);
  } catch (error) {
    if (!(error instanceof KnownMeanwhile)) throw error;
    return db.transaction().execute(enter);
  }
}

async function keep(
  tx: Tx,
  { issuer, subject }: WorkAccount,
  identity: Identity | undefined,
  whose: { person: string } | { account: string },
  now: Date,
): Promise<void> {
  if (identity) {
    const own = tx.updateTable('identity').set(whose).where('issuer', '=', issuer);
    return void (await own.where('subject', '=', identity.subject).execute());
  }
  const row = { issuer, subject, person: null, account: null, created_at: now.toISOString(), ...whose };
  const kept = await tx
    .insertInto('identity')
    .values(row)
    .onConflict((on) => on.columns(['issuer', 'subject']).doNothing())
    .returning('subject')
    .executeTakeFirst();
  if (!kept) throw new KnownMeanwhile();
}

/** @returns the person, unless erased */
async function isHere(tx: Tx, person: string | null): Promise<string | null> {
  if (person === null) return null;
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function personByNumber(tx: Tx, number: string | null): Promise<string | null> {
  if (number === null) return null;
  const row = await tx.selectFrom('person').select('id').where('ansattnr', '=', number).executeTakeFirst();
  return row ? isHere(tx, row.id) : null;
}

/**
 * By a link on one's own device; not by a leader's letter, for a work account that is joined shows everything. A leader
 * has had the link in hand, and must not join an account of their own by it.
 */
const isOwnLink = (session: LearnerSession | null): session is LearnerSession =>
  session?.login === 'lenke' && !session.shared && session.onlyRole === null;

/** Only who has no work account yet: a colleague's must not become mine. */
async function mayJoin(tx: Tx, work: WorkAccount, session: LearnerSession): Promise<string | null> {
  if (!isOwnLink(session)) return null;
  const taken = await tx
    .selectFrom('identity')
    .select('subject')
    .where('issuer', '=', work.issuer)
    .where('person', '=', session.person)
    .executeTakeFirst();
  return taken ? null : isHere(tx, session.person);
}

async function accountInUse(tx: Tx, id: string): Promise<Account | undefined> {
  const account = await tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  return account?.closed_at === null ? account : undefined;
}

/** @returns the account's id; null when the work account is another account's */
async function joinAccount(
  store: Store,
  tx: Tx,
  work: WorkAccount,
  identity: Identity | undefined,
  id: string,
  now: Date,
): Promise<string | null> {
  if (identity?.account && identity.account !== id && (await accountInUse(tx, identity.account))) return null;
  // Whoever came by the link that IT makes is an administrator.
  await tx
    .insertInto('account')
    .values({ id, role: 'administrator', name: work.name ?? 'HR', created_at: now.toISOString() })
    .onConflict((on) => on.column('id').doNothing())
    .execute();
  await keep(tx, work, identity, { account: id }, now);
  await audit(store, { actor: 'hr', id, action: 'identity' }, now, tx);
  return id;
}

/** Where roles come from a claim, it decides each time: whoever has lost the role is not let in. */
async function asTheClaimSays(
  store: Store,
  tx: Tx,
  { role }: WorkAccount,
  account: Account,
  now: Date,
): Promise<string | null> {
  if (role === undefined || role === account.role) return account.id;
  // A leader must be somebody in the roster.
  if (role === null || (role === 'leder' && account.person === null)) return null;
  await tx.updateTable('account').set({ role }).where('id', '=', account.id).execute();
  await audit(store, { actor: 'hr', id: account.id, action: 'account-role', detail: { role } }, now, tx);
  return account.id;
}

/** A new account, for somebody to whom the claim gives a role. */
async function accountByClaim(
  store: Store,
  tx: Tx,
  work: WorkAccount,
  identity: Identity | undefined,
  now: Date,
): Promise<string | null> {
  const { role } = work;
  if (!role) return null;
  // Not whom a personal link has named: links are forwarded, and a leader's account shows others.
  const person = await personByNumber(tx, work.number);
  if (role === 'leder' && person === null) return null;
  const id = randomUUID();
  const name = work.name ?? (await nameOf(tx, person)) ?? 'HR';
  await tx.insertInto('account').values({ id, role, name, person, created_at: now.toISOString() }).execute();
  await keep(tx, work, identity, { account: id }, now);
  const detail = { account: id, role };
  await audit(store, { actor: 'system', action: 'account-open', detail }, now, tx);
  return id;
}

async function nameOf(tx: Tx, person: string | null): Promise<string | null> {
  if (person === null) return null;
  const row = await tx
    .selectFrom('person')
    .select(['first_name', 'last_name'])
    .where('id', '=', person)
    .executeTakeFirst();
  return row ? `${row.last_name}, ${row.first_name}` : null;
}

/** Who is in by a personal link on a device of their own, and may say that a work account is theirs. */
export async function joinableName(db: Database, session: LearnerSession | null): Promise<string | null> {
  if (!isOwnLink(session)) return null;
  const row = await db
    .selectFrom('person')
    .select(['first_name', 'last_name'])
    .where('id', '=', session.person)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row ? `${row.first_name} ${row.last_name}` : null;
}
