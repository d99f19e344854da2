import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';

const messages = (text: string) =>
  readDocument('x.yaml', text).issues.map(({ line, column, message }) => `${line}:${column} ${message}`);
const value = (text: string) => readDocument('x.yaml', text).document?.value;

describe('a document', () => {
  it('keeps every word as the author wrote it', () => {
    expect(
      value(
        'a: no\nb: on\nc: 012\nd: 2.10\ne: 0x10\nf: 1e3\ng: null\nh: ~\ni: 2026-11-22\nj: 23:30\nk: "06"\nl:\n',
      ),
    ).toEqual({
      a: 'no',
      b: 'on',
      c: '012',
      d: '2.10',
      e: '0x10',
      f: '1e3',
      g: 'null',
      h: '~',
      i: '2026-11-22',
      j: '23:30',
      k: '06',
      l: '',
    });
  });

  it('reads Windows line ends, a byte order mark and letters beyond ASCII', () => {
    expect(value('\uFEFFa: æøå 😀\r\nb:\r\n  - x\r\n')).toEqual({ a: 'æøå 😀', b: ['x'] });
  });

  it('folds text as YAML does', () => {
    expect(value('a: |\n  en\n  to\nb: >\n  en\n  to\n')).toEqual({ a: 'en\nto\n', b: 'en to\n' });
  });

  it.each<[string, (string | number)[], string]>([
    ['a key', ['a'], '1:1'],
    ['a key inside', ['a', 'b'], '2:3'],
    ['an item', ['a', 'b', 1], '2:11'],
    ['a key inside an item', ['c', 0, 'd'], '4:5'],
    ['what is not there: the nearest above', ['a', 'x', 'y'], '1:1'],
    ['the whole', [], '1:1'],
  ])('knows where %s stands', (_what, path, place) => {
    const { document } = readDocument('x.yaml', 'a:\n  b: [en, to]\nc:\n  - d: x\n');
    const { line, column } = document?.at(path) ?? { line: 0, column: 0 };
    expect(`${line}:${column}`).toBe(place);
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', ['1:1 Fila er tom']],
    ['only comments', '# hei\n', ['1:1 Fila er tom']],
    [
      'a billion laughs',
      'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
      [
        '1:7 Ankere (&) og referanser (*) kan ikke brukes',
        '2:7 Ankere (&) og referanser (*) kan ikke brukes',
        '3:5 Ankere (&) og referanser (*) kan ikke brukes',
        '3:9 Ankere (&) og referanser (*) kan ikke brukes',
      ],
    ],
    ['a reference to itself', 'a: &a [*a]\n', ['1:7 Ankere (&) og referanser (*) kan ikke brukes']],
    ['a list as key', '? [a, b]\n: x\n', ['1:3 En nøkkel må være ett ord']],
    ['a list that is not closed', 'a: [x, y\n', ['2:1 Innrykket stemmer ikke']],
    ['text after text', 'a: "x" y\n', ['1:8 Fila kan ikke leses her']],
  ])('refuses %s', (_what, text, expected) => {
    expect(messages(text)).toEqual(expected);
  });

  it('refuses what is too deep or too large, and neither hangs nor overflows', () => {
    expect(messages(`a: ${'['.repeat(30)}${']'.repeat(30)}`)).toEqual(['1:28 Innrykket er for dypt']);
    expect(messages('['.repeat(40_000)).length).toBeGreaterThan(0);
    expect(messages('- '.repeat(20_000))).toContain('1:51 Innrykket er for dypt');
    expect(messages('x'.repeat(300_000))).toEqual(['1:1 Fila er for stor (293 kB)']);
    expect(messages(Array.from({ length: 20_000 }, (_, i) => `k${i}: x`).join('\n'))).toEqual([]);
  });
});
