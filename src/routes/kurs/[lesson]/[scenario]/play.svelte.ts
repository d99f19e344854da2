/**
 * Playing one scenario on this device: what has been done, and where that leads. The page draws it; the memory keeps
 * it; replay says where one is. A step is written before the next scene is shown.
 */
import { StepTaken, type Progress, type StoredAttempt, type Turn } from '#lib/progress/progress.ts';
import { roadOf, type Stop } from '#lib/player/road.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Role, Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';

/**
 * `opening`: the memory is not read yet; a choice made now is kept · `asking`: the role must be known first ·
 * `elsewhere`: another tab plays this scenario · `changed`: what was done does not fit the new edition.
 */
export type Mode = 'opening' | 'playing' | 'asking' | 'elsewhere' | 'changed';

export interface PlayEdges {
  /** Opens this device's memory. Never rejects. */
  open(): Promise<Progress>;
  /** The role to play in; `null` when the learner must be asked. */
  role(): Promise<Role | null>;
  /** ISO 8601. */
  now(): string;
}

export class Play {
  readonly scenario: Scenario;
  mode: Mode = $state('opening');
  attempt: StoredAttempt | null = $state.raw(null);
  /** The step being written, or kept until it can be. */
  pressed: Step | null = $state.raw(null);
  /** Where that step leads, while it is written: it can be drawn meanwhile, and is not to be seen. */
  coming: Stop | null = $state.raw(null);
  /** True once the learner has moved: from then on focus follows. */
  moved = $state(false);
  readonly road: Stop[] = $derived.by(() => roadOf(this.scenario, this.attempt?.steps ?? []));
  readonly ended: boolean = $derived(this.road.at(-1)?.scene.ends !== undefined);

  #edges: PlayEdges;
  #progress: Progress | undefined;
  #turn: Turn | undefined;
  #closed = false;

  constructor(scenario: Scenario, edges: PlayEdges) {
    this.scenario = scenario;
    this.#edges = edges;
  }

  /**
   * Finds the place where one was, and takes a choice that was made before that was known.
   * @param early a step kept from before the page was ready
   */
  async open(early: Step | null): Promise<void> {
    this.pressed ??= early;
    this.#progress = await this.#edges.open();
    if (this.#closed) return;
    this.#turn = this.#progress.turnAt(this.scenario.id, () => this.#makeWay());
    await this.#enter();
  }

  /** Goes to where one was; a choice that waited is taken. */
  async #enter(): Promise<void> {
    const latest = await this.#memory.latest(this.scenario.id);
    const kept = this.pressed;
    this.pressed = null;
    this.attempt = null;
    const found = latest ? await this.#resume(latest, kept) : 'playing';
    this.mode = found;
    // Where nothing is under way others may begin.
    if (found === 'elsewhere') void this.#waitForTurn();
    else if (!this.attempt || this.ended) this.#turn?.end();
    if (found === 'playing' && kept) return this.take(kept);
    // One that began before this tab listened is not heard of.
    if (await this.#turn?.taken()) this.#makeWay();
  }

  /** Opening a mastered scenario shows how it went; a choice made on its first scene begins a new attempt. */
  async #resume(latest: StoredAttempt, kept: Step | null): Promise<Mode> {
    const { scenario } = this;
    const walked = replay(scenario, latest.steps);
    if (latest.finishedAt) {
      const same = walked.ok && walked.place.result === latest.result;
      if (same && !kept) this.attempt = latest;
      return 'playing';
    }
    if (latest.steps.length === 0) return 'playing';
    if (!walked.ok || walked.place.result) return 'changed';
    if (!(await this.#turn?.take())) return 'elsewhere';
    // Every step is still legal: the attempt goes on under the edition it is played on now.
    this.attempt = { ...latest, edition: scenario.edition };
    return 'playing';
  }

  /** Takes a step: written first, shown after. What the scene does not offer is ignored. */
  async take(step: Step): Promise<void> {
    if (this.mode === 'opening') this.pressed ??= step;
    if (this.mode !== 'playing' || this.pressed || this.ended) return;
    const { scenario } = this;
    const next = replay(scenario, [...(this.attempt?.steps ?? []), step]);
    if (!next.ok) return;
    this.pressed = step;
    const role = this.attempt?.role ?? (await this.#edges.role());
    if (!role) {
      this.mode = 'asking';
      return;
    }
    const { result } = next.place;
    try {
      if (!(await this.#turn?.take())) throw new StepTaken();
      const attempt = this.attempt ?? this.#memory.begin(scenario, role);
      const writing = this.#memory.record(attempt, step, result && { result, at: this.#edges.now() });
      setTimeout(() => this.#foresee(step));
      this.attempt = await writing;
      this.moved = true;
      if (result) this.#turn?.end();
    } catch (problem) {
      if (!(problem instanceof StepTaken)) throw problem;
      this.#makeWay();
    } finally {
      this.pressed = null;
      this.coming = null;
    }
  }

  /** The disk has been asked and has not answered: time to draw. */
  #foresee(step: Step): void {
    if (this.pressed !== step) return;
    this.coming = roadOf(this.scenario, [...(this.attempt?.steps ?? []), step]).at(-1) ?? null;
  }

  /** The role is known now: the step that waited for it is taken. */
  async answerRole(): Promise<void> {
    const waiting = this.pressed;
    this.pressed = null;
    this.mode = 'playing';
    if (waiting) await this.take(waiting);
  }

  /** From the first scene, as a new attempt. What was done before stays as it is. */
  async startOver(): Promise<void> {
    this.attempt = null;
    this.pressed = null;
    this.mode = 'playing';
    this.moved = true;
    if (!(await this.#turn?.take())) this.#makeWay();
  }

  /** Plays on in this tab; the one that was playing is told. */
  async playHere(): Promise<void> {
    await this.#turn?.take(true);
    this.moved = true;
    await this.#enter();
  }

  /** The page is gone: others may play. */
  close(): void {
    this.#closed = true;
    this.#turn?.close();
  }

  /** Another tab plays this scenario: this one says so. A road that has ended can still be read. */
  #makeWay(): void {
    // While the memory is read nothing is under way: the first step finds out.
    if (this.ended || this.mode === 'opening' || this.mode === 'elsewhere') return;
    this.pressed = null;
    this.mode = 'elsewhere';
    void this.#waitForTurn();
  }

  /** Goes on by itself when the other tab is done, and this one is looked at. */
  async #waitForTurn(): Promise<void> {
    if (!(await this.#turn?.wait()) || this.mode !== 'elsewhere') return;
    this.moved = true;
    await this.#enter();
  }

  get #memory(): Progress {
    if (!this.#progress) throw new Error('a step before the memory is open');
    return this.#progress;
  }
}
