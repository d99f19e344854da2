/** WCAG 1.3.1 and 2.4.6: one heading says what the screen is, the others follow without a jump, and everything lies in a landmark. */
import { DESK, PHONE, type Look } from './look.ts';

export const heading = (): Look => ({
  name: 'heading',
  views: [DESK, PHONE],
  find: (page) =>
    page.evaluate(() => {
      const faults: string[] = [];
      const shown = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
      const headings = shown('h1, h2, h3, h4, h5, h6, [role=heading]');
      const ones = headings.filter((element) => element.localName === 'h1');
      if (ones.length !== 1) faults.push(`${ones.length} headings of level 1`);
      let before = 1;
      for (const element of headings) {
        const level = Number(element.getAttribute('aria-level') ?? element.localName.slice(1));
        const text = element.textContent?.trim() ?? '';
        if (text === '') faults.push(`an empty heading of level ${level}`);
        if (level > before + 1) faults.push(`«${text}» jumps from level ${before} to ${level}`);
        before = level;
      }
      const mains = shown('main, [role=main]');
      if (mains.length !== 1) faults.push(`${mains.length} main landmarks`);
      const skip = document.querySelector<HTMLAnchorElement>('a[href^="#"]');
      const goal = skip && document.getElementById(skip.hash.slice(1));
      if (!goal || goal !== mains[0]) faults.push('the first link on the page does not lead to the content');
      return faults;
    }),
});
