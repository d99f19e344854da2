import { expect, it } from 'vitest';
import { isUnavailable } from './availability.ts';

const sqlite = (errcode: number) => Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode });
const coded = (code: string) => Object.assign(new Error('x'), { code });

const CASES: [string, unknown, boolean][] = [
  ['a full disk', sqlite(13), true],
  ['a busy file', sqlite(5), true],
  ['a busy snapshot', sqlite(517), true],
  ['an I/O error while writing', sqlite(778), true],
  ['a read-only file', sqlite(8), true],
  ['a unique violation', sqlite(2067), false],
  ['a wrong column', sqlite(1), false],
  ['a PostgreSQL that is not there', coded('ECONNREFUSED'), true],
  ['a PostgreSQL that was shut down', coded('57P01'), true],
  ['a PostgreSQL with a full disk', coded('53100'), true],
  ['a PostgreSQL that only reads', coded('25006'), true],
  ['a duplicate key', coded('23505'), false],
  ['a pool with nothing left', new Error('timeout exceeded when trying to connect'), true],
  ['a PostgreSQL that hangs', new Error('Query read timeout'), true],
  ['a cut connection', new Error('Connection terminated unexpectedly'), true],
  ['the same, wrapped', new Error('while reading', { cause: coded('ECONNRESET') }), true],
  ['a mistake of ours', new TypeError('x is undefined'), false],
  ['something that is no error', 'ECONNREFUSED', false],
];
it.each(CASES)('%s', (_, error, unavailable) => {
  expect(isUnavailable(error)).toBe(unavailable);
});
