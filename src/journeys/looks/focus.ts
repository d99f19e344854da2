/**
 * WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11 and 3.2.1: Tab visits everything that can be used, in the order it is read, is let go at
 * the end, and where it stands is seen and not covered.
 */
import type { Page } from '@playwright/test';
import { DESK, FORCED, PHONE, ZOOMED, type Look } from './look.ts';

export const focus = (): Look => ({
  name: 'focus',
  views: [DESK, FORCED, PHONE, ZOOMED],
  parts: [DESK, FORCED, PHONE, ZOOMED],
  async find(page) {
    const { stops, dates } = await prepare(page);
    const faults: string[] = [];
    for (let n = 0; n < stops; n++) {
      if (n > 0) await tab(page, dates > 0);
      faults.push(...(await page.evaluate(stand, n)));
    }
    await tab(page, dates > 0);
    faults.push(...(await page.evaluate(leave)));
    return faults;
  },
});

/** One stop on. A field for a date has stops within itself: day, month, year and the calendar. */
async function tab(page: Page, dates: boolean): Promise<void> {
  do await page.keyboard.press('Tab');
  while (dates && (await page.evaluate(isWithinDate)));
}

/** Focus is still in the same field for a date. Runs in the page. */
function isWithinDate(): boolean {
  const here = document.activeElement;
  return here instanceof HTMLInputElement && here.type === 'date' && window.sfWalk.visited.has(here);
}

interface Walk {
  /** What Tab must visit, in this order. */
  expected: HTMLElement[];
  /** How each looks without focus. */
  plain: Map<Element, string>;
  visited: Set<Element>;
  /** Where one is: focus must not move one on. */
  place: string;
  /** How an element and what stands around it looks. */
  looksOf(element: Element): string;
}
declare global {
  interface Window {
    sfWalk: Walk;
  }
}

/** Puts focus on the first stop. @returns how many there are, and how many of them are fields for a date */
function prepare(page: Page): Promise<{ stops: number; dates: number }> {
  return page.evaluate(() => {
    const { controls } = window.sfSeeing;
    // The link past the bar is seen only while it has focus.
    const skip = document.querySelector<HTMLElement>('a.hopp');
    // Of a group of radio buttons Tab visits one; arrows do the rest.
    const isVisited = (element: HTMLElement) => {
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const group = [
        ...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`),
      ];
      return element === (group.find((radio) => radio.checked) ?? group[0]);
    };
    const expected = [
      ...(skip ? [skip] : []),
      ...controls().filter((element) => element !== skip && isVisited(element)),
    ];
    const forced = matchMedia('(forced-colors: active)').matches;
    /** What can be pressed in a drawing is drawn, also where it stands. */
    const shapesOf = (element: Element) =>
      [...(element instanceof SVGElement ? element.querySelectorAll('*') : [])].map((shape) => {
        const { visibility, opacity, stroke, strokeWidth, fill } = getComputedStyle(shape);
        return visibility === 'visible' ? [opacity, stroke, strokeWidth, fill].join() : '';
      });
    const looksOf = (element: Element) => {
      const around = [element, element.closest('label'), element.parentElement].filter(
        (each) => each !== null,
      );
      return around
        .map((each) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, border, backgroundColor } =
            getComputedStyle(each);
          const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
          // Shadows are not drawn, and backgrounds are all the same, where colours are forced.
          return (forced ? [outline, border] : [outline, border, boxShadow, backgroundColor]).join();
        })
        .concat(shapesOf(element))
        .join(' / ');
    };
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
    const plain = new Map(expected.map((element) => [element as Element, looksOf(element)]));
    const place = [location.href, document.querySelector('h1')?.textContent].join();
    window.sfWalk = { expected, plain, visited: new Set(), place, looksOf };
    expected[0]?.focus();
    return { stops: expected.length, dates: expected.filter((each) => each.matches('[type=date]')).length };
  });
}

/** Looks at where focus stands. Runs in the page. */
function stand(n: number): string[] {
  const { name } = window.sfSeeing;
  const { expected, plain, visited, looksOf } = window.sfWalk;
  const here = document.activeElement as HTMLElement;
  const faults: string[] = [];
  const due = expected[n] as HTMLElement;
  if (here !== due) {
    if (visited.has(here)) return n > 0 ? [`Tab does not get past ${name(here)}`] : [];
    faults.push(`Tab goes to ${name(here)} before ${name(due)}`);
  }
  const before = expected[n - 1];
  visited.add(here);
  if (plain.get(here) === looksOf(here)) faults.push(`it is not seen that ${name(here)} has focus`);

  const boxes = [...here.getClientRects()];
  const label = here instanceof HTMLInputElement ? here.labels?.[0] : undefined;
  const mine = (element: Element | undefined) =>
    element !== undefined &&
    (here.contains(element) || element === here || (label?.contains(element) ?? false));
  const part = [0.05, 0.25, 0.5, 0.75, 0.95];
  const isSeen = boxes.some((box) =>
    part.some((x) =>
      part.some((y) =>
        mine(document.elementsFromPoint(box.left + box.width * x, box.top + box.height * y)[0]),
      ),
    ),
  );
  if (!isSeen) faults.push(`${name(here)} has focus, and nothing of it is seen`);

  if (before) {
    const [a, b] = [before.getBoundingClientRect(), here.getBoundingClientRect()];
    const inPicture = [before, here].every((each) => getComputedStyle(each).position === 'absolute');
    const sameColumn = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 8;
    const sameRow = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
    const stuck = window.sfSeeing.isStuck(before) || window.sfSeeing.isStuck(here);
    const group = before.closest('nav, header, ul, ol, fieldset, .knapper, .rad');
    const together =
      group !== null && group === here.closest('nav, header, ul, ol, fieldset, .knapper, .rad');
    const backwards = (sameColumn && b.bottom <= a.top) || (together && sameRow && b.right <= a.left);
    if (backwards && !inPicture && !stuck && before !== document.querySelector('a.hopp')) {
      faults.push(`focus goes back from ${name(before)} to ${name(here)}`);
    }
  }
  return faults;
}

/** After the last stop focus is let go: out of the page, or round to its beginning. Runs in the page. */
function leave(): string[] {
  const { expected, visited, place } = window.sfWalk;
  const { name } = window.sfSeeing;
  const faults = expected
    .filter((element) => !visited.has(element))
    .map((element) => `Tab never comes to ${name(element)}`);
  const here = document.activeElement;
  if (place !== [location.href, document.querySelector('h1')?.textContent].join())
    faults.push('focus moved one on');
  if (expected.length > 1 && here === expected.at(-1))
    faults.push(`Tab does not get past ${name(here as Element)}`);
  return faults;
}
