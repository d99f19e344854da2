/** Finding people in HR's list. A search stands in a form, never in an address: it holds names. */
import type { Course } from '#lib/course/course.ts';
import { asOf } from './as-of.ts';
import { standings, type Standing } from './completions.ts';
import type { Store } from './database.ts';

/** What HR's list of people shows. */
export interface PersonRow {
  appointment: string;
  person: string;
  ansattnr: string;
  name: string;
  role: Standing['role'];
  unit: string;
  status: Standing['status'];
  /** Has a personal link that can be used. */
  link: boolean;
}

/**
 * People whose name, number or unit holds every word of the question, whatever its capitals.
 * @returns at most `most` rows, in the order of the list, and whether there were more
 */
export async function findPeople(
  store: Store,
  course: Course,
  question: string,
  most: number,
  now: Date,
): Promise<{ rows: PersonRow[]; more: boolean }> {
  const words = fold(question.slice(0, 200)).split(/\s+/).filter(Boolean);
  const found: Standing[] = [];
  const reader = store.reader();
  try {
    const moment = await asOf(reader.db, course, now);
    // Folding here: SQLite knows capitals of ASCII only.
    for await (const row of standings({ db: reader.db, kind: store.kind }, moment).stream(500)) {
      const text = fold(`${row.firstName} ${row.lastName} ${row.ansattnr} ${row.unit}`);
      if (words.every((word) => text.includes(word)) && found.push(row) > most) break;
    }
  } finally {
    await reader.close();
  }
  return { rows: await withLinks(store, found.slice(0, most), now), more: found.length > most };
}

const fold = (text: string) => text.normalize('NFC').toLocaleLowerCase('nb');

/** The rows as the list shows them: which have a link that works. */
export async function withLinks(store: Store, rows: readonly Standing[], now: Date): Promise<PersonRow[]> {
  const people = [...new Set(rows.map((row) => row.person))];
  const live = await store.db
    .selectFrom('invitation')
    .select('person')
    .where('person', 'in', [...people, ''])
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .execute();
  const linked = new Set(live.map((row) => row.person));
  return rows.map(({ appointment, person, ansattnr, firstName, lastName, role, unit, status }) => ({
    appointment,
    person,
    ansattnr,
    name: `${lastName}, ${firstName}`,
    role,
    unit,
    status,
    link: linked.has(person),
  }));
}
