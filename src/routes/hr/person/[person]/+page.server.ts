/** One person: appointments, completions, reminders and exemptions, and the forms that grant and withdraw. */
import { error, fail, redirect } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { norwegianDay } from '#lib/course/day.ts';
import { person as words } from '#lib/i18n/nb/hr-person.ts';
import { isDay } from '#lib/server/deadline-rules.ts';
import { grantExemption, LONGEST_REASON, withdrawExemption } from '#lib/server/exemptions.ts';
import { readForm } from '#lib/server/form-body.ts';
import { hasNationalId } from '#lib/server/national-id.ts';
import { personPage } from '#lib/server/person-page.ts';
import { NOBODY } from '#lib/server/scope.ts';
import type { Actions, PageServerLoad } from './$types';

const KINDS = ['utsettelse', 'fritak', 'permisjon'] as const;

export const load: PageServerLoad = async ({ params, locals: { store, hr, now } }) => {
  const found = await personPage(store, course, params.person, hr?.scope ?? NOBODY, now);
  if (!found) error(404);
  // Granting is for those who see everybody.
  return { ...found, grants: hr?.role === 'administrator' || hr?.role === 'hr' };
};

export const actions: Actions = {
  gi: async ({ request, params, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const found = await personPage(store, course, params.person, hr.scope, now);
    if (!found) error(404);
    const form = await readForm(request);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const kind = KINDS.find((one) => one === said('slag'));
    const [appointment, reason, until] = [said('stilling'), said('grunn'), said('til')];
    const today = norwegianDay(now);
    const from = kind === 'utsettelse' ? today : said('fra') || today;
    const to = until === '' ? null : until;
    const given = { appointment, kind, from: said('fra'), to: until, reason };
    const wrong = (message: string) => fail(422, { message, given });
    if (!kind || !found.appointments.some(({ id }) => id === appointment)) return wrong(words.noKind);
    if (reason === '' || reason.length > LONGEST_REASON) return wrong(words.noReason(LONGEST_REASON));
    if (hasNationalId(reason)) return wrong(words.nationalId);
    if (!isDay(from) || (to !== null && !isDay(to))) return wrong(words.noDay);
    if (to === null && kind === 'utsettelse') return wrong(words.noDeadline);
    if (to !== null && to < from) return wrong(words.backwards);
    const answer = await grantExemption(store, { appointment, kind, from, to, reason }, hr.hr, now);
    if (answer === 'overlap') return wrong(words.overlap);
    return { done: words.granted[kind] };
  },

  trekk: async ({ request, params, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const found = await personPage(store, course, params.person, hr.scope, now);
    if (!found) error(404);
    const id = String((await readForm(request)).get('id') ?? '');
    const known = found.appointments.some(({ exemptions }) => exemptions.some((one) => one.id === id));
    if (known) await withdrawExemption(store, params.person, id, hr.hr, now);
    return { done: words.withdrawn };
  },
};
