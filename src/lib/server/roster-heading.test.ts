/** Titles above the headings: whatever stands there, the same people are read. */
import fc from 'fast-check';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { roster as words } from '#lib/i18n/nb/roster.ts';
import { asksForNationalId, hasNationalId } from './national-id.ts';
import { WITHIN } from './roster-heading.ts';
import { LIMITS } from './roster-file.ts';
import { mappingQuestion } from './roster-mapping.ts';
import { readRoster, type Roster } from './roster.ts';

const HEADER = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'];
const KARI = ['0042', 'Kari', 'Nordmann', 'kari@example.no', 'Kultur', 'ansatt', '2026-08-15'];
const OLA = ['0043', 'Ola', 'Hansen', '', 'Plan, bygg og "annet"', 'ansatt', '15.08.2026'];
const WRONG = KARI.with(5, 'sjef').with(0, '0044');

const quoted = (cell: string) => (/[";,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (titles: string[], rows: string[][], delimiter = ';', first = '') =>
  new TextEncoder().encode(
    [first, ...titles, ...[HEADER, ...rows].map((cells) => cells.map(quoted).join(delimiter))]
      .slice(first === '' ? 1 : 0)
      .join('\r\n'),
  );
const xlsx = (titles: CellValue[][], rows: string[][]) =>
  writeXlsx({ sheets: [{ name: 'Ansatte', rows: [...titles, HEADER, ...rows] }] });

/** What is read, with lines counted from the headings; the notice about the headings left out. */
const fromHeading = ({ rows, issues, notices }: Roster, heading: number) => {
  const down = <T extends { line: number }>(one: T) => ({ ...one, line: one.line - heading });
  return {
    rows: rows.map(down),
    issues: issues.map(down),
    notices: notices.filter(({ message }) => message !== words.headings).map(down),
  };
};

/** A cell of a title: anything, also what a heading could be called, a few of them. */
const cell = fc
  .oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
    fc.constantFrom('Ansatte per 1. oktober, 2026', '"', '12" x', '"Ansatte', 'a;b,c\td', ';;;;', 'Ringebu', '=1+1', '#N/A'), // prettier-ignore
    fc.constantFrom('Navn', 'Enhet', 'Leder', 'Rolle', 'E-post'),
  )
  .filter((text) => !/[\r\n\0]/.test(text));
const title = fc.array(cell, { maxLength: 8 });
/** A national identity number refuses the file, wherever it stands. */
const harmless = (text: string) => !hasNationalId(text) && !/^sep=.$/.test(text);

describe('the headings are found below a title', () => {
  it('whatever it says, in text', async () => {
    const lines = fc
      .array(
        fc.tuple(title, fc.constantFrom(';', ',', '\t')).map(([cells, by]) => cells.join(by)),
        { maxLength: WITHIN - 1 },
      )
      .filter((all) => all.every(harmless));
    const bare = new Map<string, object>();
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(lines, fc.constantFrom(';', ',', '\t'), fc.boolean(), async (titles, by, faulty) => {
        const rows = faulty ? [KARI, WRONG] : [KARI, OLA];
        const key = by + String(faulty);
        if (!bare.has(key)) bare.set(key, fromHeading(await readRoster(csv([], rows, by)), 1));
        const read = await readRoster(csv(titles, rows, by));
        expect(fromHeading(read, titles.length + 1)).toEqual(bare.get(key));
        ran++;
      }),
      { numRuns: 500 },
    );
    expect(ran).toBe(500);
    expect([...bare.values()].some((read) => JSON.stringify(read).includes('Hansen'))).toBe(true);
  });

  it('whatever it says, in a workbook', async () => {
    const value = fc.oneof(
      cell.filter(harmless) as fc.Arbitrary<CellValue>,
      fc.constantFrom<CellValue>(null, true, 2026, new Date('2026-10-01T00:00:00Z')),
    );
    const rows = fc.array(fc.array(value, { maxLength: 8 }), { maxLength: WITHIN - 1 });
    const bare = fromHeading(await readRoster(await xlsx([], [KARI, OLA])), 1);
    const faulty = fromHeading(await readRoster(await xlsx([], [WRONG])), 1);
    await fc.assert(
      fc.asyncProperty(rows, async (titles) => {
        const read = await readRoster(await xlsx(titles, [KARI, OLA]));
        expect(fromHeading(read, titles.length + 1)).toEqual(bare);
        const wrong = await readRoster(await xlsx(titles, [WRONG]));
        expect(fromHeading(wrong, titles.length + 1)).toEqual(faulty);
      }),
      { numRuns: 15 },
    );
    expect([bare.rows.length, faulty.issues.length]).toEqual([2, 1]);
  });

  const titles = ['Ansatte per 1. oktober, 2026;;', '', '"Hentet fra\nlønnssystemet"'];
  it('and the preview says which line it was, by its number in the file', async () => {
    const read = await readRoster(csv(titles, [KARI]));
    expect(read.notices).toEqual([{ line: 5, column: '', message: words.headings }]);
    expect(read.rows.map(({ line, ansattnr }) => [line, ansattnr])).toEqual([[6, '0042']]);
    const sheet = await readRoster(await xlsx([['Ansatte'], [], ['Per', 'oktober']], [KARI]));
    expect(sheet.notices).toEqual([{ line: 4, column: '', message: words.headings }]);
    expect(sheet.rows[0]?.line).toBe(5);
  });

  it('and nothing is said of them where they stand first, also after empty lines and what Excel writes', async () => {
    for (const bytes of [csv(['', ' ', ';;;'], [KARI]), csv([], [KARI], ',', 'sep=,')])
      expect((await readRoster(bytes)).notices).toEqual([]);
    const named = await readRoster(csv(['Ansatte; alle'], [KARI], ',', 'sep=,'));
    expect(named.notices).toEqual([{ line: 3, column: '', message: words.headings }]);
    expect(named.rows[0]?.line).toBe(4);
  });

  it('also where one of them goes over two lines, or most stand again further down', async () => {
    const twoLines = '"Ansatt-\nnr";Fornavn;Etternavn;E-post;Enhet;Rolle;Startdato';
    const text = ['Ansatte', twoLines, KARI.join(';')].join('\n');
    expect((await readRoster(new TextEncoder().encode(text))).rows[0]).toMatchObject({ line: 4, ansattnr: '0042' }); // prettier-ignore
    const again = await readRoster(csv([], [KARI, HEADER]));
    expect(again.issues.every(({ line }) => line === 3)).toBe(true);
  });

  it('and the question about the others is of that line', async () => {
    const text = ['Kommunestyret 2023–2027', '', 'Nr;Navn;Parti;E-post', '1;Berg, Anne;X;'].join('\n');
    const { unmapped } = await readRoster(new TextEncoder().encode(text));
    if (!unmapped) throw new Error('nothing to ask');
    const question = mappingQuestion(unmapped.file, unmapped.missing);
    expect(question.line).toBe(3);
    expect(question.headings.map(({ heading }) => heading)).toEqual(['Nr', 'Navn', 'Parti', 'E-post']);
    expect(JSON.stringify(unmapped)).not.toContain('Kommunestyret');
  });

  it('but not where hardly any is known: then the first line is asked about', async () => {
    const text = ['Nummer på person;Alder', 'Leder;3', '1;2'].join('\n');
    const { unmapped } = await readRoster(new TextEncoder().encode(text));
    expect(unmapped?.file.header.line).toBe(1);
  });
});

describe('a title', () => {
  it('may speak of what the list does not have, but may not have it', async () => {
    expect(asksForNationalId('Liste uten fødselsnummer')).toBe(true);
    for (const bytes of [
      csv(['Liste uten fødselsnummer'], [KARI]),
      await xlsx([['Liste uten fødselsnummer']], [KARI]),
    ])
      expect((await readRoster(bytes)).rows).toHaveLength(1);
    for (const bytes of [
      csv(['Ansatte', 'Hentet av;01019012345'], [KARI]),
      csv(['Ansatte', '"Hentet av 010190 12345'], [KARI]),
      await xlsx([['Ansatte'], ['Hentet av', '01019012345']], [KARI]),
    ])
      expect((await readRoster(bytes)).issues).toEqual([{ line: 2, column: '', message: words.nationalId }]);
    const asked = HEADER.with(3, 'Fødselsnummer').join(';');
    const text = ['Ansatte', asked, KARI.join(';')].join('\n');
    expect((await readRoster(new TextEncoder().encode(text))).issues).toEqual([
      { line: 2, column: '', message: words.nationalIdHeader },
    ]);
  });

  it('takes no place from those below it: as many are read as without it, and one too many is said', async () => {
    const many = Array.from({ length: LIMITS.rows }, (_, i) => KARI.with(0, String(i + 1)).with(3, ''));
    const above = Array.from({ length: WITHIN - 1 }, () => ['Ansatte']);
    for (const bytes of [csv(above.flat(), many), await xlsx(above, many)])
      expect((await readRoster(bytes)).rows).toHaveLength(LIMITS.rows);
    const more = [...many, KARI.with(0, 'x')];
    for (const bytes of [csv(above.flat(), more), await xlsx(above, more)])
      expect((await readRoster(bytes)).issues.map(({ message }) => message)).toEqual([
        words.tooManyRows(LIMITS.rows),
      ]);
  }, 60_000);
});
