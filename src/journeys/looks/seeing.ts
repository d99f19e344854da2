/** What every look must know of a page: what can be seen, what can be used, and how to name it in a finding. */
import type { Page } from '@playwright/test';

export interface Seeing {
  /** In the layout, larger than a dot, and not put outside the window for screen readers only. */
  isShown(element: Element): boolean;
  /** What can be pressed, ticked or written in, in the order of the document. */
  controls(): HTMLElement[];
  /** «button.ds-button «Start kurset»» */
  name(element: Element): string;
  /** Where letters stand, line by line, with the element they belong to. */
  lines(): { element: Element; text: string; box: DOMRect }[];
  /** Belongs to something that stays while the page scrolls. */
  isStuck(element: Element): boolean;
}

declare global {
  interface Window {
    sfSeeing: Seeing;
  }
}

/** Gives the document on the screen `window.sfSeeing`, once. */
export async function see(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (window.sfSeeing) return;
    const USABLE =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], [tabindex]';
    const isForEars = (element: Element): boolean =>
      element.closest('.kun-lesere') !== null || /inset\(50%\)/.test(getComputedStyle(element).clipPath);
    const isShown = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true }) || isForEars(element)) return false;
      const { width, height, right, bottom } = element.getBoundingClientRect();
      return width > 1 && height > 1 && right > 0 && bottom + scrollY > 0;
    };
    const name = (element: Element): string => {
      const said =
        element.getAttribute('aria-label') ?? element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      const kind = [element.localName, ...element.classList].join('.');
      return `${kind} «${said.length > 40 ? `${said.slice(0, 40)}…` : said}»`;
    };
    const controls = (): HTMLElement[] =>
      [...document.querySelectorAll<HTMLElement>(USABLE)].filter(
        (element) =>
          !element.matches(':disabled, [tabindex="-1"]') && !element.closest('[inert]') && isShown(element),
      );
    const lines = () => {
      const found: { element: Element; text: string; box: DOMRect }[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        const element = node.parentElement;
        const text = node.data.replace(/\s+/g, ' ').trim();
        if (!element || text === '' || element.closest('script, style, noscript, title') || !isShown(element))
          continue;
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 1) found.push({ element, text, box });
      }
      return found;
    };
    const isStuck = (element: Element): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
      }
      return false;
    };
    window.sfSeeing = { isShown, controls, name, lines, isStuck };
  });
}
