/**
 * Who did what, for the one who must answer for it later. Rows are only added; each one's hash covers the row and
 * the hash before it, so a row that is altered, deleted or moved can be found.
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Database, Store } from './database.ts';
import type { AuditRow, Tables } from './schema.ts';

export interface AuditEntry {
  actor: AuditRow['actor_kind'];
  /** The actor's id: HR's user handle or a person's id. Never a name. */
  id?: string | null;
  /** `export`, `import`, `refused`, … */
  action: string;
  /** Counts, routes, reasons. No personal data: the audit log outlives those it is about. */
  detail?: Record<string, string | number | boolean>;
}

/** PostgreSQL: one row at a time gets the next number. SQLite has one writer as it is. */
const LOCK = 4_711_2027;

/**
 * Adds a row. Give the transaction of what is audited, so that both happen or neither does; without one the row
 * gets a transaction of its own.
 */
export async function audit(
  store: Pick<Store, 'db' | 'kind'>,
  entry: AuditEntry,
  now: Date,
  within?: Transaction<Tables>,
): Promise<void> {
  if (!within) return store.db.transaction().execute((tx) => audit(store, entry, now, tx));
  if (store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(within);
  const last = await auditHead(within);
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: now.toISOString(),
    actor_kind: entry.actor,
    actor: entry.id ?? null,
    action: entry.action,
    detail: JSON.stringify(entry.detail ?? {}),
  };
  const hash = auditHash(last?.hash ?? '', row);
  await within
    .insertInto('audit')
    .values({ ...row, hash })
    .execute();
  await keepHead(within, { ...last, seq: row.seq, hash });
}

/** Where the log has come to, kept apart from its rows: rows cut off at the end are missed. */
export interface AuditHead {
  seq: number;
  hash: string;
  /** The row before the first that is kept, once old ones have been removed. */
  from?: { seq: number; hash: string };
}
const HEAD = 'logg';

/** @returns undefined when nothing has ever been written */
export async function auditHead(db: Database): Promise<AuditHead | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', HEAD).executeTakeFirst();
  return row && (JSON.parse(row.value) as AuditHead);
}

async function keepHead(within: Transaction<Tables>, head: AuditHead): Promise<void> {
  const value = JSON.stringify(head);
  await within
    .insertInto('setting')
    .values({ key: HEAD, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute();
}

/**
 * Removes rows older than a time. What is left still is one chain, for it is remembered where it begins.
 * @param before ISO 8601
 * @returns how many rows went
 */
export async function forgetAudit(
  store: Pick<Store, 'db' | 'kind'>,
  before: string,
  now: Date,
  within: Transaction<Tables>,
): Promise<number> {
  if (store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(within);
  const head = await auditHead(within);
  const last = await within
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('at', '<', before)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!head || !last) return 0;
  const gone = await within.deleteFrom('audit').where('seq', '<=', last.seq).executeTakeFirst();
  await keepHead(within, { ...head, from: last });
  const rows = Number(gone.numDeletedRows);
  await audit(
    store,
    { actor: 'system', action: 'audit-forget', detail: { rows, seq: last.seq } },
    now,
    within,
  );
  return rows;
}

/** @returns 64 hex digits over the row and the hash of the row before it (`''` for the first) */
export function auditHash(before: string, row: Omit<AuditRow, 'hash'>): string {
  const covered = [before, row.seq, row.at, row.actor_kind, row.actor, row.action, row.detail];
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex');
}
