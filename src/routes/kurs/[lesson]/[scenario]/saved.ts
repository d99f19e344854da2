/** Where what was done is now. The screen never says more than is true of this very attempt. Pure. */
import type { StoredAttempt } from '#lib/progress/progress.ts';

/** What is known of the device; `device.svelte.ts` fits. */
export interface Known {
  started: boolean;
  remembers: boolean;
  person: object | null;
  connection: string;
  problem: string | null;
  lastReceipt: { attempt: string; receipt: string } | null;
}

export type Where =
  { kind: 'handedIn'; receipt: string } | { kind: 'erased' | 'forgets' | 'waitsForNet' | 'waits' | 'here' };

/** @returns undefined while there is nothing to say */
export function whereIs(attempt: StoredAttempt | null, known: Known): Where | undefined {
  const { lastReceipt } = known;
  // The newest receipt may be of an earlier attempt at the same scenario: only its own counts.
  const receipt =
    attempt?.receipt ?? (attempt && lastReceipt?.attempt === attempt.id ? lastReceipt.receipt : undefined);
  if (receipt) return { kind: 'handedIn', receipt };
  // The server takes nothing more of this person's: nothing waits.
  if (known.problem === 'erased') return { kind: 'erased' };
  if (known.started && !known.remembers) return { kind: 'forgets' };
  if (!attempt?.steps.length) return undefined;
  if (attempt.result !== 'mestret' || !known.person) return { kind: 'here' };
  return { kind: known.connection === 'offline' ? 'waitsForNet' : 'waits' };
}
