/**
 * Recording what a learner does, over any store. When the store fails, playing goes on in memory and nobody is
 * told that anything is saved: `remembers` turns false, for good, until the page is opened again.
 */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Audience, Result, Role } from '#lib/scenario/format.ts';
import { keepKnown, knownOf, leavingHere, setLeaving, setLearner } from './custody.ts';
import { readUnfinished, setUnfinished } from './marks.ts';
import { MemoryStore } from './memory.ts';
import {
  StepTaken,
  type Playable,
  type Progress,
  type StoredAttempt,
  type StoredConfirmation,
  type Turn,
} from './progress.ts';
import { StoreFailed, type AttemptStore, type Failure } from './store.ts';
import { TabTurn } from './turn.ts';

/** What has just happened, told to whoever keeps the screen. */
export type Happened =
  | { kind: 'recorded'; attempt: StoredAttempt; first: boolean }
  | { kind: 'confirmed'; confirmation: StoredConfirmation }
  | { kind: 'forgets'; why: Failure }
  | { kind: 'wiped' };

export interface RecordingEdges {
  newId(): string;
  /** ISO 8601, this device's clock. */
  now(): string;
  language: string;
}

export class Recording implements Progress {
  store: AttemptStore;
  remembers: boolean;
  learner: string;
  #edges: RecordingEdges;
  #listeners = new Set<(happened: Happened) => void>();

  constructor(store: AttemptStore, learner: string, remembers: boolean, edges: RecordingEdges) {
    this.store = store;
    this.learner = learner;
    this.remembers = remembers;
    this.#edges = edges;
  }

  /** @returns how to stop listening */
  listen(listener: (happened: Happened) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async roles(): Promise<Role[]> {
    const known = await this.#read((store) => knownOf(store, this.learner));
    return [...new Set(known?.status.map(({ role }) => role))];
  }

  attempts(): Promise<StoredAttempt[]> {
    return this.#read((store) => store.attemptsOf(this.learner));
  }

  latest(scenario: string): Promise<StoredAttempt | undefined> {
    return this.#read((store) => store.latest(this.learner, scenario));
  }

  confirmations(): Promise<StoredConfirmation[]> {
    return this.#read((store) => store.confirmationsOf(this.learner));
  }

  async confirm(what: string, says: string, role: Audience): Promise<StoredConfirmation> {
    const at = await this.#later(what);
    const { learner } = this;
    const confirmation: StoredConfirmation = { id: this.#edges.newId(), learner, role, what, says, at };
    try {
      await this.store.confirm(confirmation);
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
      await this.forgetFromNow(error.why);
      await this.store.confirm(confirmation);
    }
    this.#tell({ kind: 'confirmed', confirmation });
    return confirmation;
  }

  begin(scenario: Playable, role: Role): StoredAttempt {
    return {
      id: this.#edges.newId(),
      learner: this.learner,
      scenario: scenario.id,
      edition: scenario.edition,
      role,
      language: this.#edges.language,
      startedAt: this.#edges.now(),
      steps: [],
    };
  }

  async record(
    attempt: StoredAttempt,
    step: Step,
    ended?: { result: Result; at: string },
  ): Promise<StoredAttempt> {
    const first = attempt.steps.length === 0;
    const next: StoredAttempt = {
      ...attempt,
      // Somebody may have logged in between opening the scenario and the first choice.
      ...(first && { learner: this.learner }),
      steps: [...attempt.steps, step],
      ...(ended && { result: ended.result, finishedAt: ended.at }),
    };
    if (next.learner === this.learner) markOne(next);
    await this.#write(next);
    this.#tell({ kind: 'recorded', attempt: next, first });
    return next;
  }

  turnAt(scenario: string, others: () => void): Turn {
    return new TabTurn(scenario, others);
  }

  /** Marks afresh which scenarios this learner is in the middle of. */
  async markUnfinished(): Promise<void> {
    const newest = new Map((await this.attempts()).map((a) => [a.scenario, a]));
    setUnfinished([...newest.values()].filter((a) => !a.result).map((a) => a.scenario));
  }

  /** Leaves the store that failed. What can still be read from it comes along, for this page only. */
  async forgetFromNow(why: Failure, ...known: StoredAttempt[]): Promise<void> {
    if (!this.remembers) return;
    this.remembers = false;
    const left = this.store;
    const here = new Map<string, StoredAttempt>();
    const readable = await left.attemptsOf(this.learner).catch(() => []);
    const confirmed = await left.confirmationsOf(this.learner).catch(() => []);
    // Whoever has left without a connection has still left: their session is to be ended, with their work handed in.
    const leaving = await leavingHere(left).catch(() => undefined);
    const theirs = leaving ? await left.attemptsOf(leaving.learner).catch(() => []) : [];
    const theirConfirmed = leaving ? await left.confirmationsOf(leaving.learner).catch(() => []) : [];
    for (const attempt of [...readable, ...theirs, ...known]) here.set(attempt.id, attempt);
    const person = await knownOf(left, this.learner).catch(() => undefined);
    const store = new MemoryStore([...here.values()], [...confirmed, ...theirConfirmed]);
    await setLearner(store, this.learner);
    if (person) await keepKnown(store, person);
    if (leaving) await setLeaving(store, leaving);
    this.store = store;
    this.#tell({ kind: 'forgets', why });
  }

  async #write(next: StoredAttempt): Promise<void> {
    try {
      const added = await this.store.add(next);
      if (added === 'taken')
        throw new StepTaken(`step ${next.steps.length - 1} of ${next.id} is there already`);
      if (added === 'gone') {
        this.#tell({ kind: 'wiped' });
        await this.forgetFromNow('outdated', next);
      }
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
      await this.forgetFromNow(error.why, next);
    }
  }

  async #read<T>(ask: (store: AttemptStore) => Promise<T>): Promise<T> {
    try {
      return await ask(this.store);
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
      await this.forgetFromNow(error.why);
      return ask(this.store);
    }
  }

  /**
   * Now, but after whatever was said of the same before, here or (as the server told) elsewhere: a clock that was set
   * back must not let an older answer hold.
   */
  async #later(what: string): Promise<string> {
    const now = this.#edges.now();
    const here = await this.confirmations();
    const known = await this.#read((store) => knownOf(store, this.learner));
    const elsewhere = known?.status.flatMap(({ confirmed = [] }) => confirmed) ?? [];
    const before = [...here, ...elsewhere].filter((said) => said.what === what).map(({ at }) => at);
    const last = before.sort().at(-1);
    if (last === undefined || last < now) return now;
    return new Date(Date.parse(last) + 1).toISOString();
  }

  #tell(happened: Happened): void {
    for (const listener of this.#listeners) listener(happened);
  }
}

/** Marked before the write: a crash between the two hides scene one for a moment too much, never too little. */
function markOne(attempt: StoredAttempt): void {
  const others = readUnfinished().filter((id) => id !== attempt.scenario);
  setUnfinished(attempt.result ? others : [...others, attempt.scenario]);
}
