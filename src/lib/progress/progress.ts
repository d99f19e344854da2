/**
 * What pages may ask of this device's memory. Types only: the Dexie store and the fallback that forgets both
 * satisfy `Progress`, so a page never knows which one it has.
 */
import type { HandedConfirmation, Refusal, Step } from '#lib/scenario/attempt.ts';
import type { Audience, Result, Role } from '#lib/scenario/format.ts';

/** Work done before logging in, until the learner says whose it is. */
export const ANONYMOUS = 'anonymous';

export interface StoredAttempt {
  id: string;
  /** A person's id, or `anonymous`. */
  learner: string;
  scenario: string;
  edition: string;
  role: Role;
  language: string;
  /** ISO 8601, this device's clock. */
  startedAt: string;
  finishedAt?: string;
  result?: Result;
  /** The server's receipt. Never set before the server gave it. */
  receipt?: string;
  refused?: Refusal;
  steps: Step[];
}

/** A document confirmed, or a question answered. Added once, never changed but for what the server says of it. */
export interface StoredConfirmation extends HandedConfirmation {
  /** A person's id, or `anonymous`. */
  learner: string;
  /** The server's receipt. Never set before the server gave it. */
  receipt?: string;
  refused?: Refusal;
}

/** What can be attempted: a scenario, or a knowledge test. */
export interface Playable {
  id: string;
  edition: string;
}

export interface Turn {
  /**
   * Takes the turn; false when another tab has it.
   * @param insist takes it from that tab, which is told
   */
  take(insist?: boolean): Promise<boolean>;
  /** Waits until no other tab has it and somebody looks at this one. @returns false when the waiting was given up */
  wait(): Promise<boolean>;
  /** Whether another tab has it now. */
  taken(): Promise<boolean>;
  /** Lets others have it. */
  end(): void;
  /** The page is gone: nothing is held, heard or waited for. */
  close(): void;
}

export interface Progress {
  /** False when storage is refused: playing goes on, nothing is remembered, and the screen says so. */
  readonly remembers: boolean;
  /** Whose work is shown and recorded now. */
  readonly learner: string;
  /** The roles the server knows this learner in, as it last said; none before it has said anything. */
  roles(): Promise<Role[]>;
  /** This learner's attempts, oldest first. */
  attempts(): Promise<StoredAttempt[]>;
  /** The newest attempt at a scenario, finished or not. */
  latest(scenario: string): Promise<StoredAttempt | undefined>;
  /** What this learner has confirmed here, oldest first. */
  confirmations(): Promise<StoredConfirmation[]>;
  /**
   * Confirms a document, or answers the question. Resolves when it is durable: only then may the screen say so.
   * @param what a document's id, or `legger-ut`
   * @param says its version, or `ja` / `nei`
   * @param role whom the answer holds for
   */
  confirm(what: string, says: string, role: Audience): Promise<StoredConfirmation>;
  /** A new attempt, with a fresh id. Nothing is written before its first step. */
  begin(scenario: Playable, role: Role): StoredAttempt;
  /**
   * Adds one step (with the attempt itself when it is the first, and its result when it ends), in one write.
   * Resolves when it is durable: only then may the next scene be shown.
   * @throws `StepTaken` when step n is already there (another tab got there first)
   */
  record(attempt: StoredAttempt, step: Step, ended?: { result: Result; at: string }): Promise<StoredAttempt>;
  /**
   * The turn at a scenario, for this tab. One tab has it at a time, so every attempt has one writer.
   * @param others called when another tab has taken it, or has begun to play there
   */
  turnAt(scenario: string, others: () => void): Turn;
}

/** Another tab has already recorded this step: read the attempt again and go on from there. */
export class StepTaken extends Error {
  override name = 'StepTaken';
}
