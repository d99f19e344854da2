import { describe, expect, it } from 'vitest';
import { logoFaults, MOST_LOGO } from './logo.ts';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${inside}</svg>`;

describe('a logo', () => {
  it.each([
    ['a plain drawing', svg('<path d="M0 0h1v1z" fill="#123"/>')],
    ['an XML line and a comment first', `<?xml version="1.0"?>\n<!-- Skjoldet -->\n${svg('')}`],
    ['references inside the file', svg('<use href="#a" fill="url(#b)"/><use xlink:href="#a"/>')],
  ])('may be %s', (_, text) => expect(logoFaults(text)).toEqual([]));

  it.each([
    ['not an SVG', '<html></html>', 'Logoen er ikke en SVG-fil'],
    ['without a viewBox', '<svg></svg>', 'Logoen har ikke viewBox'],
    ['a script', svg('<script>1</script>'), 'Logoen inneholder et skript'],
    ['an event', svg('<g onclick="a()"/>'), 'Logoen inneholder kode som skal kjøre når noe skjer (on…=)'],
    ['HTML inside', svg('<foreignObject/>'), 'Logoen inneholder <foreignObject>'],
    ['an entity', svg('<!ENTITY x "y">'), 'Logoen inneholder <!DOCTYPE> eller <!ENTITY>'],
    ['a link', svg('<a/>'), 'Logoen inneholder noe som ikke er tegning'],
    ['a picture from elsewhere', svg('<image href="//x/a.png"/>'), 'Logoen inneholder en lenke ut av fila'],
    [
      'a font from elsewhere',
      svg('<style>x{src:url(https://x)}</style>'),
      'Logoen inneholder en adresse ut av fila (url)',
    ],
    [
      'a style sheet from elsewhere',
      svg('<style>@import "x"</style>'),
      'Logoen inneholder noe som henter mer',
    ],
    ['too big', svg(' '.repeat(MOST_LOGO)), 'Logoen er 31 kB, høyst 30 kB er lov'],
  ])('is refused when it is %s', (_, text, message) => {
    expect(logoFaults(text).map((fault) => fault.message)).toEqual([message]);
  });
});
