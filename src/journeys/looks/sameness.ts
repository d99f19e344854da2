/** WCAG 3.2.3, 3.2.4 and 3.2.6: what stands on many pages (where one can go, where one gets help) is the same on all of them. */
import { DESK, type Look } from './look.ts';

export const sameness = (): Look => {
  /** What a repeated part had in it where it was first seen. */
  const first = new Map<string, { links: string; state: string }>();
  return {
    name: 'sameness',
    views: [DESK],
    async find(page, _view, state) {
      const parts = await page.evaluate(() =>
        [...document.querySelectorAll('nav[aria-label], body footer:not(main *)')].map((part) => ({
          // HR's pages are a place of their own.
          part: `${part.localName} «${part.getAttribute('aria-label') ?? ''}»${/^\/hr/.test(location.pathname) ? ', HR' : ''}`,
          links: [...part.querySelectorAll('a')]
            .map((link) => `${link.textContent?.trim()} → ${link.getAttribute('href')}`)
            .join(', '),
        })),
      );
      return parts.flatMap(({ part, links }) => {
        const before = first.get(part);
        if (!before) first.set(part, { links, state });
        return before && before.links !== links
          ? [`${part} has «${links}», but «${before.links}» in ${before.state}`]
          : [];
      });
    },
  };
};
