/**
 * Whose work this is. Work is anonymous until its learner says so; one learner's work is never shown or sent as
 * another's; who leaves takes everything along that is handed in.
 */
import type { AppointmentStatus, Me } from '#lib/scenario/attempt.ts';
import { ANONYMOUS } from './progress.ts';
import { isUnanswered, isWaiting, type AttemptStore } from './store.ts';

type Person = NonNullable<Me['person']>;

/** What the server last said of a learner: kept, so the pages can greet them without a connection. */
export interface Known {
  person: Person;
  status: AppointmentStatus[];
  since?: string;
}

/** Somebody left while there was no connection: their session is still open, and is to be ended. */
export interface Leaving {
  learner: string;
  since?: string;
}

/** Days after the course is completed that handed-in work stays here, in case the server needs it again. */
export const KEPT_DAYS = 30;

const NOBODY = '';

export async function learnerHere(store: AttemptStore): Promise<string> {
  const learner = await store.note(NOBODY, 'learner');
  return typeof learner === 'string' ? learner : ANONYMOUS;
}

export async function setLearner(store: AttemptStore, learner: string): Promise<void> {
  await store.setNote(NOBODY, 'learner', learner);
}

export async function knownOf(store: AttemptStore, learner: string): Promise<Known | undefined> {
  return (await store.note(learner, 'known')) as Known | undefined;
}

export async function keepKnown(store: AttemptStore, known: Known): Promise<void> {
  await store.setNote(known.person.id, 'known', known);
}

export async function leavingHere(store: AttemptStore): Promise<Leaving | undefined> {
  return ((await store.note(NOBODY, 'leaving')) as Leaving | null | undefined) ?? undefined;
}

export async function setLeaving(store: AttemptStore, leaving: Leaving | null): Promise<void> {
  await store.setNote(NOBODY, 'leaving', leaving);
}

/**
 * Takes a learner out of sight: what is handed in or can never be is wiped, what still waits stays, hidden, until
 * its owner is back.
 * @returns how many attempts and confirmations wait
 */
export async function hide(store: AttemptStore, learner: string): Promise<number> {
  await store.forget(learner, 'waiting');
  return (await store.attemptsOf(learner)).length + (await store.confirmationsOf(learner)).length;
}

/**
 * On a device that others use, what has its receipt goes at once: an attempt with every other try at the same, and
 * a confirmation.
 */
export async function wipeReceipted(store: AttemptStore, learner: string): Promise<void> {
  const attempts = await store.attemptsOf(learner);
  const done = new Set(attempts.filter((a) => a.receipt).map((a) => a.scenario));
  const gone = attempts.filter((a) => done.has(a.scenario) && !isWaiting(a));
  const confirmed = (await store.confirmationsOf(learner)).filter(({ receipt }) => receipt);
  await store.remove([...gone, ...confirmed].map(({ id }) => id));
}

/** Cleans up after a course that has long been completed. @param now milliseconds since 1970 */
export async function wipeOld(
  store: AttemptStore,
  learner: string,
  status: readonly AppointmentStatus[],
  now: number,
): Promise<void> {
  const old = now - KEPT_DAYS * 24 * 60 * 60 * 1000;
  const over = status.every((s) => s.status === 'fullfort' && Date.parse(s.receivedAt ?? '') < old);
  if (status.length === 0 || !over) return;
  const all = [...(await store.attemptsOf(learner)), ...(await store.confirmationsOf(learner))];
  await store.remove(all.filter(({ receipt }) => receipt).map(({ id }) => id));
}

/** Anonymous attempts and confirmations here that this learner has not yet said yes or no to. */
export async function unclaimed(store: AttemptStore, learner: string): Promise<string[]> {
  if (learner === ANONYMOUS) return [];
  const said = (await store.note(learner, 'not mine')) ?? [];
  const notMine = new Set(said as string[]);
  const anonymous = [...(await store.attemptsOf(ANONYMOUS)), ...(await store.confirmationsOf(ANONYMOUS))];
  return anonymous.map(({ id }) => id).filter((id) => !notMine.has(id));
}

/**
 * The learner's answer to «is this yours?». A no is remembered.
 * @param asked the attempts and confirmations it was an answer about
 */
export async function claim(
  store: AttemptStore,
  learner: string,
  mine: boolean,
  asked: readonly string[],
): Promise<void> {
  const ids = (await unclaimed(store, learner)).filter((id) => asked.includes(id));
  if (mine) await store.give(ids, learner);
  else {
    const before = ((await store.note(learner, 'not mine')) ?? []) as string[];
    await store.setNote(learner, 'not mine', [...before, ...ids]);
  }
}

/** Unsent work of others. */
export async function hiddenFrom(store: AttemptStore, learner: string): Promise<number> {
  let count = 0;
  for (const other of await store.learners()) {
    if (other === learner || other === ANONYMOUS) continue;
    count += (await store.attemptsOf(other)).filter(isWaiting).length;
    count += (await store.confirmationsOf(other)).filter(isUnanswered).length;
  }
  return count;
}
