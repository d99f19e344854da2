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
  'completion',
  'outcome',
  'leader',
  'appointment',
  'person',
  'unit',
  'edition',
  'course_edition',
  'audit',
] as const;

export async function emptyTables(store: Store): Promise<void> {
  for (const table of TABLES) await store.db.deleteFrom(table).execute();
}
