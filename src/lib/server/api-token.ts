/**
 * Tokens with which other systems read what the export shows, and nothing else. Shown once, kept as a hash. Each has a
 * last day, so that one nobody remembers ends by itself; until then any number stand side by side, and one is put in
 * another's place without a night in between. They outlive their maker's account: it is the system's key, not theirs.
 */
import { randomUUID } from 'node:crypto';
import { addDays, addMonths, norwegianDay } from '#lib/course/day.ts';
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import { hashToken, newToken } from './token.ts';

/** So that one who finds such a token, or a scanner of source code, sees what it is. */
const PREFIX = 'sf_';
/** `last_used_at` is written this seldom. */
const USED_EVERY = 5 * 60_000;

/** How many months a token may last; the first is what is usual. */
export const TOKEN_MONTHS = [12, 3, 24] as const;
export type TokenMonths = (typeof TOKEN_MONTHS)[number];
/** So many days before its last one it is warned of. */
const WARN = 30;

export interface TokenRow {
  id: string;
  name: string;
  /** The account it was made by. */
  by: { id: string; name: string; closed: boolean };
  /** ISO 8601. */
  createdAt: string;
  usedAt: string | null;
  /** The last day it opens, a date. */
  validTo: string;
  /** `snart`: 30 days or fewer are left · `over`: it opens nothing any more. */
  ends: 'senere' | 'snart' | 'over';
}

/** Those nobody has revoked, the newest first. Those that are over too: they are why a system gets no answer. */
export async function apiTokens(db: Database, now: Date): Promise<TokenRow[]> {
  const rows = await db
    .selectFrom('api_token')
    .innerJoin('account', 'account.id', 'api_token.created_by')
    .select([
      'api_token.id',
      'api_token.name',
      'created_by',
      'account.name as maker',
      'closed_at',
      'api_token.created_at as createdAt',
      'last_used_at as usedAt',
      'valid_to as validTo',
    ])
    .where('revoked_at', 'is', null)
    .orderBy('api_token.created_at', 'desc')
    .orderBy('api_token.id')
    .execute();
  const today = norwegianDay(now);
  return rows.map(({ created_by, maker, closed_at, ...row }) => ({
    ...row,
    by: { id: created_by, name: maker, closed: closed_at !== null },
    ends: row.validTo < today ? 'over' : row.validTo < addDays(today, WARN) ? 'snart' : 'senere',
  }));
}

/**
 * @param by the administrator's account
 * @returns the token, which cannot be shown again
 */
export async function newApiToken(
  store: Store,
  { name, months }: { name: string; months: TokenMonths },
  by: string,
  now: Date,
): Promise<string> {
  const token = PREFIX + newToken();
  const id = randomUUID();
  const valid_to = addMonths(norwegianDay(now), months);
  await store.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('api_token')
      .values({
        ...{ id, name, token_hash: hashToken('api', token), created_by: by },
        ...{ created_at: now.toISOString(), last_used_at: null, revoked_at: null, valid_to },
      })
      .execute();
    await audit(
      store,
      { actor: 'hr', id: by, action: 'token-new', detail: { token: id, to: valid_to } },
      now,
      tx,
    );
  });
  return token;
}

/** From now on the token opens nothing. @returns false when there is no such token in use */
export async function revokeApiToken(store: Store, id: string, by: string, now: Date): Promise<boolean> {
  return store.db.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable('api_token')
      .set({ revoked_at: now.toISOString() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!revoked) return false;
    await audit(store, { actor: 'hr', id: by, action: 'token-revoke', detail: { token: id } }, now, tx);
    return true;
  });
}

/**
 * Whose token a request carries.
 * @param header its `Authorization`
 * @returns the token's id; null when it is none of ours, revoked, or over: all the same from outside
 */
export async function tokenOf(store: Store, header: string | null, now: Date): Promise<string | null> {
  const token = /^Bearer (sf_[A-Za-z0-9_-]{32})$/i.exec(header ?? '')?.[1];
  if (!token) return null;
  const row = await store.db
    .selectFrom('api_token')
    .select(['id', 'last_used_at'])
    .where('token_hash', '=', hashToken('api', token))
    .where('revoked_at', 'is', null)
    .where('valid_to', '>=', norwegianDay(now))
    .executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - Date.parse(row.last_used_at ?? '1970-01-01') >= USED_EVERY) {
    const used = { last_used_at: now.toISOString() };
    await store.db.updateTable('api_token').set(used).where('id', '=', row.id).execute();
  }
  return row.id;
}
