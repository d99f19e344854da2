/** The answer to whoever downloads the list of who has completed: noted first, and made while it is downloaded. */
import type { Course } from '#lib/course/course.ts';
import { audit } from './audit.ts';
import type { Store } from './database.ts';
import { completionsCsv, completionsFileName, completionsXlsx } from './export.ts';
import type { Filter } from './filter.ts';
import { tooOften } from './limits.ts';

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
  if (wait > 0) {
    const headers = { 'retry-after': String(wait) };
    return Response.json({ error: 'for-ofte' }, { status: 429, headers });
  }
  // Before the first byte: what is not noted does not leave.
  const detail = { file: `completions.${kind}` };
  await audit(store, { actor: 'hr', id: by, action: 'export', detail }, now);
  const { type, write } = KINDS[kind];
  const name = completionsFileName(now, kind, ...chosen);
  return new Response(write(store, course, now, filter), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
}
