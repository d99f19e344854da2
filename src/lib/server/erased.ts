/** Whoever is erased stays erased: nothing they hand in is stored. */
import type { Transaction } from 'kysely';
import type { Database, Store } from './database.ts';
import type { Tables } from './schema.ts';

/** Thrown inside a transaction when the person is erased: nothing may be stored. */
export class Erased extends Error {}

/**
 * Takes the person's row until the transaction ends: two things handed in at once must see each other, or
 * neither makes the course complete. SQLite has one writer as it is.
 * @throws Erased
 */
export function holdPerson(store: Store, tx: Transaction<Tables>, person: string): Promise<void> {
  return refuseErased(tx, person, store.kind === 'postgres');
}

/** @throws Erased */
export async function refuseErased(db: Database, person: string, hold = false): Promise<void> {
  const row = await db
    .selectFrom('person')
    .select('erased_at')
    .where('id', '=', person)
    .$if(hold, (q) => q.forUpdate())
    .executeTakeFirst();
  if (!row || row.erased_at) throw new Erased('person is erased');
}
