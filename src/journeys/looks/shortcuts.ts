/** WCAG 2.1.4: no single key does anything. Somebody who speaks to their machine types by accident. */
import type { Page } from '@playwright/test';
import { becomeStill } from '../still.ts';
import { DESK, type Look } from './look.ts';

const KEYS = 'abcdefghijklmnopqrstuvwxyzæøå0123456789.,?/+-';
/** A screen that has not changed for so long changes because something was done to it. */
const STILL_FOR = 400;

export const shortcuts = (): Look => ({
  name: 'shortcuts',
  views: [DESK],
  parts: [DESK],
  async find(page) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    if (!(await changes(page))) return [];
    // It may have been an answer from the server that came just then: once more, when nothing comes.
    await becomeStill(page, STILL_FOR);
    const change = await changes(page);
    return change ? [`a single key did something: ${change}`] : [];
  },
});

/** Presses every key. @returns what changed first, also when it was changed to what it was */
async function changes(page: Page): Promise<string | null> {
  const observer = await page.evaluateHandle(() => {
    const { href } = location;
    const seen: Node[] = [];
    const observer = new MutationObserver((records) => seen.push(...records.map(({ target }) => target)));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    return {
      stop() {
        seen.push(...observer.takeRecords().map(({ target }) => target));
        observer.disconnect();
        const [first] = seen;
        if (location.href !== href) return location.href;
        return first ? window.sfSeeing.name(first instanceof Element ? first : document.body) : null;
      },
    };
  });
  await page.keyboard.type(KEYS);
  return observer.evaluate((observer) => observer.stop());
}
