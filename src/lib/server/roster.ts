/**
 * Reads a roster: who shall take the course. The same bytes give the same answer: no database, no clock. Every fault is named by line and column,
 * all at once, and one fault anywhere means that nothing is imported.
 */
import { roster as words } from '#lib/i18n/nb/roster.ts';
import type { Role } from '#lib/scenario/format.ts';
import { inBatches } from './batches.ts';
import { columnsOf, type Column, type Mapping } from './roster-columns.ts';
import { BATCH, readRosterFile, type RosterFile } from './roster-file.ts';
import { readRow } from './roster-row.ts';

/** One appointment. */
export interface RosterRow {
  line: number;
  ansattnr: string;
  firstName: string;
  lastName: string;
  email: string | null;
  /** `Oppvekst > Lauvlia skole`, from the top down. */
  unit: string;
  role: Role;
  /** A date, `YYYY-MM-DD`. */
  starts: string;
  /** Leads the unit. */
  leads?: true;
  /** The ansattnr of whoever is their nearest leader. */
  manager?: string;
}

export interface RosterIssue {
  line: number;
  /** The column's heading; empty when the whole line is meant. */
  column: string;
  message: string;
}

export interface Roster {
  /** Empty as soon as there is an issue. */
  rows: RosterRow[];
  issues: RosterIssue[];
  /** What HR should know, but which stops nothing. */
  notices: RosterIssue[];
  /** Sound, but with columns nobody knows: somebody has to say which is which. */
  unmapped?: { file: RosterFile; missing: Column[] };
}

const refuse = (...issues: RosterIssue[]): Roster => ({ rows: [], issues, notices: [] });

/**
 * @param bytes a CSV file or an Excel workbook as it was uploaded
 * @param said what somebody has said earlier of a file with these headings
 */
export async function readRoster(
  bytes: Uint8Array,
  said: (headings: readonly string[]) => Promise<Mapping | undefined> = async () => undefined,
): Promise<Roster> {
  const file = await readRosterFile(bytes);
  if ('refused' in file) return refuse(file.refused);
  return readRows(file, await said(file.header.cells));
}

/** @param mapping what somebody has said of the columns; without it they are recognised by their names */
export async function readRows(file: RosterFile, mapping?: Mapping): Promise<Roster> {
  const { header, rows } = file;
  const columns = columnsOf(header, rows, mapping);
  const { missing } = columns;
  if (missing.length > 0)
    columns.issues.push({ line: header.line, column: '', message: words.missingHeaders(missing) });
  if (columns.issues.length > 0)
    return {
      ...refuse(...columns.issues),
      ...(missing.length > 0 && rows.length > 0 && { unmapped: { file, missing } }),
    };
  if (rows.length === 0) return refuse({ line: header.line, column: '', message: words.noRows });

  const found = { issues: [] as RosterIssue[], notices: [] as RosterIssue[] };
  const parsed: RosterRow[] = [];
  for await (const batch of inBatches(rows, BATCH)) {
    parsed.push(...batch.flatMap((row) => readRow(row, header, columns, found) ?? []));
  }
  const compared = await compare(parsed);
  const issues = [...found.issues, ...compared.issues].sort((a, b) => a.line - b.line);
  return {
    rows: issues.length > 0 ? [] : compared.rows,
    issues,
    notices: [...file.notices, ...columns.notices, ...found.notices, ...compared.notices],
  };
}

/** What can only be seen by holding the rows up against each other. */
async function compare(all: readonly RosterRow[]): Promise<Roster> {
  const people = new Map<string, RosterRow>();
  const appointments = new Map<string, RosterRow>();
  const addresses = new Map<string, RosterRow>();
  const issues: RosterIssue[] = [];
  const notices: RosterIssue[] = [];
  const rows: RosterRow[] = [];
  for await (const batch of inBatches(all, BATCH)) {
    for (const row of batch) {
      const { line } = row;
      const person = people.get(row.ansattnr.toLowerCase());
      if (person && person.ansattnr !== row.ansattnr) {
        issues.push({ line, column: 'ansattnr', message: words.onlyCaseDiffers(person.line) });
      } else if (person && !sameIn(person, row, 'firstName', 'lastName', 'email')) {
        issues.push({ line, column: 'ansattnr', message: words.samePersonDiffers(person.line) });
      }
      if (!person) people.set(row.ansattnr.toLowerCase(), row);
      const owner = row.email === null ? undefined : addresses.get(row.email);
      if (owner && owner.ansattnr !== row.ansattnr) {
        notices.push({ line, column: 'e-post', message: words.sharedEmail(owner.line) });
      }
      if (row.email !== null && !owner) addresses.set(row.email, row);

      const key = `${row.role} ${row.ansattnr}`;
      const twin = appointments.get(key);
      if (!twin) {
        appointments.set(key, row);
        rows.push(row);
      } else if (sameIn(twin, row, 'firstName', 'lastName', 'email', 'unit', 'starts', 'leads', 'manager')) {
        notices.push({ line, column: '', message: words.doubleRow(twin.line) });
      } else {
        issues.push({ line, column: 'ansattnr', message: words.sameRoleTwice(twin.line) });
      }
    }
  }
  return { rows, issues, notices };
}

const sameIn = (a: RosterRow, b: RosterRow, ...keys: (keyof RosterRow)[]) => keys.every((k) => a[k] === b[k]);
