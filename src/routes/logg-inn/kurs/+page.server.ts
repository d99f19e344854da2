/** The learner's door with the work account. There is none where no work accounts are set up. */
import { redirect } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { joinableName } from '#lib/server/identity.ts';
import { oidcConfig } from '#lib/server/oidc-config.ts';
import { nextFor, readNoAccount } from '#lib/server/oidc.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { store, learner } }) => {
  const work = oidcConfig()?.name;
  if (!work) redirect(303, '/logg-inn');
  return {
    municipality: municipality.name,
    work,
    next: nextFor('deltaker', url.searchParams.get('next')),
    none: readNoAccount(url.searchParams.get('feil')),
    joining: await joinableName(store.db, learner),
  };
};
