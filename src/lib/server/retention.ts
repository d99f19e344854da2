/**
 * How long what is kept, by kind. Nothing goes by itself unless HR has said so: the page shows what is over its time,
 * and a button removes it; a nightly run does the same only when it is switched on.
 */
import { addDays, addMonths, norwegianDay } from '#lib/course/day.ts';
import { audit, type AuditEntry } from './audit.ts';
import type { Database, Store } from './database.ts';
import { REMOVERS, type Found } from './retention-kinds.ts';
import { seenHash } from './seen.ts';

export const KINDS = [
  'personer',
  'begrunnelser',
  'paaminnelser',
  'logg',
  'kontoer',
  'lenker',
  'okter',
  'forsok',
] as const;
export type Kind = (typeof KINDS)[number];

interface Rule {
  unit: 'dager' | 'maneder' | 'ar';
  /** Until HR says otherwise. */
  usual: number;
  least: number;
  most: number;
}

/**
 * What is usual, and what makes sense. No law is behind the numbers: they are the municipality's own to settle, in its
 * record of processing (`docs/personvern/protokoll.md`).
 */
export const RULES: Readonly<Record<Kind, Rule>> = {
  /** After the last appointment ended. */
  personer: { unit: 'maneder', usual: 12, least: 1, most: 120 },
  /** Why somebody was exempt, after it was over. */
  begrunnelser: { unit: 'maneder', usual: 12, least: 1, most: 60 },
  /** What was mailed to whom, long after anything more is sent for the same deadline. */
  paaminnelser: { unit: 'maneder', usual: 24, least: 6, most: 120 },
  /** The audit log. */
  logg: { unit: 'ar', usual: 5, least: 1, most: 25 },
  /** Who had a way into HR's pages, after it was closed. As long as the log that speaks of them. */
  kontoer: { unit: 'ar', usual: 5, least: 1, most: 25 },
  /** Personal links that work no longer. */
  lenker: { unit: 'dager', usual: 30, least: 1, most: 365 },
  /** Sessions that have run out. */
  okter: { unit: 'dager', usual: 7, least: 1, most: 90 },
  /** Counts of tries, challenges to keys, rosters nobody imported. */
  forsok: { unit: 'dager', usual: 1, least: 1, most: 30 },
};

export interface Retention {
  /** How long, in the rule's unit. */
  keep: Record<Kind, number>;
  /** Removes every night what is over its time. */
  nightly: boolean;
}

const KEY = 'lagringstid';

/** As HR has settled it; what is usual where they have not, or where what is stored makes no sense. */
export async function retentionOf(db: Database): Promise<Retention> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  const stored = (row ? JSON.parse(row.value) : {}) as {
    keep?: Partial<Record<Kind, unknown>>;
    nightly?: unknown;
  };
  const keep = KINDS.map((kind) => {
    const value = stored.keep?.[kind];
    return [kind, isKeeping(kind, value) ? value : RULES[kind].usual] as const;
  });
  return { keep: Object.fromEntries(keep) as Record<Kind, number>, nightly: stored.nightly === true };
}

/** Is it a whole number of days, months or years that makes sense? */
export function isKeeping(kind: Kind, value: unknown): value is number {
  const { least, most } = RULES[kind];
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** @param retention every number checked with `isKeeping` */
export async function settleRetention(
  store: Store,
  retention: Retention,
  by: Pick<AuditEntry, 'actor' | 'id'>,
  now: Date,
): Promise<void> {
  const value = JSON.stringify(retention);
  await store.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('setting')
      .values({ key: KEY, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute();
    const detail = { ...retention.keep, nightly: retention.nightly };
    await audit(store, { ...by, action: 'retention', detail }, now, tx);
  });
}

/** The day before which it is too old: what lies before its first moment goes. @returns a date */
export function oldestKept(kind: Kind, keep: number, now: Date): string {
  const today = norwegianDay(now);
  const { unit } = RULES[kind];
  return unit === 'dager' ? addDays(today, -keep) : addMonths(today, -keep * (unit === 'ar' ? 12 : 1));
}

/** What would go now of a kind, and the hash a yes to exactly that must carry. */
export interface Overdue {
  count: number;
  hash: string;
}

const overdueOf = (found: Found, before: string): Overdue =>
  typeof found === 'number'
    ? { count: found, hash: seenHash([String(found)], before) }
    : { count: found.length, hash: seenHash(found, before) };

/** Changes nothing. */
export async function overdue(store: Store, { keep }: Retention, now: Date): Promise<Record<Kind, Overdue>> {
  const found: [Kind, Overdue][] = [];
  for (const kind of KINDS) {
    const before = oldestKept(kind, keep[kind], now);
    found.push([kind, overdueOf(await REMOVERS[kind].find(store.db, before), before)]);
  }
  return Object.fromEntries(found) as Record<Kind, Overdue>;
}

class Stale extends Error {}

/**
 * Removes what is over its time.
 * @param seen the hash of what somebody has seen and said yes to; when it has become something else, nothing is removed
 * @returns how many went, or `stale`
 */
export async function removeOverdue(
  store: Store,
  kind: Kind,
  seen: string | undefined,
  by: Pick<AuditEntry, 'actor' | 'id'>,
  now: Date,
): Promise<number | 'stale'> {
  const { keep } = await retentionOf(store.db);
  const before = oldestKept(kind, keep[kind], now);
  const sure = (found: Found) => {
    if (seen !== undefined && overdueOf(found, before).hash !== seen) throw new Stale();
  };
  try {
    return await REMOVERS[kind].remove(store, before, sure, by, now);
  } catch (error) {
    if (error instanceof Stale) return 'stale';
    throw error;
  }
}
