/** Rosters as Excel workbooks, good and hostile. */
import { deflateRawSync } from 'node:zlib';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { roster as words } from '#lib/i18n/nb/roster.ts';
import { readRoster } from './roster.ts';
import { readXlsxTable, XLSX_LIMITS } from './xlsx.ts';
import { unzip, zip } from './zip.ts';

const HEADER = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'];
const KARI = ['0042', 'Kari', 'Nordmann', 'kari@example.no', 'Kultur', 'ansatt', '2026-08-15'];
const kari = {
  line: 2,
  ansattnr: '0042',
  firstName: 'Kari',
  lastName: 'Nordmann',
  email: 'kari@example.no',
  unit: 'Kultur',
  role: 'ansatt',
  starts: '2026-08-15',
};
const LIMITS = { ...XLSX_LIMITS, rows: 20_000, columns: 60 };
const ALL = { entries: 1000, bytes: 50_000_000 };

const workbook = (...sheets: [name: string, rows: CellValue[][], hidden?: boolean][]) =>
  writeXlsx({ sheets: sheets.map(([name, rows, hidden = false]) => ({ name, rows, hidden })) });
const withCell = (column: number, value: CellValue) => KARI.with(column, value as string) as CellValue[];

/** The workbook with one of its files written anew. */
async function tampered(file: RegExp, change: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzip(await workbook(['Ansatte', [HEADER, KARI]]), () => true, ALL);
  for (const [name, bytes] of parts) {
    if (file.test(name)) parts.set(name, Buffer.from(change(Buffer.from(bytes).toString())));
  }
  return zip(parts);
}

describe('a workbook is read', () => {
  const cells: [what: string, column: number, value: CellValue, key: keyof typeof kari, read: string][] = [
    ['a date as its day', 6, new Date('2026-08-15T00:00:00Z'), 'starts', '2026-08-15'],
    ['a date written out', 6, '15.08.2026', 'starts', '2026-08-15'],
    ['leading zeros in a text', 0, '0007', 'ansattnr', '0007'],
    ['a number as its digits', 0, 1234567, 'ansattnr', '1234567'],
    ['a long number without E+', 0, 1.234e21, 'ansattnr', '1234000000000000000000'],
    ['Sámi letters', 1, 'Áŋŋel', 'firstName', 'Áŋŋel'],
    ['Å as A and a ring', 1, 'A\u030ase', 'firstName', 'Åse'],
    ['what looks like a formula', 2, '=1+1', 'lastName', '=1+1'],
  ];
  it.each(cells)('%s', async (_, column, value, key, read) => {
    const roster = await readRoster(await workbook(['Ansatte', [HEADER, withCell(column, value)]]));
    expect(roster.issues).toEqual([]);
    expect(roster.rows[0]?.[key]).toBe(read);
  });

  it('with the line numbers Excel shows', async () => {
    const bytes = await workbook(['A', [HEADER, [], withCell(5, 'sjef'), [null, null], withCell(0, '')]]);
    expect((await readRoster(bytes)).issues.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '3 rolle',
      '5 ansattnr',
    ]);
  });

  it('from the first sheet with rows that can be seen, and says which', async () => {
    const bytes = await workbook(
      ['Tomt', []],
      ['Skjult', [['hemmelig'], ['x']], true],
      ['Ansatte', [HEADER, KARI]],
      ['Gamle', [['noe'], ['annet']]],
    );
    const roster = await readRoster(bytes);
    expect(roster.rows).toEqual([kari]);
    expect(roster.notices).toEqual([{ line: 1, column: '', message: words.sheet('Ansatte') }]);
  });

  it('with empty cells at the end of its rows', async () => {
    const rows = [[...HEADER, 'Merknad', null], [...KARI], withCell(0, '43')];
    expect((await readRoster(await workbook(['A', rows]))).rows).toHaveLength(2);
  });

  it('but not a text that a formula failed to make', async () => {
    const { issues } = await readRoster(await workbook(['A', [HEADER, withCell(1, '#N/A')]]));
    expect(issues).toEqual([{ line: 2, column: 'fornavn', message: words.excelError('#N/A') }]);
  });
});

describe('a workbook is refused', () => {
  const refusal = async (bytes: Uint8Array) => {
    const roster = await readRoster(bytes);
    expect(roster.rows).toEqual([]);
    return roster.issues.map((issue) => issue.message);
  };
  const plainZip = (...names: string[]) => zip(new Map(names.map((name) => [name, Buffer.from('<x/>')])));

  it.each(['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'])(
    'with a document type: %s',
    async (dtd) => {
      const bytes = await tampered(/sharedStrings/, (xml) => xml.replace(/<sst/, `${dtd}<sst`));
      expect(await refusal(bytes)).toEqual([words.xlsx.dtd]);
    },
  );

  it('with macros, by their file or by their type', async () => {
    const parts = unzip(await workbook(['A', [HEADER, KARI]]), () => true, ALL);
    expect(await refusal(zip(new Map([...parts, ['xl/vbaProject.bin', Buffer.from('x')]])))).toEqual([
      words.xlsx.macros,
    ]);
    const typed = await tampered(/Content_Types/, (xml) =>
      xml.replace('spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main'),
    );
    expect(await refusal(typed)).toEqual([words.xlsx.macros]);
  });

  it('with a password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'A', rows: [HEADER, KARI] }],
      encryption: { password: 'x', spinCount: 1 },
    });
    expect(await refusal(bytes)).toEqual([words.xlsx.locked]);
  });

  it('with a password on the zip itself', async () => {
    const bytes = await workbook(['A', [HEADER, KARI]]);
    const view = Buffer.from(bytes);
    for (let at = 0; (at = view.indexOf('PK\x01\x02', at, 'latin1')) >= 0; at++) view[at + 8] = 1;
    expect(await refusal(view)).toEqual([words.xlsx.locked]);
  });

  it.each([
    ['a Word document', 'word/document.xml'],
    ['an OpenDocument file', 'content.xml'],
    ['a zip of zips', 'indre.zip'],
  ])('that is %s', async (_, name) => {
    expect(await refusal(plainZip('[Content_Types].xml', name))).toEqual([words.xlsx['not-a-workbook']]);
  });

  it('that is a picture with another name', async () => {
    expect(await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toEqual([words.notCsv]);
  });

  it('that unpacks to hundreds of megabytes, whatever its directory says', async () => {
    const packed = deflateRawSync(Buffer.alloc(300 * 1024 * 1024, 32));
    const parts = new Map([
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
      ['xl/worksheets/sheet1.xml', packed],
    ]);
    const bytes = Buffer.from(zip(parts));
    // Said to be packed, and to be of no more than its packed length.
    for (const magic of ['PK\x01\x02', 'PK\x03\x04']) {
      const at = bytes.lastIndexOf(Buffer.from(magic, 'latin1'));
      bytes.writeUInt16LE(8, at + (magic === 'PK\x01\x02' ? 10 : 8));
    }
    expect(bytes.length).toBeLessThan(5 * 1024 * 1024);
    const before = process.memoryUsage.rss();
    expect(await refusal(bytes)).toEqual([words.xlsx['too-big']]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('with tens of thousands of files in it', async () => {
    const many = new Map(Array.from({ length: 50_000 }, (_, i) => [`${i}`, Buffer.alloc(0)]));
    expect(await refusal(zip(many))).toEqual([words.xlsx['too-many']]);
  });

  it('with one text shown in a million cells', async () => {
    const long = 'a'.repeat(30_000);
    const rows = [HEADER, ...Array.from({ length: 400 }, () => withCell(1, long))];
    expect(await refusal(await workbook(['A', rows]))).toEqual([words.xlsx['too-big']]);
  });

  it('when it takes too long, or too much memory', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => withCell(0, `n${i}`));
    const bytes = await workbook(['A', [HEADER, ...rows]]);
    expect(await readXlsxTable(bytes, { ...LIMITS, time: 1 })).toEqual({ refused: { reason: 'too-heavy' } });
    expect(await readXlsxTable(bytes, { ...LIMITS, memory: 8 })).toEqual({
      refused: { reason: 'too-heavy' },
    });
  });

  it('with more rows or columns than we take', async () => {
    const tall = Array.from({ length: 20_001 }, () => KARI);
    expect(await refusal(await workbook(['A', [HEADER, ...tall]]))).toEqual([words.tooManyRows(20_000)]);
    const wide = Array.from({ length: 61 }, (_, i) => `k${i}`);
    expect(await refusal(await workbook(['A', [wide, KARI]]))).toEqual([words.tooManyColumns(60)]);
  });

  it.each([
    ['broken shared strings', /sharedStrings/, (xml: string) => xml.slice(0, 60)],
    ['a broken sheet', /sheet1\.xml$/, (xml: string) => xml.slice(0, -40)],
    ['a sheet in UTF-16', /sheet1\.xml$/, (xml: string) => [...xml].join('\0')],
    ['relations that lead nowhere', /workbook\.xml\.rels/, () => '<Relationships/>'],
  ])('with %s', async (_, file, change) => {
    const messages = await refusal(await tampered(file, change));
    expect(messages.length).toBeGreaterThan(0);
  });

  it('with a cell beyond the last column or row of Excel', async () => {
    const far = await tampered(/sheet1\.xml$/, (xml) => xml.replace('r="A1"', 'r="XFE1"'));
    expect((await refusal(far)).length).toBeGreaterThan(0);
  });

  it('cut off anywhere', async () => {
    const bytes = await workbook(['A', [HEADER, KARI]]);
    for (let length = 4; length < bytes.length; length += 397) {
      expect((await refusal(bytes.subarray(0, length))).length).toBe(1);
    }
  });
});

describe('a national identity number in a workbook refuses it and is never repeated', () => {
  const sound: [string, CellValue[][]] = ['Ansatte', [HEADER, KARI]];
  const books: [where: string, sheets: [string, CellValue[][], boolean?][], message: string][] = [
    ['as text', [['A', [HEADER, withCell(1, '01019012345')]]], words.nationalId],
    [
      'as a number',
      [
        [
          'A',
          [
            [...HEADER, 'x'],
            [...KARI, 21019012345],
          ],
        ],
      ],
      words.nationalId,
    ],
    ['in another sheet', [sound, ['B', [['x'], ['01019012345']]]], words.nationalIdSheet('B')],
    ['in a hidden sheet', [sound, ['B', [['x'], ['01019012345']], true]], words.nationalIdSheet('B')],
    ['as the name of a sheet', [sound, ['01019012345', [['x']]]], words.nationalId],
    ['as the heading of another sheet', [sound, ['B', [['Fødselsnummer']]]], words.nationalIdHeader],
  ];
  it.each(books)('%s', async (_, sheets, message) => {
    const roster = await readRoster(await workbook(...sheets));
    expect(roster.issues.map((issue) => issue.message)).toEqual([message]);
    expect(JSON.stringify(roster)).not.toMatch(/\d{5}/);
  });
});
