/** Who failed to get in, in the audit log. The one place that writes it, so that the one limit holds for every way in. */
import { audit, type AuditEntry } from './audit.ts';
import type { Store } from './database.ts';
import { tooOften } from './limits.ts';

/** Whoever somebody proved to be, when they proved anything. */
type Who = Pick<AuditEntry, 'actor' | 'id'>;

/**
 * Notes a refusal, unless so many have been noted of the same one that somebody is filling the disk. Call it outside
 * any transaction: it counts on a connection of its own.
 * @param address of the client: what is counted by when it is nobody we know; only a hash of it is kept
 * @param detail which way or route, and why; no personal data
 */
export async function noteRefused(
  store: Store,
  who: Who,
  address: string,
  detail: NonNullable<AuditEntry['detail']>,
  now: Date,
): Promise<void> {
  if ((await tooOften(store, 'refused', who.id ?? address, now)) > 0) return;
  await audit(store, { ...who, action: 'refused', detail }, now);
}

export const NOBODY_KNOWN: Who = { actor: 'ukjent' };
