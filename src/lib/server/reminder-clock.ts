/** Sends what is due, again and again while the server runs, in the hours people are at work. */
import { sendDigests } from './digest.ts';
import { log, loggable } from './log.ts';
import { sendReminders, type Sending, type Sent } from './reminder-job.ts';

const MINUTE = 60_000;
const EVERY = 15 * MINUTE;
/** Not at once: a server that is started again and again by mistake shall not go through everybody each time. */
const FIRST = MINUTE;
/** Norwegian hours, the last one not included. */
const DAYTIME = { from: 7, to: 18 };
const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit', hourCycle: 'h23' });

/** Nobody's phone buzzes at night because of a course. */
export function isDaytime(now: Date): boolean {
  const hour = Number(HOUR.format(now));
  return hour >= DAYTIME.from && hour < DAYTIME.to;
}

/** @returns stops it: what is under way is finished, and nothing more begun */
export function startReminderClock(sending: Sending): () => void {
  let stopped = false;
  let timer = setTimeout(() => void tick(), FIRST).unref();
  async function tick(): Promise<void> {
    await sendIfDaytime(sending);
    if (!stopped) timer = setTimeout(() => void tick(), EVERY).unref();
  }
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** One round. What goes wrong is logged; the next round tries again. */
export async function sendIfDaytime(sending: Sending): Promise<void> {
  if (!isDaytime(sending.clock())) return;
  for (const [what, send] of [
    ['reminders', sendReminders],
    ['digests', sendDigests],
  ] as const) {
    try {
      note(what, await send(sending));
    } catch (error) {
      log('error', `${what} not sent`, { error: loggable(error) });
    }
  }
}

function note(what: string, { sent, failed, unreached }: Sent): void {
  if (unreached) log('warn', 'mail server not reached');
  if (sent > 0) log('info', `${what} sent`, { count: sent });
  if (failed > 0) log('warn', `${what} failed`, { count: failed });
}
