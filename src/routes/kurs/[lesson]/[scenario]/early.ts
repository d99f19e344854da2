/** What `src/early.js` kept until the page was ready. */
import type { Step } from '#lib/scenario/attempt.ts';

declare global {
  interface Window {
    sfEarly?: Step | null;
    sfReady?: boolean;
  }
}

/** Takes the choice made before the page was ready, once, and says that from now on clicks arrive by themselves. */
export function takeEarly(): Step | null {
  const early = window.sfEarly ?? null;
  window.sfEarly = null;
  window.sfReady = true;
  for (const button of document.querySelectorAll('[data-scene] [aria-pressed], [data-scene][aria-pressed]')) {
    button.removeAttribute('aria-pressed');
  }
  return early;
}

/** Hides scene one until the place is known, when one comes from another page of the course. */
export function veil(): void {
  document.documentElement.classList.add('fortsetter');
}

/** Shows what `early.js`, or `veil`, hid. */
export function unveil(): void {
  document.documentElement.classList.remove('fortsetter');
}
