/**
 * What a screen is made of: every element with what it stands in and after, without its words. Two hundred scenes show
 * other words in the same parts; looks that ask how parts are drawn need not ask each of them.
 */
import type { Page } from '@playwright/test';

/** @returns each part once, as words that are the same wherever the part is */
export function partsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Attributes that change how something is drawn or used; what they say in words does not. */
    const SAYS = ['role', 'type', 'open', 'hidden', 'inert', 'disabled', 'aria-pressed', 'aria-current'];
    const kind = (element: Element): string =>
      [
        element.localName,
        ...[...element.classList].sort().map((name) => `.${name}`),
        ...SAYS.filter((name) => element.hasAttribute(name)).map(
          (name) => `[${name}=${element.getAttribute(name)}]`,
        ),
        ...[...element.attributes]
          .filter(({ name }) => name.startsWith('data-') && !/scene|choice|person/.test(name))
          .map(({ name, value }) => `[${name}=${value.length < 20 ? value : ''}]`),
      ].join('');
    const parts = new Set<string>();
    for (const element of document.body.querySelectorAll('*')) {
      // Drawn ahead: not on the screen.
      if (element.closest('.forut')) continue;
      const above: string[] = [];
      for (
        let at: Element | null = element;
        at && at !== document.body && above.length < 5;
        at = at.parentElement
      )
        above.push(kind(at));
      const before = element.previousElementSibling;
      parts.add(`${before ? kind(before) : ''} + ${above.join(' < ')}`);
    }
    return [...parts];
  });
}
