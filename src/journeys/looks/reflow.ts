/** WCAG 1.4.10: at 320 px, which is 400 % of 1280, nothing is lost and nobody scrolls sideways. */
import { DESK, PHONE, ZOOMED, type Look } from './look.ts';

export const reflow = (): Look => ({
  name: 'reflow',
  views: [DESK, PHONE, ZOOMED],
  find: (page) =>
    page.evaluate(() => {
      const { lines, name, isShown } = window.sfSeeing;
      const faults: string[] = [];
      const wide = document.documentElement.scrollWidth - window.innerWidth;
      if (wide > 0) faults.push(`the page is ${wide} px too wide`);
      // What is cut off by `overflow: clip` makes no page wider.
      // A table may be scrolled by itself: the criterion says so.
      const isScrolled = (element: Element): boolean => {
        for (let at: Element | null = element; at; at = at.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return at.querySelector('table') !== null;
        }
        return false;
      };
      for (const { element, box } of lines()) {
        if (box.right > window.innerWidth + 1 && !isScrolled(element))
          faults.push(`${name(element)} goes on outside the window`);
      }
      // Bars that stay must leave room for what they stay over. A sticky one stays within its parent, and over no
      // other column than its own.
      const covers = (bar: Element): boolean => {
        const { left, right } = bar.getBoundingClientRect();
        const goesAbout = getComputedStyle(bar).position === 'fixed' ? document.body : bar.parentElement;
        return lines().some(
          ({ element, box }) =>
            !bar.contains(element) &&
            goesAbout?.contains(element) &&
            Math.min(box.right, right) - Math.max(box.left, left) > 2,
        );
      };
      const bars = [...document.querySelectorAll('body *')].filter(
        (element) => /sticky|fixed/.test(getComputedStyle(element).position) && isShown(element),
      );
      const kept = bars.filter(
        (bar) =>
          bar.getBoundingClientRect().width > window.innerWidth / 2 &&
          !bars.some((b) => b !== bar && b.contains(bar)) &&
          covers(bar),
      );
      const height = kept.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
      if (height > window.innerHeight / 2)
        faults.push(`bars that stay take ${Math.round(height)} px of the height`);
      return [...new Set(faults)];
    }),
});
