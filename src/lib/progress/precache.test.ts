import { describe, expect, it } from 'vitest';
import { isLeftAlone, isOurs, pageName } from './precache.ts';

describe('what the service worker leaves alone', () => {
  it.each([
    '/api/me',
    '/api/sync',
    '/i/abc',
    '/hr',
    '/hr/personer',
    '/hr/completions.csv',
    '/logg-inn',
    '/logg-inn/x',
    '/ny-lenke',
    '/hr.html',
    '/kursbevis/7KQ2-MX4P-9TBD',
  ])('leaves %s to the network', (path) => expect(isLeftAlone(path)).toBe(true));
  it.each([
    '/',
    '/kurs',
    '/kurs/ytringsfrihet/i',
    '/hrafn',
    '/icon.svg',
    '/min-side',
    '/kursbevis',
    '/_app/immutable/api.js',
  ])('takes %s', (path) => expect(isLeftAlone(path)).toBe(false));
});

it.each([
  ['/', '/'],
  ['/kurs/', '/kurs'],
  ['/kurs', '/kurs'],
])('keeps the page %s under the name %s', (path, name) => expect(pageName(path)).toBe(name));

describe('what may be kept', () => {
  const build = new Set(['/_app/immutable/entry/start.A1.js', '/_app/immutable/nodes/0.B-_2.js']);
  const page =
    '<script>import("../_app/immutable/entry/start.A1.js");import("./_app/immutable/nodes/0.B-_2.js")</script>';

  it.each([
    ['a page of this version', '/kurs', 'text/html', page, true],
    ['a page of another version', '/kurs', 'text/html', page.replace('A1', 'A2'), false],
    [
      "a captive portal's page",
      '/kurs',
      'text/html; charset=utf-8',
      '<h1>Velkommen til gjestenettet</h1>',
      false,
    ],
    ["a captive portal's page for data", '/kurs/__data.json', 'text/html', '<h1>Logg inn</h1>', false],
    ['data', '/kurs/__data.json', 'application/json', '', true],
    ["a captive portal's page for a script", '/_app/immutable/nodes/0.B-_2.js', 'text/html', '', false],
    ['a script', '/_app/immutable/nodes/0.B-_2.js', 'text/javascript', '', true],
    ['a file of no type', '/early.js', '', '', false],
    ['the manifest', '/manifest.webmanifest', 'application/manifest+json', '', true],
    ['a page that is no page', '/kurs', 'application/json', '{}', false],
  ])('%s: %s', (_what, path, type, text, ours) => expect(isOurs(path, type, text, build)).toBe(ours));
});
