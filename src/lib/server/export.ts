/**
 * `completions.csv` and `completions.xlsx`: who has completed, one row for each appointment, exactly those the page
 * shows. Never answers, endings, tries or time spent.
 */
import { writeXlsxStream } from 'hucre/xlsx';
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import type { Status } from '#lib/course/statuses.ts';
import type { HrRow } from '#lib/scenario/attempt.ts';
import { asOf } from './as-of.ts';
import { standings, type Standing } from './completions.ts';
import type { Store } from './database.ts';
import type { Filter } from './filter.ts';
import { csvLines, csvStream, type Cells } from './spreadsheet.ts';

const STATUS: Record<Status, string> = {
  'ikke-begynt': 'ikke begynt',
  paabegynt: 'påbegynt',
  fullfort: 'fullført',
  'fullfort-sent': 'fullført etter frist',
  forfalt: 'forfalt',
  utlopt: 'utløpt',
  fritatt: 'fritatt',
};

/** The columns, and nothing else: what is not named here cannot get out. */
const COLUMNS: Record<string, (standing: Standing) => string | null> = {
  ansattnr: (s) => s.ansattnr,
  fornavn: (s) => s.firstName,
  etternavn: (s) => s.lastName,
  'e-post': (s) => s.email,
  rolle: (s) => s.role,
  enhetskode: (s) => s.unitCode,
  enhet: (s) => s.unit,
  sektor: (s) => s.sector,
  'nærmeste leder': (s) => s.leader,
  'startdato/valgperiode': (s) => s.period ?? s.starts,
  tildelt: (s) => s.assigned,
  frist: (s) => s.deadline,
  status: (s) => STATUS[s.status],
  fullført: (s) => s.completedAt && norwegianDay(s.completedAt),
  mottatt: (s) => s.receivedAt && norwegianDay(s.receivedAt),
  kursutgave: (s) => s.courseEdition,
  retningslinjeversjon: (s) => s.guideline,
  språk: (s) => s.language,
  // Opened again by a change: no day can be said.
  'gyldig til': (s) => (s.changed ? null : s.validTo),
  påminnelser: (s) => String(s.reminders),
  'fritak/utsettelse': (s) => s.relief && reliefSaid(s.relief),
  innlogging: (s) => s.login,
  kvittering: (s) => s.receipt,
};

/** `utsettelse til 2026-12-31: vikariat` */
const reliefSaid = ({ kind, to, reason }: NonNullable<Standing['relief']>) =>
  `${kind}${to === null ? '' : ` til ${to}`}: ${reason}`;

export const COLUMN_NAMES: readonly string[] = Object.keys(COLUMNS);

/** The same row as in the file, by column; `null` is an empty cell. */
export function cellsOf(standing: Standing): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([column, cell]) => [column, cell(standing) || null]),
  );
}

/** The same row as in the file, for whoever it is about. */
export function hrRowOf(standing: Standing): HrRow {
  const cells = Object.entries(cellsOf(standing)).map(([column, cell]) => [column, cell ?? ''] as const);
  return {
    cells: Object.fromEntries(cells),
    csv: csvLines([COLUMN_NAMES, cells.map(([, cell]) => cell)]),
  };
}

/** The file's bytes, made while they are downloaded. */
export function completionsCsv(
  store: Store,
  course: Course,
  now: Date,
  filter: Filter = {},
): ReadableStream<Uint8Array> {
  return csvStream(COLUMN_NAMES, rows(store, course, now, filter));
}

/** The same as a workbook, made while it is downloaded. Every cell is a text, also what looks like a number or a formula. */
export function completionsXlsx(
  store: Store,
  course: Course,
  now: Date,
  filter: Filter = {},
): ReadableStream<Uint8Array> {
  const columns = COLUMN_NAMES.map((header) => ({ header, width: 18 }));
  const cells = texts(rows(store, course, now, filter));
  return writeXlsxStream(cells, { name: 'Fullføringer', columns, freezePane: { rows: 1 } });
}

async function* texts(rows: AsyncIterable<Cells>): AsyncGenerator<(string | null)[]> {
  for await (const cells of rows) yield cells.map((cell) => (cell === '' ? null : cell));
}

const CLOCK = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * `fullforinger-oppvekst-forfalt-2026-11-28-0812.csv`: what was chosen, and when.
 * @param chosen of what somebody wrote (a unit's name) only letters and digits are left
 */
export function completionsFileName(
  now: Date,
  ending: 'csv' | 'xlsx',
  ...chosen: (string | undefined)[]
): string {
  const parts = chosen.flatMap((part) => (part ? [plainName(part)] : [])).filter(Boolean);
  const clock = CLOCK.format(now).replace(/\D/g, '');
  return `${['fullforinger', ...parts, norwegianDay(now), clock].join('-')}.${ending}`;
}

function plainName(text: string): string {
  const letters = text
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return letters
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}

async function* rows(store: Store, course: Course, now: Date, filter: Filter): AsyncGenerator<Cells> {
  const reader = store.reader();
  try {
    const source = { db: reader.db, kind: store.kind };
    const moment = await asOf(reader.db, course, now);
    for await (const standing of standings(source, moment, filter).stream(200)) {
      yield Object.values(COLUMNS).map((cell) => cell(standing));
    }
  } finally {
    await reader.close();
  }
}
