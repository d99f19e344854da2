import { expect, test } from 'vitest';
import { wordsFirst } from './head.ts';

const start = '\n\t\t\t<script>\n\t\t\t\t{\n\t\t\t\t\t__sveltekit_1x = {};\n\t\t\t\t}\n\t\t\t</script>';
const page = (head: string, body = '') =>
  `<html><head>${head}<!--early--></head><body>$& and $1 stay${body}</body></html>`;
const early = "keep('$&')";
const headed = `<script>${early}</script>`;

test('modules come after the words, in their own order and with low priority; early clicks are kept from the head on', () => {
  const html = page(
    '<link href="a.js" rel="modulepreload"><link href="b.js" rel="modulepreload"><link href="c.css" rel="stylesheet">',
    start,
  );
  const late =
    '<link href="a.js" rel="modulepreload" fetchpriority="low"><link href="b.js" rel="modulepreload" fetchpriority="low">';
  expect(wordsFirst(html, early)).toBe(
    page('<link href="c.css" rel="stylesheet">', late + start).replace('<!--early-->', () => headed),
  );
});

test('a page that starts nothing keeps its modules where they are', () => {
  const html = page('<link rel="modulepreload" href="a.js">');
  expect(wordsFirst(html, early)).toBe(html.replace('<!--early-->', () => headed));
});

test('a piece that holds no head is left alone', () => {
  expect(wordsFirst(`<p>words</p>${start}`, early)).toBe(`<p>words</p>${start}`);
});
