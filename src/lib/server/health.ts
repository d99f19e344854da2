/** What whoever watches over the server asks. No numbers, no names: it is open to everybody. */
import type { Store } from './database.ts';

/** A database that has not answered by then does not answer. Milliseconds. */
const PATIENCE = 3000;

export type Health =
  { status: 'ok'; version: string; store: Store['kind'] } | { status: 'error'; version: string };

/** @returns 200 when the database answers, otherwise 503 */
export async function healthOf(
  store: Pick<Store, 'kind' | 'ping'>,
  version: string,
): Promise<{ status: 200 | 503; body: Health }> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no answer')), PATIENCE);
  try {
    await Promise.race([store.ping(), late.promise]);
    return { status: 200, body: { status: 'ok', version, store: store.kind } };
  } catch {
    return { status: 503, body: { status: 'error', version } };
  } finally {
    clearTimeout(timer);
  }
}
