/** `completions.csv`: who has completed, one row for each appointment. Never answers, endings, tries or time spent. */
import type { HrRow } from '#lib/scenario/attempt.ts';
import type { Store } from './database.ts';
import { asOf } from './as-of.ts';
import { standings, type Standing } from './completions.ts';
import type { Course } from '#lib/course/course.ts';
import type { Scope } from './scope.ts';
import { norwegianDay } from '#lib/course/day.ts';
import type { Status } from '#lib/course/statuses.ts';
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
  enhet: (s) => s.unit,
  startdato: (s) => s.starts,
  status: (s) => STATUS[s.status],
  fullført: (s) => s.completedAt && norwegianDay(s.completedAt),
  mottatt: (s) => s.receivedAt && norwegianDay(s.receivedAt),
  kursutgave: (s) => s.courseEdition,
  retningslinjeversjon: (s) => s.guideline,
  språk: (s) => s.language,
  // Opened again by a change: no day can be said.
  'gyldig til': (s) => (s.changed ? null : s.validTo),
  innlogging: (s) => s.login,
  kvittering: (s) => s.receipt,
};

export const COLUMN_NAMES: readonly string[] = Object.keys(COLUMNS);

/** The same row as in the file, for whoever it is about. */
export function hrRowOf(standing: Standing): HrRow {
  const cells = Object.entries(COLUMNS).map(([column, cell]) => [column, cell(standing) ?? ''] as const);
  return {
    cells: Object.fromEntries(cells),
    csv: csvLines([Object.keys(COLUMNS), cells.map(([, cell]) => cell)]),
  };
}

/** The file's bytes, made while they are downloaded. */
export function completionsCsv(
  store: Store,
  course: Course,
  now: Date,
  scope: Scope = {},
): ReadableStream<Uint8Array> {
  return csvStream(Object.keys(COLUMNS), rows(store, course, now, scope));
}

/** Nothing a user wrote goes into the name. */
export function completionsFileName(now: Date): string {
  return `fullforinger-${norwegianDay(now)}.csv`;
}

async function* rows(store: Store, course: Course, now: Date, scope: Scope): AsyncGenerator<Cells> {
  const reader = store.reader();
  try {
    const source = { db: reader.db, kind: store.kind };
    const moment = await asOf(reader.db, course, now);
    for await (const standing of standings(source, moment, { scope }).stream(200)) {
      yield Object.values(COLUMNS).map((cell) => cell(standing));
    }
  } finally {
    await reader.close();
  }
}
