/** Reminders: what goes out and when, how the mails look, what went wrong; turning them on and off. */
import { fail, redirect } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { norwegianDay } from '#lib/course/day.ts';
import { leadersWithUnits } from '#lib/server/digest.ts';
import { tooOften } from '#lib/server/limits.ts';
import { textOf } from '#lib/server/mail-look.ts';
import { lookOf } from '#lib/server/mail.ts';
import { log, loggable } from '#lib/server/log.ts';
import { sendReminders } from '#lib/server/reminder-job.ts';
import { lastReminders, planReminders } from '#lib/server/reminder-plan.ts';
import { PREVIEWS, previewWords } from '#lib/server/reminder-preview.ts';
import { reminderSetting, turnReminders } from '#lib/server/reminder-setting.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 25;
/** Milliseconds somebody waits for an answer; what is not done by then goes on. */
const PATIENCE = 3000;
const CLOCK = new Intl.DateTimeFormat('nb-NO', {
  ...{ timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' },
});

export const load: PageServerLoad = async ({ url, locals: { store, mailer, now } }) => {
  const look = lookOf(municipality, course.title, url.origin);
  const { on, since } = await reminderSetting(store.db);
  const leaders = await leadersWithUnits(store, norwegianDay(now));
  const shown = (rows: Awaited<ReturnType<typeof lastReminders>>) =>
    rows.map(({ at, ...row }) => ({
      ...row,
      day: norwegianDay(at),
      clock: CLOCK.format(new Date(at)).replace(':', '.'),
    }));
  return {
    server: mailer !== null,
    on,
    since: since && norwegianDay(since),
    plan: await planReminders(store, course, now),
    leaders: leaders.filter(({ email }) => email).length,
    last: shown(await lastReminders(store, { most: SHOWN, wrong: false }, now)),
    wrong: shown(await lastReminders(store, { most: SHOWN, wrong: true }, now)),
    previews: PREVIEWS.map((which) => {
      const words = previewWords(which, look, norwegianDay(now));
      return { which, subject: words.subject, text: textOf(words, look) };
    }),
  };
};

export const actions: Actions = {
  paa: async ({ locals: { store, hr, mailer, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    if (!mailer) return fail(409, { noServer: true });
    await turnReminders(store, true, hr.hr, now);
    return { turned: 'paa' as const };
  },

  av: async ({ locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    await turnReminders(store, false, hr.hr, now);
    return { turned: 'av' as const };
  },

  send: async ({ locals: { store, hr, mailer, now, requestId } }) => {
    if (!hr) redirect(303, '/logg-inn');
    if (!mailer) return fail(409, { noServer: true });
    const wait = await tooOften(store, 'export', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const sending = sendReminders(
      { store, course, mailer, clock: () => new Date() },
      { actor: 'hr', id: hr.hr },
    ).catch((error: unknown) =>
      log('error', 'reminders not sent', { id: requestId, error: loggable(error) }),
    );
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
    const sent = await Promise.race([sending, late]);
    return sent ? { sent } : { underWay: true };
  },
};
