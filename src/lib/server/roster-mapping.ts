/** What HR says of a file's columns, and remembers for the next file with the same headings. */
import { createHash } from 'node:crypto';
import type { Store } from './database.ts';
import { hasNationalId } from './national-id.ts';
import { columnsOf, FIXABLE, plain, type Column, type Mapping } from './roster-columns.ts';
import type { RosterFile } from './roster-file.ts';

/** In the order the page asks for them. */
export const COLUMNS: readonly Column[] = [
  'ansattnr',
  'fornavn',
  'etternavn',
  'navn',
  'e-post',
  'enhet',
  'sektor',
  'rolle',
  'startdato',
  'leder',
  'nærmeste leder',
];

/** The page's question: which column is what, with what is known already and a few rows to look at. */
export interface MappingQuestion {
  /** Columns that can be pointed out, by their place: empty headings, and those that stand twice, cannot. */
  headings: { at: number; heading: string }[];
  known: { column: Column; at: number | undefined }[];
  missing: Column[];
  /** Of the headings, in the file. */
  line: number;
  sample: string[][];
}

const SAMPLE = 3;
/** Long enough to be recognised. */
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

export function mappingQuestion({ header, rows }: RosterFile, missing: Column[]): MappingQuestion {
  const { at } = columnsOf(header, rows);
  const headings = usable(header.cells).map((i) => ({
    at: i,
    heading: short((header.cells[i] as string).trim()),
  }));
  return {
    headings,
    known: COLUMNS.map((column) => ({ column, at: at.get(column) })),
    missing,
    line: header.line,
    sample: rows.slice(0, SAMPLE).map(({ cells }) => headings.map((one) => short(cells[one.at] ?? ''))),
  };
}

function usable(cells: readonly string[]): number[] {
  const names = cells.map(plain);
  return names.flatMap((name, i) =>
    name !== '' && names.indexOf(name) === names.lastIndexOf(name) ? [i] : [],
  );
}

/**
 * @param form a field for each column, with the column's place in the file, `=ansatt` for one value for everybody, or
 *   nothing; and `fast-…` with the value. Anything else is left out.
 */
export function mappingFrom(form: FormData, { header }: RosterFile): Mapping {
  const may = new Set(usable(header.cells));
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const columns = COLUMNS.flatMap((column): Mapping['columns'] => {
    const at = text(column) === '' ? NaN : Number(text(column));
    return may.has(at) ? [[column, plain(header.cells[at] as string)]] : [];
  });
  const fixed = FIXABLE.flatMap((field): Mapping['fixed'] => {
    const value = text(field).startsWith('=') ? text(field).slice(1) : text(`fast-${field}`);
    const sound = value !== '' && value.length <= 400 && !hasNationalId(value);
    return sound ? [[field, value]] : [];
  });
  return { columns, fixed };
}

/** What the form said, so that whoever has to choose more need not choose again. */
export function mappingChosen(form: FormData): Record<string, string> {
  const names = [...COLUMNS, ...FIXABLE.map((field) => `fast-${field}`)];
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').slice(0, 400)]));
}

const KEY = 'roster:columns:';

/** Whatever order the columns stand in. A hash: headings are nobody's business but the file's. */
function keyOf(headings: readonly string[]): string {
  const names = [...headings].map(plain).sort();
  return KEY + createHash('sha256').update(JSON.stringify(names)).digest('hex');
}

export async function rememberMapping(store: Store, headings: readonly string[], mapping: Mapping) {
  const value = JSON.stringify(mapping);
  await store.db
    .insertInto('setting')
    .values({ key: keyOf(headings), value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute();
}

/** @returns what was said last of a file with these headings */
export async function rememberedMapping(
  store: Store,
  headings: readonly string[],
): Promise<Mapping | undefined> {
  const row = await store.db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', keyOf(headings))
    .executeTakeFirst();
  return row && (JSON.parse(row.value) as Mapping);
}

/** Forgets everything that has been said of columns. They are seldom many, and asking again costs a minute. */
export async function forgetMappings(store: Store): Promise<void> {
  await store.db.deleteFrom('setting').where('key', 'like', `${KEY}%`).execute();
}
