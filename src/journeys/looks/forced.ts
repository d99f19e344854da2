/** With the system's own few colours: what carries a state is still seen, and what can be pressed has an edge. */
import type { Page } from '@playwright/test';
import { FORCED, type Look } from './look.ts';

export const forced = (): Look => ({
  name: 'forced',
  views: [FORCED],
  parts: [FORCED],
  async find(page) {
    await page.emulateMedia({ forcedColors: 'none' });
    await markPainted(page);
    await page.emulateMedia({ forcedColors: 'active' });
    return findUnseen(page);
  },
});

/** Marks what is nothing but a patch of colour: a dot, a bar. */
async function markPainted(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      delete element.dataset['sfPainted'];
      if (element.childNodes.length > 0 || element.closest('svg') || !window.sfSeeing.isShown(element))
        continue;
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      const isPainted = !/rgba\(.*, 0\)|transparent/.test(backgroundColor) || backgroundImage !== 'none';
      if (isPainted && !element.matches('img, input')) element.dataset['sfPainted'] = '';
    }
  });
}

async function findUnseen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { isShown, name } = window.sfSeeing;
    const faults = new Set<string>();
    const probe = document.body.appendChild(document.createElement('span'));
    const SYSTEM = [
      'Canvas',
      'CanvasText',
      'LinkText',
      'VisitedText',
      'ButtonText',
      'ButtonFace',
      'ButtonBorder',
      'Highlight',
      'HighlightText',
      'GrayText',
      'Field',
      'FieldText',
      'Mark',
      'MarkText',
      'SelectedItem',
      'SelectedItemText',
      'AccentColor',
    ];
    probe.style.forcedColorAdjust = 'none';
    const system = new Set(
      SYSTEM.map((colour) => {
        probe.style.color = colour;
        return getComputedStyle(probe).color;
      }),
    );
    probe.remove();
    const isClear = (colour: string) => /^rgba\(.*, 0\)$|^transparent$|^none$/.test(colour);
    const backdrop = (element: Element): string => {
      for (let at = element.parentElement; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!isClear(backgroundColor)) return backgroundColor;
      }
      return getComputedStyle(document.documentElement).backgroundColor;
    };
    /** An edge that differs from what lies behind it. */
    const hasEdge = (element: Element): boolean => {
      const style = getComputedStyle(element);
      const sides = ['Top', 'Right', 'Bottom', 'Left'].map((side) => [
        style.getPropertyValue(`border-${side.toLowerCase()}-width`),
        style.getPropertyValue(`border-${side.toLowerCase()}-style`),
        style.getPropertyValue(`border-${side.toLowerCase()}-color`),
      ]);
      sides.push([style.outlineWidth, style.outlineStyle, style.outlineColor]);
      return sides.some(
        ([width = '', line = '', colour = '']) =>
          parseFloat(width) > 0 && line !== 'none' && !isClear(colour) && colour !== backdrop(element),
      );
    };

    for (const element of document.querySelectorAll<HTMLElement>('[data-sf-painted]')) {
      const { backgroundColor } = getComputedStyle(element);
      if (!hasEdge(element) && (isClear(backgroundColor) || backgroundColor === backdrop(element))) {
        faults.add(
          `${name(element)} in ${name(element.parentElement as Element)} was only a colour, and is gone`,
        );
      }
    }
    for (const control of document.querySelectorAll('.ds-button, .ds-input, [data-scene] button')) {
      if (!isShown(control) || control.matches('[type=checkbox], [type=radio]')) continue;
      if (!hasEdge(control) && getComputedStyle(control).backgroundColor === backdrop(control))
        faults.add(`${name(control)} has no edge`);
    }
    // A picture keeps its own colours, and says so with `forced-color-adjust: none`.
    for (const drawing of document.querySelectorAll<SVGElement>('svg')) {
      if (!isShown(drawing)) continue;
      let seen = false;
      for (const shape of drawing.querySelectorAll<SVGElement>(
        'circle, path, line, rect, ellipse, polygon, polyline, text',
      )) {
        const { fill, stroke, strokeWidth, forcedColorAdjust } = getComputedStyle(shape);
        if (shape.closest('defs, symbol, clipPath, mask')) continue;
        const paints = [fill, ...(parseFloat(strokeWidth) > 0 ? [stroke] : [])].filter(
          (paint) => !isClear(paint) && paint.startsWith('rgb'),
        );
        if (paints.some((paint) => paint !== backdrop(drawing))) seen = true;
        if (forcedColorAdjust === 'none') continue;
        const own = paints.find((paint) => !system.has(paint));
        if (own) faults.add(`${name(shape)} in ${name(drawing)} keeps its own colour ${own}`);
      }
      const shapes = drawing.querySelector('circle, path, line, rect, ellipse, polygon, polyline, text');
      if (shapes && !seen)
        faults.add(`${name(drawing)} in ${name(drawing.parentElement as Element)} is gone`);
    }
    // What is chosen or current must not be known by a colour that is taken away.
    const looksOf = (element: Element) =>
      [element, ...element.querySelectorAll('*'), element.parentElement as Element]
        .map((part) => {
          const style = getComputedStyle(part);
          const after = getComputedStyle(part, '::after');
          const before = getComputedStyle(part, '::before');
          return [
            style.outline,
            style.border,
            style.backgroundColor,
            style.color,
            style.textDecoration,
            style.fontWeight,
            style.display,
            style.stroke,
            style.fill,
            after.content,
            before.content,
          ].join();
        })
        .join();
    for (const attribute of ['aria-pressed', 'aria-current', 'aria-selected', 'aria-checked']) {
      for (const element of document.querySelectorAll(`[${attribute}]:not([${attribute}=false])`)) {
        if (!isShown(element)) continue;
        const value = element.getAttribute(attribute) as string;
        const on = looksOf(element);
        if (attribute === 'aria-current') element.removeAttribute(attribute);
        else element.setAttribute(attribute, 'false');
        const off = looksOf(element);
        element.setAttribute(attribute, value);
        if (on === off) faults.add(`${name(element)} looks the same with and without ${attribute}`);
      }
    }
    return [...faults];
  });
}
