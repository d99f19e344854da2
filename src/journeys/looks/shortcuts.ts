/** WCAG 2.1.4: no single key does anything. Somebody who speaks to their machine types by accident. */
import { DESK, type Look } from './look.ts';

const KEYS = 'abcdefghijklmnopqrstuvwxyzæøå0123456789.,?/+-';

export const shortcuts = (): Look => ({
  name: 'shortcuts',
  views: [DESK],
  async find(page) {
    const before = await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      return [location.href, document.body.innerHTML].join();
    });
    await page.keyboard.type(KEYS);
    const after = await page.evaluate(() => [location.href, document.body.innerHTML].join());
    return before === after ? [] : ['a single key did something'];
  },
});
