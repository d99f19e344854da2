/** HR's pages. The access table has stopped everybody else already; this is for the day somebody forgets. */
import { redirect } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { pagesFor } from '#lib/server/access.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
  if (!locals.hr?.role) redirect(303, '/logg-inn');
  return { municipality: municipality.name, pages: pagesFor(locals.hr.role) };
};
