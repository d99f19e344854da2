/**
 * Moves focus, and the window, to what is new. An attachment: put it on the heading that sums up what changed.
 * Only when the learner did something to get here; the first page load is left alone.
 */
export function focusNew(heading: Element): void {
  globalThis.scrollTo?.({ top: 0, behavior: 'instant' });
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}

/** Brings one back to what one came from. An attachment, as `focusNew`. */
export function focusHere(control: Element): void {
  control.scrollIntoView?.({ block: 'center', behavior: 'instant' });
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
}
