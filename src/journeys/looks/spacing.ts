/** WCAG 1.4.12: with the air between lines, letters and words that some need, no text is cut off or runs into other text. */
import { DESK, PHONE, type Look } from './look.ts';

export const spacing = (): Look => ({
  name: 'spacing',
  views: [DESK, PHONE],
  find: (page) =>
    page.evaluate(() => {
      const { isShown, isStuck, lines, name } = window.sfSeeing;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }`);
      document.adoptedStyleSheets.push(sheet);
      const faults = new Set<string>();
      const wide = document.documentElement.scrollWidth - window.innerWidth;
      if (wide > 0) faults.add(`the page is ${wide} px too wide`);

      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        if (!isShown(element) || !element.textContent?.trim() || element.closest('svg')) continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        const across = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1;
        const down = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1;
        if (across || down) faults.add(`${name(element)} cuts off its text`);
      }

      // Of two lines that lie over each other one cannot be read. A bar that stays is meant to lie over.
      const free = lines()
        .filter(({ element }) => !isStuck(element))
        .sort((a, b) => a.box.top - b.box.top);
      for (const [i, a] of free.entries()) {
        for (const b of free.slice(i + 1)) {
          if (b.box.top > a.box.bottom - 4) break;
          const over = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          if (over > 2) faults.add(`${name(a.element)} runs into ${name(b.element)}`);
        }
      }
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      return [...faults];
    }),
});
