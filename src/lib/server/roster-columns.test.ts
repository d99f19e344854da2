/** Which column is what, however the file is written. */
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { roster as words } from '#lib/i18n/nb/roster.ts';
import type { Mapping } from './roster-columns.ts';
import { readRoster, type RosterRow } from './roster.ts';

const HEADER = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'];
const KARI = ['0042', 'Kari', 'Nordmann', 'kari@example.no', 'Kultur', 'ansatt', '2026-08-15'];
const csv = (...rows: string[][]) =>
  new TextEncoder().encode(rows.map((cells) => cells.join(';')).join('\n'));
/** Columns changed by name: another heading and cell, or null for left out. */
function fileWith(changes: Record<string, [heading: string, cell: string] | null>): Uint8Array {
  const pairs = HEADER.map((name, i) => changes[name] ?? [name, KARI[i] as string]);
  const kept = pairs.filter((_, i) => changes[HEADER[i] as string] !== null);
  const added = Object.entries(changes).flatMap(([name, pair]) =>
    pair && !HEADER.includes(name) ? [pair] : [],
  );
  const all = [...kept, ...added] as [string, string][];
  return csv(
    all.map(([heading]) => heading),
    all.map(([, cell]) => cell),
  );
}
const readOne = async (bytes: Uint8Array) => {
  const roster = await readRoster(bytes);
  expect(roster.issues).toEqual([]);
  return { ...roster.rows[0], notices: roster.notices.map((notice) => notice.message) };
};

describe('columns are recognised by their usual names', () => {
  const names: [instead: string, heading: string][] = [
    ['ansattnr', 'Ansattnummer'],
    ['ansattnr', 'Ressursnr.'],
    ['ansattnr', 'ANSATT-NR'],
    ['e-post', 'E-postadresse'],
    ['e-post', 'Epost (jobb)'],
    ['enhet', 'Tjenestested'],
    ['enhet', 'Avdeling'],
    ['rolle', 'Stilling'],
    ['startdato', 'Ansatt fra'],
    ['startdato', 'Ansatt fra dato'],
  ];
  it.each(names)('%s by «%s»', async (instead, heading) => {
    const cell = KARI[HEADER.indexOf(instead)] as string;
    const row = await readOne(fileWith({ [instead]: [heading, cell] }));
    expect(row).toMatchObject({ ansattnr: '0042', email: 'kari@example.no', unit: 'Kultur', role: 'ansatt' });
    expect(row.notices).toEqual([]);
  });

  it.each([
    ['Nordmann, Kari', 'Kari', 'Nordmann'],
    ['Kari Nordmann', 'Kari', 'Nordmann'],
    ['Kari Anne  Nordmann', 'Kari Anne', 'Nordmann'],
    ['Nordmann Berg, Kari Anne', 'Kari Anne', 'Nordmann Berg'],
    ['Jan van der Berg', 'Jan', 'van der Berg'],
  ])('«%s» is a first name and a surname', async (navn, firstName, lastName) => {
    const row = await readOne(fileWith({ fornavn: null, etternavn: null, navn: ['Navn', navn] }));
    expect(row).toMatchObject({ firstName, lastName });
  });

  it('one name is not enough', async () => {
    const { issues } = await readRoster(fileWith({ fornavn: null, etternavn: null, navn: ['Navn', 'Kari'] }));
    expect(issues).toEqual([{ line: 2, column: 'navn', message: words.onlyFirstName('Kari') }]);
  });

  it.each([
    ['Oppvekst', 'Lauvlia skole', 'Oppvekst > Lauvlia skole'],
    ['Oppvekst', 'Oppvekst > Lauvlia skole', 'Oppvekst > Lauvlia skole'],
    ['Oppvekst', 'OPPVEKST', 'OPPVEKST'],
    ['Oppvekst', '', 'Oppvekst'],
    ['', 'Kultur', 'Kultur'],
  ])('sector «%s» and unit «%s» make %s', async (sektor, enhet, unit) => {
    const row = await readOne(fileWith({ enhet: ['enhet', enhet], sektor: ['Sektor', sektor] }));
    expect(row.unit).toBe(unit);
  });

  it.each([
    ['leder', 'Ja', { leads: true }],
    ['leder', 'x', { leads: true }],
    ['leder', 'nei', {}],
    ['leder', '', {}],
    ['Nærmeste leder', '0007', { manager: '0007' }],
    ['Nærmeste leder (ansattnr)', '0007', { manager: '0007' }],
    ['Nærmeste leder', '', {}],
  ])('%s «%s»', async (heading, cell, read) => {
    const { leads, manager } = await readOne(fileWith({ ny: [heading, cell] }));
    expect(JSON.parse(JSON.stringify({ leads, manager }))).toEqual(read);
  });

  it('a leader that cannot be read is said and left out', async () => {
    expect((await readOne(fileWith({ ny: ['leder', 'Hansen'] }))).notices).toEqual([
      words.notYesOrNo('Hansen'),
    ]);
    expect((await readOne(fileWith({ ny: ['nærmeste leder', 'Hansen, Ola'] }))).notices).toEqual([
      words.notALeader('Hansen, Ola'),
    ]);
  });

  it('a title is no role', async () => {
    const roster = await readRoster(fileWith({ rolle: ['Stilling', 'Lærer'] }));
    expect(roster.issues.map(({ message }) => message)).toEqual([words.missingHeaders(['rolle'])]);
    expect(roster.unmapped?.missing).toEqual(['rolle']);
  });

  it('and named as they stand in the file', async () => {
    const { issues } = await readRoster(fileWith({ startdato: ['Ansatt fra', 'i går'] }));
    expect(issues).toEqual([{ line: 2, column: 'Ansatt fra', message: words.date('i går') }]);
  });
});

describe('columns are what somebody has said', () => {
  const bytes = csv(
    ['Nr', 'constructor', '__proto__', 'Sted', 'Merknad'],
    ['0042', 'Kari', 'Nordmann', 'Kultur', 'x'],
  );
  const mapping: Mapping = {
    columns: [
      ['ansattnr', 'nr'],
      ['fornavn', 'constructor'],
      ['etternavn', 'proto'],
      ['enhet', 'sted'],
    ],
    fixed: [
      ['rolle', 'folkevalgt'],
      ['startdato', '2027-10-14'],
    ],
  };

  it('also one role and one day for the whole file, and no addresses', async () => {
    const roster = await readRoster(bytes, async () => mapping);
    expect(roster.issues).toEqual([]);
    expect(roster.rows).toEqual([
      {
        line: 2,
        ansattnr: '0042',
        firstName: 'Kari',
        lastName: 'Nordmann',
        email: null,
        unit: 'Kultur',
        role: 'folkevalgt',
        starts: '2027-10-14',
      },
    ]);
    expect(roster.notices.map((notice) => notice.column)).toEqual(['Merknad']);
  });

  it('asked by the headings as they stand in the file', async () => {
    const asked: string[] = [];
    await readRoster(bytes, async (headings) => {
      asked.push(...headings);
      return undefined;
    });
    expect(asked).toEqual(['Nr', 'constructor', '__proto__', 'Sted', 'Merknad']);
  });

  it('but what they have not said is missing', async () => {
    const { issues, unmapped } = await readRoster(bytes, async () => ({ ...mapping, fixed: [] }));
    expect(issues).toHaveLength(1);
    expect(unmapped?.missing).toEqual(['rolle', 'startdato']);
  });
});

describe('the same people', () => {
  const text = fc
    .string({ unit: fc.constantFrom(..."abcæøåÆØÅé-' "), minLength: 1, maxLength: 12 })
    .map((s) => `X${s}X`);
  const person = fc.record({
    fornavn: text,
    etternavn: text,
    enhet: text,
    rolle: fc.constantFrom('ansatt', 'folkevalgt'),
    'e-post': fc.constantFrom('', 'a@example.no'),
    startdato: fc.constantFrom('2026-08-15', '15.08.2026'),
  });
  const order = fc.shuffledSubarray(HEADER, { minLength: HEADER.length });
  const encodings: [string, (text: string) => Uint8Array][] = [
    ['UTF-8', (t) => Buffer.from(t)],
    ['UTF-8 with a BOM', (t) => Buffer.from(`\ufeff${t}`)],
    ['UTF-16', (t) => Buffer.from(`\ufeff${t}`, 'utf16le')],
    ['Windows-1252', (t) => Buffer.from(t, 'latin1')],
  ];
  const bare = (rows: readonly RosterRow[]) => rows.map(({ line: _, ...row }) => row);

  it('come of any order of columns, any encoding and any separator', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 5 }),
        order,
        fc.constantFrom(...encodings),
        fc.constantFrom(';', ',', '\t'),
        async (people, columns, [, encode], separator) => {
          const all = people.map((one, i) => ({ ansattnr: String(i), ...one }) as Record<string, string>);
          const write = (names: string[], mark: string) =>
            [names, ...all.map((one) => names.map((name) => `"${one[name]}"`))]
              .map((cells) => cells.join(mark))
              .join('\r\n');
          const straight = await readRoster(Buffer.from(write(HEADER, ';')));
          const other = await readRoster(encode(write(columns, separator)));
          expect(straight.issues).toEqual([]);
          expect(bare(other.rows)).toEqual(bare(straight.rows));
          runs++;
        },
      ),
      { numRuns: 200 },
    );
    expect(runs).toBe(200);
  });

  it('come of a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 5 }), order, async (people, columns) => {
        const all = people.map((one, i) => ({ ansattnr: String(i), ...one }) as Record<string, string>);
        const rows = all.map((one) => columns.map((name) => one[name] as string));
        const lines = all.map((one) => HEADER.map((name) => `"${one[name]}"`).join(';'));
        const straight = await readRoster(Buffer.from([HEADER.join(';'), ...lines].join('\n')));
        const book = await writeXlsx({ sheets: [{ name: 'A', rows: [columns, ...rows] }] });
        expect(bare((await readRoster(book)).rows)).toEqual(bare(straight.rows));
      }),
      { numRuns: 8 },
    );
  });
});
