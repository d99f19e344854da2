/**
 * One morning of reminders, through a real mail server: whoever has completed gets none. Told again with
 * each bug planted that would break it, for a test that cannot fail is a defect.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#lib/course/day.ts';
import { keepEditions } from '#lib/server/editions.ts';
import { acceptHandIn } from '#lib/server/handin.ts';
import { mailerOf, type Mailer } from '#lib/server/mail.ts';
import type { sendReminders as SendReminders } from '#lib/server/reminder-job.ts';
import { turnReminders } from '#lib/server/reminder-setting.ts';
import { attemptAt, MUNICIPALITY, tinyCourse } from '#lib/server/testing/course.ts';
import { startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { addPerson } from '#lib/server/testing/people.ts';
import { startPostbox, type Postbox } from '#lib/server/testing/postbox.ts';
import { PLANTED_IN_REMINDERS } from './planted.ts';

const BEFORE = new Date('2026-11-20T08:00:00.000Z');
/** Thirty days after an appointment of `addPerson` was made. */
const DEADLINE = '2026-12-02';
const at = (name: string) => `${name}@fosselva.example`;

let engine: RunningEngine;
let box: Postbox;
beforeAll(async () => {
  engine = await startEngine('sqlite');
  box = await startPostbox();
});
afterAll(async () => {
  await engine.stop();
  await box.stop();
});

/** @returns who got a mail a week before the deadline */
async function reminded(sendReminders: typeof SendReminders): Promise<(string | undefined)[]> {
  const store = await engine.store(BEFORE);
  const course = await tinyCourse();
  const mailer = mailerOf({ SMTP_URL: box.url }, MUNICIPALITY, 'Kurs', 'https://kurs.example.no') as Mailer;
  await keepEditions(store, course, BEFORE);
  await turnReminders(store, true, 'hr', BEFORE);
  const [, done] = await Promise.all(
    ['venter', 'ferdig'].map((name) => addPerson(store, { email: at(name) })),
  );
  const finishedAt = BEFORE.toISOString();
  const attempts = (['ansatt', 'begge'] as const).map((name) => attemptAt(course, name, { finishedAt }));
  const said = { id: crypto.randomUUID(), role: 'begge', what: 'legger-ut', says: 'nei', at: finishedAt };
  const body = { v: 2, learner: done, held: [], attempts, confirmations: [said] };
  const who = { person: done as string, login: 'lenke' } as const;
  const handed = await acceptHandIn(store, course.course, who, body, BEFORE);
  expect(handed).toMatchObject({ status: 200, body: { status: [{ status: 'fullfort' }] } });
  box.mails.length = 0;
  const now = new Date(`${addDays(DEADLINE, -7)}T09:00:00.000Z`);
  await sendReminders({ store, course: course.course, mailer, clock: () => now });
  return box.mails.map(({ to }) => to[0]).sort();
}

const JOB = '../../lib/server/reminder-job.ts';
const job = async (query = '') => {
  const module = (await import(/* @vite-ignore */ JOB + query)) as {
    sendReminders: typeof SendReminders;
  };
  return module.sendReminders;
};

it('reminds whoever has not completed, and nobody else', async () => {
  expect(await reminded(await job())).toEqual([at('venter')]);
});

it.each(Object.entries(PLANTED_IN_REMINDERS))('catches it when %s', async (name, { breaks }) => {
  const planted = await job(`?planted=${encodeURIComponent(name)}`);
  expect(await reminded(planted)).toEqual([breaks, at('venter')].sort());
});
