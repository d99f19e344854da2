/** Letters with personal links. Making them is a POST, for it makes the links; the letters are shown once, in its answer. */
import { fail, redirect } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { readForm } from '#lib/server/form-body.ts';
import { makeLetters, MOST_LETTERS, waitingForLetters } from '#lib/server/letters.ts';
import { tooOften } from '#lib/server/limits.ts';
import { seesAll } from '#lib/server/scope.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { store, hr, now } }) => {
  if (!hr) redirect(303, '/logg-inn');
  const { name, contact, workingHours } = municipality;
  return {
    course: course.title,
    owner: { name, contact, workingHours },
    whole: seesAll(hr.scope),
    waiting: await waitingForLetters(store, course, hr.scope, now),
  };
};

export const actions: Actions = {
  lag: async ({ request, url, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'export', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const form = await readForm(request);
    const within = String(form.get('enhet') ?? '');
    const choice = { withoutMail: form.get('hvem') !== 'alle', within };
    const made = await makeLetters(store, course, url.origin, choice, hr, now);
    if ('tooMany' in made) return fail(400, { tooMany: made.tooMany, most: MOST_LETTERS });
    return made.length === 0 ? fail(404, { nobody: true }) : { letters: made };
  },
};
