/** One at a time where lists are read and people come, end or go. */
import { sql, type Transaction } from 'kysely';
import type { Store } from './database.ts';
import type { Tables } from './schema.ts';

const LOCK = 4_711_2028;

/** PostgreSQL: one import, or one erasure, at a time. SQLite has one writer as it is. */
export async function holdRoster(store: Pick<Store, 'kind'>, tx: Transaction<Tables>): Promise<void> {
  if (store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
}
