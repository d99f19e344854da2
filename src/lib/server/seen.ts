/** What somebody has seen before they say yes: a yes to some people is no yes to as many others. Pure. */
import { createHash } from 'node:crypto';

/**
 * @param ids of what was shown, in any order
 * @param day of which it holds, where the day is part of what was said yes to
 * @returns SHA-256, which stands in the page's form and says nothing of anybody
 */
export function seenHash(ids: readonly string[], day = ''): string {
  return createHash('sha256')
    .update(JSON.stringify([day, ids.toSorted()]))
    .digest('hex');
}
