/** What importing a roster would do: the file held up against what is here. Pure. */
import { createHash } from 'node:crypto';
import type { Role } from '#lib/scenario/format.ts';
import { personId, unitId } from './person-id.ts';
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
 * @param gone ids of people who are erased
 * @param today a date, `YYYY-MM-DD`
 */
export function compare(
  rows: readonly RosterRow[],
  known: readonly Known[],
  gone: ReadonlySet<string>,
  leaders: Pick<Plan, 'leaders' | 'unknownLeaders'>,
  today: string,
): Plan {
  const here = new Map(known.map((k) => [keyOf(k), k]));
  const parts = {
    added: [] as RosterRow[],
    changed: [] as Change[],
    unchanged: 0,
    erased: [] as RosterRow[],
  };
  for (const row of rows) {
    const match = here.get(keyOf(row));
    const fields: Compared[] = match ? COMPARED.filter((field) => differs(field, row, match)) : [];
    if (match && isOver(match, today)) fields.push('ends');
    if (gone.size > 0 && gone.has(personId(row.ansattnr))) parts.erased.push(row);
    else if (!match) parts.added.push(row);
    else if (fields.length > 0) parts.changed.push({ row, known: match, fields });
    else parts.unchanged++;
  }
  const named = new Set(rows.map(keyOf));
  const roles = new Set(rows.map((row) => row.role));
  const absent = known.filter((k) => !k.erased && !isOver(k, today) && !named.has(keyOf(k)));
  const missing = absent.filter((k) => roles.has(k.role));
  const plan = { ...parts, missing, otherRoles: absent.length - missing.length, ...leaders };
  const hash = createHash('sha256')
    .update(JSON.stringify([rows, plan]))
    .digest('hex');
  return { ...plan, hash };
}

const keyOf = ({ ansattnr, role }: { ansattnr: string; role: Role }) => `${role} ${ansattnr}`;

export const isOver = ({ ends }: Pick<Known, 'ends'>, today: string) => ends !== null && ends <= today;

function differs(field: (typeof COMPARED)[number], row: RosterRow, known: Known): boolean {
  return field === 'unit' ? unitId(row.unit) !== unitId(known.unit) : row[field] !== known[field];
}
