/** Sends the reminders that are due. Any number of nodes may run it at the same time: each mail goes once at the most. */
import type { Course } from '#lib/course/course.ts';
import { dueReminder } from '#lib/course/reminding.ts';
import { placeName } from '#lib/course/printed.ts';
import { mail, type MailWords, type Sender } from '#lib/i18n/nb/mail.ts';
import { audit, type AuditEntry } from './audit.ts';
import type { Store } from './database.ts';
import { moreLearnerLinks } from './invitation.ts';
import type { Mailer } from './mail.ts';
import { claimReminder, mark, release } from './posting.ts';
import { remindable, remindableNow, type Remindable } from './reminder-due.ts';
import { reminderSetting } from './reminder-setting.ts';

export interface Sending {
  store: Store;
  course: Course;
  mailer: Mailer;
  /** A sending takes its time: each mail is judged by the clock as it is then. */
  clock: () => Date;
}

export interface Sent {
  sent: number;
  failed: number;
  /** The mail server could not be reached: nothing was tried, or it went away in the middle. */
  unreached: boolean;
}

/** So many lost connections in a row, and the rest waits for the next run. */
const GIVE_UP = 3;

/**
 * Sends what is due now, unless reminders are off. Pressing «stopp» in the middle of it stops it.
 * @param who whose act it is in the audit log
 */
export async function sendReminders(
  sending: Sending,
  who: Pick<AuditEntry, 'actor' | 'id'> = { actor: 'system' },
): Promise<Sent> {
  const result: Sent = { sent: 0, failed: 0, unreached: false };
  const { store, mailer, clock } = sending;
  const due = await dueNow(sending);
  if (due.length === 0) return result;
  if (!(await mailer.reach())) return { ...result, unreached: true };
  for (let lost = 0; due.length > 0 && lost < GIVE_UP;) {
    const one = due.shift() as Remindable;
    const fault = await sendOne(sending, one);
    if (fault === 'av') break;
    if (fault === 'ikke-naa') continue;
    result[fault === null ? 'sent' : 'failed']++;
    lost = fault === 'ingen-forbindelse' ? lost + 1 : 0;
    result.unreached = lost === GIVE_UP;
  }
  const { sent, failed } = result;
  if (sent + failed > 0)
    await audit(store, { ...who, action: 'reminders', detail: { sent, failed } }, clock());
  return result;
}

async function dueNow({ store, course, clock }: Sending): Promise<Remindable[]> {
  const due: Remindable[] = [];
  if (!(await reminderSetting(store.db)).on) return due;
  for await (const one of remindable(store, course, 1, clock())) {
    if (one.standing.email && dueReminder(one.reminding)) due.push(one);
  }
  return due;
}

/** `ikke-naa`: another node has it, or it is no longer due. `av`: reminders were turned off meanwhile. */
type Outcome = Awaited<ReturnType<Mailer['send']>> | 'ikke-naa' | 'av';

async function sendOne(sending: Sending, { standing, reminding }: Remindable): Promise<Outcome> {
  const { store, course, mailer, clock } = sending;
  const { appointment, person } = standing;
  const reminder = dueReminder(reminding);
  if (!reminder) return 'ikke-naa';
  const what = { appointment, deadline: reminding.deadline, reminder };
  const claimed = await claimReminder(store, what, clock());
  if (!claimed) return 'ikke-naa';
  // Asked again after the claim: a receipt, an exemption or more time may have come since the list was made.
  const { on } = await reminderSetting(store.db);
  const still = on ? await remindableNow(store, course, { appointment, person }, clock()) : undefined;
  const email = still?.standing.email;
  if (!still || !email || still.reminding.deadline !== reminding.deadline) {
    await release(store, claimed);
    return on ? 'ikke-naa' : 'av';
  }
  const links = await store.db
    .transaction()
    .execute((tx) => moreLearnerLinks(tx, [person], mailer.look.origin, clock()));
  const words = reminderWords(still, links.get(person) as string, mailer.look.sender);
  const name = `${still.standing.firstName} ${still.standing.lastName}`;
  const fault = await mailer.send({ name, address: email }, words);
  await mark(store, claimed, fault, clock());
  return fault;
}

function reminderWords(one: Remindable, link: string, sender: Sender): MailWords {
  const { standing, again, reminding } = one;
  const { deadline, today } = reminding;
  const { firstName, role, unit, progress } = standing;
  const days = Math.round((Date.parse(deadline) - Date.parse(today)) / 86_400_000);
  const begun = progress === 'paabegynt' && again === null;
  const place = placeName(unit);
  return mail.reminder({ firstName, role, place, deadline, days, begun, again, link }, sender);
}
