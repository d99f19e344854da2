/**
 * The page behind a learner's personal link. Mail scanners open links, so GET changes nothing and asks nobody: it
 * is the same page for every token. Only the button starts a session.
 */
import { fail, redirect } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { readForm } from '#lib/server/form-body.ts';
import { openLearnerLink } from '#lib/server/invitation.ts';
import { tooOften } from '#lib/server/limits.ts';
import { NOBODY_KNOWN, noteRefused } from '#lib/server/refused.ts';
import { setCookie } from '#lib/server/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  municipality: municipality.name,
  contact: municipality.contact.name,
  mails: locals.mailer !== null,
});

export const actions: Actions = {
  default: async ({ request, params, locals, cookies, getClientAddress }) => {
    const { store, now } = locals;
    const address = getClientAddress();
    const wait = await tooOften(store, 'link', address, now);
    if (wait > 0) return fail(429, { wait });
    const owner = (await readForm(request)).get('eierskap');
    if (owner !== 'egen' && owner !== 'felles') return fail(400, { choose: true });
    const shared = owner === 'felles';
    const opened = await openLearnerLink(store, course, params.token, shared, now, locals.learner);
    if ('refused' in opened) {
      if (opened.refused === 'ukjent') await noteRefused(store, NOBODY_KNOWN, address, { way: 'lenke' }, now);
      return fail(410, { refused: opened.refused });
    }
    setCookie(cookies, { kind: 'deltaker', shared }, opened.token);
    redirect(303, '/kurs');
  },
};
