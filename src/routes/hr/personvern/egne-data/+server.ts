import { json, redirect, type RequestHandler } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { POSTS } from '#lib/course/requirements.ts';
import { ownData as words } from '#lib/i18n/nb/own-data.ts';
import { readForm } from '#lib/server/form-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { handOutOwnData } from '#lib/server/own-data.ts';
import { FORMATS, ownDataFile } from '#lib/server/own-data-text.ts';

/** What the ids in the file are called in the course of today. */
const TITLES = new Map([
  ...course.lessons.flatMap(({ scenarios }) => scenarios.map(({ id, title }) => [id, title] as const)),
  ...Object.values(course.tests ?? {}).map(({ id }) => [id, words.test] as const),
  ...(course.documents ?? []).map(({ id, title }) => [id, title] as const),
  [POSTS, words.posts] as const,
]);

/** All that is kept about somebody, as a file. POST, for it is noted that it was handed out. */
export const POST: RequestHandler = async ({ request, locals: { store, hr, now } }) => {
  if (!hr) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const wait = await tooOften(store, 'export', hr.hr, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const form = await readForm(request);
  const data = await handOutOwnData(store, String(form.get('person')), hr.hr, now);
  if (!data) redirect(303, '/hr/personvern?person=ukjent');
  const format = FORMATS.find((known) => known === form.get('form')) ?? 'tekst';
  const { body, type, name } = ownDataFile(data, format, TITLES);
  return new Response(body, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
};
