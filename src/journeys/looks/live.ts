/** WCAG 4.1.3: only what is named here may speak without being asked. Counters and threads never do. */
import { DESK, type Look } from './look.ts';

/**
 * Where something may be said: what became of one's work (`.lagret`), what is wrong or done (`.si-fra`), what a form lacks,
 * and Kit's own words for a new page.
 */
const MAY_SPEAK = [
  'p.lagret[role=status]',
  '.si-fra[role=status], .si-fra[role=alert]',
  '.ds-alert[role=alert]',
  'form [role=alert]',
  '#svelte-announcer[aria-live=assertive]',
].join();
/** Nothing simulated speaks, whatever it is called. */
const NEVER = '.post, .telefon, .kommentarer, .tellere, .rekkevidde, article, figure';
export const SPEAKS =
  ':is([aria-live], [role=status], [role=alert], [role=log], [role=timer], [role=marquee], output):not([aria-live=off])';

export const live = (): Look => ({
  name: 'live',
  views: [DESK],
  find: (page) =>
    page.evaluate(
      ({ SPEAKS, MAY_SPEAK, NEVER }) =>
        [...document.querySelectorAll(SPEAKS)]
          .filter((element) => !element.matches(MAY_SPEAK) || element.closest(NEVER))
          .map((element) => `${window.sfSeeing.name(element)} speaks without being asked`),
      { SPEAKS, MAY_SPEAK, NEVER },
    ),
});
