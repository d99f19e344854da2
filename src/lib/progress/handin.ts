/**
 * Handing in: what is mastered and has no receipt goes out, in batches, until the receiver has answered for all of
 * it or something stops it. A receipt is stored before anybody is told. Sending twice equals sending once, so
 * whatever is in doubt is sent again.
 */
import type {
  AppointmentStatus,
  HandedIn,
  Refusal,
  SyncRequest,
  SyncResponse,
} from '#lib/scenario/attempt.ts';
import type { Contact, NoAnswer } from './contact.ts';
import { ANONYMOUS, type StoredAttempt } from './progress.ts';
import { isWaiting, type AttemptStore, type Verdict } from './store.ts';

/** Attempts in one request. */
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
    const batch = attempts.filter(isWaiting).slice(0, size);
    const held = leaving ? [] : attempts.filter((a) => a.receipt && !asked.has(a.id)).slice(0, HELD);
    if (batch.length === 0 && !(check && held.length > 0)) break;

    const request = requestOf(learner, batch, held);
    const sent = await contact.handIn(request, leaving);
    if (sent.kind === 'too-big' && size > 1) {
      size = Math.ceil(Math.min(size, batch.length) / 2);
      continue;
    }
    if (sent.kind !== 'answer')
      return { ...run, stopped: sent.kind === 'too-big' ? { kind: 'rejected' } : sent };

    for (const { id } of held) asked.add(id);
    const said = verdictsOf(sent.answer, batch, held);
    await store.settle(said);
    for (const attempt of batch) note(run, attempt, said.get(attempt.id));
    run.status = sent.answer.status;
    // An answer that passes over what was sent would keep us here for ever.
    if (batch.some((a) => !said.has(a.id))) return { ...run, stopped: { kind: 'rejected' } };
    if (leaving) break;
  }
  return run;
}

/** What goes out next, exactly: «Min side» shows it before it is sent. */
export function nextRequest(learner: string, attempts: readonly StoredAttempt[]): SyncRequest {
  const held = attempts.filter((attempt) => attempt.receipt).slice(0, HELD);
  return requestOf(learner, attempts.filter(isWaiting).slice(0, BATCH), held);
}

function requestOf(
  learner: string,
  batch: readonly StoredAttempt[],
  held: readonly StoredAttempt[],
): SyncRequest {
  return {
    v: 2,
    learner,
    held: held.map((attempt) => attempt.id),
    attempts: batch.map(wireOf),
    confirmations: [],
  };
}

function wireOf(attempt: StoredAttempt): HandedIn {
  const { id, scenario, edition, role, language, finishedAt = attempt.startedAt, steps } = attempt;
  return { id, scenario, edition, role, language, finishedAt, steps };
}

/** Only answers to what was asked count. */
function verdictsOf(
  answer: SyncResponse,
  batch: readonly StoredAttempt[],
  held: readonly StoredAttempt[],
): Map<string, Verdict> {
  const said = new Map<string, Verdict>();
  for (const id of answer.missing) if (held.some((a) => a.id === id)) said.set(id, { lost: true });
  for (const result of answer.results) {
    if (!batch.some((a) => a.id === result.id)) continue;
    said.set(result.id, 'receipt' in result ? { receipt: result.receipt } : { refused: result.refused });
  }
  return said;
}

function note(run: HandedInRun, { id, scenario }: StoredAttempt, verdict: Verdict | undefined): void {
  if (!verdict) return;
  if ('receipt' in verdict) run.receipts.push({ id, scenario, receipt: verdict.receipt });
  if ('refused' in verdict) run.refused.push({ id, scenario, why: verdict.refused });
}
