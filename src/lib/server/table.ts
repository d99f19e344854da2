/** From text to the cells of a table, each row with the line it begins on. Touches nothing outside. */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse, type InfoRecord } from 'csv-parse';
import { parse as parseAll } from 'csv-parse/sync';

export interface TableRow {
  /** 1 is the first line of the file. */
  line: number;
  cells: string[];
}

/** Where in a text a table starts. */
export interface Start {
  /** Lines of the text before its first. */
  above: number;
  delimiter: string;
}

const DELIMITERS = [';', ',', '\t'];

/** `sep=;` on a line of its own is Excel's way to name the delimiter. @returns what comes after it, and what it may be */
export function partsOf(text: string): { before: number; delimiters: readonly string[]; body: string } {
  const [named, delimiter] = /^sep=(.)\n/.exec(text) ?? [];
  if (!named || !delimiter) return { before: 0, delimiters: DELIMITERS, body: text };
  return { before: 1, delimiters: [delimiter], body: text.slice(named.length) };
}

/** The delimiter that stands most often in the first line; the first of them when none does. */
function startOf(text: string): Start {
  const { before, delimiters, body } = partsOf(text);
  const line = body.split('\n', 1)[0] as string;
  const count = (delimiter: string) => line.split(delimiter).length;
  return {
    above: before,
    delimiter: delimiters.reduce((best, next) => (count(next) > count(best) ? next : best)),
  };
}

const LAYOUT = { recordDelimiter: '\n', relaxColumnCount: true, relaxQuotes: true };

/** The cells of the text's first row; none when it does not end in the text. */
export function firstRow(text: string, delimiter: string): string[] {
  try {
    return parseAll(text, { ...LAYOUT, delimiter, to: 1 })[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

/** Bytes parsed at a time. In between, others are let in: a big file is half a second of work. */
const SLICE = 64 * 1024;

/**
 * @param text with `\n` as line end
 * @param most rows to read; one more is returned when there are more, so that the caller can see it
 * @param start when it is known; otherwise the text is all table
 * @returns the rows that have something in them, or the line where a quote opens that never closes
 */
export async function readTable(
  text: string,
  most: number,
  { above, delimiter }: Start = startOf(text),
): Promise<{ rows: TableRow[] } | { unclosed: number }> {
  let from = 0;
  for (let line = 0; line < above; line++) from = text.indexOf('\n', from) + 1;
  const bytes = Buffer.from(text.slice(from));
  const parser = parse({
    ...LAYOUT,
    delimiter,
    to: most + 1,
    info: true,
    raw: true,
  });
  const rows: TableRow[] = [];
  try {
    const source = Readable.from(slices(bytes));
    source.pipe(parser);
    for await (const { record: cells, info, raw } of parser as AsyncIterable<Parsed>) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      rows.push({ line: above + info.lines - lineEnds(raw) + (raw.endsWith('\n') ? 1 : 0), cells });
    }
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const read = bytes.subarray(0, Number(error.bytes_records ?? 0)).toString();
    return { unclosed: above + lineEnds(read) + 1 };
  }
}

interface Parsed {
  record: string[];
  info: InfoRecord;
  raw: string;
}

async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += SLICE) {
    yield bytes.subarray(from, from + SLICE);
    await setImmediate();
  }
}

const lineEnds = (text: string) => text.split('\n').length - 1;
