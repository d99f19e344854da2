/**
 * Writes two years of the town into an empty database, through the doors everything comes in by: staff lists are read,
 * compared and imported, what was done is stored as handing in stores it, and the program itself writes the completions.
 * Only the steps behind an outcome are left out: the server forgets them anyhow.
 */
import { addDays, addMonths, norwegianDay } from '#lib/course/day.ts';
import type { Course } from '#lib/course/course.ts';
import type { Store } from '#lib/server/database.ts';
import { keepEditions, type Served } from '#lib/server/editions.ts';
import { importRoster, planImport } from '#lib/server/people.ts';
import { readRoster } from '#lib/server/roster.ts';
import { chanceOf } from './chance.ts';
import { exempt, openLeader, openDesk, sendLinks, type Desk } from './desk.ts';
import { writeMailed } from './mailed.ts';
import { writePlayed } from './played.ts';
import { storyOf, type Played } from './story.ts';
import { FORTNIGHT, rosterOf, townOf, type Citizen } from './town.ts';

const SEED = 2026;
/** A little longer than a completion holds, so that some have been asked again. */
const MONTHS = 25;

/** An appointment and what was done in it, to hold up against what the overview says. */
export interface Told extends Citizen {
  rounds: Played[];
}

export interface Made {
  /** Everybody, those who have left among them. */
  told: Told[];
  desk: Desk;
  today: string;
}

/**
 * @param store an empty database
 */
export async function writeHistory(store: Store, served: Served, now: Date): Promise<Made> {
  const today = norwegianDay(now);
  const first = addMonths(today, -MONTHS);
  const chance = chanceOf(SEED);
  const told = townOf(chance, first, today).map((citizen): Told => ({
    ...citizen,
    rounds: storyOf(served.course, chance, citizen, today),
  }));
  await keepEditions(store, served, morning(first));
  const desk = await openDesk(store, morning(first));
  for (let day = first; day <= today; day = addDays(day, FORTNIGHT)) {
    await importOn(store, served.course, told, day, desk.administrator);
  }
  await openLeader(store, told, desk, morning(first));
  await writePlayed(store, served.course, told);
  await exempt(store, chance, told, desk.hr, today);
  await writeMailed(store, served.course, now, today);
  await sendLinks(store, served.course, desk.hr, now);
  return { told, desk, today };
}

const morning = (day: string) => new Date(`${day}T06:00:00.000Z`);

/** The list of that day, uploaded and said yes to; those who are missing in it have left. */
async function importOn(store: Store, course: Course, told: readonly Citizen[], day: string, hr: string) {
  const { rows, issues } = await readRoster(new TextEncoder().encode(rosterOf(told, day)));
  if (issues[0]) throw new Error(`the demo's staff list: ${issues[0].line} ${issues[0].message}`);
  const plan = await planImport(store.db, rows, morning(day));
  const ends = plan.missing.map(({ appointment }) => appointment);
  const by = { hr, session: 'demo' };
  const { stale } = await importRoster(store, course, rows, plan.hash, by, morning(day), ends);
  if (stale) throw new Error('the demo changed while it was made');
}
