/** One person's name, address and appointments, changed by hand. */
import { error, fail, redirect } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { readForm } from '#lib/server/form-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { editSingle, singlePerson, unitNames, type Edited } from '#lib/server/single-person.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, params, locals: { store, hr } }) => {
  if (!hr) redirect(303, '/logg-inn');
  const person = await singlePerson(store.db, params.person);
  if (!person) error(404);
  return { person, units: await unitNames(store.db), added: url.searchParams.has('lagt-til') };
};

export const actions: Actions = {
  default: async ({ request, params, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'import', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const person = await singlePerson(store.db, params.person);
    if (!person) error(404);
    const form = await readForm(request);
    const text = (name: string) => String(form.get(name) ?? '');
    const edited: Edited = {
      firstName: text('fornavn'),
      lastName: text('etternavn'),
      email: text('e-post'),
      appointments: person.appointments.map(({ appointment }) => ({
        appointment,
        unit: text(`enhet-${appointment}`),
        starts: text(`startdato-${appointment}`),
        ends: text(`slutt-${appointment}`),
        leads: form.get(`leder-${appointment}`) !== null,
      })),
    };
    const faults = await editSingle(store, course, params.person, edited, hr.hr, now);
    if (!faults) error(404);
    return faults.length > 0 ? fail(422, { faults, edited }) : { saved: true };
  },
};
