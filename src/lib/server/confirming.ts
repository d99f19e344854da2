/**
 * Accepting one confirmation. The server knows which documents and versions it has served, and goes by that; when it
 * was said is the device's word, within what can be true.
 */
import { ANSWERS, POSTS } from '#lib/course/requirements.ts';
import type { Course } from '#lib/course/course.ts';
import type { HandedConfirmation, Refusal, SyncResult } from '#lib/scenario/attempt.ts';
import type { Audience } from '#lib/scenario/format.ts';
import { completeAppointments } from './appointments.ts';
import { confirmationReceipt, insertConfirmation } from './confirmations.ts';
import type { Store } from './database.ts';
import { servedVersions } from './editions.ts';
import { holdPerson } from './erased.ts';
import { newReceipt } from './receipt.ts';
import { within } from './time.ts';
import { readConfirmation } from './wire.ts';

/** What a confirmation is judged to be. */
interface Judged {
  /** Whose appointments it counts for. */
  role: Audience;
  /** It cannot have been said before. */
  earliest: string;
}

/**
 * An answer decides what completes the course, so it is stored before what may complete it; of several, the one that
 * was said last. Nothing is known of these yet but their ids.
 */
export function answersFirst(
  confirmations: readonly { id: string }[],
): Record<'first' | 'rest', { id: string }[]> {
  const timeOf = (handedIn: object) => ('at' in handedIn ? String(handedIn.at) : '');
  const isAnswer = (handedIn: object) => 'what' in handedIn && handedIn.what === POSTS;
  const first = confirmations.filter(isAnswer).sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
  return { first, rest: confirmations.filter((handedIn) => !isAnswer(handedIn)) };
}

/**
 * Stores a confirmation that holds, and the completion it may lead to, in one transaction.
 * @param handedIn as it came, but for its id
 * @throws Erased when the person is
 */
export async function acceptConfirmation(
  store: Store,
  course: Course,
  person: string,
  handedIn: { id: string },
  now: Date,
): Promise<SyncResult> {
  const { id } = handedIn;
  // Sending twice equals sending once.
  const known = await confirmationReceipt(store.db, person, id);
  if (known) return { id, receipt: known };

  const said = readConfirmation(handedIn);
  if (!said) return { id, refused: 'ugyldig' };
  const judged = await judge(store, said);
  if (typeof judged === 'string') return { id, refused: judged };

  const { what, says } = said;
  const { role, earliest } = judged;
  const received_at = now.toISOString();
  const said_at = within(said.at, earliest, received_at);
  const receipt = newReceipt();
  return store.db.transaction().execute(async (tx) => {
    await holdPerson(store, tx, person);
    if (await insertConfirmation(tx, { id, person, role, what, says, said_at, received_at, receipt })) {
      await completeAppointments(tx, course, person, now);
      return { id, receipt };
    }
    // The id is taken: by this person a moment ago, or by somebody else.
    const earlier = await confirmationReceipt(tx, person, id);
    return earlier ? { id, receipt: earlier } : { id, refused: 'ikke-ditt' };
  });
}

async function judge(store: Store, { what, says, role }: HandedConfirmation): Promise<Judged | Refusal> {
  if (what === POSTS) {
    const isAnswer = ANSWERS.some((answer) => answer === says);
    return isAnswer ? { role, earliest: '1970-01-01T00:00:00.000Z' } : 'ukjent-versjon';
  }
  const versions = await servedVersions(store, what);
  if (versions.size === 0) return 'ukjent-dokument';
  const served = versions.get(says);
  return served ? { role: served.audience, earliest: served.first_served } : 'ukjent-versjon';
}
