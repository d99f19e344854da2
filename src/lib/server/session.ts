/**
 * Who is asking. A session is a secret in a cookie and its hash in a row; both kinds can live in one browser.
 * Sessions end by themselves when they are idle too long, and at the latest at their absolute limit.
 */
import { randomUUID } from 'node:crypto';
import type { Login } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { Database, Store } from './database.ts';
import type { Account, Session } from './schema.ts';
import { NOBODY, scopeOf, type Scope } from './scope.ts';
import { hashToken, newToken } from './token.ts';

export const LEARNER_COOKIE = '__Host-deltaker';
export const HR_COOKIE = '__Host-hr';

/** The part of Kit's cookies that is used here. */
export interface Cookies {
  get(name: string): string | undefined;
  set(name: string, value: string, options: CookieOptions): void;
  delete(name: string, options: CookieOptions): void;
}
interface CookieOptions {
  path: '/';
  httpOnly: true;
  /** Always, also on http://localhost: a `__Host-` cookie is dropped without it. */
  secure: true;
  sameSite: 'lax';
  maxAge?: number;
}
const COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export interface LearnerSession {
  id: string;
  person: string;
  /** On a device that others use too. */
  shared: boolean;
  login: Login;
  /** Shows the appointment in this role and no other; null shows all. What is handed in counts for all of them. */
  onlyRole: Role | null;
}

export interface HrSession {
  id: string;
  /** The account's id. */
  hr: string;
  login: 'passkey' | 'oidc' | 'engangslenke';
  /** Null after an `engangslenke`, which may register a passkey, and nothing else. */
  role: Account['role'] | null;
  /** Whom the account may see. */
  scope: Scope;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
type Kind = 'own' | 'shared' | 'hr' | 'hr-link';
/** How long a session lives: without being used, and at the longest. Milliseconds. */
const LIFE: Record<Kind, { idle: number; absolute: number }> = {
  own: { idle: 30 * DAY, absolute: 90 * DAY },
  shared: { idle: 2 * HOUR, absolute: 2 * HOUR },
  hr: { idle: 8 * HOUR, absolute: 12 * HOUR },
  'hr-link': { idle: 15 * MINUTE, absolute: 15 * MINUTE },
};
/** `last_seen_at` is written this seldom, so that reading costs no write. Well below every idle limit. */
const SEEN_EVERY = 5 * MINUTE;

/** The learner this browser is logged in as, or null. An erased person's session is still theirs. */
export async function learnerOf(store: Store, cookies: Cookies, now: Date): Promise<LearnerSession | null> {
  const row = await live(store, 'deltaker', cookies.get(LEARNER_COOKIE), now);
  if (!row?.person) return null;
  const { id, person, only_role: onlyRole } = row;
  return { id, person, shared: row.shared === 1, login: row.login as Login, onlyRole };
}

/**
 * The account this browser is logged in to, or null. It is asked each time what the account is now, so whoever is
 * closed, erased or given another role is so at once.
 */
export async function hrOf(store: Store, cookies: Cookies, now: Date): Promise<HrSession | null> {
  const row = await live(store, 'hr', cookies.get(HR_COOKIE), now);
  if (!row?.hr) return null;
  const account = await store.db
    .selectFrom('account')
    .leftJoin('person', 'person.id', 'account.person')
    .select(['account.role', 'account.person', 'account.closed_at', 'person.erased_at'])
    .where('account.id', '=', row.hr)
    .executeTakeFirst();
  if (account && (account.closed_at ?? account.erased_at) !== null) return null;
  const { id, hr, login } = row;
  // The first link is from before there is an account.
  if (login === 'engangslenke') return { id, hr, login, role: null, scope: NOBODY };
  if (!account || (login !== 'passkey' && login !== 'oidc')) return null;
  return { id, hr, login, role: account.role, scope: await scopeOf(store.db, account, now) };
}

async function live(store: Store, kind: Session['kind'], token: string | undefined, now: Date) {
  if (!token) return undefined;
  const row = await store.db
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', hashToken(`session-${kind}`, token))
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return undefined;
  const idle = now.getTime() - Date.parse(row.last_seen_at);
  if (row.expires_at <= now.toISOString() || idle >= LIFE[kindOf(row)].idle) return undefined;
  if (idle >= SEEN_EVERY) {
    await store.db
      .updateTable('session')
      .set({ last_seen_at: now.toISOString() })
      .where('id', '=', row.id)
      .execute();
  }
  return row;
}

function kindOf(row: Pick<Session, 'kind' | 'shared' | 'login'>): Kind {
  if (row.kind === 'deltaker') return row.shared ? 'shared' : 'own';
  return row.login === 'engangslenke' ? 'hr-link' : 'hr';
}

type Begin =
  | {
      kind: 'deltaker';
      person: string;
      invitation: string | null;
      shared: boolean;
      login: Login;
      onlyRole?: Role | null;
    }
  | { kind: 'hr'; hr: string; invitation: string | null; login: HrSession['login'] };

/**
 * A new session with a new id; call inside the transaction that decided it, then hand the token to `setCookie`.
 * @returns the secret for the cookie
 */
export async function beginSession(db: Database, begin: Begin, now: Date): Promise<string> {
  const token = newToken();
  const learner = begin.kind === 'deltaker';
  const row = { kind: begin.kind, login: begin.login, shared: learner && begin.shared ? 1 : 0 };
  const absolute = LIFE[kindOf(row)].absolute;
  await db.deleteFrom('session').where('expires_at', '<=', now.toISOString()).execute();
  await db
    .insertInto('session')
    .values({
      id: randomUUID(),
      ...row,
      token_hash: hashToken(`session-${begin.kind}`, token),
      person: learner ? begin.person : null,
      hr: learner ? null : begin.hr,
      only_role: (learner && begin.onlyRole) || null,
      invitation: begin.invitation,
      created_at: now.toISOString(),
      last_seen_at: now.toISOString(),
      expires_at: new Date(now.getTime() + absolute).toISOString(),
    })
    .execute();
  return token;
}

/** Puts a session into the browser. On a shared device it is gone when the browser is closed. */
export function setCookie(
  cookies: Cookies,
  begin: Pick<Begin, 'kind'> & { shared?: boolean },
  token: string,
) {
  const maxAge = LIFE[begin.kind === 'hr' ? 'hr' : 'own'].absolute / 1000;
  const name = begin.kind === 'hr' ? HR_COOKIE : LEARNER_COOKIE;
  cookies.set(name, token, begin.shared ? COOKIE : { ...COOKIE, maxAge });
}

/** Ends this browser's session of a kind. Nothing happens when there is none. */
export async function endSession(store: Store, cookies: Cookies, kind: Session['kind']): Promise<void> {
  const name = kind === 'hr' ? HR_COOKIE : LEARNER_COOKIE;
  const token = cookies.get(name);
  if (token) {
    await store.db
      .deleteFrom('session')
      .where('token_hash', '=', hashToken(`session-${kind}`, token))
      .execute();
  }
  cookies.delete(name, COOKIE);
}

/** Ends every session of a person, on every device. */
export async function endSessionsOf(db: Database, person: string): Promise<void> {
  await db.deleteFrom('session').where('person', '=', person).execute();
}
