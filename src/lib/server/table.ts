/** From text to the cells of a table, each row with the line it begins on. Pure. */
import { CsvError, type InfoRecord } from 'csv-parse';
import { parse } from 'csv-parse/sync';

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

/**
 * @param text with `\n` as line end
 * @param most rows to read; one more is returned when there are more, so that the caller can see it
 * @returns the rows that have something in them, or the line where a quote opens that never closes
 */
export function readTable(text: string, most: number): { rows: TableRow[] } | { unclosed: number } {
  // `sep=;` on a line of its own is Excel's way to name the delimiter.
  const named = /^sep=(.)\n/.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const before = named ? 1 : 0;
  try {
    const records = parse(body, {
      delimiter: named?.[1] ?? delimiterOf(body.split('\n', 1)[0] as string),
      recordDelimiter: '\n',
      relaxColumnCount: true,
      relaxQuotes: true,
      to: most + 1,
      info: true,
      raw: true,
    }) as unknown as { record: string[]; info: InfoRecord; raw: string }[];
    return {
      rows: records
        .map(({ record, info, raw }) => ({
          line: before + info.lines - lineEnds(raw) + (raw.endsWith('\n') ? 1 : 0),
          cells: record,
        }))
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const read = Buffer.from(body)
      .subarray(0, Number(error.bytes_records ?? 0))
      .toString();
    return { unclosed: before + lineEnds(read) + 1 };
  }
}

const lineEnds = (text: string) => text.split('\n').length - 1;
