/** Waits for a screen that has come to rest: its program has come, and what it remembers and is told has been drawn. */
import type { Page } from '@playwright/test';

/** A screen that goes on changing is looked at all the same. */
const AT_MOST = 5000;

/** @param ms how long nothing has changed */
export async function becomeStill(page: Page, ms: number): Promise<void> {
  // A page that is gone to without a new document may never be told of as idle.
  await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined);
  await page.evaluate(
    ({ ms, AT_MOST }) =>
      new Promise<void>((resolve) => {
        const done = () => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, ms);
        setTimeout(done, AT_MOST);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, ms);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    { ms, AT_MOST },
  );
}
