/** Reads the first sheet with something in it, in a thread of its own with a limit to its time and memory. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { TableRow } from './table.ts';
import type { ZipFault } from './zip.ts';

export interface XlsxLimits {
  /** Rows besides the heading. */
  rows: number;
  columns: number;
  /** Files in the zip, and bytes of those we read. */
  entries: number;
  bytes: number;
  /** Characters in all cells together: a text may be written once and shown in a million cells. */
  text: number;
  /** Milliseconds. */
  time: number;
  /** Megabytes of heap. */
  memory: number;
}

export const XLSX_LIMITS: Omit<XlsxLimits, 'rows' | 'columns'> = {
  entries: 500,
  bytes: 40 * 1024 * 1024,
  text: 10_000_000,
  time: 20_000,
  memory: 160,
};

export type XlsxRefusal =
  | { reason: ZipFault | 'macros' | 'not-a-workbook' | 'dtd' | 'too-heavy' | 'national-id-header' }
  | { reason: 'national-id'; sheet: string; line: number };

/** What the thread is given, and what it says. */
export interface XlsxJob {
  bytes: Uint8Array;
  limits: XlsxLimits;
}
export type XlsxNews =
  { rows: TableRow[] } | { sheet: string; others: string[] } | { refused: XlsxRefusal } | { done: true };

export interface XlsxTable {
  /** Rows that have something in them, with the numbers Excel shows. */
  rows: TableRow[];
  /** The sheet that was read; empty when none has anything in it. */
  sheet: string;
  others: string[];
}

/** The thread runs the source itself: the built server lies beside it, and the package's own `#lib` finds it from both. */
const SOURCE = '#lib/server/xlsx-worker.ts';

let before: Promise<unknown> = Promise.resolve();

/** One workbook at a time, so that many at once take no more memory than one. @returns the sheet, or why it is refused */
export function readXlsxTable(
  bytes: Uint8Array,
  limits: XlsxLimits,
): Promise<XlsxTable | { refused: XlsxRefusal }> {
  const mine = before.then(() => readInThread(bytes, limits));
  before = mine;
  return mine;
}

function readInThread(bytes: Uint8Array, limits: XlsxLimits): Promise<XlsxTable | { refused: XlsxRefusal }> {
  return new Promise((resolve) => {
    const table: XlsxTable = { rows: [], sheet: '', others: [] };
    const worker = new Worker(createRequire(import.meta.url).resolve(SOURCE), {
      workerData: { bytes, limits } satisfies XlsxJob,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 16 },
      // Nothing of the server's own is any business of the thread.
      env: {},
      stdout: true,
      stderr: true,
    });
    const end = (answer: XlsxTable | { refused: XlsxRefusal }) => {
      clearTimeout(patience);
      void worker.terminate();
      resolve(answer);
    };
    const patience = setTimeout(() => end({ refused: { reason: 'too-heavy' } }), limits.time);
    worker.on('message', (news: XlsxNews) => {
      if ('refused' in news) end(news);
      else if ('done' in news) end(table);
      else if ('rows' in news) table.rows.push(...news.rows);
      else Object.assign(table, news);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const heavy = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      end({ refused: { reason: heavy ? 'too-heavy' : 'broken' } });
    });
    worker.on('exit', () => end({ refused: { reason: 'broken' } }));
  });
}
