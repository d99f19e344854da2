/** What somebody has confirmed: a document in a version, or an answer. Pure. */
import type { Audience, Role } from '#lib/scenario/format.ts';
import { isFor } from './course.ts';
import { POSTS } from './requirements.ts';

/** Times are ISO 8601. */
export interface Confirmation {
  /** A document's id, or `legger-ut`. */
  what: string;
  /** The document's version, or `ja` / `nei`. */
  says: string;
  /** An answer holds for the roles it was given in; a document is confirmed once, whoever one is. */
  role: Audience;
  saidAt: string;
  receivedAt: string;
}

/** The earlier of when the device says it was said and when it was received. */
export function saidTime({ saidAt, receivedAt }: Confirmation): string {
  return saidAt < receivedAt ? saidAt : receivedAt;
}

/**
 * The answer that holds: what was said last, whichever device was handed in last. Of two said in the same moment it
 * is «ja»: then nobody is spared something by chance.
 */
export function answerOf(confirmations: readonly Confirmation[], role: Role): Confirmation | undefined {
  return lastSaid(confirmations.filter((each) => each.what === POSTS && isFor(each.role, role)));
}

/** What was last confirmed of a document, in whatever version. */
export function lastConfirmed(
  confirmations: readonly Confirmation[],
  document: string,
): Confirmation | undefined {
  return lastSaid(confirmations.filter((each) => each.what === document));
}

function lastSaid(confirmations: readonly Confirmation[]): Confirmation | undefined {
  let last: Confirmation | undefined;
  for (const each of confirmations) if (!last || isLater(each, last)) last = each;
  return last;
}

function isLater(a: Confirmation, b: Confirmation): boolean {
  const [at, before] = [saidTime(a), saidTime(b)];
  if (at !== before) return at > before;
  if (a.says !== b.says) return a.says < b.says;
  // The same said twice: the one that was received first, so that no order of rows matters.
  return a.receivedAt < b.receivedAt;
}
