/**
 * What came of a form. It is answered with a whole page: a live region says nothing that was there from the start, and
 * focus is back at the top. So what came of it is given focus: it is read, seen, and where one goes on from.
 */

/** What is wrong goes before what is done, and that before what is shown for a yes (`data-utfall`). */
const PLACES = ['[role=alert]', '[role=status].si-fra', '[data-utfall]'];

/** @param done a form was answered; without it only what is wrong is looked for */
export function focusOutcome(page: ParentNode, done: boolean): void {
  // Whoever has begun to go through the page is left where they are.
  if (document.activeElement !== document.body) return;
  const found = PLACES.slice(0, done ? undefined : 1)
    .flatMap((place) => [...page.querySelectorAll<HTMLElement>(`main ${place}`)])
    .find(({ textContent }) => textContent.trim() !== '');
  if (!found) return;
  found.tabIndex = -1;
  found.focus();
}
