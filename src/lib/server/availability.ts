/** Which faults are the database's and will pass: the answer is then 503 and «try again», not 500. */

/** SQLite's primary result codes: busy, locked, read-only, I/O, corrupt, full, cannot open, not a database. */
const SQLITE: readonly number[] = [5, 6, 8, 10, 11, 13, 14, 26];
/** PostgreSQL's classes: connection, resources, operator intervention, system; and «read-only transaction». */
const POSTGRES = /^(08|53|57P|58|25006)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** What pg throws without a code. */
const POOL = /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/;

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number' && code === 'ERR_SQLITE_ERROR') return SQLITE.includes(errcode & 0xff);
  if (typeof code === 'string' && (POSTGRES.test(code) || NETWORK.test(code))) return true;
  return POOL.test(error.message) || (error.cause !== undefined && isUnavailable(error.cause));
}
