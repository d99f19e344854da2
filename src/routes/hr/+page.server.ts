/** Who has completed, in time or not: sector by sector, unit by unit, role by role, and person by person when asked. */
import { course } from 'virtual:course';
import { completedOf, noCounts, sumOf, type Counts } from '#lib/course/counts.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { isCompleted } from '#lib/course/statuses.ts';
import { asOf } from '#lib/server/as-of.ts';
import { countsByUnit, standingsPage, type Standing } from '#lib/server/completions.ts';
import { readForm } from '#lib/server/form-body.ts';
import { pageNumber } from '#lib/server/page-number.ts';
import { NOBODY } from '#lib/server/scope.ts';
import { isWithin, unitView } from '#lib/server/units.ts';
import { chosenIn, filterOf, type Chosen } from './chosen.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows on a page of the list. */
const PAGE = 100;
const CLOCK = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
});

export const load: PageServerLoad = async ({ url, locals: { store, hr, now } }) => {
  const scope = hr?.scope ?? NOBODY;
  const chosen = chosenIn(url.searchParams);
  const moment = await asOf(store.db, course, now);
  // One question answers for everything that is counted here.
  const all = await countsByUnit(store, moment, { scope });
  const there = all.filter(({ unit }) => isWithin(unit, chosen.within));
  const roles = course.roles.map((role) => ({ role, ...sumOf(there.filter((one) => one.role === role)) }));
  const counts = chosen.role ? all.filter(({ role }) => role === chosen.role) : all;
  const empty = chosen.role && there.length > 0 ? { path: [], sum: noCounts(), below: [] } : undefined;
  const view = unitView(counts, chosen.within) ?? empty;
  const show = chosen.show ?? (view && view.below.length === 0 ? ('alle' as const) : undefined);
  const common = roles.flatMap(({ role, all }) => {
    const rule = moment.rules[role];
    return all > 0 && 'date' in rule && rule.date >= moment.today ? [{ role, date: rule.date }] : [];
  });
  const updated = { day: moment.today, clock: CLOCK.format(now).replace(':', '.'), common };
  const page = { chosen, view, updated, roles: roles.filter((one) => one.all > 0) };
  if (!view || !show || view.sum.all === 0) return { ...page, show: undefined, people: null };

  const count = countOf(view.sum, show);
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const number = pageNumber(url.searchParams.get('side'), pages);
  const filter = { ...filterOf({ ...chosen, show }), scope };
  const rows = await standingsPage(store, moment, filter, (number - 1) * PAGE, PAGE);
  return { ...page, show, people: { rows: rows.map(shown), count, page: number, pages } };
};

function countOf(sum: Counts, show: NonNullable<Chosen['show']>): number {
  if (show === 'alle') return sum.all;
  return show === 'mangler' ? sum.all - completedOf(sum) : sum[show];
}

export const actions: Actions = {
  /** A search stands in a form, never in an address: it holds names. */
  sok: async ({ request, url, locals: { store, hr, now } }) => {
    const search = String((await readForm(request)).get('sok') ?? '').slice(0, 200);
    const chosen = chosenIn(url.searchParams);
    const filter = { ...filterOf(chosen), search, scope: hr?.scope ?? NOBODY };
    const rows = await standingsPage(store, await asOf(store.db, course, now), filter, 0, PAGE + 1);
    return { search, rows: rows.slice(0, PAGE).map(shown), more: rows.length > PAGE };
  },
};

/** What the list shows, and nothing else. */
function shown(standing: Standing) {
  const { appointment, person, firstName, lastName, role, unit, status, deadline, completedAt } = standing;
  // What somebody completed and must complete again is not completed.
  const day = isCompleted(status) && completedAt ? norwegianDay(completedAt) : null;
  return { appointment, person, name: `${lastName}, ${firstName}`, role, unit, status, deadline, day };
}
