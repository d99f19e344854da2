/** An empty database without making a new one, for tests. */
import type { Store } from '../database.ts';

/** What points at others comes first. */
const TABLES = [
  'roster_preview',
  'session',
  'invitation',
  'passkey',
  'challenge',
  'rate',
  'reminder',
  'digest',
  'completion',
  'outcome',
  'exemption',
  'leader',
  'identity',
  'api_token',
  'account',
  'appointment',
  'person',
  'unit',
  'edition',
  'course_edition',
  'audit',
] as const;

export async function emptyTables(store: Store): Promise<void> {
  for (const table of TABLES) await store.db.deleteFrom(table).execute();
  // The audit log begins again.
  await store.db.deleteFrom('setting').where('key', '=', 'logg').execute();
}
