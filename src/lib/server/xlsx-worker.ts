/**
 * The thread in which a workbook somebody uploaded is taken apart (`xlsx.ts` starts it, and ends it when it takes too
 * much). The parser gets a new zip with only the parts of a table in it, counted while they were unpacked.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { asksForNationalId, hasNationalId } from './national-id.ts';
import type { TableRow } from './table.ts';
import type { XlsxJob, XlsxNews, XlsxRefusal } from './xlsx.ts';
import { unzip, zip, zipNames, ZipRefused } from './zip.ts';

const { bytes, limits } = workerData as XlsxJob;
const tell = (news: XlsxNews) => parentPort?.postMessage(news);

class Refused extends Error {
  readonly why: XlsxRefusal;
  constructor(why: XlsxRefusal) {
    super();
    this.why = why;
  }
}

try {
  await readWorkbook(partsOf(bytes));
  tell({ done: true });
} catch (error) {
  if (error instanceof Refused) tell({ refused: error.why });
  else if (error instanceof ZipRefused) tell({ refused: { reason: error.reason } });
  // Whatever the parser says of a file is said in its own words, and may repeat what is in it.
  else tell({ refused: { reason: 'broken' } });
}

/** @throws when it is no workbook, or one with what we do not read */
function partsOf(whole: Uint8Array): Map<string, Uint8Array> {
  const names = zipNames(whole, limits);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/vbaProject/i)) throw new Refused({ reason: 'macros' });
  if (!has(/(^|\/)workbook\.xml$/i)) throw new Refused({ reason: 'not-a-workbook' });
  const unread =
    /(^|\/)(drawings|charts|media|theme|customXml|docProps|externalLinks|pivot\w*|comments\w*)\//i;
  const parts = unzip(whole, (name) => /\.(xml|rels)$/i.test(name) && !unread.test(name), limits);
  for (const part of parts.values()) {
    const text = Buffer.from(part.buffer, part.byteOffset, part.length);
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new Refused({ reason: 'dtd' });
    // In UTF-16 neither would have been seen.
    if (text.subarray(0, 200).includes(0) || !isWhole(text)) throw new Refused({ reason: 'broken' });
  }
  const types = parts.get('[Content_Types].xml');
  if (types && Buffer.from(types).includes('macroEnabled')) throw new Refused({ reason: 'macros' });
  return parts;
}

/** Does it end where it began? The parser takes half a file for a whole one. */
function isWhole(xml: Buffer): boolean {
  const [, root] = /<([^\s/>?!]+)/.exec(xml.toString('utf8', 0, 2000)) ?? [];
  const end = xml.toString('utf8', Math.max(0, xml.length - 300)).trimEnd();
  return root !== undefined && (end.endsWith(`</${root}>`) || end.endsWith('/>'));
}

async function readWorkbook(parts: Map<string, Uint8Array>): Promise<void> {
  const clean = zip(parts);
  const sheets: { name: string; hidden: boolean }[] = [];
  await readXlsx(clean, {
    sheets: ({ name, hidden, veryHidden }) => {
      sheets.push({ name, hidden: Boolean(hidden || veryHidden) });
      return false;
    },
  });
  if (sheets.some(({ name }) => hasNationalId(name)))
    throw new Refused({ reason: 'national-id', sheet: '', line: 1 });
  let [read, text] = ['', 0];
  for (const [index, { name, hidden }] of sheets.entries()) {
    const wanted = read === '' && !hidden;
    let rows: TableRow[] = [];
    let count = 0;
    for await (const { index: at, values } of streamXlsxRows(clean, { sheet: index })) {
      const cells = values.map(textOf);
      while (cells.at(-1)?.trim() === '') cells.pop();
      if (cells.length === 0) continue;
      // Of what is read, the reader looks at the headings, which may have a title above them.
      if (++count === 1 && !wanted && cells.some(asksForNationalId))
        throw new Refused({ reason: 'national-id-header' });
      if (wanted && count === 1) read = name;
      // One more than may be, so that whoever reads on can see it.
      if (!wanted || count > limits.rows + 2) {
        // The file shall not have it anywhere. What is read is looked through by the reader, who knows the columns.
        if (cells.some(hasNationalId))
          throw new Refused({ reason: 'national-id', sheet: name, line: at + 1 });
        continue;
      }
      text += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (text > limits.text) throw new Refused({ reason: 'too-big' });
      if (cells.length > limits.columns) cells.length = limits.columns + 1;
      rows.push({ line: at + 1, cells });
      if (rows.length === 500) {
        tell({ rows });
        rows = [];
      }
    }
    if (rows.length > 0) tell({ rows });
  }
  tell({ sheet: read, others: sheets.map(({ name }) => name).filter((name) => name !== read) });
}

/** A cell as it would stand in a CSV file. @throws when it holds what no text can */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nei';
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? '#DATO' : value.toISOString().replace(/T00:00:00.*$/, '');
  }
  const text = String(value);
  if (text.includes('\0') || /\p{M}{31}/u.test(text)) throw new Refused({ reason: 'broken' });
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

/** All digits, never 1.5E+15. */
function numberText(value: number): string {
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(15);
}
