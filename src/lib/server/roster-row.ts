/** One line of a file as one appointment, or everything that is wrong with it. Pure. */
import { roster as words } from '#lib/i18n/nb/roster.ts';
import { readCell, shown, type Cell, type Field } from './roster-cell.ts';
import { plain, type Column, type Columns, type Fixable } from './roster-columns.ts';
import type { RosterIssue, RosterRow } from './roster.ts';
import type { TableRow } from './table.ts';

/** Gathers issues and notices in the lists it is given. @returns undefined when something stops the line */
export function readRow(
  { line, cells }: TableRow,
  header: TableRow,
  { at, fixed }: Columns,
  found: { issues: RosterIssue[]; notices: RosterIssue[] },
): RosterRow | undefined {
  const wants = header.cells.length;
  // Excel leaves out or adds empty cells at the end of a line.
  if (cells.length < wants || cells.slice(wants).some((cell) => cell.trim() !== '')) {
    const needed = Math.max(...at.values()) + 1;
    if (cells.length < needed || cells.length > wants) {
      found.issues.push({ line, column: '', message: words.columnCount(cells.length, wants) });
      return undefined;
    }
  }
  const cell = (column: Column) => cells[at.get(column) ?? -1] ?? '';
  const texts = textsOf(cell, (column) => at.has(column), fixed);
  if ('fault' in texts) {
    found.issues.push({ line, column: headingOf('navn', header, at), message: texts.fault });
    return undefined;
  }
  let faulty = false;
  const get = <F extends Field>(field: F): Cell<F> => {
    const result = readCell(field, texts[field]);
    if ('value' in result) return result.value as Cell<F>;
    faulty = true;
    found.issues.push({ line, column: headingOf(field, header, at), message: result.fault });
    return '' as Cell<F>;
  };
  const row: RosterRow = {
    line,
    ansattnr: get('ansattnr'),
    firstName: get('fornavn'),
    lastName: get('etternavn'),
    email: get('e-post'),
    unit: get('enhet'),
    role: get('rolle'),
    starts: get('startdato'),
    ...leadership(cell, (column, message) => {
      found.notices.push({ line, column: headingOf(column, header, at), message });
    }),
  };
  return faulty ? undefined : row;
}

/** The heading as it stands in the file, so that one finds the column again. */
function headingOf(column: Column, header: TableRow, at: ReadonlyMap<Column, number>): string {
  const joined: Partial<Record<Column, Column>> = { fornavn: 'navn', etternavn: 'navn', enhet: 'sektor' };
  const heading = header.cells[at.get(column) ?? at.get(joined[column] ?? column) ?? -1]?.trim() ?? column;
  return plain(heading) === plain(column) ? column : shown(heading);
}

function textsOf(
  cell: (column: Column) => string,
  has: (column: Column) => boolean,
  fixed: ReadonlyMap<Fixable, string>,
): Record<Field, string> | { fault: string } {
  const whole = has('navn') && !(has('fornavn') && has('etternavn'));
  const name = whole ? splitName(cell('navn')) : { first: cell('fornavn'), last: cell('etternavn') };
  if ('fault' in name) return name;
  return {
    ansattnr: cell('ansattnr'),
    fornavn: has('fornavn') ? cell('fornavn') : name.first,
    etternavn: has('etternavn') ? cell('etternavn') : name.last,
    'e-post': cell('e-post'),
    enhet:
      has('enhet') || has('sektor') ? joinUnit(cell('sektor'), cell('enhet')) : (fixed.get('enhet') ?? ''),
    rolle: has('rolle') ? cell('rolle') : (fixed.get('rolle') ?? ''),
    startdato: has('startdato') ? cell('startdato') : (fixed.get('startdato') ?? ''),
  };
}

/** What stands before a surname and belongs to it. */
const PARTICLE = /^(van|von|de|den|der|di|la|le|af|av|ter|ten|bin|al)$/;

/** `Etternavn, Fornavn` or `Fornavn Etternavn`: without a comma the last word is the surname. */
function splitName(text: string): { first: string; last: string } | { fault: string } {
  const comma = text.indexOf(',');
  if (comma >= 0) return { last: text.slice(0, comma), first: text.slice(comma + 1) };
  const parts = text.slice(0, 1000).split(/\s+/).filter(Boolean);
  if (parts.length === 1) return { fault: words.onlyFirstName(shown(text.trim())) };
  let from = parts.length - 1;
  while (from > 1 && PARTICLE.test(parts[from - 1] as string)) from--;
  return { first: parts.slice(0, from).join(' '), last: parts.slice(from).join(' ') };
}

/** A sector and a unit become a branch of the tree, also when the unit's name begins with the sector's already. */
function joinUnit(sector: string, unit: string): string {
  const [above, own] = [sector.trim(), unit.trim()];
  if (above === '' || own === '') return own || above;
  const first = (own.split('>')[0] as string).trim();
  return first.toLowerCase() === above.toLowerCase() ? own : `${above} > ${own}`;
}

const YES = new Set(['ja', 'j', 'x', '1', 'true', 'sann']);
const NO = new Set(['', 'nei', 'n', '0', 'false', 'usann']);

/** Who leads is worth knowing, but no reason to stop a file: what cannot be read is said and left out. */
function leadership(
  cell: (column: Column) => string,
  say: (column: Column, message: string) => void,
): Pick<RosterRow, 'leads' | 'manager'> {
  const answer = cell('leder').trim();
  if (!YES.has(answer.toLowerCase()) && !NO.has(answer.toLowerCase()))
    say('leder', words.notYesOrNo(shown(answer)));
  const named = cell('nærmeste leder').trim();
  const number = named === '' ? undefined : readCell('ansattnr', named);
  if (number && 'fault' in number) say('nærmeste leder', words.notALeader(shown(named)));
  return {
    ...(YES.has(answer.toLowerCase()) && { leads: true as const }),
    ...(number && 'value' in number && { manager: number.value as string }),
  };
}
