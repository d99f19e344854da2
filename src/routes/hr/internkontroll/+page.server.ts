/** The yearly figure for internal control: one page to print, no names. */
import { course } from 'virtual:course';
import { NOBODY, seesAll } from '#lib/server/scope.ts';
import { yearlyFigure, yearsOf } from '#lib/server/yearly.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { store, hr, now } }) => {
  const years = await yearsOf(store, now);
  const asked = Number(url.searchParams.get('aar'));
  const year = years.find((one) => one === asked) ?? (years[0] as number);
  const scope = hr?.scope ?? NOBODY;
  return {
    years,
    whole: seesAll(scope),
    figure: await yearlyFigure(store, course, scope, year, now),
  };
};
