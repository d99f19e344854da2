/** What importing a roster would do: the file held up against what is here. Touches nothing. */
import { createHash } from 'node:crypto';
import type { Role } from '#lib/scenario/format.ts';
import { inBatches } from './batches.ts';
import type { LeaderChange } from './roster-leaders.ts';
import type { RosterRow } from './roster.ts';

/** An appointment as it is here now. */
export interface Known {
  appointment: string;
  ansattnr: string;
  firstName: string;
  lastName: string;
  email: string | null;
  unit: string;
  role: Role;
  starts: string;
  /** The day from which it is over. */
  ends: string | null;
  erased: boolean;
}

/** What can change for an appointment. `ends` when it was over and is opened again. */
const COMPARED = ['firstName', 'lastName', 'email', 'unit', 'starts'] as const;
export type Compared = (typeof COMPARED)[number] | 'ends';

export interface Change {
  row: RosterRow;
  known: Known;
  fields: Compared[];
}

export interface Plan {
  added: RosterRow[];
  changed: Change[];
  unchanged: number;
  /** Here, in a role the file has, but not in the file. Nothing happens to them without a yes. */
  missing: Known[];
  /** How many are here in roles the file has nobody in: they are not missing. */
  otherRoles: number;
  /** People who have been erased stay erased; their rows are left out. */
  erased: RosterRow[];
  /** Units that get other leaders. */
  leaders: LeaderChange[];
  /** Leaders the file names who are not here. */
  unknownLeaders: string[];
  /** SHA-256 of the rows and of what they would do: what was shown is what is imported. */
  hash: string;
}

/**
 * A big list is half a second of work: others are let in between.
 * @param gone whether a number is an erased person's
 * @param today a date, `YYYY-MM-DD`
 */
export async function compare(
  rows: readonly RosterRow[],
  known: readonly Known[],
  gone: (ansattnr: string) => boolean,
  leaders: Pick<Plan, 'leaders' | 'unknownLeaders'>,
  today: string,
): Promise<Plan> {
  const here = new Map(known.map((k) => [keyOf(k), k]));
  const parts = {
    added: [] as RosterRow[],
    changed: [] as Change[],
    unchanged: 0,
    erased: [] as RosterRow[],
  };
  const hash = createHash('sha256');
  for await (const batch of inBatches(rows)) {
    hash.update(JSON.stringify(batch));
    for (const row of batch) {
      const match = here.get(keyOf(row));
      const fields: Compared[] = match ? COMPARED.filter((field) => differs(field, row, match)) : [];
      if (match && isOver(match, today)) fields.push('ends');
      if (gone(row.ansattnr)) parts.erased.push(row);
      else if (!match) parts.added.push(row);
      else if (fields.length > 0) parts.changed.push({ row, known: match, fields });
      else parts.unchanged++;
      // Which of them is new, and not only how many.
      hash.update(match ? '1' : '0');
    }
  }
  const named = new Set(rows.map(keyOf));
  const roles = new Set(rows.map((row) => row.role));
  const absent: Known[] = [];
  for await (const batch of inBatches(known, 5000)) {
    absent.push(...batch.filter((k) => !k.erased && !isOver(k, today) && !named.has(keyOf(k))));
  }
  const missing = byUnitAndName(absent.filter((k) => roles.has(k.role)));
  const plan = { ...parts, missing, otherRoles: absent.length - missing.length, ...leaders };
  for await (const batch of inBatches([...parts.changed, ...missing])) hash.update(JSON.stringify(batch));
  const does = [parts.unchanged, parts.erased.length, plan.otherRoles, leaders];
  return { ...plan, hash: hash.update(JSON.stringify(does)).digest('hex') };
}

const keyOf = ({ ansattnr, role }: { ansattnr: string; role: Role }) => `${role} ${ansattnr}`;

export const isOver = ({ ends }: Pick<Known, 'ends'>, today: string) => ends !== null && ends <= today;

/** Letter by letter: the same order everywhere, for it is part of what is hashed. */
function byUnitAndName(all: readonly Known[]): Known[] {
  const named = all.map((one) => ({ one, text: `${one.unit}\n${one.lastName}\n${one.ansattnr}` }));
  return named.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ one }) => one);
}

/** Capitals make no other unit. */
function differs(field: (typeof COMPARED)[number], row: RosterRow, known: Known): boolean {
  return field === 'unit' ? row.unit.toLowerCase() !== known.unit.toLowerCase() : row[field] !== known[field];
}
