/** The answer to whoever downloads the list of who has completed: noted first, and made while it is downloaded. */
import type { Course } from '#lib/course/course.ts';
import { noDownload } from '#lib/i18n/nb/server-fault.ts';
import { audit } from './audit.ts';
import type { Store } from './database.ts';
import { completionsCsv, completionsFileName, completionsXlsx } from './export.ts';
import type { Filter } from './filter.ts';
import { tooOften } from './limits.ts';
import { beginDownload, PATIENCE, whileRead } from './slow-reader.ts';

const KINDS = {
  csv: { type: 'text/csv; charset=utf-8', write: completionsCsv },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: completionsXlsx,
  },
};

/**
 * @param by the account's id
 * @param chosen what the file's name says of the filter
 */
export async function downloadList(
  store: Store,
  course: Course,
  kind: keyof typeof KINDS,
  filter: Filter,
  chosen: readonly (string | undefined)[],
  by: string,
  now: Date,
): Promise<Response> {
  const wait = await tooOften(store, 'export', by, now);
  if (wait > 0) return refuse(429, wait);
  const end = beginDownload(store);
  if (!end) return refuse(503, PATIENCE.pause / 1000);
  try {
    // Before the first byte: what is not noted does not leave.
    const detail = { file: `completions.${kind}` };
    await audit(store, { actor: 'hr', id: by, action: 'export', detail }, now);
  } catch (error) {
    end();
    throw error;
  }
  const { type, write } = KINDS[kind];
  const name = completionsFileName(now, kind, ...chosen);
  return new Response(whileRead(write(store, course, now, filter), end), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
}

/** @param seconds to wait */
function refuse(status: keyof typeof noDownload, seconds: number): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(seconds) };
  return new Response(noDownload[status], { status, headers });
}
