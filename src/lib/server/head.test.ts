import { expect, test } from 'vitest';
import { styleFirst } from './head.ts';

const page = (head: string) => `<html><head>${head}</head><body>$& and $1 stay</body></html>`;

test('modules come after the style sheet, in their own order and with low priority', () => {
  const html = page(
    '<link href="a.js" rel="modulepreload"><link href="b.js" rel="modulepreload"><link href="c.css" rel="stylesheet">',
  );
  expect(styleFirst(html).replaceAll('\n  ', '')).toBe(
    page(
      '<link href="c.css" rel="stylesheet">' +
        '<link href="a.js" rel="modulepreload" fetchpriority="low"><link href="b.js" rel="modulepreload" fetchpriority="low">',
    ),
  );
});

test('a page without modules, and a piece that holds no head, are left alone', () => {
  for (const html of [
    page('<link href="c.css" rel="stylesheet">'),
    '<link rel="modulepreload" href="a.js">',
  ]) {
    expect(styleFirst(html)).toBe(html);
  }
});
