/** Letters to print, with a personal link each: for those without e-mail, or for a whole unit. */
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { placeName } from '#lib/course/printed.ts';
import type { Role } from '#lib/scenario/format.ts';
import { asOf } from './as-of.ts';
import { audit } from './audit.ts';
import { standings, type Standing } from './completions.ts';
import type { Database, Store } from './database.ts';
import { LINK_LIFE, newLearnerLinks } from './invitation.ts';
import { isWithin } from './units.ts';

/** A browser prints so many at once, and a person folds them. */
export const MOST_LETTERS = 500;

export interface Letter {
  person: string;
  name: string;
  place: string;
  roles: Role[];
  link: string;
  /** The last day the link works. */
  until: string;
}

export interface LetterChoice {
  /** Only those without an e-mail address. */
  withoutMail: boolean;
  /** A unit's whole name: there and below; empty for everywhere. */
  within: string;
}

/** Those who have not completed, by person. */
export interface Waiting {
  all: number;
  withoutMail: number;
  /** Units somebody waits in, and those above them, in order. */
  units: string[];
}

export async function waitingForLetters(store: Store, course: Course, now: Date): Promise<Waiting> {
  const rows = await waiting(store.db, store.kind, course, now);
  const people = new Map(rows.map((row) => [row.person, row.email]));
  const units = new Set(rows.flatMap(({ unit }) => withParents(unit)));
  return {
    all: people.size,
    withoutMail: [...people.values()].filter((email) => !email).length,
    units: [...units].sort((a, b) => a.localeCompare(b, 'nb')),
  };
}

/**
 * Makes the links and says what stands in the letters: one for each person, whatever number of appointments they have.
 * @returns how many it would be when that is too many, and nothing is made then
 */
export async function makeLetters(
  store: Store,
  course: Course,
  origin: string,
  { withoutMail, within }: LetterChoice,
  hr: string,
  now: Date,
): Promise<Letter[] | { tooMany: number }> {
  return store.db.transaction().execute(async (tx) => {
    const open = await waiting(tx, store.kind, course, now);
    const wanted = open.filter((row) => isWithin(row.unit, within) && !(withoutMail && row.email));
    const people = Map.groupBy(wanted, ({ person }) => person);
    if (people.size > MOST_LETTERS) return { tooMany: people.size };
    if (people.size === 0) return [];
    const links = await newLearnerLinks(tx, [...people.keys()], origin, now);
    const detail = { count: people.size, withoutMail };
    await audit(store, { actor: 'hr', id: hr, action: 'letters', detail }, now, tx);
    const until = norwegianDay(new Date(now.getTime() + LINK_LIFE));
    return [...people].map(([person, rows]): Letter => {
      const { firstName, lastName, unit } = rows[0] as Standing;
      const roles = [...new Set(rows.map(({ role }) => role))];
      const link = links.get(person) as string;
      return { person, name: `${firstName} ${lastName}`, place: placeName(unit), roles, link, until };
    });
  });
}

async function waiting(db: Database, kind: Store['kind'], course: Course, now: Date): Promise<Standing[]> {
  const moment = await asOf(db, course, now);
  return standings({ db, kind }, moment, { open: true }).execute();
}

function withParents(unit: string): string[] {
  const parts = unit.split(' > ');
  return parts.map((_, i) => parts.slice(0, i + 1).join(' > '));
}
