/** HR's door: log in with a passkey, or register one after a single-use link. */
import { redirect } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { oidcConfig } from '#lib/server/oidc-config.ts';
import { readNoAccount } from '#lib/server/oidc.ts';
import { endSession } from '#lib/server/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.hr?.role) redirect(303, '/hr');
  return {
    municipality: municipality.name,
    registering: locals.hr !== null,
    work: oidcConfig()?.name ?? null,
    none: readNoAccount(url.searchParams.get('feil')),
  };
};

export const actions: Actions = {
  ut: async ({ locals, cookies }) => {
    await endSession(locals.store, cookies, 'hr');
    locals.hr = null;
    return { loggedOut: true };
  },
};
