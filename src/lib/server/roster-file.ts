/** From an uploaded file, whichever kind it is, to the rows of one table. Says no before anything of it is kept. */
import { roster as words } from '#lib/i18n/nb/roster.ts';
import { inBatches } from './batches.ts';
import { asksForNationalId, hasNationalId } from './national-id.ts';
import { shown } from './roster-cell.ts';
import { isZip, readText } from './roster-text.ts';
import { headingAmong, headingIn, WITHIN } from './roster-heading.ts';
import type { RosterIssue } from './roster.ts';
import { readTable, type TableRow } from './table.ts';
import { readXlsxTable, XLSX_LIMITS } from './xlsx.ts';

export const LIMITS = { megabytes: 5, rows: 20_000, columns: 60 } as const;

export interface RosterFile {
  header: TableRow;
  rows: TableRow[];
  notices: RosterIssue[];
}

interface Read {
  /** The headings and what is below them. */
  rows: TableRow[];
  /** What stands above the headings. */
  titles: TableRow[];
  notices: RosterIssue[];
}
type Refused = { refused: RosterIssue };

/** @returns the heading and the rows, without a national identity number anywhere; or the one reason it is refused */
export async function readRosterFile(bytes: Uint8Array): Promise<RosterFile | Refused> {
  if (bytes.length > LIMITS.megabytes * 1024 * 1024) return whole(words.tooBig(LIMITS.megabytes));
  const read = isZip(bytes) ? await readWorkbook(bytes) : await readCsv(bytes);
  if ('refused' in read) return read;
  const [header, ...rows] = read.rows;
  if (!header) return whole(words.empty);
  // Before anything else, so that no message can repeat the number.
  const secret = await findNationalId(read.titles, header, rows);
  if (secret) return { refused: secret };
  if (header.cells.length > LIMITS.columns) return whole(words.tooManyColumns(LIMITS.columns));
  if (rows.length > LIMITS.rows) return whole(words.tooManyRows(LIMITS.rows));
  const found = { line: header.line, column: '', message: words.headings };
  return { header, rows, notices: [...read.notices, ...(read.titles.length > 0 ? [found] : [])] };
}

function whole(message: string, line = 1): Refused {
  return { refused: { line, column: '', message } };
}

async function readCsv(bytes: Uint8Array): Promise<Read | Refused> {
  const read = readText(bytes);
  if ('refused' in read) return whole(read.refused);
  const heading = headingIn(read.text);
  const table = await readTable(read.text, LIMITS.rows + 1, heading);
  if ('unclosed' in table) return whole(words.unclosedQuote, table.unclosed);
  return { rows: table.rows, titles: heading?.titles ?? [], notices: [] };
}

async function readWorkbook(bytes: Uint8Array): Promise<Read | Refused> {
  const read = await readXlsxTable(bytes, {
    ...XLSX_LIMITS,
    columns: LIMITS.columns,
    rows: LIMITS.rows + WITHIN,
  });
  if ('rows' in read) {
    const at = headingAmong(read.rows);
    const [titles, rows] = [read.rows.slice(0, at), read.rows.slice(at)];
    // Excel leaves out what is empty at the end of a row.
    const width = rows[0]?.cells.length ?? 0;
    for (const { cells } of rows) while (cells.length < width) cells.push('');
    const line = rows[0]?.line ?? 1;
    const notice = { line, column: '', message: words.sheet(shown(read.sheet)) };
    return { rows, titles, notices: read.others.length > 0 && read.sheet !== '' ? [notice] : [] };
  }
  const { refused } = read;
  if (refused.reason === 'national-id-header') return whole(words.nationalIdHeader);
  if (refused.reason === 'national-id') {
    const { sheet, line } = refused;
    return whole(sheet ? words.nationalIdSheet(shown(sheet)) : words.nationalId, line);
  }
  return whole(words.xlsx[refused.reason]);
}

async function findNationalId(
  titles: readonly TableRow[],
  header: TableRow,
  rows: readonly TableRow[],
): Promise<RosterIssue | undefined> {
  const column = header.cells.findIndex(asksForNationalId);
  if (column >= 0) return { line: header.line, column: '', message: words.nationalIdHeader };
  for await (const batch of inBatches([...titles, header, ...rows], BATCH)) {
    const found = batch.find(({ cells }) => cells.some(hasNationalId));
    if (found) {
      // The heading may itself be a number when the file has no headings. What is above it has none.
      const at = titles.includes(found) ? -1 : found.cells.findIndex(hasNationalId);
      const name = header.cells[at] ?? '';
      return { line: found.line, column: hasNationalId(name) ? '' : shown(name), message: words.nationalId };
    }
  }
  return undefined;
}

/** Lines read at a time: a big file is half a second of work. */
export const BATCH = 500;
