/**
 * Reads a roster: who shall take the course. The same bytes give the same answer: no database, no clock. Every fault is named by line and column,
 * all at once, and one fault anywhere means that nothing is imported.
 */
import { setImmediate } from 'node:timers/promises';
import { roster as words } from '#lib/i18n/nb/roster.ts';
import type { Role } from '#lib/scenario/format.ts';
import { asksForNationalId, hasNationalId } from './national-id.ts';
import { readCell, shown, type Cell, type Field } from './roster-cell.ts';
import { readText } from './roster-text.ts';
import { readTable, type TableRow } from './table.ts';

export const LIMITS = { megabytes: 5, rows: 20_000, columns: 60 } as const;
const FIELDS = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'] as const;

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
}

const refuse = (...issues: RosterIssue[]): Roster => ({ rows: [], issues, notices: [] });

/** @param bytes a CSV file as it was uploaded */
export async function readRoster(bytes: Uint8Array): Promise<Roster> {
  const whole = (message: string, line = 1) => refuse({ line, column: '', message });
  if (bytes.length > LIMITS.megabytes * 1024 * 1024) return whole(words.tooBig(LIMITS.megabytes));
  const read = readText(bytes);
  if ('refused' in read) return whole(read.refused);
  const table = await readTable(read.text, LIMITS.rows + 1);
  if ('unclosed' in table) return whole(words.unclosedQuote, table.unclosed);
  const [header, ...rows] = table.rows;
  if (!header) return whole(words.empty);
  // Before anything else, so that no message can repeat the number.
  const secret = await findNationalId(header, rows);
  if (secret) return refuse(secret);
  if (header.cells.length > LIMITS.columns) return whole(words.tooManyColumns(LIMITS.columns));
  if (rows.length > LIMITS.rows) return whole(words.tooManyRows(LIMITS.rows));
  const columns = readHeader(header);
  if (columns.issues.length > 0) return refuse(...columns.issues);
  if (rows.length === 0) return whole(words.noRows);

  const issues: RosterIssue[] = [];
  const parsed: RosterRow[] = [];
  for (const batch of batches(rows)) {
    parsed.push(...batch.flatMap((row) => readRow(row, header.cells.length, columns.at, issues) ?? []));
    await setImmediate();
  }
  const compared = compare(parsed);
  issues.push(...compared.issues);
  issues.sort((a, b) => a.line - b.line);
  return {
    rows: issues.length > 0 ? [] : compared.rows,
    issues,
    notices: [...columns.notices, ...compared.notices],
  };
}

async function findNationalId(header: TableRow, rows: readonly TableRow[]): Promise<RosterIssue | undefined> {
  const column = header.cells.findIndex(asksForNationalId);
  if (column >= 0) return { line: header.line, column: '', message: words.nationalIdHeader };
  for (const batch of batches([header, ...rows])) {
    const found = batch.find(({ cells }) => cells.some(hasNationalId));
    if (found) {
      // The heading may itself be a number when the file has no headings.
      const name = header.cells[found.cells.findIndex(hasNationalId)] ?? '';
      return { line: found.line, column: hasNationalId(name) ? '' : shown(name), message: words.nationalId };
    }
    await setImmediate();
  }
  return undefined;
}

interface Columns {
  at: ReadonlyMap<Field, number>;
  issues: RosterIssue[];
  notices: RosterIssue[];
}

function readHeader({ line, cells }: TableRow): Columns {
  const at = new Map<Field, number>();
  const issues: RosterIssue[] = [];
  const notices: RosterIssue[] = [];
  cells.forEach((cell, i) => {
    const name = cell.trim().toLowerCase();
    const field = FIELDS.find((known) => known === (name === 'epost' ? 'e-post' : name));
    if (!field) {
      if (name !== '') notices.push({ line, column: shown(cell.trim()), message: words.ignoredColumn });
    } else if (at.has(field)) {
      issues.push({ line, column: field, message: words.doubleHeader(field) });
    } else {
      at.set(field, i);
    }
  });
  const missing = FIELDS.filter((field) => !at.has(field));
  if (missing.length > 0) issues.push({ line, column: '', message: words.missingHeaders(missing) });
  return { at, issues, notices };
}

function readRow(
  { line, cells }: TableRow,
  wants: number,
  at: ReadonlyMap<Field, number>,
  issues: RosterIssue[],
): RosterRow | undefined {
  // Excel leaves out or adds empty cells at the end of a line.
  if (cells.length < wants || cells.slice(wants).some((cell) => cell.trim() !== '')) {
    const needed = Math.max(...at.values()) + 1;
    if (cells.length < needed || cells.length > wants) {
      issues.push({ line, column: '', message: words.columnCount(cells.length, wants) });
      return undefined;
    }
  }
  let faulty = false;
  const get = <F extends Field>(field: F): Cell<F> => {
    const result = readCell(field, cells[at.get(field) as number] as string);
    if ('value' in result) return result.value as Cell<F>;
    faulty = true;
    issues.push({ line, column: field, message: result.fault });
    return '' as Cell<F>;
  };
  const row: RosterRow = {
    line,
    ansattnr: get('ansattnr'),
    firstName: get('fornavn'),
    lastName: get('etternavn'),
    email: get('e-post'),
    unit: get('enhet'),
    role: get('rolle'),
    starts: get('startdato'),
  };
  return faulty ? undefined : row;
}

/** What can only be seen by holding the rows up against each other. */
function compare(all: readonly RosterRow[]): Roster {
  const people = new Map<string, RosterRow>();
  const appointments = new Map<string, RosterRow>();
  const addresses = new Map<string, RosterRow>();
  const issues: RosterIssue[] = [];
  const notices: RosterIssue[] = [];
  const rows: RosterRow[] = [];
  for (const row of all) {
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
    } else if (sameIn(twin, row, 'firstName', 'lastName', 'email', 'unit', 'starts')) {
      notices.push({ line, column: '', message: words.doubleRow(twin.line) });
    } else {
      issues.push({ line, column: 'ansattnr', message: words.sameRoleTwice(twin.line) });
    }
  }
  return { rows, issues, notices };
}

const sameIn = (a: RosterRow, b: RosterRow, ...keys: (keyof RosterRow)[]) => keys.every((k) => a[k] === b[k]);

/** A big file is half a second of work: others are let in between. */
function* batches<T>(all: readonly T[], size = 1000): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
