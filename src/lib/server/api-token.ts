/** Tokens with which other systems read what the export shows, and nothing else. Shown once, kept as a hash. */
import { randomUUID } from 'node:crypto';
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import { hashToken, newToken } from './token.ts';

/** So that one who finds such a token, or a scanner of source code, sees what it is. */
const PREFIX = 'sf_';
/** `last_used_at` is written this seldom. */
const USED_EVERY = 5 * 60_000;

export interface TokenRow {
  id: string;
  name: string;
  /** ISO 8601. */
  createdAt: string;
  usedAt: string | null;
}

/** Those that can be used, the newest first. */
export async function apiTokens(db: Database): Promise<TokenRow[]> {
  return db
    .selectFrom('api_token')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as usedAt'])
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/**
 * @param by the administrator's account
 * @returns the token, which cannot be shown again
 */
export async function newApiToken(store: Store, name: string, by: string, now: Date): Promise<string> {
  const token = PREFIX + newToken();
  const id = randomUUID();
  await store.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('api_token')
      .values({
        ...{ id, name, token_hash: hashToken('api', token), created_by: by },
        ...{ created_at: now.toISOString(), last_used_at: null, revoked_at: null },
      })
      .execute();
    await audit(store, { actor: 'hr', id: by, action: 'token-new', detail: { token: id } }, now, tx);
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
 * @returns the token's id; null when it is none of ours, or revoked
 */
export async function tokenOf(store: Store, header: string | null, now: Date): Promise<string | null> {
  const token = /^Bearer (sf_[A-Za-z0-9_-]{32})$/i.exec(header ?? '')?.[1];
  if (!token) return null;
  const row = await store.db
    .selectFrom('api_token')
    .select(['id', 'last_used_at'])
    .where('token_hash', '=', hashToken('api', token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - Date.parse(row.last_used_at ?? '1970-01-01') >= USED_EVERY) {
    const used = { last_used_at: now.toISOString() };
    await store.db.updateTable('api_token').set(used).where('id', '=', row.id).execute();
  }
  return row.id;
}
