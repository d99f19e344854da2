/**
 * Erasing a person. Everything that is theirs goes; a row with nothing in it but an id stays, so that whatever their
 * devices hand in later gets 410, and a roster that names them again brings nobody back.
 *
 * The id is a hash of the employee number (`person-id.ts`), and is all that is kept of it: enough to know the number
 * when it comes again. Where the number has capitals, one more empty row has the id of the same in lower case, for a
 * list that writes it so. A keyed hash would hide no more: the id would still stand beside it, and the key would be
 * one more thing to lose.
 */
import { sql, type Transaction } from 'kysely';
import { inBatches } from './batches.ts';
import { audit, type AuditEntry } from './audit.ts';
import type { Database, Store } from './database.ts';
import { appendErased, readErased, type ErasedLine } from './erased-log.ts';
import { closeForGood } from './former-users.ts';
import { forgetLearners } from './work-account.ts';
import { DATABASE_ID } from './marker.ts';
import { personId } from './person-id.ts';
import { holdRoster } from './roster-turn.ts';
import type { Tables } from './schema.ts';

/** Why somebody is erased: HR was asked, the time of keeping was over, or a restored backup had them again. */
export type Why = 'hr' | 'lagringstid' | 'gjenopprettet';

/**
 * Erases people, all or nothing. It is on the disk outside the database before it is done: a power cut between the two
 * leaves somebody whom the next start erases.
 * @param whom ids, or who finds them once no import is under way; those who are not here, or erased already, are
 *   passed over
 * @returns how many were erased
 */
export async function erasePeople(
  store: Store,
  whom: readonly string[] | ((tx: Transaction<Tables>) => Promise<readonly string[]>),
  why: Why,
  by: Pick<AuditEntry, 'actor' | 'id'>,
  now: Date,
): Promise<number> {
  return store.db.transaction().execute(async (tx) => {
    // An import that was planned before must not write a name into the empty row.
    await holdRoster(store, tx);
    const found = await heldPeople(store, tx, typeof whom === 'function' ? await whom(tx) : whom);
    if (found.length === 0) return 0;
    const at = now.toISOString();
    const people = found.map(({ id }) => id);
    const line = (person: string) => ({ person, at });
    const twins = (await inLowerCase(tx, found)).map(line);
    if (why !== 'gjenopprettet') appendErased(store.dir, await nameOf(tx), [...people.map(line), ...twins]);
    for await (const batch of inBatches(people)) await emptyRows(tx, batch, at);
    for await (const batch of inBatches(twins)) await reserve(tx, batch, at);
    await audit(store, { ...by, action: 'erase', detail: { people: found.length, why } }, now, tx);
    return found.length;
  });
}

/**
 * Called at start, before anybody is answered: who is erased in the log is erased here, whatever the database has
 * become since; and the log learns of those it lacks (another node's, or a folder that was lost).
 * @returns how many lines speak of what had come back, how many could not be read, and how many not written
 */
export async function eraseAgain(
  store: Store,
  now: Date,
): Promise<Record<'again' | 'unreadable' | 'unwritten', number>> {
  const database = await nameOf(store.db);
  const { lines, unreadable } = readErased(store.dir, database);
  const here = await erasedHere(store.db);
  const missing = lines.filter(({ person }) => !here.has(person));
  if (missing.length > 0) {
    // The backup may be older than the person: then the empty row is all there ever is here.
    for await (const batch of inBatches(missing)) await reserve(store.db, batch, null);
    const people = missing.map(({ person }) => person);
    await erasePeople(store, people, 'gjenopprettet', { actor: 'system' }, now);
  }
  const known = new Set(lines.map(({ person }) => person));
  const unknown = [...here].filter(([person]) => !known.has(person)).map(([person, at]) => ({ person, at }));
  let unwritten = 0;
  try {
    appendErased(store.dir, database, unknown);
  } catch {
    // A node without a disk can still let people learn; it only cannot erase, and somebody is told.
    unwritten = unknown.length;
  }
  return { again: missing.length, unreadable, unwritten };
}

async function nameOf(db: Database): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', DATABASE_ID)
    .executeTakeFirstOrThrow();
  return row.value;
}

/** Who is erased in this database, and when. */
async function erasedHere(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'erased_at as at'])
    .where('erased_at', 'is not', null)
    .$narrowType<{ at: string }>()
    .execute();
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Empty rows for those who have none. */
async function reserve(db: Database, lines: readonly ErasedLine[], erasedAt: string | null): Promise<void> {
  await db
    .insertInto('person')
    .values(
      lines.map(({ person, at }) => ({
        ...{ id: person, ansattnr: numberOf(person), first_name: '', last_name: '', email: null },
        ...{ created_at: at, erased_at: erasedAt },
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Ids of their numbers in lower case, where that is another and nobody has it. */
async function inLowerCase(tx: Transaction<Tables>, found: readonly Held[]): Promise<string[]> {
  const wanted = new Set(
    found.flatMap(({ ansattnr }) => {
      const lower = ansattnr.toLowerCase();
      return lower === ansattnr ? [] : [personId(lower)];
    }),
  );
  for await (const batch of inBatches([...wanted])) {
    const taken = await tx.selectFrom('person').select('id').where('id', 'in', batch).execute();
    for (const { id } of taken) wanted.delete(id);
  }
  return [...wanted];
}

/** What stands where a number stood: the column is unique, and says nothing. */
const numberOf = (person: string) => `slettet:${person}`;

type Held = Record<'id' | 'ansattnr', string>;

/** Those who are here and not erased, their rows taken: what is handed in at this moment comes before, or gets 410. */
async function heldPeople(store: Store, tx: Transaction<Tables>, people: readonly string[]): Promise<Held[]> {
  const held: Held[] = [];
  for await (const batch of inBatches(people)) {
    const rows = await tx
      .selectFrom('person')
      .select(['id', 'ansattnr'])
      .where('id', 'in', batch)
      .where('erased_at', 'is', null)
      .orderBy('id')
      .$if(store.kind === 'postgres', (q) => q.forUpdate())
      .execute();
    held.push(...rows);
  }
  return held;
}

/**
 * Everything that points to them goes; `erase.test.ts` reads the tables and fails when one is forgotten. Their sessions
 * stay until they run out, and are good for one thing: to be told 410.
 */
async function emptyRows(tx: Transaction<Tables>, people: readonly string[], at: string): Promise<void> {
  const appointments = tx.selectFrom('appointment').select('id').where('person', 'in', people);
  await tx.deleteFrom('completion').where('appointment', 'in', appointments).execute();
  await tx.deleteFrom('exemption').where('appointment', 'in', appointments).execute();
  await tx.deleteFrom('reminder').where('appointment', 'in', appointments).execute();
  await tx.deleteFrom('digest').where('leader', 'in', people).execute();
  await tx.deleteFrom('appointment').where('person', 'in', people).execute();
  await tx.deleteFrom('outcome').where('person', 'in', people).execute();
  await tx.deleteFrom('confirmation').where('person', 'in', people).execute();
  await tx.deleteFrom('leader').where('person', 'in', people).execute();
  await tx.updateTable('session').set({ invitation: null }).where('person', 'in', people).execute();
  await tx.deleteFrom('invitation').where('person', 'in', people).execute();
  await forgetLearners(tx, people);
  await closeAccounts(tx, people, at);
  // A roster that waits for a yes holds names, perhaps theirs. It is uploaded again in a moment.
  await tx.deleteFrom('roster_preview').execute();
  await tx
    .updateTable('person')
    .set({
      ...{ ansattnr: sql<string>`'slettet:' || id`, first_name: '', last_name: '', email: null },
      erased_at: at,
    })
    .where('id', 'in', people)
    .execute();
}

/**
 * A way into HR's pages goes with its holder. The row stays without a name: exemptions say whose yes they had, and a
 * work account that was its own opens no new one.
 */
async function closeAccounts(tx: Transaction<Tables>, people: readonly string[], at: string): Promise<void> {
  const accounts = await tx.selectFrom('account').select('id').where('person', 'in', people).execute();
  await closeForGood(
    tx,
    accounts.map(({ id }) => id),
    at,
  );
}

/**
 * @returns true when the person enters HR's pages as more than a leader: taking that away is another page's decision,
 * and whoever is the last administrator must not erase themselves
 */
export async function hasDesk(db: Database, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('person', '=', person)
    .where('role', '<>', 'leder')
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
