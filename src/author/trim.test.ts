import { resolveConfig, preprocessCSS } from 'vite';
import { expect, test } from 'vitest';
import { trim, whatIsSaid } from './trim.ts';

const PAGE = `
  <button class="ds-button" data-variant="primary" data-size={small ? 'sm' : 'md'}>x</button>
  <p data-color={tone} role="status">x</p>`;

async function trimmed(css: string, elsewhere = '', page = PAGE): Promise<string> {
  const config = await resolveConfig(
    {
      configFile: false,
      logLevel: 'silent',
      css: { transformer: 'postcss', postcss: { plugins: [trim(whatIsSaid([page]), () => elsewhere)] } },
    },
    'build',
  );
  const { code } = await preprocessCSS(css, '/a.css', config);
  return code.replace(/\s+/g, ' ').trim();
}

test.each([
  ['a class no page has', '.ds-table { color: red } .ds-button { color: red }', '.ds-button { color: red }'],
  ['one dead selector of two', '.ds-table, .ds-button { color: red }', '.ds-button { color: red }'],
  ['our own classes', '.rad { color: red }', '.rad { color: red }'],
  ['a value no page gives', '[data-size="lg"] { color: red }', ''],
  ['a value given in code', '[data-size=md] { color: red }', '[data-size=md] { color: red }'],
  ['any value where code decides', '[data-color=warning] { a: b }', '[data-color=warning] { a: b }'],
  ['another part', '[role=switch] { a: b }', ''],
  ['an element no page has', '.ds-button:is(select):open, div > textarea { a: b }', ''],
  [
    'what stands in parentheses',
    '.ds-button:not(.ds-table), :is(.ds-table, .rad) { a: b }',
    '.ds-button:not(.ds-table), :is(.ds-table, .rad) { a: b }',
  ],
  ['a frame of an animation', '@keyframes k { from { a: b } }', '@keyframes k { from { a: b } }'],
  ['the order of the layers', '@layer one, two;', '@layer one, two;'],
  ['what is empty, and what holds only that', '@media print { .ds-table { a: b } }', ''],
  [
    'a property that only dead properties read',
    '.rad { --c: 1; --b: var(--c); --a: var( --a2 ); width: var(--a) }',
    '.rad { --a: var( --a2 ); width: var(--a) }',
  ],
  [
    'a colour of theirs that ours covers everywhere',
    '@layer ds.theme.color-scheme.dark { :root { --ds-color-x: red; --ds-color-y: red } } :root, [data-color-scheme] { --ds-color-x: blue } p { a: var(--ds-color-x) var(--ds-color-y) }',
    '@layer ds.theme.color-scheme.dark { :root { --ds-color-y: red } } :root, [data-color-scheme] { --ds-color-x: blue } p { a: var(--ds-color-x) var(--ds-color-y) }',
  ],
  [
    'a colour of theirs that ours covers in places',
    '@layer ds.theme.color-scheme.dark { :root { --ds-color-x: red } } .rad { --ds-color-x: blue; a: var(--ds-color-x) }',
    '@layer ds.theme.color-scheme.dark { :root { --ds-color-x: red } } .rad { --ds-color-x: blue; a: var(--ds-color-x) }',
  ],
])('%s', async (_what, css, left) => {
  expect(await trimmed(css)).toBe(left);
});

test('a property that a sheet beside this one reads stays', async () => {
  const css = ':root { --a: 1; --b: 2 }';
  expect(await trimmed(css, 'p { width: calc(var(--b) * 1px) }')).toBe(':root { --b: 2 }');
});
