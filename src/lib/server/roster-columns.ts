/** Which column of a file is what: by the usual names, or as somebody in HR has said. Pure. */
import { roster as words } from '#lib/i18n/nb/roster.ts';
import { readCell, shown, type Field } from './roster-cell.ts';
import type { RosterIssue } from './roster.ts';
import type { TableRow } from './table.ts';

/** What a column can hold. A name can stand in one column, and a unit in two. */
export type Column = Field | 'navn' | 'sektor' | 'leder' | 'nærmeste leder';
/** What may be the same for a whole file, and then needs no column. */
export const FIXABLE = ['enhet', 'rolle', 'startdato'] as const;
export type Fixable = (typeof FIXABLE)[number];

/** What somebody has said of a file's columns; kept as JSON, and used again for files with the same headings. */
export interface Mapping {
  /** Pairs of column and heading, as `plain` has it. */
  columns: [Column, string][];
  fixed: [Fixable, string][];
}

export interface Columns {
  at: ReadonlyMap<Column, number>;
  fixed: ReadonlyMap<Fixable, string>;
  issues: RosterIssue[];
  notices: RosterIssue[];
  /** What nobody has pointed out and which cannot be left out. */
  missing: Column[];
}

/** The usual names, the most certain first; as `plain` has them. */
const NAMES: readonly (readonly [Column, readonly string[]])[] = [
  [
    'ansattnr',
    // prettier-ignore
    ['ansattnr', 'ansattnummer', 'ressursnr', 'ressursnummer', 'ressursid', 'ansattid', 'ansnr', 'medarbeidernr',
     'medarbeidernummer', 'arbeidstakernr', 'arbeidstakernummer', 'lønnsnr', 'lønnsnummer'],
  ],
  ['fornavn', ['fornavn', 'fornavnogmellomnavn']],
  ['etternavn', ['etternavn', 'slektsnavn']],
  ['navn', ['navn', 'fulltnavn', 'ansattnavn']],
  // prettier-ignore
  ['e-post', ['epost', 'epostadresse', 'epostjobb', 'epostarbeid', 'jobbepost', 'arbeidsepost', 'email', 'emailadresse',
    'mail', 'mailadresse']],
  // prettier-ignore
  ['enhet', ['enhet', 'enhetsnavn', 'organisasjonsenhet', 'avdeling', 'avdelingsnavn', 'tjenestested', 'arbeidssted']],
  ['sektor', ['sektor', 'sektornavn', 'kommunalområde', 'tjenesteområde', 'etat']],
  ['rolle', ['rolle']],
  // prettier-ignore
  ['startdato', ['startdato', 'ansattfra', 'ansattfradato', 'ansattdato', 'ansettelsesdato', 'tiltredelsesdato',
    'tiltredelse', 'valgtfra', 'fradato']],
  ['leder', ['leder', 'erleder', 'lederjanei']],
  // prettier-ignore
  ['nærmeste leder', ['nærmesteleder', 'nærmestelederansattnr', 'nærmestelederansattnummer', 'nærmestelederressursnr',
    'lederansattnr', 'lederansattnummer', 'ledersansattnr', 'ledersansattnummer', 'lederressursnr']],
];
/** Names that often hold something else, a job's title for instance: only when every cell fits. */
const UNCERTAIN: readonly (readonly [Field, readonly string[]])[] = [
  ['rolle', ['stilling', 'stillingstype', 'type', 'gruppe']],
];

/** A heading without capitals, blanks and signs: `E-post adresse:` and `epostadresse` are the same. */
export function plain(heading: string): string {
  return heading
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const NAMED: ReadonlyMap<string, Column> = new Map(
  NAMES.flatMap(([column, names]) => names.map((name) => [name, column] as const)),
);

/** How many columns have a heading of a usual name in the line? */
export function knownIn(cells: readonly string[]): number {
  return new Set(cells.flatMap((cell) => NAMED.get(plain(cell)) ?? [])).size;
}

/**
 * @param mapping what somebody has said of a file with these headings; then nothing is guessed
 */
export function columnsOf(header: TableRow, rows: readonly TableRow[], mapping?: Mapping): Columns {
  const headings = header.cells.map(plain);
  const { at, doubles } = mapping ? saidBy(mapping, headings) : guess(headings, rows);
  const fixed = new Map(mapping?.fixed);
  const used = new Set(at.values());
  const ignored = header.cells
    .map((cell) => cell.trim())
    .filter((cell, i) => cell !== '' && !used.has(i) && !doubles.some((name) => name === headings[i]));
  const issue = (column: string, message: string) => ({ line: header.line, column: shown(column), message });
  return {
    at,
    fixed,
    issues: doubles.map((name) => {
      const heading = (header.cells[headings.indexOf(name)] as string).trim();
      return issue(heading, words.doubleHeader(shown(heading)));
    }),
    notices: ignored.map((cell) => issue(cell, words.ignoredColumn)),
    missing: missingOf(at, fixed, mapping !== undefined),
  };
}

/** @returns where each column is, and the headings that stand more than once though one of them is needed */
function guess(headings: readonly string[], rows: readonly TableRow[]) {
  const at = new Map<Column, number>();
  const doubles: string[] = [];
  const take = (column: Column, name: string | undefined) => {
    if (name === undefined) return;
    if (headings.indexOf(name) !== headings.lastIndexOf(name)) doubles.push(name);
    at.set(column, headings.indexOf(name));
  };
  for (const [column, names] of NAMES)
    take(
      column,
      names.find((name) => headings.includes(name)),
    );
  for (const [field, names] of UNCERTAIN) {
    if (at.has(field)) continue;
    const fits = (i: number) =>
      rows.length > 0 && rows.every(({ cells }) => 'value' in readCell(field, cells[i] ?? ''));
    take(
      field,
      names.find((name) => headings.includes(name) && fits(headings.indexOf(name))),
    );
  }
  return { at, doubles };
}

function saidBy(mapping: Mapping, headings: readonly string[]) {
  const at = new Map<Column, number>();
  for (const [column, heading] of mapping.columns) {
    const i = headings.indexOf(heading);
    if (i >= 0) at.set(column, i);
  }
  return { at, doubles: [] as string[] };
}

/** @param said somebody has looked: then addresses may be left out */
function missingOf(
  at: ReadonlyMap<Column, number>,
  fixed: ReadonlyMap<Fixable, string>,
  said: boolean,
): Column[] {
  const has = (...columns: (Column | Fixable)[]) =>
    columns.some((column) => at.has(column) || fixed.has(column as Fixable));
  const missing: Column[] = [];
  if (!has('ansattnr')) missing.push('ansattnr');
  if (!has('fornavn', 'navn')) missing.push('fornavn');
  if (!has('etternavn', 'navn')) missing.push('etternavn');
  if (!said && !has('e-post')) missing.push('e-post');
  if (!has('enhet', 'sektor')) missing.push('enhet');
  if (!has('rolle')) missing.push('rolle');
  if (!has('startdato')) missing.push('startdato');
  return missing;
}
