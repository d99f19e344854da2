/** WCAG 2.4.2: the title of the window says where one is; two screens that say different things have different titles. */
import { DESK, type Look } from './look.ts';

export const title = (): Look => {
  /** Title → the screen that has it. */
  const taken = new Map<string, string>();
  return {
    name: 'title',
    views: [DESK],
    async find(page) {
      const words = await page.title();
      const heading = await page.evaluate(() => document.querySelector('h1')?.textContent?.trim() ?? '');
      const faults: string[] = [];
      if (!/^\S.* – Sunn fornuft$/.test(words))
        faults.push(`the title «${words}» does not say page and course`);
      const { pathname } = new URL(page.url());
      // Within a page that is played the heading says where one is; elsewhere the page is the place.
      // Whom a page of HR's is about stands in no title: a browser remembers titles.
      const place = pathname.replace(/^(\/hr\/.*)[0-9a-f-]{36}/, '$1[person]');
      const screen = /^\/(kurs\/[^/]+\/[^/]+)?$/.test(pathname) ? `${pathname} «${heading}»` : place;
      const other = taken.get(words);
      if (other && other !== screen) faults.push(`the title «${words}» is also that of ${other}`);
      taken.set(words, screen);
      return faults;
    },
  };
};
