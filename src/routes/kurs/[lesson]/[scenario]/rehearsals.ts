/**
 * The rehearsals of one page, each at an entry of its own in the browser's history, so that «back» leads out of it. The
 * history gets a name and nothing else: what was chosen stays in this page, and a reload lands on one's own ending.
 */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { Rehearsal } from './rehearsal.svelte.ts';

export interface HistoryEdges {
  /** A new entry with this name. */
  push(name: string): void;
  /** The present entry gets this name instead. */
  replace(name: string): void;
  back(): void;
  newName(): string;
}

export class Rehearsals {
  #scenario: Scenario;
  #history: HistoryEdges;
  #walked = new Map<string, Rehearsal>();
  #leaving = false;

  constructor(scenario: Scenario, history: HistoryEdges) {
    this.#scenario = scenario;
    this.#history = history;
  }

  /** @param name of the entry one is at; without one, or with one from before a reload, there is no rehearsal */
  at(name: string | undefined): Rehearsal | undefined {
    return name === undefined ? undefined : this.#walked.get(name);
  }

  /** Walks a road that was not taken; from within a rehearsal another one takes its place. */
  start(steps: readonly Step[], from: string | undefined): void {
    const name = this.#history.newName();
    this.#walked.set(name, new Rehearsal(this.#scenario, steps));
    this.#leaving = false;
    if (this.at(from)) this.#history.replace(name);
    else this.#history.push(name);
  }

  /** Back to one's own ending. */
  leave(): void {
    this.#leaving = true;
    this.#history.back();
  }

  /** The history has moved. Links within the page make entries too: further back when still inside. */
  arrived(name: string | undefined): void {
    if (!this.#leaving) return;
    if (this.at(name)) this.#history.back();
    else this.#leaving = false;
  }

  /** A new attempt begins: what was rehearsed belongs to the old one. */
  forget(): void {
    this.#walked.clear();
  }
}
