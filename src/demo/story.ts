/** What each of them did in two years: when they did what was asked, or that they did not. Pure. */
import type { Course } from '#lib/course/course.ts';
import { addDays, addMonths } from '#lib/course/day.ts';
import { POSTS, requirementsOf } from '#lib/course/requirements.ts';
import type { Audience } from '#lib/scenario/format.ts';
import type { Chance } from './chance.ts';
import type { Citizen } from './town.ts';

/** One thing that was handed in. */
export type Deed = { at: string } & (
  | { kind: 'outcome'; scenario: string; edition: string }
  | { kind: 'confirmation'; role: Audience; what: string; says: string }
);

/** A round of the course: all of it, or as far as they came. */
export interface Played {
  deeds: Deed[];
  /** Everything that was asked was done. */
  complete: boolean;
}

/** How it goes with a hundred people when they are asked. */
const HABITS = [
  ['in-time', 80],
  ['late', 11],
  ['begun', 5],
  ['never', 4],
] as const;

/**
 * @param today nothing happens later, a date
 * @returns the rounds they played, in order
 */
export function storyOf(course: Course, chance: Chance, citizen: Citizen, today: string): Played[] {
  const rounds: Played[] = [];
  const posts = chance.percent(6);
  const last = citizen.ends === undefined || citizen.ends > today ? today : addDays(citizen.ends, -1);
  const allowed = citizen.role === 'ansatt' ? 30 : 60;
  let from = citizen.starts;
  for (;;) {
    const habit = habitOf(chance);
    if (habit === 'never') return rounds;
    const begins = addDays(
      from,
      habit === 'late' ? allowed + chance.between(2, 60) : chance.between(0, allowed - 11),
    );
    const ends = addDays(begins, chance.between(0, 10));
    const deeds = deedsOf(course, chance, citizen, posts, begins, ends);
    const done = habit === 'begun' ? deeds.slice(0, chance.between(1, deeds.length - 2)) : deeds;
    const until = done.filter(({ at }) => at.slice(0, 10) < last);
    if (until.length > 0) rounds.push({ deeds: until, complete: until.length === deeds.length });
    const months = citizen.role === 'ansatt' ? course.validity?.ansatt?.months : undefined;
    if (until.length < deeds.length || months === undefined) return rounds;
    // They are asked again in good time before it runs out.
    from = addDays(addMonths(ends, months), -40);
    if (from >= last) return rounds;
  }
}

function habitOf(chance: Chance): (typeof HABITS)[number][0] {
  let left = chance.between(0, 99);
  for (const [habit, n] of HABITS) if ((left -= n) < 0) return habit;
  return 'never';
}

/** Everything that is asked in a round, spread over its days, between seven in the morning and four. */
function deedsOf(
  course: Course,
  chance: Chance,
  { role }: Citizen,
  posts: boolean,
  begins: string,
  ends: string,
): Deed[] {
  const asked = requirementsOf(course, role, posts);
  const said = [
    ...(asked.answer ? [{ role, what: POSTS, says: posts ? 'ja' : 'nei' }] : []),
    ...asked.documents.map(({ id, version, role }) => ({ role, what: id, says: version })),
  ];
  const played = [...asked.scenarios, ...(asked.test ? [asked.test] : [])];
  const all = [
    ...said.map((one) => ({ kind: 'confirmation' as const, ...one })),
    ...played.map(({ id, edition }) => ({ kind: 'outcome' as const, scenario: id, edition })),
  ];
  const span = (Date.parse(ends) - Date.parse(begins)) / 86_400_000;
  const dayOf = (i: number) => Math.floor((i * (span + 1)) / all.length);
  let minute = 0;
  return all.map((one, i) => {
    minute = i > 0 && dayOf(i) === dayOf(i - 1) ? minute + chance.between(4, 14) : 0;
    const seven = Date.parse(`${addDays(begins, dayOf(i))}T07:00:00.000Z`);
    return { ...one, at: new Date(seven + minute * 60_000 + chance.between(0, 59_000)).toISOString() };
  });
}
