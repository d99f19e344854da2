/** What HR is shown of reminders: what is to come, what has gone, and what went wrong. */
import type { Course } from '#lib/course/course.ts';
import { addDays, norwegianDay } from '#lib/course/day.ts';
import { forecast, REMINDERS, type Reminder } from '#lib/course/reminding.ts';
import type { Standing } from './completions.ts';
import type { Store } from './database.ts';
import type { MailFault } from './mail.ts';
import { UNSURE_AFTER } from './posting.ts';
import { remindable } from './reminder-due.ts';

export interface PlannedDay {
  day: string;
  all: number;
  /** In the order they come; only those there are. */
  kinds: { reminder: Reminder; count: number }[];
}

export interface PlannedMail {
  appointment: string;
  name: string;
  unit: string;
  reminder: Reminder;
}

export interface ReminderPlan {
  /** Today and the six days after it, if nobody completes anything. */
  days: PlannedDay[];
  /** The first of today's. */
  today: PlannedMail[];
  /** Whom something would go to, had they an address: they get letters. */
  withoutMail: number;
}

const DAYS = 7;
/** Names that are shown. */
const SHOWN = 50;

export async function planReminders(store: Store, course: Course, now: Date): Promise<ReminderPlan> {
  const today = norwegianDay(now);
  const counts = new Map<string, Map<Reminder, number>>();
  const withoutMail = new Set<string>();
  const first: PlannedMail[] = [];
  for await (const { standing, reminding } of remindable(store, course, DAYS, now)) {
    for (const { reminder, day } of forecast(reminding, DAYS)) {
      if (!standing.email) {
        withoutMail.add(standing.person);
        continue;
      }
      if (day === today && first.length < SHOWN) first.push(plannedMail(standing, reminder));
      const kinds = counts.get(day) ?? new Map<Reminder, number>();
      counts.set(day, kinds.set(reminder, (kinds.get(reminder) ?? 0) + 1));
    }
  }
  const days = Array.from({ length: DAYS }, (_, ahead): PlannedDay => {
    const day = addDays(today, ahead);
    const kinds = REMINDERS.flatMap((reminder) => {
      const count = counts.get(day)?.get(reminder) ?? 0;
      return count > 0 ? [{ reminder, count }] : [];
    });
    return { day, all: kinds.reduce((sum, { count }) => sum + count, 0), kinds };
  });
  return { days, today: first, withoutMail: withoutMail.size };
}

function plannedMail({ appointment, firstName, lastName, unit }: Standing, reminder: Reminder): PlannedMail {
  return { appointment, name: `${lastName}, ${firstName}`, unit, reminder };
}

export interface PostedRow {
  id: string;
  at: string;
  name: string;
  unit: string;
  reminder: Reminder;
  /** `under-veis`: somebody is sending it now. */
  state: 'sendt' | 'feilet' | 'usikker' | 'under-veis';
  fault: MailFault | null;
}

/** The last ones, newest first. @param wrong only those that failed, or may have */
export async function lastReminders(
  { db }: Pick<Store, 'db'>,
  { most, wrong }: { most: number; wrong: boolean },
  now: Date,
): Promise<PostedRow[]> {
  const unsure = new Date(now.getTime() - UNSURE_AFTER).toISOString();
  const rows = await db
    .selectFrom('reminder')
    .innerJoin('appointment', 'appointment.id', 'reminder.appointment')
    .innerJoin('person', 'person.id', 'appointment.person')
    .innerJoin('unit', 'unit.id', 'appointment.unit')
    .select([
      'reminder.id',
      'claimed_at as at',
      'first_name as firstName',
      'last_name as lastName',
      'unit.name as unit',
      'reminder.reminder',
      'sent_at',
      'failed_at',
      'fault',
    ])
    .where('person.erased_at', 'is', null)
    // What is being sent right now is not wrong yet.
    .$if(wrong, (q) =>
      q
        .where('sent_at', 'is', null)
        .where((eb) => eb.or([eb('fault', 'is not', null), eb('claimed_at', '<=', unsure)])),
    )
    .orderBy('claimed_at', 'desc')
    .orderBy('reminder.id')
    .limit(most)
    .execute();
  return rows.map(({ id, at, firstName, lastName, unit, reminder, sent_at, failed_at, fault }) => {
    const waiting = fault === null && at > unsure ? 'under-veis' : 'usikker';
    const state = sent_at ? 'sendt' : failed_at ? 'feilet' : waiting;
    const name = `${lastName}, ${firstName}`;
    return { id, at, name, unit, reminder, state, fault: fault as MailFault | null };
  });
}
