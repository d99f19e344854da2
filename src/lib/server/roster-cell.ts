/** What one cell of a roster may hold, column by column. Pure. */
import { roster as words } from '#lib/i18n/nb/roster.ts';
import type { Role } from '#lib/scenario/format.ts';

export type Field = 'ansattnr' | 'fornavn' | 'etternavn' | 'e-post' | 'enhet' | 'rolle' | 'startdato';
export type Cell<F extends Field> = F extends 'rolle' ? Role : F extends 'e-post' ? string | null : string;
type Read<F extends Field> = { value: Cell<F> } | { fault: string };

const MAX = {
  ansattnr: 32,
  fornavn: 100,
  etternavn: 100,
  'e-post': 254,
  enhet: 400,
  rolle: 40,
  startdato: 40,
};
const DEEPEST = 6;
/** Line ends, other controls, what is no letter and never will be, and marks that turn the direction of a whole line. */
const UNREADABLE = /[\p{Cc}\p{Cn}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What a formula leaves when it fails, in English and Norwegian. */
const EXCEL_ERROR = /^#(N\/A|I\/T|REF!|VALUE!|VERDI!|NAME\?|NAVN\?|DIV\/0!|NULL!|NUM!|DATO)$/i;

const READERS: { [F in Field]: (text: string) => Read<F> } = {
  ansattnr: readNumber,
  fornavn: (value) => ({ value }),
  etternavn: (value) => ({ value }),
  'e-post': readEmail,
  enhet: readUnit,
  rolle: readRole,
  startdato: readDate,
};

/** @returns the cell's value, tidied, or what is wrong with it. An e-mail address may be left out; nothing else may. */
export function readCell<F extends Field>(field: F, raw: string): Read<F> {
  const text = trimmed(raw).replace(/[ \u00a0]+/g, ' ');
  if (text === '') {
    return field === 'e-post' ? { value: null as Cell<F> } : { fault: words.required(field) };
  }
  if (text.length > MAX[field]) return { fault: words.tooLong(MAX[field]) };
  if (UNREADABLE.test(text)) return { fault: words.unreadable };
  if (text.includes('\ufffd')) return { fault: words.wrongLetters };
  if (EXCEL_ERROR.test(text)) return { fault: words.excelError(text) };
  return READERS[field](text);
}

const BLANK = /[\s\u00ad\u200b\ufeff]/;

/** Letter by letter: a pattern bound to the end tries every blank in the middle, and a cell can hold millions. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && BLANK.test(text[from] as string)) from++;
  while (to > from && BLANK.test(text[to - 1] as string)) to--;
  return text.slice(from, to);
}

/** Letters and digits as they stand: leading zeros are part of the number. */
function readNumber(value: string): Read<'ansattnr'> {
  if (/^\d([.,]\d+)?E\+\d+$/i.test(value)) return { fault: words.mangledNumber(value) };
  return /^[\p{L}\p{N}][\p{L}\p{N}./_-]*$/u.test(value) ? { value } : { fault: words.ansattnr(shown(value)) };
}

/** Kept in lower case, so that a change of case is no change. */
function readEmail(value: string): Read<'e-post'> {
  const valid = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/.test(value);
  return valid ? { value: value.toLowerCase() } : { fault: words.email(shown(value)) };
}

function readUnit(text: string): Read<'enhet'> {
  const parts = text.split('>').map((part) => part.trim());
  if (parts.some((part) => part === '')) return { fault: words.unitPart(shown(text)) };
  if (parts.length > DEEPEST) return { fault: words.unitDepth(DEEPEST) };
  return { value: parts.join(' > ') };
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['ansatt', 'ansatt'],
  ['folkevalgt', 'folkevalgt'],
  ['politiker', 'folkevalgt'],
  ['vara', 'folkevalgt'],
  ['varamedlem', 'folkevalgt'],
  ['vararepresentant', 'folkevalgt'],
]);

function readRole(text: string): Read<'rolle'> {
  const role = ROLES.get(text.toLowerCase());
  return role ? { value: role } : { fault: words.role(shown(text)) };
}

/** `2026-08-15`, `15.08.2026` or `15.8.2026`; a day that exists, between 1940 and 2099. */
function readDate(text: string): Read<'startdato'> {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const norwegian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (!iso && !norwegian) {
    return { fault: /^\d{5}$/.test(text) ? words.serialDate(text) : words.date(shown(text)) };
  }
  const [year, month, day] = (iso ? iso.slice(1) : (norwegian as string[]).slice(1).reverse()).map(
    Number,
  ) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (exists && (year < 1940 || year > 2099)) return { fault: words.year(text) };
  return exists ? { value: date.toISOString().slice(0, 10) } : { fault: words.noSuchDay(text) };
}

/** What somebody wrote, short enough for a message, and with no quotation mark that could end it there. */
export function shown(text: string): string {
  const quoted = text.replace(/[«»]/g, '"');
  return quoted.length > 40 ? `${quoted.slice(0, 40)}…` : quoted;
}
