/** A learner asks for a new personal link. The answer is the same for everybody, and given before anything is looked up. */
import { fail } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { readForm } from '#lib/server/form-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { log, loggable } from '#lib/server/log.ts';
import { isAddress } from '#lib/server/mail.ts';
import { mailNewLinks, unheard } from '#lib/server/new-link.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  municipality: municipality.name,
  contact: municipality.contact.name,
  mails: locals.mailer !== null,
});

export const actions: Actions = {
  default: async ({ request, locals: { store, now, mailer, requestId }, getClientAddress }) => {
    if (!mailer) return fail(503, { noMail: true });
    const wait = await tooOften(store, 'newLink', getClientAddress(), now);
    if (wait > 0) return fail(429, { wait });
    const address = String((await readForm(request)).get('epost') ?? '').trim();
    if (!isAddress(address)) return fail(400, { notAnAddress: true });
    // Not now: how long the answer takes must not tell either.
    unheard(
      () => mailNewLinks(store, course, mailer, address, now),
      (error) => log('error', 'new link not sent', { id: requestId, error: loggable(error) }),
    );
    return { sent: true };
  },
};
