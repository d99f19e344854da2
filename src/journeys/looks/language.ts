/** WCAG 3.1.1 and 3.1.2: the page says that it is in bokmål, and what is in another language says which. */
import { DESK, type Look } from './look.ts';

export const language = (): Look => ({
  name: 'language',
  views: [DESK],
  find: (page) =>
    page.evaluate(() => {
      const { name } = window.sfSeeing;
      const KNOWN = ['nb', 'nn', 'en', 'se', 'sma', 'smj', 'pl', 'uk', 'ar', 'so', 'ti'];
      /** Small words that are not Norwegian: three in a piece of text, and it is somebody else's language. */
      const FOREIGN =
        /(?<!\p{L})(the|and|with|you|your|this|that|are|of|from|was|were|will|would|have|not|is|it)(?!\p{L})/giu;
      const OTHER_LETTERS = /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Ethiopic}\p{Script=Greek}]{2}/u;
      const faults: string[] = [];
      const root = document.documentElement.lang;
      if (root !== 'nb') faults.push(`the page says it is in «${root}»`);
      for (const element of document.querySelectorAll<HTMLElement>('[lang]')) {
        if (!KNOWN.includes(element.lang.split('-')[0] ?? ''))
          faults.push(`${name(element)} is in «${element.lang}»`);
      }
      const isNorwegian = (element: Element) =>
        element.closest<HTMLElement>('[lang]')?.lang.startsWith('n') ?? true;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode as Text;
        if (
          !parentElement ||
          parentElement.closest('script, style, pre, code') ||
          !isNorwegian(parentElement)
        )
          continue;
        const foreign = (data.match(FOREIGN) ?? []).length >= 3 || OTHER_LETTERS.test(data);
        if (foreign) faults.push(`${name(parentElement)} is not in Norwegian and does not say so`);
      }
      return faults;
    }),
});
