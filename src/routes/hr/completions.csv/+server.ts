/** The list of who has completed, made while it is downloaded. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { audit } from '#lib/server/audit.ts';
import { completionsCsv, completionsFileName } from '#lib/server/export.ts';
import { tooOften } from '#lib/server/limits.ts';

export const GET: RequestHandler = async ({ locals: { store, hr, now } }) => {
  if (!hr?.role) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const wait = await tooOften(store, 'export', hr.hr, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  // Before the first byte: what is not noted does not leave.
  await audit(store, { actor: 'hr', id: hr.hr, action: 'export', detail: { file: 'completions.csv' } }, now);
  return new Response(completionsCsv(store, course, now, hr.scope), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${completionsFileName(now)}"`,
    },
  });
};
