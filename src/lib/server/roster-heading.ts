/**
 * Where a list's headings stand: often there is a title and a date above them. It is the line among the first in which
 * most of the usual names stand; where that is hardly any, the first line, for somebody to say what its columns are.
 * Pure.
 */
import { knownIn } from './roster-columns.ts';
import { firstRow, partsOf, type Start, type TableRow } from './table.ts';

/** Lines that are looked at. */
export const WITHIN = 10;
/** One such name alone may stand in a title. */
const ENOUGH = 2;
/** Characters of a line of headings, and then some. */
const LONGEST = 16 * 1024;

/** @returns the place of the headings among the rows; 0 when no row has any */
export function headingAmong(rows: readonly TableRow[]): number {
  const known = rows.slice(0, WITHIN).map(({ cells }) => knownIn(cells));
  const most = Math.max(...known, 0);
  return most < ENOUGH ? 0 : known.indexOf(most);
}

/**
 * In text it must be known before anything is read: a quote or a comma in the title would change what comes after it.
 * @param text with `\n` as line end
 * @returns where the table starts, and the lines above that have something in them; undefined when no line has headings
 */
export function headingIn(text: string): (Start & { titles: TableRow[] }) | undefined {
  const { before, delimiters, body } = partsOf(text);
  const lines = body.slice(0, WITHIN * LONGEST).split('\n', WITHIN);
  let [most, found]: [number, Start | undefined] = [ENOUGH - 1, undefined];
  for (const above of lines.keys()) {
    const rest = lines.slice(above).join('\n').slice(0, LONGEST);
    for (const delimiter of delimiters) {
      const known = knownIn(firstRow(rest, delimiter));
      if (known > most) [most, found] = [known, { above: before + above, delimiter }];
    }
  }
  if (!found) return undefined;
  const { above, delimiter } = found;
  const titles = lines
    .slice(0, above - before)
    .map((line, i) => ({ line: before + i + 1, cells: line.split(delimiter) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { above, delimiter, titles };
}
