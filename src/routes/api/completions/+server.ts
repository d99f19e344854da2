/** Who has completed, for HR systems: the export's rows as JSON, a page at a time. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { apiPage, readWalk } from '#lib/server/api-completions.ts';
import { audit } from '#lib/server/audit.ts';
import { tooOften } from '#lib/server/limits.ts';

export const GET: RequestHandler = async ({ url, locals: { store, api, now } }) => {
  if (!api) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const wait = await tooOften(store, 'api', api, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const walk = readWalk(url.searchParams, now);
  if ('wrong' in walk) return json({ error: 'ugyldig', parameter: walk.wrong }, { status: 400 });
  const page = await apiPage(store, course, walk);
  // Before the first byte: what is not noted does not leave.
  const detail = { file: 'api', rows: page.rows.length };
  await audit(store, { actor: 'system', id: api, action: 'export', detail }, now);
  return json(page);
};
