/** Every edition and every document ever served. Hand-ins are judged by these and nothing else. */
import { createHash } from 'node:crypto';
import type { Course } from '#lib/course/course.ts';
import {
  canonical,
  type EditionBody,
  type PointVersions,
  type TestEditionBody,
} from '#lib/scenario/edition.ts';
import type { Database, Store } from './database.ts';
import type { DocumentRow } from './schema.ts';

/** What the build hands over (`virtual:course`, `virtual:editions`). */
export interface Served {
  course: Course;
  /** The whole course as canonical JSON. */
  courseBody: string;
  /** Edition hash → the graph it names, of a scenario or of a knowledge test. */
  editions: Record<string, EditionBody | TestEditionBody>;
}

export type ServedEdition = (EditionBody | TestEditionBody) & {
  /** ISO 8601 */
  firstServed: string;
};

/**
 * Inserts what is not there yet. Nothing is ever changed or removed.
 * @throws when a hash does not fit its content: then the build is broken
 */
export async function keepEditions(store: Store, served: Served, now: Date): Promise<void> {
  const first_served = now.toISOString();
  const editions = Object.entries(served.editions).map(([hash, edition]) => {
    const { id: scenario, role: audience } = edition.graph;
    return { hash, scenario, audience, body: canonical(edition), first_served };
  });
  const { edition: hash, guideline } = served.course;
  const course = { hash, guideline, body: served.courseBody, first_served };
  for (const row of [...editions, course]) proveHash(row);
  await store.db.transaction().execute(async (tx) => {
    for (const edition of editions) {
      await tx
        .insertInto('edition')
        .values(edition)
        .onConflict((c) => c.doNothing())
        .execute();
    }
    for (const { id, version, role: audience } of served.course.documents ?? []) {
      await tx
        .insertInto('document')
        .values({ id, version, audience, first_served })
        .onConflict((c) => c.doNothing())
        .execute();
    }
    await tx
      .insertInto('course_edition')
      .values(course)
      .onConflict((c) => c.doNothing())
      .execute();
  });
}

/** An edition never changes, so what has been read once is kept; what was not there is asked for again. */
const read = new WeakMap<Store, Map<string, ServedEdition>>();

/** @returns the edition, or undefined when it was never served here */
export async function servedEdition(store: Store, hash: string): Promise<ServedEdition | undefined> {
  const known = read.get(store) ?? new Map<string, ServedEdition>();
  read.set(store, known);
  const seen = known.get(hash);
  if (seen) return seen;
  const row = await store.db.selectFrom('edition').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (!row) return undefined;
  proveHash(row);
  const edition = {
    ...(JSON.parse(row.body) as EditionBody | TestEditionBody),
    firstServed: row.first_served,
  };
  known.set(hash, edition);
  return edition;
}

/** By hash: an edition is what its hash says, in whatever database. */
const versions = new Map<string, PointVersions>();

/** @returns in which version each of these editions trains each of its points, by hash; unknown ones are left out */
export async function pointVersions(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, PointVersions>> {
  const unread = [...new Set(hashes)].filter((hash) => !versions.has(hash));
  if (unread.length > 0) {
    const rows = await db
      .selectFrom('edition')
      .select(['hash', 'body'])
      .where('hash', 'in', unread)
      .execute();
    for (const { hash, body } of rows) versions.set(hash, (JSON.parse(body) as EditionBody).points);
  }
  return versions;
}

/** @returns every version of a document that was ever served, by version */
export async function servedVersions(store: Store, document: string): Promise<Map<string, DocumentRow>> {
  const rows = await store.db.selectFrom('document').selectAll().where('id', '=', document).execute();
  return new Map(rows.map((row) => [row.version, row]));
}

/** Has any edition of this scenario ever been served? */
export async function isServedScenario(store: Store, scenario: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('edition')
    .select('hash')
    .where('scenario', '=', scenario)
    .executeTakeFirst();
  return row !== undefined;
}

function proveHash({ hash, body }: { hash: string; body: string }): void {
  const found = createHash('sha256').update(body).digest('hex');
  if (found !== hash) throw new Error(`edition ${hash} has content with the hash ${found}`);
}

/**
 * The course that was served last, for work that is done without the server. It has more words than the server's own:
 * its tests are whole.
 * @returns undefined when none ever was served
 */
export async function lastCourse(store: Store): Promise<Course | undefined> {
  const row = await store.db
    .selectFrom('course_edition')
    .select(['hash', 'body'])
    .orderBy('first_served', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...(JSON.parse(row.body) as Omit<Course, 'edition'>), edition: row.hash };
}
