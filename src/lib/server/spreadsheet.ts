/** Files for a Norwegian spreadsheet: BOM, semicolons, CRLF, and no cell that could act as a formula. */
import { stringify } from 'csv-stringify/sync';

const BOM = '\uFEFF';
/** Rows turned into bytes at a time. */
const BATCH = 200;
const LAYOUT = { delimiter: ';', record_delimiter: '\r\n', quote_record_delimiter: true };

/** What a spreadsheet may skip before it decides what a cell is, also blanks nobody can see. */
const BLANKS = '[\\s\\u00AD\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069]*';
/** ASCII, and the wide and small forms some spreadsheets fold into it. */
const FORMULA = new RegExp(`^${BLANKS}[=+\\-@\\t＝＋－＠﹢﹣﹦﹫]`);
const BREAK = new RegExp(`^${BLANKS}[\\r\\n]`);

export type Cells = readonly (string | null)[];

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before every line that could start one, and
 * before a cell that begins with a line break. What comes after a comma counts as a line: there are spreadsheets
 * that divide cells there too, whatever the file says. Everything else is left as it is.
 */
export function neutralCell(text: string): string {
  const lines = text.replace(/[^\r\n,]+/g, (line) => (FORMULA.test(line) ? `'${line}` : line));
  return BREAK.test(text) ? `'${lines}` : lines;
}

/** Rows as they stand in the file, without the BOM. `null` is an empty cell. */
export function csvLines(rows: readonly Cells[]): string {
  return stringify(
    rows.map((cells) => cells.map((cell) => neutralCell(cell ?? ''))),
    LAYOUT,
  );
}

/**
 * A file that is made while it is downloaded: nobody reads, nothing is fetched. Whoever hangs up ends `rows`.
 * @param rows in the order of `header`
 */
export function csvStream(header: Cells, rows: AsyncIterable<Cells>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(BOM + csvLines([header]))),
      async pull(controller) {
        const batch: Cells[] = [];
        let done = false;
        while (!done && batch.length < BATCH) {
          const next = await iterator.next();
          if (next.done) done = true;
          else batch.push(next.value);
        }
        // SQLite answers at once, every time: without a pause nobody else would get a word in.
        await new Promise(setImmediate);
        if (batch.length > 0) controller.enqueue(encoder.encode(csvLines(batch)));
        if (done) controller.close();
      },
      cancel: async () => void (await iterator.return?.()),
    },
    { highWaterMark: 1 },
  );
}
