/** The list of who has completed, exactly as the page shows it. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { downloadList } from '#lib/server/download.ts';
import { chosenIn, filterOf } from '../chosen.ts';

export const GET: RequestHandler = ({ url, locals: { store, hr, now } }) => {
  if (!hr?.role) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const chosen = chosenIn(url.searchParams);
  const filter = { ...filterOf(chosen), scope: hr.scope };
  const names = [chosen.within, chosen.role, chosen.show];
  return downloadList(store, course, 'csv', filter, names, hr.hr, now);
};
