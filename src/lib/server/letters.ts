/** Letters to print, with a personal link each: for those without e-mail, or for a whole unit. */
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { placeName } from '#lib/course/printed.ts';
import type { Role } from '#lib/scenario/format.ts';
import { asOf } from './as-of.ts';
import { audit } from './audit.ts';
import { standings, type Standing } from './completions.ts';
import type { Filter } from './filter.ts';
import type { Store } from './database.ts';
import { LINK_LIFE, newLearnerLinks } from './invitation.ts';
import { seesAll, type Scope } from './scope.ts';

/** A browser prints so many at once, and a person folds them. */
export const MOST_LETTERS = 500;

export interface Letter {
  person: string;
  name: string;
  place: string;
  roles: Role[];
  /** The link shows the appointment in this role alone; null when it shows everything. */
  only: Role | null;
  /** The first deadline, a date; null when there is none. */
  deadline: string | null;
  /** It is over. */
  late: boolean;
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

export async function waitingForLetters(
  store: Store,
  course: Course,
  scope: Scope,
  now: Date,
): Promise<Waiting> {
  const rows = await waiting({ db: store.reading, kind: store.kind }, course, { scope }, now);
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
 * Whoever makes a letter holds its link: so a leader's, and the secretariat's, shows what it is about and no more.
 * @returns how many it would be when that is too many, and nothing is made then
 */
export async function makeLetters(
  store: Store,
  course: Course,
  origin: string,
  { withoutMail, within }: LetterChoice,
  by: { hr: string; scope: Scope },
  now: Date,
): Promise<Letter[] | { tooMany: number }> {
  return store.db.transaction().execute(async (tx) => {
    const open = await waiting({ db: tx, kind: store.kind }, course, { within, scope: by.scope }, now);
    const wanted = open.filter(({ email }) => !withoutMail || !email);
    const people = Map.groupBy(wanted, ({ person }) => person);
    if (people.size > MOST_LETTERS) return { tooMany: people.size };
    if (people.size === 0) return [];
    const only = seesAll(by.scope) ? new Map<string, Role>() : onlyRoles(people);
    const links = await newLearnerLinks(tx, [...people.keys()], origin, now, only);
    const detail = { count: people.size, withoutMail };
    await audit(store, { actor: 'hr', id: by.hr, action: 'letters', detail }, now, tx);
    const today = norwegianDay(now);
    const until = norwegianDay(new Date(now.getTime() + LINK_LIFE));
    return [...people].map(([person, rows]): Letter => {
      const { firstName, lastName, unit } = rows[0] as Standing;
      const roles = [...new Set(rows.map(({ role }) => role))];
      const link = links.get(person) as string;
      const deadline = rows.flatMap((row) => row.deadline ?? []).sort()[0] ?? null;
      const about = { roles, only: only.get(person) ?? null };
      const who = { person, name: `${firstName} ${lastName}`, place: placeName(unit), ...about };
      return { ...who, deadline, late: deadline !== null && deadline < today, link, until };
    });
  });
}

/** Whose letter is about one role; one appointment in each is all anybody has. */
function onlyRoles(people: ReadonlyMap<string, readonly Standing[]>): Map<string, Role> {
  return new Map(
    [...people].flatMap(([person, rows]) => {
      const [role, ...more] = new Set(rows.map((row) => row.role));
      return role && more.length === 0 ? [[person, role] as const] : [];
    }),
  );
}

/** Nothing is asked of whoever is exempt or away. */
async function waiting(
  { db, kind }: Pick<Store, 'db' | 'kind'>,
  course: Course,
  filter: Pick<Filter, 'within' | 'scope'>,
  now: Date,
): Promise<Standing[]> {
  const moment = await asOf(db, course, now);
  const rows = await standings({ db, kind }, moment, { ...filter, open: true }).gather();
  return rows.filter(({ status }) => status !== 'fritatt');
}

function withParents(unit: string): string[] {
  const parts = unit.split(' > ');
  return parts.map((_, i) => parts.slice(0, i + 1).join(' > '));
}
