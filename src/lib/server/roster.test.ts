import { describe, expect, it } from 'vitest';
import { LIMITS } from './roster-file.ts';
import { readRoster, type RosterIssue } from './roster.ts';

const HEADER = 'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato';
const KARI = '0042;Kari;Nordmann;kari@example.no;Oppvekst > Lauvlia skole;ansatt;2026-08-15';
const kari = {
  line: 2,
  ansattnr: '0042',
  firstName: 'Kari',
  lastName: 'Nordmann',
  email: 'kari@example.no',
  unit: 'Oppvekst > Lauvlia skole',
  role: 'ansatt',
  starts: '2026-08-15',
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (...lines: string[]) => utf8(lines.join('\r\n') + '\r\n');
const tell = (issues: RosterIssue[]) => issues.map((i) => `${i.line} ${i.column}: ${i.message}`);

/** A row with one cell changed. */
function withCell(column: string, value: string): string {
  const cells = KARI.split(';');
  cells[HEADER.split(';').indexOf(column)] = value;
  return cells.join(';');
}

function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = new Uint8Array(Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le'));
  return order === 'le' ? bytes : new Uint8Array(Buffer.from(bytes).swap16());
}

describe('a roster is read', () => {
  const text = `${HEADER}\r\n${KARI.replace('Kari', 'Åse')}\r\n`;
  const ways: [name: string, bytes: Uint8Array][] = [
    ['as UTF-8', utf8(text)],
    ['as UTF-8 with a BOM', utf8(`\uFEFF${text}`)],
    ['as UTF-16 little-endian', utf16(text, 'le')],
    ['as UTF-16 big-endian', utf16(text, 'be')],
    ['as UTF-16 without its mark', utf16(text, 'le', false)],
    ['as Windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
    ['with Å as A and a ring', utf8(text.normalize('NFD'))],
    ['with commas', utf8(text.replaceAll(';', ','))],
    ['with TABs', utf8(text.replaceAll(';', '\t'))],
    ['with line feeds only', utf8(text.replaceAll('\r\n', '\n'))],
    ['with carriage returns only', utf8(text.replaceAll('\r\n', '\r'))],
    ['without a last line end', utf8(text.trimEnd())],
    [
      'with headings in capitals and blanks around',
      utf8(text.replace(HEADER, HEADER.toUpperCase().replaceAll(';', ' ; '))),
    ],
    ['with «epost»', utf8(text.replace('e-post', 'epost'))],
    [
      'with quotes',
      utf8(
        `"${HEADER.replaceAll(';', '";"')}"\n"0042";"Åse";"Nordmann";"kari@example.no";"Oppvekst > Lauvlia skole";"ansatt";"2026-08-15"\n`,
      ),
    ],
    ['with empty cells at the end', utf8(text.replaceAll('\r\n', ';;;\r\n'))],
    ['with empty lines at the end', utf8(`${text};;;;;;\r\n\r\n  \r\n`)],
  ];
  it.each(ways)('%s', async (_, bytes) => {
    expect(await readRoster(bytes)).toEqual({
      rows: [{ ...kari, firstName: 'Åse' }],
      issues: [],
      notices: [],
    });
  });

  it('with line numbers as an editor counts them', async () => {
    const bytes = file('sep=;', HEADER, '', withCell('fornavn', '"Kari\nAnne"'), withCell('rolle', 'sjef'));
    expect(tell((await readRoster(bytes)).issues)).toEqual([
      '4 fornavn: Teksten har tegn som ikke kan leses, for eksempel et linjeskift midt i cella.',
      '6 rolle: «sjef» er ikke en rolle. Skriv ansatt eller folkevalgt.',
    ]);
  });

  it('with the columns in any order', async () => {
    const back = (line: string) => line.split(';').reverse().join(';');
    expect((await readRoster(file(back(HEADER), back(KARI)))).rows).toEqual([kari]);
  });
});

describe('a cell is taken', () => {
  const cells: [column: string, written: string, key: keyof typeof kari, read: string | null][] = [
    ['ansattnr', '007', 'ansattnr', '007'],
    ['ansattnr', 'FV-12/a', 'ansattnr', 'FV-12/a'],
    ['ansattnr', '1e5', 'ansattnr', '1e5'],
    ['fornavn', 'Áŋŋel', 'firstName', 'Áŋŋel'],
    ['fornavn', '  Kari   Anne\u00a0', 'firstName', 'Kari Anne'],
    ['etternavn', "O'Hara", 'lastName', "O'Hara"],
    ['etternavn', 'O"Hara', 'lastName', 'O"Hara'],
    ['etternavn', 'Null', 'lastName', 'Null'],
    ['etternavn', '<img src=x onerror=alert(1)>', 'lastName', '<img src=x onerror=alert(1)>'],
    ['etternavn', '</script>', 'lastName', '</script>'],
    ['etternavn', '=1+1', 'lastName', '=1+1'],
    ['e-post', 'Kari@Example.NO', 'email', 'kari@example.no'],
    ['e-post', '', 'email', null],
    ['enhet', 'Kultur', 'unit', 'Kultur'],
    ['enhet', 'Helse>Hjemmetjenesten >Sone 1', 'unit', 'Helse > Hjemmetjenesten > Sone 1'],
    ['rolle', 'Folkevalgt', 'role', 'folkevalgt'],
    ['startdato', '2028-02-29', 'starts', '2028-02-29'],
    ['startdato', '15.08.2026', 'starts', '2026-08-15'],
    ['startdato', '1.2.2026', 'starts', '2026-02-01'],
  ];
  it.each(cells)('%s «%s»', async (column, written, key, read) => {
    const roster = await readRoster(file(HEADER, withCell(column, written)));
    expect(roster.issues).toEqual([]);
    expect(roster.rows[0]?.[key]).toBe(read);
  });
});

describe('a faulty cell is named by line and column', () => {
  const cells: [column: string, written: string, message: string][] = [
    ['ansattnr', '', 'ansattnr mangler.'],
    ['ansattnr', '   ', 'ansattnr mangler.'],
    [
      'ansattnr',
      '12 34',
      '«12 34» kan ikke være et ansattnummer. Bruk bokstaver, tall, bindestrek, punktum og skråstrek.',
    ],
    [
      'ansattnr',
      '=cmd',
      '«=cmd» kan ikke være et ansattnummer. Bruk bokstaver, tall, bindestrek, punktum og skråstrek.',
    ],
    [
      'ansattnr',
      '1,5E+05',
      '«1,5E+05» ser ut som et tall Excel har skrevet om. Gjør kolonnen om til tekst i Excel.',
    ],
    ['ansattnr', '1'.repeat(33), 'Teksten er for lang. Den kan ha høyst 32 tegn.'],
    ['fornavn', ' \u00a0\u200b', 'fornavn mangler.'],
    ['fornavn', 'a'.repeat(20_000), 'Teksten er for lang. Den kan ha høyst 100 tegn.'],
    [
      'fornavn',
      '"Kari\r\nBcc: x@example.no"',
      'Teksten har tegn som ikke kan leses, for eksempel et linjeskift midt i cella.',
    ],
    [
      'fornavn',
      'Kari\u202egpj',
      'Teksten har tegn som ikke kan leses, for eksempel et linjeskift midt i cella.',
    ],
    [
      'fornavn',
      'Kari\uffff',
      'Teksten har tegn som ikke kan leses, for eksempel et linjeskift midt i cella.',
    ],
    [
      'etternavn',
      'Nord\ufffemann',
      'Teksten har tegn som ikke kan leses, for eksempel et linjeskift midt i cella.',
    ],
    [
      'fornavn',
      'K\ufffdre',
      'Teksten har tegn som er blitt borte. Lagre fila som «CSV UTF-8» og prøv igjen.',
    ],
    ['etternavn', '', 'etternavn mangler.'],
    ['e-post', 'kari', '«kari» er ikke en e-postadresse.'],
    ['e-post', 'kari@example', '«kari@example» er ikke en e-postadresse.'],
    ['e-post', 'Kari <kari@example.no>', '«Kari <kari@example.no>» er ikke en e-postadresse.'],
    ['e-post', 'a@example.no, b@example.no', '«a@example.no, b@example.no» er ikke en e-postadresse.'],
    ['enhet', '', 'enhet mangler.'],
    ['enhet', 'Oppvekst >', '«Oppvekst >» har et tomt ledd. Skriv for eksempel Oppvekst > Lauvlia skole.'],
    ['enhet', 'a>b>c>d>e>f>g', 'Enheten har for mange nivåer. Den kan ha høyst 6.'],
    ['rolle', '', 'rolle mangler.'],
    ['rolle', 'constructor', '«constructor» er ikke en rolle. Skriv ansatt eller folkevalgt.'],
    ['startdato', '', 'startdato mangler.'],
    ['startdato', '2026-02-31', '«2026-02-31» finnes ikke i kalenderen.'],
    ['startdato', '31.02.2026', '«31.02.2026» finnes ikke i kalenderen.'],
    ['startdato', '2027-02-29', '«2027-02-29» finnes ikke i kalenderen.'],
    ['startdato', '2026-13-01', '«2026-13-01» finnes ikke i kalenderen.'],
    [
      'startdato',
      '15/08/2026',
      '«15/08/2026» er ikke en dato. Skriv for eksempel 2026-08-15 eller 15.08.2026.',
    ],
    ['startdato', '15.08.26', '«15.08.26» er ikke en dato. Skriv for eksempel 2026-08-15 eller 15.08.2026.'],
    ['startdato', '9999-01-01', '«9999-01-01» har et årstall som ikke kan stemme.'],
    [
      'startdato',
      '45678',
      '«45678» er datoen slik Excel lagrer den. Gjør kolonnen om til dato i Excel, for eksempel 15.08.2026.',
    ],
  ];
  it.each(cells)('%s «%.30s»', async (column, written, message) => {
    const roster = await readRoster(file(HEADER, KARI, withCell(column, written)));
    expect(roster.issues).toContainEqual({ line: 3, column, message });
    expect(roster.rows).toEqual([]);
  });

  it('all of them at once', async () => {
    const { issues } = await readRoster(file(HEADER, ';;;x;;;', KARI, withCell('rolle', 'x')));
    expect(issues.map((i) => `${i.line} ${i.column}`)).toEqual([
      '2 ansattnr',
      '2 fornavn',
      '2 etternavn',
      '2 e-post',
      '2 enhet',
      '2 rolle',
      '2 startdato',
      '4 rolle',
    ]);
  });
});

describe('rows are held up against each other', () => {
  const line = (changes: Record<string, string>) =>
    Object.entries({
      ...Object.fromEntries(HEADER.split(';').map((h, i) => [h, KARI.split(';')[i]])),
      ...changes,
    })
      .map(([, value]) => value)
      .join(';');
  const cases: [name: string, second: string, rows: number, issues: string[], notices: string[]][] = [
    [
      'one person with two roles has two appointments',
      line({ rolle: 'folkevalgt', enhet: 'Kommunestyret' }),
      2,
      [],
      [],
    ],
    ['the same line twice counts once', KARI, 1, [], ['3 : Linja er lik linje 2 og telles én gang.']],
    [
      'the same role in another unit',
      line({ enhet: 'Kultur' }),
      0,
      [
        '3 ansattnr: Samme ansattnummer og rolle står også på linje 2, med andre opplysninger. Behold én av dem.',
      ],
      [],
    ],
    [
      'the same number with another name',
      line({ fornavn: 'Ola', rolle: 'folkevalgt' }),
      0,
      [
        '3 ansattnr: Samme ansattnummer står også på linje 2, men med et annet navn eller en annen e-post. De må være like.',
      ],
      [],
    ],
    [
      'the same e-mail address, in another case, for two people',
      line({ ansattnr: '43', 'e-post': 'KARI@example.no' }),
      2,
      [],
      ['3 e-post: Samme e-postadresse som en annen person, på linje 2. Sjekk at den er riktig.'],
    ],
    [
      'a number that differs in its leading zeros is another person',
      line({ ansattnr: '42', 'e-post': '' }),
      2,
      [],
      [],
    ],
  ];
  it.each(cases)('%s', async (_, second, rows, issues, notices) => {
    const roster = await readRoster(file(HEADER, KARI, second));
    expect(tell(roster.issues)).toEqual(issues);
    expect(tell(roster.notices)).toEqual(notices);
    expect(roster.rows).toHaveLength(rows);
  });

  it('refuses numbers that differ in their capitals only', async () => {
    const roster = await readRoster(file(HEADER, withCell('ansattnr', 'fv1'), withCell('ansattnr', 'FV1')));
    expect(tell(roster.issues)).toEqual([
      '3 ansattnr: Ansattnummeret er likt det på linje 2, bortsett fra store og små bokstaver. Skriv det likt.',
    ]);
  });
});

describe('a file is refused as a whole', () => {
  const missing = (...names: string[]) =>
    `1 : Overskriften mangler ${names.length === 1 ? 'kolonnen' : 'kolonnene'} ${names.join(', ')}. Overskriftene skal være: ${HEADER}`;
  const notCsv =
    '1 : Dette er verken en Excel-fil eller en CSV-fil. Lagre lista som Excel-arbeidsbok (.xlsx) og prøv igjen.';
  const excel =
    '1 : Dette er en gammel Excel-fil (.xls). Åpne den i Excel, og lagre den som Excel-arbeidsbok (.xlsx).';
  const files: [name: string, bytes: Uint8Array, issues: string[]][] = [
    ['empty', utf8(''), ['1 : Fila er tom.']],
    ['only a BOM', utf8('\uFEFF'), ['1 : Fila er tom.']],
    ['only blanks', utf8(' \r\n\r\n'), ['1 : Fila er tom.']],
    ['only delimiters', utf8(';;;\n;;\n'), ['1 : Fila er tom.']],
    [
      'only a heading',
      file(HEADER),
      ['1 : Fila har ingen linjer under overskriftene. Den må ha minst én person.'],
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), [notCsv]],
    ['zeros', new Uint8Array(100), [notCsv]],
    ['a PDF', utf8('%PDF-1.7\n'), [notCsv]],
    ['an old xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), [excel]],
    [
      'too big',
      new Uint8Array(LIMITS.megabytes * 1024 * 1024 + 1).fill(65),
      ['1 : Fila er for stor. Den kan være på høyst 5 MB.'],
    ],
    [
      'one line of 5 MB',
      new Uint8Array(LIMITS.megabytes * 1024 * 1024).fill(65),
      [missing(...HEADER.split(';'))],
    ],
    [
      'too many rows',
      file(HEADER, ...Array.from({ length: 20_001 }, () => KARI)),
      ['1 : Fila har for mange linjer. Den kan ha høyst 20000 personer.'],
    ],
    [
      'too many columns',
      file(`${HEADER};${';'.repeat(60)}`, KARI),
      ['1 : Fila har for mange kolonner. Den kan ha høyst 60.'],
    ],
    ['a missing column', file(HEADER.replace(';rolle', ''), KARI), [missing('rolle')]],
    ['no heading', file(KARI, KARI), [missing(...HEADER.split(';'))]],
    [
      'a heading twice',
      file(`${HEADER};Rolle`, `${KARI};folkevalgt`),
      ['1 rolle: Kolonnen rolle står mer enn én gang i overskriften.'],
    ],
    [
      'a quote that never closes',
      file(HEADER, KARI, withCell('fornavn', '"Kari'), KARI),
      ['3 : Et anførselstegn (") åpner en celle her, men lukkes aldri.'],
    ],
    [
      'lines with another delimiter',
      file(HEADER, KARI, KARI.replaceAll(';', ',')),
      ['3 : Linja har 1 kolonne, men overskriften har 7. Er skilletegnet det samme i hele fila?'],
    ],
    [
      'more cells than headings',
      file(HEADER, `${KARI};mer`),
      ['2 : Linja har 8 kolonner, men overskriften har 7. Er skilletegnet det samme i hele fila?'],
    ],
  ];
  it.each(files)('%s', async (_, bytes, issues) => {
    const roster = await readRoster(bytes);
    expect(tell(roster.issues)).toEqual(issues);
    expect(roster.rows).toEqual([]);
  });

  it('names columns nobody asked for, and leaves their cells out, whatever they are called', async () => {
    const bytes = file(`${HEADER};constructor;__proto__;Lønn`, `${KARI};a;b;900000`);
    const roster = await readRoster(bytes);
    expect(tell(roster.notices)).toEqual([
      '1 constructor: Kolonnen brukes ikke, og blir ikke lagret.',
      '1 __proto__: Kolonnen brukes ikke, og blir ikke lagret.',
      '1 Lønn: Kolonnen brukes ikke, og blir ikke lagret.',
    ]);
    expect(roster.rows).toEqual([kari]);
  });
});

describe('a national identity number refuses the file and is never repeated', () => {
  const number =
    'Her står det noe som ser ut som et fødselsnummer. Kurset skal ikke ha fødselsnummer. Fjern det og last opp på nytt. Ingenting er lagret.';
  const header =
    'Fila har en kolonne for fødselsnummer. Kurset skal ikke ha fødselsnummer. Fjern kolonnen og last opp på nytt. Ingenting er lagret.';
  const extra = (value: string) => file(`${HEADER};Merknad`, KARI, `${KARI};${value}`);
  // None of these belongs to anybody: the check digits are wrong, or they are from the test population.
  const files: [name: string, bytes: Uint8Array, issue: string][] = [
    ['in a column nobody asked for', extra('01019012345'), `3 Merknad: ${number}`],
    ['with a blank in it', extra('010190 12345'), `3 Merknad: ${number}`],
    ['with a dash in it', extra('010190-12345'), `3 Merknad: ${number}`],
    ['inside a sentence', extra('født 01019012345 i Ringebu'), `3 Merknad: ${number}`],
    ['in wide digits', extra('０１０１９０１２３４５'), `3 Merknad: ${number}`],
    ['a D-number', extra('41019012345'), `3 Merknad: ${number}`],
    ['a test person', extra('01819012345'), `3 Merknad: ${number}`],
    ['as ansattnr', file(HEADER, withCell('ansattnr', '01019012345')), `2 ansattnr: ${number}`],
    ['as a name', file(HEADER, withCell('fornavn', 'Kari 01019012345')), `2 fornavn: ${number}`],
    ['in the first line of a file without headings', file('01019012345;Kari'), `1 : ${number}`],
    ['below a heading that is one too', file('01019012345;x', '02019012345;y'), `1 : ${number}`],
    ['in a cell beyond the headings', file(HEADER, `${KARI};01019012345`), `2 : ${number}`],
    ['a column called Fødselsnummer', file(`${HEADER};Fødselsnummer`, `${KARI};x`), `1 : ${header}`],
    ['a column called fnr.', file(`${HEADER};fnr.`, `${KARI};x`), `1 : ${header}`],
    ['a column called Personnr', file(`Personnr;${HEADER}`, `x;${KARI}`), `1 : ${header}`],
    ['a column called D-nummer', file(`D-nummer;${HEADER}`, `x;${KARI}`), `1 : ${header}`],
    [
      'more than one row in a file with other faults',
      extra('01019012345\r\n;;;;;;;x'),
      `3 Merknad: ${number}`,
    ],
  ];
  it.each(files)('%s', async (_, bytes, issue) => {
    const roster = await readRoster(bytes);
    expect(tell(roster.issues)).toEqual([issue]);
    expect(JSON.stringify(roster)).not.toMatch(/\d{5}/);
  });

  it.each(['12345678', '+47 912 34 567', '4791234567', '004791234567', '99999999999', '2026-08-15T10:00'])(
    'but %s is not one',
    async (value) => expect((await readRoster(extra(value))).issues).toEqual([]),
  );
});

it('holds a long list up against itself row by row, however it is divided', async () => {
  const rows = Array.from({ length: 2500 }, (_, i) =>
    withCell('ansattnr', `A${i}`).replace('kari@', `a${i}@`),
  );
  const roster = await readRoster(file(HEADER, ...rows, rows[0] as string));
  expect(roster.rows).toHaveLength(2500);
  expect(roster.notices.map(({ line }) => line)).toEqual([2502]);
});

describe('a cell as long as the file', () => {
  // Each of these once took the square of its length: minutes, with everybody else waiting.
  const long: [string, string][] = [
    ['of blanks', `a${' '.repeat(1_000_000)}b`],
    ['of blanks nobody sees', `a${'\u200b'.repeat(1_000_000)}b`],
    ['of marks', `a${'\u0301\u0316'.repeat(300_000)}`],
    ['of wide marks', `1${'\uff9e\u0316'.repeat(300_000)}`],
  ];
  it.each(long)('%s is read without delay', async (_, value) => {
    const before = performance.now();
    await readRoster(file(HEADER, withCell('fornavn', value)));
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
