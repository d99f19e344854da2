/**
 * Moves focus, and the window, to what is new. An attachment: put it on the heading that sums up what changed.
 * Only when the learner did something to get here; the first page load is left alone.
 */
export function focusNew(heading: Element): void {
  globalThis.scrollTo?.({ top: 0, behavior: 'instant' });
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}
