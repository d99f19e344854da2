/**
 * Where attempts lie. Two satisfy it: `disk.ts` (IndexedDB) and `memory.ts` (forgets when the page goes).
 * Every method rejects with `StoreFailed`, and with nothing else, when the device refuses. All or nothing: what
 * rejected has changed nothing.
 */
import type { Refusal } from '#lib/scenario/attempt.ts';
import type { StoredAttempt, StoredConfirmation } from './progress.ts';

/** `full`: no room · `outdated`: another version of this page owns the store now · `broken`: anything else. */
export type Failure = 'full' | 'outdated' | 'broken';

export class StoreFailed extends Error {
  override name = 'StoreFailed';
  readonly why: Failure;
  constructor(why: Failure, cause?: unknown) {
    super(`The store failed: ${why}`, { cause });
    this.why = why;
  }
}

/**
 * `taken`: step n is already there, nothing was written · `gone`: the attempt was wiped on purpose while this page
 * was open.
 */
export type Added = 'added' | 'taken' | 'gone';

/** What the server said of one attempt or confirmation. `lost`: it no longer knows a receipt it gave, so the work waits again. */
export type Verdict = { receipt: string } | { refused: Refusal } | { lost: true };

/** What may stay when a learner's data is wiped: nothing, or only what is to be handed in. */
export type Keep = 'nothing' | 'waiting';

export interface AttemptStore {
  /** The learner's attempts in the order they were begun, whatever the clock says. */
  attemptsOf(learner: string): Promise<StoredAttempt[]>;
  /** The last begun attempt at a scenario. */
  latest(learner: string, scenario: string): Promise<StoredAttempt | undefined>;
  /** Adds the attempt's *last* step; with the attempt itself when it is the first, with its result when it ended. */
  add(attempt: StoredAttempt): Promise<Added>;
  /** The learner's confirmations in the order they were made, whatever the clock says. */
  confirmationsOf(learner: string): Promise<StoredConfirmation[]>;
  /** Adds a confirmation, in one write. */
  confirm(confirmation: StoredConfirmation): Promise<void>;
  /** Stores what the server said, for all of them at once. Unknown ids are passed over. */
  settle(said: ReadonlyMap<string, Verdict>): Promise<void>;
  /** Gives attempts and confirmations to another learner; those not named stay. @returns how many were given */
  give(ids: readonly string[], to: string): Promise<number>;
  /** Wipes a learner's attempts, confirmations and notes. */
  forget(learner: string, keep: Keep): Promise<void>;
  /** Wipes single attempts, steps and all, and single confirmations. */
  remove(ids: readonly string[]): Promise<void>;
  /** Everybody who has something here, `anonymous` too. */
  learners(): Promise<string[]>;
  /** A small note about a learner, as JSON: what the server last said, what was answered. */
  note(learner: string, key: string): Promise<unknown>;
  setNote(learner: string, key: string, value: unknown): Promise<void>;
  /** Wipes everything of everybody; notes of nobody (learner '') stay. */
  clear(): Promise<void>;
}

/** Mastered, and the server has not said yes or no. */
export function isWaiting(attempt: StoredAttempt): boolean {
  return attempt.result === 'mestret' && isUnanswered(attempt);
}

/** The server has not said yes or no: what a confirmation waits for. */
export function isUnanswered({ receipt, refused }: Pick<StoredConfirmation, 'receipt' | 'refused'>): boolean {
  return !receipt && !refused;
}
