/** From text to the cells of a table, each row with the line it begins on. Touches nothing outside. */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse, type InfoRecord } from 'csv-parse';

export interface TableRow {
  /** 1 is the first line of the file. */
  line: number;
  cells: string[];
}

const DELIMITERS = [';', ',', '\t'];

/** The delimiter that stands most often in a line; `;` when none does. */
export function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Bytes parsed at a time. In between, others are let in: a big file is half a second of work. */
const SLICE = 64 * 1024;

/**
 * @param text with `\n` as line end
 * @param most rows to read; one more is returned when there are more, so that the caller can see it
 * @returns the rows that have something in them, or the line where a quote opens that never closes
 */
export async function readTable(
  text: string,
  most: number,
): Promise<{ rows: TableRow[] } | { unclosed: number }> {
  // `sep=;` on a line of its own is Excel's way to name the delimiter.
  const named = /^sep=(.)\n/.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const before = named ? 1 : 0;
  const bytes = Buffer.from(body);
  const parser = parse({
    delimiter: named?.[1] ?? delimiterOf(body.split('\n', 1)[0] as string),
    recordDelimiter: '\n',
    relaxColumnCount: true,
    relaxQuotes: true,
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
      rows.push({ line: before + info.lines - lineEnds(raw) + (raw.endsWith('\n') ? 1 : 0), cells });
    }
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const read = bytes.subarray(0, Number(error.bytes_records ?? 0)).toString();
    return { unclosed: before + lineEnds(read) + 1 };
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
