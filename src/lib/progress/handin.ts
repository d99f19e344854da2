/**
 * Handing in: what is mastered or confirmed and has no receipt goes out, in batches, until the receiver has answered for all of
 * it or something stops it. A receipt is stored before anybody is told. Sending twice equals sending once, so
 * whatever is in doubt is sent again.
 */
import type {
  AppointmentStatus,
  HandedConfirmation,
  HandedIn,
  Refusal,
  SyncRequest,
  SyncResponse,
} from '#lib/scenario/attempt.ts';
import type { Contact, NoAnswer } from './contact.ts';
import { ANONYMOUS, type StoredAttempt, type StoredConfirmation } from './progress.ts';
import { isUnanswered, isWaiting, type AttemptStore, type Verdict } from './store.ts';

/** Attempts, and confirmations, in one request. */
export const BATCH = 50;
/** Held receipts asked about in one request. */
const HELD = 200;

export interface HandInOptions {
  /** Ask about receipts as well when nothing waits: the server may have been restored from a backup. */
  check?: boolean;
  /** The page is going: one small batch that a browser still sends, and no questions. */
  leaving?: boolean;
}

export interface HandedInRun {
  /** Of attempts. */
  receipts: { id: string; scenario: string; receipt: string }[];
  refused: { id: string; scenario: string; why: Refusal }[];
  /** Where the learner stands, when the receiver said so. */
  status?: AppointmentStatus[];
  /** What stopped it; nothing when all is answered for. */
  stopped?: NoAnswer;
}

/**
 * Hands in one learner's work. Only theirs, and never anonymous work.
 * @returns how it went. Rejects with StoreFailed when this device's store does.
 */
export async function handIn(
  store: AttemptStore,
  learner: string,
  contact: Contact,
  { check = false, leaving = false }: HandInOptions = {},
): Promise<HandedInRun> {
  const run: HandedInRun = { receipts: [], refused: [] };
  const asked = new Set<string>();
  let size = leaving ? 5 : BATCH;
  while (learner !== ANONYMOUS) {
    const attempts = await store.attemptsOf(learner);
    const confirmations = await store.confirmationsOf(learner);
    const batch = attempts.filter(isWaiting).slice(0, size);
    const confirmed = confirmations.filter(isUnanswered).slice(0, size);
    const held = leaving ? [] : heldOf(attempts, confirmations, asked);
    const sending = [...batch, ...confirmed];
    if (sending.length === 0 && !(check && held.length > 0)) break;

    const request = requestOf(learner, batch, confirmed, held);
    const sent = await contact.handIn(request, leaving);
    if (sent.kind === 'too-big' && size > 1) {
      size = Math.ceil(Math.min(size, Math.max(batch.length, confirmed.length)) / 2);
      continue;
    }
    if (sent.kind !== 'answer')
      return { ...run, stopped: sent.kind === 'too-big' ? { kind: 'rejected' } : sent };

    for (const id of held) asked.add(id);
    const said = verdictsOf(sent.answer, sending, held);
    await store.settle(said);
    for (const attempt of batch) note(run, attempt, said.get(attempt.id));
    run.status = sent.answer.status;
    // An answer that passes over what was sent would keep us here for ever.
    if (sending.some(({ id }) => !said.has(id))) return { ...run, stopped: { kind: 'rejected' } };
    if (leaving) break;
  }
  return run;
}

/** What goes out next, exactly: «Min side» shows it before it is sent. */
export function nextRequest(
  learner: string,
  attempts: readonly StoredAttempt[],
  confirmations: readonly StoredConfirmation[],
): SyncRequest {
  const batch = attempts.filter(isWaiting).slice(0, BATCH);
  const confirmed = confirmations.filter(isUnanswered).slice(0, BATCH);
  return requestOf(learner, batch, confirmed, heldOf(attempts, confirmations, new Set()));
}

/** Ids of what has a receipt and has not been asked about. */
function heldOf(
  attempts: readonly StoredAttempt[],
  confirmations: readonly StoredConfirmation[],
  asked: ReadonlySet<string>,
): string[] {
  const receipted = [...attempts, ...confirmations].filter(({ id, receipt }) => receipt && !asked.has(id));
  return receipted.map(({ id }) => id).slice(0, HELD);
}

function requestOf(
  learner: string,
  batch: readonly StoredAttempt[],
  confirmed: readonly StoredConfirmation[],
  held: readonly string[],
): SyncRequest {
  const [attempts, confirmations] = [batch.map(wireOf), confirmed.map(confirmationOf)];
  return { v: 2, learner, held: [...held], attempts, confirmations };
}

function confirmationOf({ id, role, what, says, at }: StoredConfirmation): HandedConfirmation {
  return { id, role, what, says, at };
}

function wireOf(attempt: StoredAttempt): HandedIn {
  const { id, scenario, edition, role, language, finishedAt = attempt.startedAt, steps } = attempt;
  return { id, scenario, edition, role, language, finishedAt, steps };
}

/** Only answers to what was asked count. */
function verdictsOf(
  answer: SyncResponse,
  sent: readonly { id: string }[],
  held: readonly string[],
): Map<string, Verdict> {
  const said = new Map<string, Verdict>();
  for (const id of answer.missing) if (held.includes(id)) said.set(id, { lost: true });
  for (const result of answer.results) {
    if (!sent.some(({ id }) => id === result.id)) continue;
    said.set(result.id, 'receipt' in result ? { receipt: result.receipt } : { refused: result.refused });
  }
  return said;
}

function note(run: HandedInRun, { id, scenario }: StoredAttempt, verdict: Verdict | undefined): void {
  if (!verdict) return;
  if ('receipt' in verdict) run.receipts.push({ id, scenario, receipt: verdict.receipt });
  if ('refused' in verdict) run.refused.push({ id, scenario, why: verdict.refused });
}
