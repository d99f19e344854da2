/**
 * Sitting the knowledge test on this device: what has been answered, and what is asked now. The page draws it; the
 * memory keeps it; replay says where one is. An answer is written before anything is shown of it.
 */
import { testIdOf } from '#lib/course/knowledge-test.ts';
import { StepTaken, type Progress, type StoredAttempt, type Turn } from '#lib/progress/progress.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Role, Verdict } from '#lib/scenario/format.ts';
import { edgeOf, MAX_STEPS } from '#lib/scenario/replay.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import { replayTest, type TestPlace } from '#lib/scenario/test-replay.ts';
import { END, roundOf, type Round } from '#lib/scenario/test-round.ts';

/**
 * `opening`: the memory is not read yet · `intro`: nothing is under way · `asking`: the role must be known first ·
 * `elsewhere`: another tab has it · `changed`: what was answered does not fit the new edition · `lost`: the test could
 * not be fetched · `none`: there is no test.
 */
export type Mode = 'opening' | 'intro' | 'asking' | 'playing' | 'elsewhere' | 'changed' | 'lost' | 'none';

/** What is on the screen while playing. */
export type View =
  | { kind: 'question'; round: Round; scene: string }
  /** What was answered last, and why it is judged as it is. */
  | { kind: 'answer'; round: Round; step: Step; verdict: Verdict; last: boolean }
  | { kind: 'result'; place: TestPlace; next: Round };

export interface SittingEdges {
  /** Opens this device's memory. Never rejects. */
  open(): Promise<Progress>;
  /** The roles to choose between; one when it is known. */
  roles(): Promise<Role[]>;
  /** Rejects when it cannot be had now; `null` when the role has none. */
  load(role: Role): Promise<KnowledgeTest | null>;
  /** ISO 8601. */
  now(): string;
}

export class Sitting {
  mode: Mode = $state('opening');
  test: KnowledgeTest | null = $state.raw(null);
  attempt: StoredAttempt | null = $state.raw(null);
  /** The roles to choose between, as they were last asked for. */
  roles: readonly Role[] = $state.raw([]);
  /** The step being written. */
  pressed: Step | null = $state.raw(null);
  /** True once the learner has moved: from then on focus follows. */
  moved = $state(false);
  /** How many answers have been explained: the explanation was left by «next». */
  #explained = $state(0);
  /** A finished round is left behind, and the next one begins. */
  #again = $state(false);
  readonly view: View | undefined = $derived.by(() => this.#viewNow());

  #edges: SittingEdges;
  #progress: Progress | undefined;
  #turn: Turn | undefined;
  #role: Role | undefined;
  #wanted = false;
  #closed = false;

  constructor(edges: SittingEdges) {
    this.#edges = edges;
  }

  /** @param early the start button was pressed before the page was ready */
  async open(early: boolean): Promise<void> {
    this.#wanted ||= early;
    this.#progress = await this.#edges.open();
    this.roles = await this.#edges.roles();
    const { roles } = this;
    const role = (await this.#leftOff(roles)) ?? (roles.length === 1 ? roles[0] : undefined);
    if (this.#closed) return;
    if (role) await this.#enter(role);
    else this.mode = 'intro';
    if (this.#wanted && this.mode === 'intro') await this.start();
    this.#wanted = false;
  }

  /** The role of the test that is under way, or else of the one that is passed, where only one is. */
  async #leftOff(roles: readonly Role[]): Promise<Role | undefined> {
    const latest = await Promise.all(roles.map((role) => this.#memory.latest(testIdOf(role))));
    const begun = latest.flatMap((one) => (one && one.steps.length > 0 ? [one] : []));
    const open = begun.filter(({ finishedAt }) => !finishedAt);
    const newest = open.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
    return (newest ?? (begun.length === 1 ? begun[0] : undefined))?.role;
  }

  /** Fetches the role's test and goes to where one was. */
  async #enter(role: Role): Promise<void> {
    this.#role = role;
    try {
      this.test = await this.#edges.load(role);
    } catch {
      this.mode = 'lost';
      return;
    }
    if (this.#closed) return;
    if (!this.test) {
      this.mode = 'none';
      return;
    }
    this.#turn?.close();
    this.#turn = this.#memory.turnAt(this.test.id, () => this.#makeWay());
    await this.#resume(this.test);
  }

  async #resume(test: KnowledgeTest): Promise<void> {
    const latest = await this.#memory.latest(test.id);
    this.pressed = null;
    this.#again = false;
    if (!latest || latest.steps.length === 0) {
      this.attempt = null;
      this.mode = 'intro';
      return;
    }
    const { ok, place } = replayTest(test, latest.id, latest.steps);
    const passed = latest.result === 'mestret';
    if (!passed && (!ok || place.passed)) {
      this.mode = 'changed';
      return;
    }
    if (!passed && !(await this.#turn?.take())) {
      this.mode = 'elsewhere';
      void this.#waitForTurn(test);
      return;
    }
    // Every step is still legal: it goes on under the edition it is played on now.
    this.attempt = passed ? latest : { ...latest, edition: test.edition };
    // In the middle of a round one meets the explanation that was on the screen.
    this.#explained = latest.steps.length - (passed || place.scene === END ? 0 : 1);
    this.mode = 'playing';
  }

  /** From the first question, as a new attempt. What was done before stays as it is. */
  async start(): Promise<void> {
    if (this.mode === 'opening') this.#wanted = true;
    if (this.mode === 'opening' || this.pressed) return;
    if (!this.test) {
      // The server may have said more since.
      this.roles = await this.#edges.roles();
      const [role, ...more] = this.roles;
      if (!role || more.length > 0) {
        this.moved = true;
        this.mode = 'asking';
        return;
      }
      return this.answerRole(role);
    }
    this.#again = false;
    this.moved = true;
    if (!(await this.#turn?.take())) return this.#elsewhere();
    this.attempt = this.#memory.begin(this.test, this.test.role);
    this.#explained = 0;
    this.mode = 'playing';
  }

  /** The role is known now: its test is begun, or found where it was left. */
  async answerRole(role: Role): Promise<void> {
    this.moved = true;
    await this.#enter(role);
    if (this.mode === 'intro') await this.start();
  }

  /** Once more, after the test could not be fetched. */
  async retry(): Promise<void> {
    if (this.#role) await this.answerRole(this.#role);
  }

  /** Takes an answer: written first, explained after. What is not asked now is ignored. */
  async take(step: Step): Promise<void> {
    const { test, attempt } = this;
    if (this.mode !== 'playing' || this.view?.kind !== 'question' || this.pressed || !test || !attempt)
      return;
    const next = replayTest(test, attempt.id, [...attempt.steps, step]);
    if (!next.ok) return;
    const { passed } = next.place;
    this.pressed = step;
    try {
      if (!(await this.#turn?.take())) throw new StepTaken();
      const ended = passed ? { result: 'mestret' as const, at: this.#edges.now() } : undefined;
      this.attempt = await this.#memory.record(attempt, step, ended);
      this.moved = true;
      this.#again = false;
      if (passed) this.#turn?.end();
    } catch (problem) {
      if (!(problem instanceof StepTaken)) throw problem;
      this.#elsewhere();
    } finally {
      this.pressed = null;
    }
  }

  /** The explanation has been read. */
  next(): void {
    this.#explained = this.attempt?.steps.length ?? 0;
    this.moved = true;
  }

  /** A new round, where something was wrong. */
  async tryAgain(): Promise<void> {
    if (this.view?.kind !== 'result' || !this.attempt) return;
    // No attempt is endless: the server would not read it.
    if (this.attempt.steps.length + this.view.next.asked.length > MAX_STEPS) return this.start();
    this.#again = true;
    this.moved = true;
  }

  /** Goes on in this tab; the one that had it is told. */
  async playHere(): Promise<void> {
    await this.#turn?.take(true);
    this.moved = true;
    if (this.test) await this.#resume(this.test);
  }

  /** The page is gone: others may have it. */
  close(): void {
    this.#closed = true;
    this.#turn?.close();
  }

  #viewNow(): View | undefined {
    const { test, attempt } = this;
    if (!test || !attempt) return undefined;
    const { steps } = attempt;
    const { place } = replayTest(test, attempt.id, steps);
    const last = steps.at(-1);
    const ended = attempt.result === 'mestret' || place.scene === END;
    if (last && steps.length > this.#explained) {
      const { verdict } = edgeOf(place.round.graph, last) ?? { verdict: 'lovlig' };
      return { kind: 'answer', round: place.round, step: last, verdict, last: ended };
    }
    if (!ended) return { kind: 'question', round: place.round, scene: place.scene };
    const next = roundOf(test, attempt.id, place.answered);
    if (this.#again) return { kind: 'question', round: next, scene: next.graph.start };
    // Passed under an earlier edition that is not this one: that it was passed is all that can be told.
    const untold = attempt.result === 'mestret' && !place.passed;
    return { kind: 'result', place: untold ? { ...place, results: [] } : place, next };
  }

  /** Another tab has begun: this one says so. What is finished can still be read. */
  #makeWay(): void {
    if (this.mode === 'playing' && !this.attempt?.finishedAt) this.#elsewhere();
  }

  #elsewhere(): void {
    this.pressed = null;
    this.mode = 'elsewhere';
    if (this.test) void this.#waitForTurn(this.test);
  }

  /** Goes on by itself when the other tab is done, and this one is looked at. */
  async #waitForTurn(test: KnowledgeTest): Promise<void> {
    if (!(await this.#turn?.wait()) || this.mode !== 'elsewhere') return;
    this.moved = true;
    await this.#resume(test);
  }

  get #memory(): Progress {
    if (!this.#progress) throw new Error('a step before the memory is open');
    return this.#progress;
  }
}
