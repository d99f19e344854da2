/** What a screen reader would say without being asked: every change in a live region, in order. */
import type { BrowserContext, Page } from '@playwright/test';
import { SPEAKS } from './looks/live.ts';

declare global {
  interface Window {
    sfSaid?: string[];
  }
}

/** From now on every page of the context remembers what it says. Call before the first page is opened. */
export async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript((SPEAKS) => {
    const said: string[] = (window.sfSaid = []);
    /** What each region last said: setting the same words again is not heard. */
    const last = new WeakMap<Element, string>();
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const at = target instanceof Element ? target : target.parentElement;
        const region = at?.closest(SPEAKS);
        if (region) regions.add(region);
        // An alert speaks when it comes; the others only when they change.
        for (const added of addedNodes) {
          if (!(added instanceof Element)) continue;
          for (const alert of [added, ...added.querySelectorAll('*')])
            if (alert.matches('[role=alert]')) regions.add(alert);
        }
      }
      for (const region of regions) {
        const words = (region as HTMLElement).innerText.replace(/\s+/g, ' ').trim();
        if (words && words !== last.get(region)) said.push(words);
        last.set(region, words);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, SPEAKS);
}

/** @returns what was said since the page was loaded */
export function saidOn(page: Page): Promise<string[]> {
  return page.evaluate(() => window.sfSaid ?? []);
}
