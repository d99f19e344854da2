/** Workbooks: a roster made as a payroll system makes it, and a download read without the library that wrote it. */
import { writeXlsx } from 'hucre/xlsx';
import { unzip } from '#lib/server/zip.ts';

const LIMITS = { entries: 100, bytes: 10_000_000 };

/** @param lines of a semicolon file, the heading first */
export function asWorkbook(lines: readonly string[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'Ansatte', rows: lines.map((line) => line.split(';')) }] });
}

/**
 * Rows of the one sheet by the heading's names; an empty cell is ''.
 * @throws when a cell is anything but a text written out: a formula, a number, a date, a reference
 */
export function readWorkbook(bytes: Uint8Array): Record<string, string>[] {
  const sheets = unzip(bytes, (name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name), LIMITS);
  const [sheet, ...others] = [...sheets.values()].map((part) => Buffer.from(part).toString('utf8'));
  if (sheet === undefined || others.length > 0) throw new Error(`${sheets.size} sheets`);
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => cellsOf(row));
  const [header = [], ...rest] = rows;
  return rest.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

function cellsOf(row: string): string[] {
  const cells: string[] = [];
  for (const [whole, attributes = '', inside = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const column = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '';
    if (inside !== '' && (!attributes.includes('t="inlineStr"') || /<[fv][ >/]/.test(inside)))
      throw new Error(`not a text: ${whole}`);
    const texts = [...inside.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => unescaped(text));
    cells[columnNumber(column)] = texts.join('');
  }
  return cells;
}

/** A is 0, AA is 26. */
const columnNumber = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (text: string) =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] as string);
