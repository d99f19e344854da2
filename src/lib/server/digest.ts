/** The leaders' weekly mail: who in their units and below has not completed. One mail each, names of their own only. */
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { placeName } from '#lib/course/printed.ts';
import { mondayOf } from '#lib/course/reminding.ts';
import { isOverdue } from '#lib/course/statuses.ts';
import { mail, type MailWords, type Sender } from '#lib/i18n/nb/mail.ts';
import { asOf } from './as-of.ts';
import { audit } from './audit.ts';
import { standings, type Standing } from './completions.ts';
import type { Store } from './database.ts';
import { isHere } from './leaders.ts';
import { claimDigest, isDoneWith, mark, release } from './posting.ts';
import type { Sending, Sent } from './reminder-job.ts';
import { reminderSetting } from './reminder-setting.ts';

export interface UnitsLed {
  person: string;
  firstName: string;
  lastName: string;
  email: string | null;
  /** Whole names. */
  units: string[];
}

/** Names in one mail; whoever leads more has others to ask. */
const MOST = 300;

/** Sends this week's to each leader who has not got it. Monday, or Tuesday when the server was away. */
export async function sendDigests(sending: Sending): Promise<Sent> {
  const { store, mailer, clock } = sending;
  const result: Sent = { sent: 0, failed: 0, unreached: false };
  const today = norwegianDay(clock());
  const week = mondayOf(today);
  if (Date.parse(today) - Date.parse(week) > 86_400_000 || !(await reminderSetting(store.db)).on)
    return result;
  const rows = await store.db.selectFrom('digest').selectAll().where('week', '=', week).execute();
  const done = new Set(rows.filter(isDoneWith).map(({ leader }) => leader));
  const leaders = (await leadersWithUnits(store, today)).filter(
    ({ person, email }) => email && !done.has(person),
  );
  if (leaders.length === 0) return result;
  if (!(await mailer.reach())) return { ...result, unreached: true };
  for (const leader of leaders) {
    if (!(await reminderSetting(store.db)).on) break;
    const fault = await sendOne(sending, leader, week);
    if (fault === 'ingen') continue;
    result[fault === null ? 'sent' : 'failed']++;
  }
  const { sent, failed } = result;
  if (sent + failed > 0)
    await audit(store, { actor: 'system', action: 'digests', detail: { sent, failed } }, clock());
  return result;
}

async function sendOne({ store, course, mailer, clock }: Sending, leader: UnitsLed, week: string) {
  const claimed = await claimDigest(store, { leader: leader.person, week }, clock());
  if (!claimed) return 'ingen';
  const words = await digestWords(store, course, leader, mailer.look.sender, clock());
  if (!words) {
    await release(store, claimed);
    return 'ingen';
  }
  const to = { name: `${leader.firstName} ${leader.lastName}`, address: leader.email as string };
  const fault = await mailer.send(to, words);
  await mark(store, claimed, fault, clock());
  return fault;
}

/** @returns undefined when everybody has completed */
export async function digestWords(
  { reading: db, kind }: Pick<Store, 'reading' | 'kind'>,
  course: Course,
  { person, firstName, units }: Pick<UnitsLed, 'person' | 'firstName' | 'units'>,
  sender: Sender,
  now: Date,
): Promise<MailWords | undefined> {
  const moment = await asOf(db, course, now);
  const rows = await standings({ db, kind }, moment, { open: true, scope: { units } }).execute();
  const open = rows.filter(
    (row) => row.status !== 'fritatt' && row.starts <= moment.today && row.person !== person,
  );
  if (open.length === 0) return undefined;
  // Late ones first, so that they are not the ones left out.
  const shown = [...open]
    .sort((a, b) => Number(isOverdue(b.status)) - Number(isOverdue(a.status)))
    .slice(0, MOST);
  const byUnit = Map.groupBy(shown, ({ unit }) => unit);
  const lists = [...byUnit]
    .sort(([a], [b]) => a.localeCompare(b, 'nb'))
    .map(([unit, people]) => ({ title: placeName(unit), lines: people.map(lineOf) }));
  const late = open.filter(({ status }) => isOverdue(status)).length;
  const counts = { open: open.length, late, lists, more: open.length - shown.length };
  return mail.digest.words(firstName, counts, sender);
}

function lineOf({ firstName, lastName, status, deadline, validTo }: Standing): string {
  const { digest } = mail;
  const state =
    status === 'utlopt' && validTo
      ? digest.expired(validTo)
      : deadline === null
        ? digest.noDeadline
        : status === 'forfalt'
          ? digest.late(deadline)
          : digest.due(deadline);
  return digest.line(`${firstName} ${lastName}`, state);
}

/** Everybody who leads something and is still here. @param today a date, `YYYY-MM-DD` */
export async function leadersWithUnits({ db }: Pick<Store, 'db'>, today: string): Promise<UnitsLed[]> {
  const rows = await db
    .selectFrom('leader')
    .innerJoin('unit', 'unit.id', 'leader.unit')
    .innerJoin('person', 'person.id', 'leader.person')
    .select(['person.id as person', 'first_name as firstName', 'last_name as lastName', 'email', 'unit.name'])
    .where('person.erased_at', 'is', null)
    .where(isHere('person.id', today))
    .orderBy('person.id')
    .orderBy('unit.name')
    .execute();
  const leaders = Map.groupBy(rows, ({ person }) => person);
  return [...leaders.values()].map((units) => {
    const { name: _, ...who } = units[0] as (typeof rows)[0];
    return { ...who, units: units.map(({ name }) => name) };
  });
}
