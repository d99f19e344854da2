/** What will leave the device at the next hand-in, as the learner may read it before it goes. Pure. */
import type { StoredAttempt } from '#lib/progress/progress.ts';
import { isWaiting } from '#lib/progress/store.ts';
import type { HandedIn, SyncRequest } from '#lib/scenario/attempt.ts';

export function outgoingOf(learner: string, attempts: readonly StoredAttempt[]): SyncRequest {
  return {
    v: 1,
    learner,
    held: attempts.filter((attempt) => attempt.receipt).map((attempt) => attempt.id),
    attempts: attempts.filter(isWaiting).map(wireOf),
  };
}

function wireOf(attempt: StoredAttempt): HandedIn {
  const { id, scenario, edition, role, language, finishedAt = attempt.startedAt, steps } = attempt;
  return { id, scenario, edition, role, language, finishedAt, steps };
}
