/** One person who stands in no list. */
import { fail, redirect } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { readForm } from '#lib/server/form-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { addSingle, FIELDS, singlePerson, unitNames, type Texts } from '#lib/server/single-person.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { store, hr } }) => {
  if (!hr) redirect(303, '/logg-inn');
  // By id, never by name: somebody known gets one more appointment.
  const person = url.searchParams.get('person');
  const known = person === null ? undefined : await singlePerson(store.db, person);
  const texts = {
    ...(Object.fromEntries(FIELDS.map((field) => [field, ''])) as Texts),
    ...(known && {
      ansattnr: known.ansattnr,
      fornavn: known.firstName,
      etternavn: known.lastName,
      'e-post': known.email ?? '',
    }),
  };
  return { texts, units: await unitNames(store.db) };
};

export const actions: Actions = {
  default: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'import', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const form = await readForm(request);
    const texts = Object.fromEntries(FIELDS.map((field) => [field, String(form.get(field) ?? '')])) as Texts;
    const leads = form.get('leder') !== null;
    const added = await addSingle(store, course, texts, leads, hr.hr, now);
    if ('faults' in added) return fail(422, { faults: added.faults, texts, leads });
    redirect(303, `/hr/personer/${added.person}/rediger?lagt-til`);
  },
};
