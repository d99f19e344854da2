/**
 * Handing in. The server believes steps, never scores: it replays them on the edition they were played on, decides
 * itself, gives a receipt, and forgets them. They are never written anywhere, nor logged: what somebody answered
 * about freedom of expression is nobody's business.
 */
import { isFor, type Course } from '#lib/course/course.ts';
import { isNothing } from '#lib/course/status.ts';
import type {
  AppointmentStatus,
  HandedIn,
  Login,
  Refusal,
  SyncResponse,
  SyncResult,
} from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import { isTestEdition } from '#lib/scenario/edition.ts';
import { replay } from '#lib/scenario/replay.ts';
import { replayTest } from '#lib/scenario/test-replay.ts';
import { END } from '#lib/scenario/test-round.ts';
import { completeAppointments, ofRole, statusOf } from './appointments.ts';
import { acceptConfirmation, answersFirst } from './confirming.ts';
import { knownConfirmations } from './confirmations.ts';
import type { Store } from './database.ts';
import { isServedScenario, servedEdition, type ServedEdition } from './editions.ts';
import { Erased, holdPerson, refuseErased } from './erased.ts';
import { insertOutcome, knownOutcomes, receiptOf } from './outcomes.ts';
import { newReceipt } from './receipt.ts';
import { within } from './time.ts';
import { readAttempt, readEnvelope } from './wire.ts';

/** Who hands in, from the session; never from the body. */
export interface Handing {
  person: string;
  login: Login;
  /** As the session's: the answer shows no more than it does. */
  onlyRole?: Role | null;
}

export type HandInAnswer =
  /** 422: something was handed in and nothing was accepted. */
  | { status: 200 | 422; body: SyncResponse }
  /** Not the agreed shape · another person's device · the person is erased. */
  | { status: 400 | 409 | 410; body: { error: 'ugyldig' | 'annen-deltaker' | 'slettet' } };

/**
 * Accepts what holds, refuses what does not, one transaction and one result for each attempt and confirmation.
 * @param body as parsed from JSON, nothing else known of it
 * @throws only for faults of ours: a bad body is an answer
 */
export async function acceptHandIn(
  store: Store,
  course: Course,
  { person, login, onlyRole }: Handing,
  body: unknown,
  now: Date,
): Promise<HandInAnswer> {
  const request = readEnvelope(body);
  if (!request) return { status: 400, body: { error: 'ugyldig' } };
  if (request.learner !== person) return { status: 409, body: { error: 'annen-deltaker' } };
  try {
    await refuseErased(store.db, person);
    const results: SyncResult[] = [];
    const { first, rest } = answersFirst(request.confirmations);
    for (const handedIn of first) {
      results.push(await acceptConfirmation(store, course, person, handedIn, now));
    }
    for (const handedIn of request.attempts) {
      results.push(await acceptAttempt(store, course, { person, login }, handedIn, now));
      // Replaying is work: let others in between.
      await new Promise(setImmediate);
    }
    for (const handedIn of rest) {
      results.push(await acceptConfirmation(store, course, person, handedIn, now));
    }
    const missing = await missingOf(store, person, request.held);
    const status = ofRole(await settledStatus(store, course, person, now), onlyRole);
    const none = results.length > 0 && results.every((result) => 'refused' in result);
    return { status: none ? 422 : 200, body: { results, missing, status } };
  } catch (error) {
    if (error instanceof Erased) return { status: 410, body: { error: 'slettet' } };
    throw error;
  }
}

async function acceptAttempt(
  store: Store,
  course: Course,
  { person, login }: Handing,
  handedIn: { id: string },
  now: Date,
): Promise<SyncResult> {
  const { id } = handedIn;
  // Sending twice equals sending once: the steps are not even read.
  const known = await receiptOf(store.db, person, id);
  if (known) return { id, receipt: known };

  const attempt = readAttempt(handedIn);
  if (!attempt) return { id, refused: 'ugyldig' };
  const edition = await servedEdition(store, attempt.edition);
  if (edition?.graph.id !== attempt.scenario) {
    return {
      id,
      refused: (await isServedScenario(store, attempt.scenario)) ? 'ukjent-utgave' : 'ukjent-scenario',
    };
  }
  const refused = refusalOf(edition, attempt);
  if (refused) return { id, refused };

  const { scenario, role, language, edition: hash } = attempt;
  const received_at = now.toISOString();
  const finished_at = within(attempt.finishedAt, edition.firstServed, received_at);
  const receipt = newReceipt();
  return store.db.transaction().execute(async (tx) => {
    await holdPerson(store, tx, person);
    const row = {
      attempt: id,
      person,
      scenario,
      role,
      edition: hash,
      language,
      login,
      finished_at,
      received_at,
      receipt,
    };
    if (await insertOutcome(tx, row)) {
      await completeAppointments(tx, course, person, now);
      return { id, receipt };
    }
    // The id is taken: by this person a moment ago, or by somebody else.
    const earlier = await receiptOf(tx, person, id);
    return earlier ? { id, receipt: earlier } : { id, refused: 'ikke-ditt' };
  });
}

/** What stands between these steps and a receipt; undefined when nothing does. */
function refusalOf(edition: ServedEdition, { id, role, steps }: HandedIn): Refusal | undefined {
  if (!isFor(edition.graph.role, role)) return 'feil-rolle';
  if (isTestEdition(edition)) {
    // What was asked hangs on the attempt's id: steps that fit another attempt do not fit this one.
    const { ok, place } = replayTest(edition.graph, id, steps);
    if (!ok) return 'ulovlig-steg';
    if (place.scene !== END) return 'ingen-slutt';
    return place.passed ? undefined : 'ikke-mestret';
  }
  const replayed = replay(edition.graph, steps);
  if (!replayed.ok) return 'ulovlig-steg';
  const { result } = replayed.place;
  if (!result) return 'ingen-slutt';
  return result === 'mestret' ? undefined : 'ikke-mestret';
}

/**
 * Where the person stands, after what they have earned is written: somebody who is done may have got another
 * appointment, or the course may have become shorter.
 */
async function settledStatus(
  store: Store,
  course: Course,
  person: string,
  now: Date,
): Promise<AppointmentStatus[]> {
  const status = await statusOf(store, course, person, now);
  const isEarned = ({ status, mastered, left, reopened, renewal }: AppointmentStatus) =>
    ((status !== 'fullfort' || reopened) && mastered.length > 0 && left !== undefined && isNothing(left)) ||
    (renewal !== undefined && isNothing(renewal));
  if (!status.some(isEarned)) return status;
  await store.db.transaction().execute(async (tx) => {
    await holdPerson(store, tx, person);
    await completeAppointments(tx, course, person, now);
  });
  return statusOf(store, course, person, now);
}

/** Of the ids a device holds receipts for: those this person has nothing of here. In the order given. */
async function missingOf(store: Store, person: string, held: readonly string[]): Promise<string[]> {
  const known = new Set([
    ...(await knownOutcomes(store.db, person, held)),
    ...(await knownConfirmations(store.db, person, held)),
  ]);
  return held.filter((id) => !known.has(id));
}
