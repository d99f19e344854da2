/** HR's door: log in with a passkey, or register one after a single-use link. */
import { redirect } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { endSession } from '#lib/server/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.hr?.role) redirect(303, '/hr');
  return { municipality: municipality.name, registering: locals.hr !== null };
};

export const actions: Actions = {
  ut: async ({ locals, cookies }) => {
    await endSession(locals.store, cookies, 'hr');
    locals.hr = null;
    return { loggedOut: true };
  },
};
