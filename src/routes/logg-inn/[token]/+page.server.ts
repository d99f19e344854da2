/** HR's single-use link. Looking uses nothing up: only the button does, and of any number of tries one gets in. */
import { fail, redirect } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { useHrLink } from '#lib/server/invitation.ts';
import { tooOften } from '#lib/server/limits.ts';
import { NOBODY_KNOWN, noteRefused } from '#lib/server/refused.ts';
import { endSession, setCookie } from '#lib/server/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ municipality: municipality.name });

export const actions: Actions = {
  default: async ({ params, locals, cookies, getClientAddress }) => {
    const { store, now } = locals;
    const address = getClientAddress();
    const wait = await tooOften(store, 'once', address, now);
    if (wait > 0) return fail(429, { wait });
    const token = await useHrLink(store, params.token, now);
    if (!token) {
      await noteRefused(store, NOBODY_KNOWN, address, { way: 'engangslenke' }, now);
      return fail(410, { dead: true });
    }
    await endSession(store, cookies, 'hr');
    setCookie(cookies, { kind: 'hr' }, token);
    redirect(303, '/logg-inn');
  },
};
