/** HR's pages. The access table has stopped everybody else already; this is for the day somebody forgets. */
import { redirect } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
  if (locals.hr?.login !== 'passkey') redirect(303, '/logg-inn');
  return { municipality: municipality.name };
};
