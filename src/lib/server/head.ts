/** What of a page comes in which order. Pure. */

const PRELOADS = /\s*<link [^>]*rel="modulepreload"[^>]*>/g;
const EARLY = '<!--early-->';
/** Kit's own script, the last of the body: it holds the page's data and calls for the program. */
const START = /\n\s*<script[^>]*>\s*\{\s*__sveltekit_/;

/**
 * Lets the words be read and chosen from before the program arrives: the script that keeps early clicks stands in
 * the head itself, and the modules come after the words, with low priority. On a slow line they would otherwise
 * share its width with them.
 * @param early the text of the script, as the content security policy knows it
 */
export function wordsFirst(html: string, early: string): string {
  const page = html.replace(EARLY, () => `<script>${early}</script>`);
  const preloads = page.match(PRELOADS);
  if (!preloads) return page;
  const late = preloads.map((link) =>
    link.replace('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"'),
  );
  const without = page.replace(PRELOADS, '');
  const start = START.exec(without);
  if (!start) return page;
  return without.slice(0, start.index) + late.join('') + without.slice(start.index);
}
