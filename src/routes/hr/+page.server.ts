/** Who has completed, unit by unit, and person by person when asked. */
import { course } from 'virtual:course';
import { completedOf } from '#lib/course/counts.ts';
import { isCompleted } from '#lib/course/statuses.ts';
import { asOf } from '#lib/server/as-of.ts';
import { countsByUnit, standingsPage, type Standing } from '#lib/server/completions.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { pageNumber } from '#lib/server/page-number.ts';
import { NOBODY } from '#lib/server/scope.ts';
import { unitView } from '#lib/server/units.ts';
import type { PageServerLoad } from './$types';

/** Rows on a page of the list. */
const PAGE = 100;
const CLOCK = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
});

export const load: PageServerLoad = async ({ url, locals: { store, hr, now } }) => {
  const scope = hr?.scope ?? NOBODY;
  const within = url.searchParams.get('enhet') ?? '';
  const asked = url.searchParams.get('vis');
  const moment = await asOf(store.db, course, now);
  const counts = await countsByUnit(store, moment, { scope });
  const view = unitView(counts, within);
  const show = asked === 'alle' || asked === 'mangler' ? asked : view?.below.length ? null : 'alle';
  const updated = { day: norwegianDay(now), clock: CLOCK.format(now).replace(':', '.') };
  if (!view || !show || view.sum.all === 0) return { within, view, updated, show: null, people: null };

  const open = show === 'mangler';
  const all = open ? view.sum.all - completedOf(view.sum) : view.sum.all;
  const pages = Math.max(1, Math.ceil(all / PAGE));
  const page = pageNumber(url.searchParams.get('side'), pages);
  const rows = await standingsPage(store, moment, { within, open, scope }, (page - 1) * PAGE, PAGE);
  return { within, view, updated, show, people: { rows: rows.map(shown), page, pages } };
};

/** What the list shows, and nothing else. */
function shown({ appointment, firstName, lastName, role, unit, status, completedAt }: Standing) {
  // What somebody completed and must complete again is not completed.
  const day = isCompleted(status) && completedAt && norwegianDay(completedAt);
  return { appointment, name: `${lastName}, ${firstName}`, role, unit, status, day };
}
