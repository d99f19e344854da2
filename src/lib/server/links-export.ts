/**
 * `links.csv`: a new personal link for everybody who has not completed, for those of them who have none, or for those HR
 * has chosen.
 */
import type { Course } from '#lib/course/course.ts';
import { asOf } from './as-of.ts';
import { audit } from './audit.ts';
import { standings } from './completions.ts';
import type { Store } from './database.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { isCompleted, STATUSES } from '#lib/course/statuses.ts';
import type { Filter } from './filter.ts';
import { newLearnerLinks } from './invitation.ts';
import { csvStream, type Cells } from './spreadsheet.ts';

const HEADER = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'rolle', 'enhet', 'lenke'];

/** Those who are asked to complete, and have no way in yet. */
export const WITHOUT_LINK: Filter = {
  statuses: STATUSES.filter((status) => !isCompleted(status) && status !== 'fritatt'),
  unlinked: true,
};

/**
 * Makes the links and the file. One row for each appointment that is not completed; somebody with two has the same
 * link in both.
 * @param chosen people's ids, or `uten-lenke`; undefined for all
 * @returns the file's bytes, or null when nobody of them needs a link: nothing is made then
 */
export async function linksCsv(
  store: Store,
  course: Course,
  origin: string,
  chosen: ReadonlySet<string> | 'uten-lenke' | undefined,
  hr: string,
  now: Date,
): Promise<ReadableStream<Uint8Array> | null> {
  const rows = await store.db.transaction().execute(async (tx) => {
    const moment = await asOf(tx, course, now);
    const filter = chosen === 'uten-lenke' ? WITHOUT_LINK : { open: true };
    const open = await standings({ db: tx, kind: store.kind }, moment, filter).gather();
    const wanted = chosen instanceof Set ? open.filter((row) => chosen.has(row.person)) : open;
    const people = [...new Set(wanted.map((row) => row.person))];
    if (people.length === 0) return null;
    const links = await newLearnerLinks(tx, people, origin, now);
    const detail = { what: 'links', count: people.length };
    await audit(store, { actor: 'hr', id: hr, action: 'export', detail }, now, tx);
    return wanted.map((row): Cells => {
      const link = links.get(row.person) as string;
      return [row.ansattnr, row.firstName, row.lastName, row.email, row.role, row.unit, link];
    });
  });
  return rows && csvStream(HEADER, from(rows));
}

/** Nothing a user wrote goes into the name. */
export function linksFileName(now: Date): string {
  return `lenker-${norwegianDay(now)}.csv`;
}

async function* from<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
