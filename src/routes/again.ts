/**
 * What is open again: a round that began after a completion, or one that can be taken before the completion expires. What
 * was done before is still on the device and with the server; it only does not count for the round. Pure.
 */
import { POSTS } from '#lib/course/requirements.ts';
import type { StoredAttempt, StoredConfirmation } from '#lib/progress/progress.ts';
import type { AppointmentStatus, Left } from '#lib/scenario/attempt.ts';

/** What is open again, by id: scenarios, tests, documents, and the question. */
export function openAgain(status: readonly AppointmentStatus[]): ReadonlySet<string> {
  return new Set(status.flatMap((row) => idsOf(againOf(row))));
}

/** What the server has said, as of the round that can be worked on. */
export function inRound(
  status: readonly AppointmentStatus[],
  again: ReadonlySet<string>,
): AppointmentStatus[] {
  return status.map((row) => {
    const left = againOf(row) ?? row.left;
    return {
      ...row,
      ...(row.renewal && { status: 'paabegynt' as const }),
      // After a change nothing else is asked for: not what the course has got since, nor what a later yes would ask.
      ...(row.reopened?.why === 'endring' && { status: 'fullfort' as const }),
      ...(left && { left, missing: left.scenarios }),
      mastered: row.mastered.filter((id) => !again.has(id)),
      ...(row.confirmed && { confirmed: row.confirmed.filter(({ what }) => !again.has(what)) }),
    };
  });
}

/** Attempts and confirmations that count: of what is open again, those the server has not judged yet. */
export function counting<T extends StoredAttempt | StoredConfirmation>(
  here: readonly T[],
  again: ReadonlySet<string>,
): T[] {
  return here.filter((one) => !one.receipt || !again.has('scenario' in one ? one.scenario : one.what));
}

const againOf = ({ reopened, renewal, left }: AppointmentStatus): Left | undefined =>
  renewal ?? (reopened && left);

function idsOf(left: Left | undefined): string[] {
  if (!left) return [];
  return [
    ...left.scenarios,
    ...(left.test ? [left.test] : []),
    ...left.documents,
    ...(left.answer ? [POSTS] : []),
  ];
}
