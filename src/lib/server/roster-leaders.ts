/** Who leads which unit, as a roster says it, and what that changes. */
import type { Transaction } from 'kysely';
import { inBatches } from './batches.ts';
import type { Database } from './database.ts';
import { isHere } from './leaders.ts';
import { personId, unitId } from './person-id.ts';
import type { RosterRow } from './roster.ts';
import type { Tables } from './schema.ts';

export interface LeaderChange {
  unit: string;
  /** ansattnr and name of those who come, and of those who no longer lead it. */
  added: LeaderName[];
  removed: LeaderName[];
}

export interface LeaderName {
  ansattnr: string;
  name: string;
}

/**
 * Whoever has `ja` leads their unit. Where nobody has, those lead it who are named there as nearest leader: if some
 * of them work in the unit themselves then they alone, for their own nearest leader is somebody further up.
 * Pure. @returns for each unit the file says something about: its name and its leaders' ansattnr
 */
export function leadersSaid(
  rows: readonly RosterRow[],
): Map<string, { unit: string; people: ReadonlySet<string> }> {
  const units = Map.groupBy(rows, (row) => row.unit.toLowerCase());
  const said = new Map<string, { unit: string; people: ReadonlySet<string> }>();
  for (const inUnit of units.values()) {
    const leads = inUnit.filter((row) => row.leads).map((row) => row.ansattnr);
    const named = inUnit.flatMap((row) => row.manager ?? []);
    const here = new Set(inUnit.map((row) => row.ansattnr));
    const inside = named.filter((number) => here.has(number));
    const people = leads.length > 0 ? leads : inside.length > 0 ? inside : named;
    const { unit } = inUnit[0] as RosterRow;
    if (people.length > 0) said.set(unitId(unit), { unit, people: new Set(people) });
  }
  return said;
}

/**
 * Compares what the file says with who leads now. Units the file says nothing about keep their leaders.
 * @param today a date, `YYYY-MM-DD`
 */
export async function planLeaders(
  db: Database,
  rows: readonly RosterRow[],
  today: string,
): Promise<{ leaders: LeaderChange[]; unknownLeaders: string[] }> {
  const said = leadersSaid(rows);
  if (said.size === 0) return { leaders: [], unknownLeaders: [] };
  const now = await db
    .selectFrom('leader')
    .innerJoin('person', 'person.id', 'leader.person')
    .select(['leader.unit', 'leader.person', 'person.ansattnr', 'person.first_name', 'person.last_name'])
    .execute();
  const numbers = [...said.values()].flatMap(({ people }) => [...people]);
  const names = await namesOf(db, rows, numbers, today);
  const leading = Map.groupBy(now, (row) => row.unit);
  const leaders: LeaderChange[] = [];
  for (const [id, { unit, people }] of said) {
    const known = [...people].filter((number) => names.has(number));
    // Nobody the file names is here: then it says nothing we can use.
    if (known.length === 0) continue;
    const before = leading.get(id) ?? [];
    const added = known.filter((number) => !before.some((row) => row.person === personId(number)));
    const removed = before.filter((row) => !known.some((number) => personId(number) === row.person));
    if (added.length + removed.length === 0) continue;
    leaders.push({
      unit,
      added: added.map((ansattnr) => ({ ansattnr, name: names.get(ansattnr) as string })),
      removed: removed.map((row) => ({
        ansattnr: row.ansattnr,
        name: `${row.last_name}, ${row.first_name}`,
      })),
    });
  }
  const unknownLeaders = [...new Set(numbers.filter((number) => !names.has(number)))];
  return { leaders, unknownLeaders };
}

/** Names by ansattnr, of those who are in the file or here already. The erased and those who have left are nobody. */
async function namesOf(
  db: Database,
  rows: readonly RosterRow[],
  numbers: readonly string[],
  today: string,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const wanted = new Map(numbers.map((number) => [personId(number), number]));
  const inFile = new Map(rows.map((row) => [row.ansattnr, row]));
  const erased = new Set<string>();
  for await (const batch of inBatches([...wanted.keys()])) {
    const found = await db
      .selectFrom('person')
      .select(['id', 'first_name', 'last_name', 'erased_at', isHere('person.id', today).as('here')])
      .where('id', 'in', batch)
      .execute();
    for (const row of found) {
      if (row.erased_at !== null) erased.add(row.id);
      else if (row.here) names.set(wanted.get(row.id) as string, `${row.last_name}, ${row.first_name}`);
    }
  }
  for (const number of numbers) {
    const row = inFile.get(number);
    if (row && !erased.has(personId(number))) names.set(number, `${row.lastName}, ${row.firstName}`);
  }
  return names;
}

/** Within the import. The units and the people are there already. */
export async function writeLeaders(tx: Transaction<Tables>, changes: readonly LeaderChange[]): Promise<void> {
  for await (const batch of inBatches(changes)) {
    for (const { unit, added, removed } of batch) {
      for (const { ansattnr } of removed) await removeLeader(tx, unitId(unit), personId(ansattnr));
      for (const { ansattnr } of added) await writeLeader(tx, unitId(unit), personId(ansattnr));
    }
  }
}

export async function removeLeader(tx: Transaction<Tables>, unit: string, person: string): Promise<void> {
  await tx.deleteFrom('leader').where('unit', '=', unit).where('person', '=', person).execute();
}

export async function writeLeader(tx: Transaction<Tables>, unit: string, person: string): Promise<void> {
  await tx
    .insertInto('leader')
    .values({ unit, person })
    .onConflict((c) => c.doNothing())
    .execute();
}
