/** Handing in. See `handin.ts` for what is accepted and what is not. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { acceptHandIn } from '#lib/server/handin.ts';
import { readJson } from '#lib/server/json-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { MAX_BODY } from '#lib/server/wire.ts';

export const POST: RequestHandler = async ({ request, locals: { store, learner, now } }) => {
  if (!learner) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const wait = await tooOften(store, 'sync', learner.person, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const read = await readJson(request, MAX_BODY);
  if (!read.ok) return json({ error: read.error }, { status: read.status, headers: { connection: 'close' } });
  const { status, body } = await acceptHandIn(store, course, learner, read.value, now);
  return json(body, { status });
};
