/**
 * When somebody is reminded: seven, three and one day before the deadline, on the day, and then weekly, at most four
 * times; after that only the leader is told. Pure; days are `YYYY-MM-DD` in Norway.
 */
import { addDays } from './day.ts';

/** In the order they come. */
export const REMINDERS = ['foer-7', 'foer-3', 'foer-1', 'frist', 'uke-1', 'uke-2', 'uke-3', 'uke-4'] as const;
export type Reminder = (typeof REMINDERS)[number];

/** Days from the deadline. */
const BEFORE = { 'foer-7': -7, 'foer-3': -3, 'foer-1': -1, frist: 0 } as const;
const WEEKLY = ['uke-1', 'uke-2', 'uke-3', 'uke-4'] as const;

export interface Reminded {
  reminder: Reminder;
  /** The day it was sent, or tried. */
  day: string;
}

export interface Reminding {
  /** Null when nothing is asked by any day. */
  deadline: string | null;
  /** Nothing is asked of whoever has completed, is exempt, on leave, has not begun in the job or has left it. */
  asked: boolean;
  /** What was sent for this deadline. Another deadline (more time, a new round) begins anew. */
  sent: readonly Reminded[];
  today: string;
}

/**
 * Which reminder is due today. After a pause it is the latest one only, and those before it are never sent. The
 * weekly ones are counted from the one before, so that whoever is imported long after the deadline gets them too.
 * @returns null when none is
 */
export function dueReminder({ deadline, asked, sent, today }: Reminding): Reminder | null {
  if (!asked || deadline === null || sent.some(({ day }) => day >= today)) return null;
  return today <= deadline ? before(deadline, sent, today) : weekly(deadline, sent, today);
}

function before(deadline: string, sent: readonly Reminded[], today: string): Reminder | null {
  const days = Object.entries(BEFORE) as [keyof typeof BEFORE, number][];
  const latest = days.findLast(([, from]) => addDays(deadline, from) <= today)?.[0];
  return latest && !sent.some(({ reminder }) => isAtLeast(reminder, latest)) ? latest : null;
}

function weekly(deadline: string, sent: readonly Reminded[], today: string): Reminder | null {
  const last = sent.reduce((day, one) => (one.day > day ? one.day : day), deadline);
  if (addDays(last, 7) > today) return null;
  return WEEKLY.find((week) => !sent.some(({ reminder }) => isAtLeast(reminder, week))) ?? null;
}

const isAtLeast = (one: Reminder, other: Reminder) => REMINDERS.indexOf(one) >= REMINDERS.indexOf(other);

/**
 * What would be sent on each of the days to come if nobody completed anything.
 * @param days how many, today included
 */
export function forecast(reminding: Reminding, days: number): Reminded[] {
  const coming: Reminded[] = [];
  for (let ahead = 0; ahead < days; ahead++) {
    const today = addDays(reminding.today, ahead);
    const reminder = dueReminder({ ...reminding, today, sent: [...reminding.sent, ...coming] });
    if (reminder) coming.push({ reminder, day: today });
  }
  return coming;
}

/** The Monday of the week a day is in: what the leaders' weekly mail is told apart by. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
