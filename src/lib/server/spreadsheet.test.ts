import { describe, expect, it } from 'vitest';
import { csvLines, csvStream, neutralCell, type Cells } from './spreadsheet.ts';

describe('a cell', () => {
  const NEUTRAL: [string, string][] = [
    ['=1+1', "'=1+1"],
    ['+4799999999', "'+4799999999"],
    ['-2', "'-2"],
    ['@sum', "'@sum"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['\u200b=1', "'\u200b=1"],
    ['\u202e=1', "'\u202e=1"],
    ['\t=1', "'\t=1"],
    ['\tAase', "'\tAase"],
    ['\rAase', "'\rAase"],
    ['\nAase', "'\nAase"],
    ['  \nAase', "'  \nAase"],
    ['Aase\n=1', "Aase\n'=1"],
    ['Aase\r\n =cmd|x', "Aase\r\n' =cmd|x"],
    ['Aase\r@x', "Aase\r'@x"],
    ['\n=1\n=2', "'\n'=1\n'=2"],
    ['Kari,=1+1,x', "Kari,'=1+1,x"],
    ['Kari, @sum', "Kari,' @sum"],
  ];
  it.each(NEUTRAL)('%j is written as %j', (text, written) => {
    expect(neutralCell(text)).toBe(written);
  });

  const AS_IT_IS = [
    '',
    'Åse',
    'A\u030ase',
    'Áŋŋel',
    'Čállit',
    "O'Hara",
    'Null',
    '1e5',
    '00123',
    'a=b',
    'x@y.no',
    'a-b',
    '2026-11-23',
    '<img onerror>',
    'Oppvekst, kultur',
    'Helse, sør-øst',
  ];
  it.each(AS_IT_IS)('%j is left as it is', (text) => {
    expect(neutralCell(text)).toBe(text);
  });

  it('is still one cell with a separator, a quote or a line break in it', () => {
    expect(csvLines([['a;b', 'say "hi"', 'two\nlines', 'two\rlines', 'a,b', null]])).toBe(
      '"a;b";"say ""hi""";"two\nlines";"two\rlines";a,b;\r\n',
    );
  });
});

describe('a file', () => {
  async function* rows(count: number, fetched: number[] = [], ended: string[] = []): AsyncGenerator<Cells> {
    try {
      for (let i = 0; i < count; i++) {
        fetched.push(i);
        yield await Promise.resolve([String(i), 'Åse']);
      }
    } finally {
      ended.push('ended');
    }
  }
  const textOf = async (stream: ReadableStream<Uint8Array>) =>
    Buffer.from(await new Response(stream).arrayBuffer()).toString('utf8');

  it('has a BOM, a header, semicolons and CRLF', async () => {
    expect(await textOf(csvStream(['nr', 'navn'], rows(2)))).toBe('\ufeffnr;navn\r\n0;Åse\r\n1;Åse\r\n');
  });

  it('has a header when there are no rows', async () => {
    expect(await textOf(csvStream(['nr', 'navn'], rows(0)))).toBe('\ufeffnr;navn\r\n');
  });

  it('fetches nothing before somebody reads, and no more than they read', async () => {
    const fetched: number[] = [];
    const ended: string[] = [];
    const reader = csvStream(['nr', 'navn'], rows(10_000, fetched, ended)).getReader();
    expect(fetched).toHaveLength(0);
    await reader.read();
    await reader.read();
    expect(fetched.length).toBeLessThanOrEqual(400);
    await reader.cancel();
    expect(ended).toEqual(['ended']);
  });

  it('breaks off when a row cannot be had: never a short file that looks whole', async () => {
    const broken = (async function* (): AsyncGenerator<Cells> {
      yield await Promise.resolve(['1']);
      throw new Error('the database is gone');
    })();
    await expect(textOf(csvStream(['nr'], broken))).rejects.toThrow('the database is gone');
  });
});
