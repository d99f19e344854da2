import { json, redirect, type RequestHandler } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { readForm } from '#lib/server/form-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { linksCsv, linksFileName } from '#lib/server/links-export.ts';

/** New personal links as a file. POST, for it changes something: the links made before stop working. */
export const POST: RequestHandler = async ({ request, url, locals: { store, hr, now } }) => {
  if (!hr?.role) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const wait = await tooOften(store, 'export', hr.hr, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const form = await readForm(request);
  const who = form.get('hvem');
  const chosen =
    who === 'uten-lenke' ? who : who === 'alle' ? undefined : new Set(form.getAll('person').map(String));
  if (chosen instanceof Set && chosen.size === 0) redirect(303, '/hr/personer?lenker=ingen-valgt#lenker');
  const file = await linksCsv(store, course, url.origin, chosen, hr.hr, now);
  if (!file)
    redirect(303, `/hr/personer?lenker=${who === 'uten-lenke' ? 'alle-har' : 'alle-ferdige'}#lenker`);
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${linksFileName(now)}"`,
    },
  });
};
