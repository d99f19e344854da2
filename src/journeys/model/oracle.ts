/** What we promise (P1–P5, P7), checked against the one thing nobody in the model can lie about: what truly happened. */
import type { Report } from '#lib/progress/report.ts';
import { problemOf } from '#lib/progress/problem.ts';
import { ANONYMOUS, type StoredAttempt, type StoredConfirmation } from '#lib/progress/progress.ts';
import type { Verdict } from '#lib/progress/store.ts';
import type { Step, SyncResponse } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import { POSTS } from '#lib/course/requirements.ts';
import { DOCUMENTS, GRAPHS } from '#lib/server/testing/course.ts';
import { allOn, lyingOn, type Lying, type ModelDevice, type Tab, type Witness } from './device.ts';
import type { Answer, ModelServer, OutcomeSeen } from './server.ts';

const RANK = { 'ikke-begynt': 0, paabegynt: 1, fullfort: 2 };
const GRAPH_OF = new Map(Object.values(GRAPHS).map((graph) => [graph.id, graph]));

/** What truly happened to one attempt, or one confirmation. */
interface Truth {
  /** Of a confirmation: what was said. */
  scenario: string;
  /** When it was said; of confirmations only. */
  saidAt?: string;
  /** Whose work it is; anonymous work may become the work of those who say that it is theirs. */
  owner: string;
  claimants: Set<string>;
  /** As they reached the disk. */
  steps: Step[];
  /** How many the screen said were saved. */
  saved: number;
  /** Every receipt ever given for it. */
  receipts: Set<string>;
  /** As a page went on with them in memory, when it was told that nothing is remembered. */
  unsaved?: Step[];
  /** Wiped by its learner's own wish, or never remembered at all. */
  erased: boolean;
}

export class Oracle implements Witness {
  broken: string[] = [];
  readonly attempts = new Map<string, Truth>();
  #server: ModelServer;
  #restored = false;
  /** Receipts the server has given and has not lost by a restore: attempt → receipt. */
  #issued = new Map<string, string>();
  #outcomes = new Map<string, string>();
  #completions = new Map<string, string>();
  /** Another tab may be a moment behind; no tab goes back. */
  #ranks = new WeakMap<Tab, Map<string, number>>();

  constructor(server: ModelServer) {
    this.#server = server;
  }

  break(promise: string, what: string): void {
    this.broken.push(`${promise}: ${what}`);
  }

  /* ---- told as it happens ---- */

  written({ id, scenario, learner, steps }: StoredAttempt): void {
    const truth = this.attempts.get(id);
    if (!truth) {
      const begun = { scenario, owner: learner, claimants: new Set<string>(), steps, saved: 0 };
      this.attempts.set(id, { ...begun, receipts: new Set<string>(), erased: false });
      return;
    }
    const kept = JSON.stringify(steps.slice(0, truth.steps.length)) === JSON.stringify(truth.steps);
    if (!kept || steps.length <= truth.steps.length)
      this.break('P2', `a saved step of ${id} was overwritten`);
    truth.steps = steps;
  }

  played(attempt: StoredAttempt, remembers: boolean): void {
    const truth = this.attempts.get(attempt.id);
    if (!remembers) {
      if (!truth) this.written(attempt);
      const known = this.attempts.get(attempt.id);
      if (known) Object.assign(known, { unsaved: attempt.steps, erased: known.erased || !truth });
      return;
    }
    const there = truth?.steps.slice(0, attempt.steps.length);
    if (JSON.stringify(there) !== JSON.stringify(attempt.steps)) {
      this.break(
        'P2',
        `step ${attempt.steps.length - 1} of ${attempt.id} was shown as saved and is not on the device`,
      );
    } else if (truth) truth.saved = Math.max(truth.saved, attempt.steps.length);
  }

  confirmed(confirmation: StoredConfirmation): void {
    const { id, learner: owner, at: saidAt } = confirmation;
    const truth = { scenario: saidAs(confirmation), saidAt, owner, claimants: new Set<string>() };
    this.attempts.set(id, { ...truth, steps: [], saved: 0, receipts: new Set(), erased: false });
  }

  said(confirmation: StoredConfirmation, remembers: boolean): void {
    const { id } = confirmation;
    if (this.attempts.has(id)) return;
    if (remembers) this.break('P2', `${id} was shown as saved and is not on the device`);
    this.confirmed(confirmation);
    Object.assign(this.attempts.get(id) as Truth, { erased: true });
  }

  settled(said: ReadonlyMap<string, Verdict>): void {
    for (const [id, verdict] of said) {
      if ('receipt' in verdict && !this.attempts.get(id)?.receipts.has(verdict.receipt)) {
        this.break('P2', `${id} was marked as handed in without a receipt from the server`);
      }
    }
  }

  /** Work is about to be wiped from a device. @param wish the learner asked for exactly that */
  wiped(gone: readonly Lying[], wish: boolean): void {
    for (const { id, waits } of gone) {
      const truth = this.attempts.get(id);
      if (truth && wish) truth.erased = true;
      else if (waits && !truth?.erased) this.break('P1', `unsent work was wiped: ${id}`);
    }
  }

  claiming(ids: readonly string[], learner: string): void {
    for (const id of ids) this.attempts.get(id)?.claimants.add(learner);
  }

  answered({ status, body }: Answer, path: string): void {
    if (path !== '/api/sync' || (status !== 200 && status !== 422)) return;
    const outcomes = new Map(this.#server.outcomes().map((o) => [o.attempt, o.receipt]));
    for (const result of (body as SyncResponse).results) {
      if (!('receipt' in result)) continue;
      const before = this.#issued.get(result.id) ?? result.receipt;
      if (before !== result.receipt) this.break('P1', `a second receipt was given for ${result.id}`);
      this.#issued.set(result.id, result.receipt);
      this.attempts.get(result.id)?.receipts.add(result.receipt);
      if (outcomes.get(result.id) !== result.receipt) {
        this.break('P1', `a receipt was given for ${result.id} before its outcome was stored`);
      }
    }
  }

  shown(tab: Tab, report: Report): void {
    const { lastReceipt, learner, status } = report;
    if (lastReceipt && !this.attempts.get(lastReceipt.attempt)?.receipts.has(lastReceipt.receipt)) {
      this.break('P2', `shown as handed in without a receipt: ${lastReceipt.attempt}`);
    }
    if (this.#restored) return;
    const ranks = this.#ranks.get(tab) ?? new Map<string, number>();
    this.#ranks.set(tab, ranks);
    for (const row of status) {
      const key = `${learner} ${row.role} ${row.unit}`;
      const rank = RANK[row.status];
      if (rank < (ranks.get(key) ?? 0)) this.break('P3', `the screen went back to ${row.status} (${key})`);
      ranks.set(key, rank);
    }
  }

  threw(error: unknown): undefined {
    this.break('a fault of ours', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /** The server has been restored: what it had since the backup is lost to it, and only that. */
  restored(): void {
    this.#restored = true;
    const outcomes = this.#server.outcomes();
    this.#issued = new Map(outcomes.map((o) => [o.attempt, o.receipt]));
    this.#outcomes.clear();
    this.#completions.clear();
  }

  /** The server erased a person, as it should. */
  personErased(person: string): void {
    for (const [id, truth] of this.attempts) {
      if (truth.owner === person || truth.claimants.has(person)) this.#issued.delete(id);
    }
    for (const { attempt } of this.#server.outcomes()) this.#outcomes.delete(attempt);
    this.#outcomes.clear();
    this.#completions.clear();
  }

  /* ---- looked at after every event ---- */

  lookAtServer(): void {
    const outcomes = this.#server.outcomes();
    const here = new Map(outcomes.map((o) => [o.attempt, o]));
    for (const outcome of outcomes) {
      const row = JSON.stringify(outcome);
      const before = this.#outcomes.get(outcome.attempt);
      if (before && before !== row) this.break('P1', `a receipted outcome was changed: ${before} → ${row}`);
      if (before) continue;
      this.#outcomes.set(outcome.attempt, row);
      const truth = this.attempts.get(outcome.attempt);
      if (this.#server.erased.has(outcome.person)) this.break('P7', `an erased person is back: ${row}`);
      if (
        truth?.scenario !== outcome.scenario ||
        !(isMastered(truth) || isMastered({ ...truth, steps: truth.unsaved ?? [] }))
      )
        this.break('P4', `an outcome that replay does not say: ${row}`);
      if (truth && outcome.person !== truth.owner && !truth.claimants.has(outcome.person)) {
        this.break('P6', `work of ${truth.owner} counts for ${outcome.person}`);
      }
    }
    for (const [attempt, receipt] of this.#issued) {
      if (here.get(attempt)?.receipt !== receipt)
        this.break('P1', `the server has lost what it receipted: ${attempt}`);
    }
    this.#lookAtCompletions();
  }

  #lookAtCompletions(): void {
    const completions = this.#server.completions();
    const outcomes = this.#server.outcomes();
    for (const completion of completions) {
      const row = JSON.stringify(completion);
      const before = this.#completions.get(completion.id);
      if (before && before !== row) this.break('P3', `a completion was changed: ${before} → ${row}`);
      this.#completions.set(completion.id, row);
    }
    for (const id of this.#completions.keys()) {
      if (!completions.some((c) => c.id === id)) this.break('P3', `a completion is gone: ${id}`);
    }
    for (const { person, role } of this.#server.appointments()) {
      const got = completions.filter((c) => c.person === person && c.role === role);
      const theirs = outcomes.filter((o) => o.person === person);
      if (got.length > 1) this.break('P3', `${got.length} completions for ${person} as ${role}`);
      const { now, ever } = this.#isComplete(role, theirs);
      if (now && got.length === 0) this.break('P4', `no completion for ${person} as ${role}, who is done`);
      if (got.length > 0 && !ever) this.break('P4', `a completion for ${person} as ${role}, who is not done`);
    }
  }

  /** Told independently of the code that is tested. `ever`: under an answer that was given at some time. */
  #isComplete(role: Role, theirs: readonly OutcomeSeen[]): { now: boolean; ever: boolean } {
    const has = new Set(theirs.map((o) => o.scenario));
    const documents = DOCUMENTS.filter((d) => d.role === role || d.role === 'begge');
    const base =
      this.#scenariosOf(role, 'core').every((id) => has.has(id)) &&
      documents.every(({ id, version }) => has.has(`${id} ${version}`));
    const posting = this.#scenariosOf(role, 'posting');
    if (posting.length === 0) return { now: base, ever: base };
    const more = posting.every((id) => has.has(id));
    const answers = theirs
      .filter(({ scenario }) =>
        [role, 'begge'].some((of) => scenario.startsWith(POSTS) && scenario.endsWith(of)),
      )
      .map(({ attempt, scenario }) => ({
        at: this.attempts.get(attempt)?.saidAt ?? '',
        yes: scenario.startsWith(`${POSTS} ja`),
      }));
    const last = answers
      .map(({ at }) => at)
      .sort()
      .at(-1);
    const yes = answers.some((answer) => answer.at === last && answer.yes);
    return {
      now: base && answers.length > 0 && (more || !yes),
      ever: base && answers.some((answer) => more || !answer.yes),
    };
  }

  #scenariosOf(role: Role, kind: 'core' | 'posting'): string[] {
    const all = this.#server.course.course.lessons.flatMap((lesson) => lesson.scenarios);
    return all.filter((s) => s[kind] && (s.role === role || s.role === 'begge')).map((s) => s.id);
  }

  /** The disk holds everything the screen ever said was saved. */
  async lookAtDisk(device: ModelDevice): Promise<void> {
    for (const attempt of await allOn(device.disk)) {
      const truth = this.attempts.get(attempt.id);
      if (truth && attempt.steps.length < truth.saved)
        this.break('P2', `saved steps of ${attempt.id} are gone`);
    }
  }

  /** The network has been back and quiet for 30 s, and a page is open. */
  async lookWhenQuiet(device: ModelDevice, session: string | undefined): Promise<void> {
    // A page that was told that nothing is remembered any more says so, and asks to be loaded anew.
    const works = device.tabs.some((tab) => tab?.memory.remembers);
    if (!session || this.#server.erased.has(session) || !works) return;
    const waiting = (await lyingOn(device.disk)).filter(({ learner, waits }) => waits && learner === session);
    if (waiting.length === 0) return;
    const screens = device.tabs.map((tab) => JSON.stringify(tab?.courier.report)).join(' ');
    this.break('P5', `${waiting.length} things wait though ${session} is logged in; screens: ${screens}`);
  }

  /** What still waits is said, with a reason. */
  async lookAtScreen({ device, memory, courier: { report } }: Tab): Promise<void> {
    if (memory.learner === ANONYMOUS || !memory.remembers) return;
    const here = await lyingOn(device.disk);
    const waiting = here.filter(({ learner, waits }) => waits && learner === memory.learner).length;
    if (report.learner !== memory.learner || report.waiting !== waiting) {
      this.break(
        'P5',
        `the screen says that ${report.waiting} of ${report.learner} wait, and it is ${waiting}`,
      );
    }
    if (waiting > 0 && !problemOf(report, null)) {
      this.break('P5', `work of ${memory.learner} waits and the screen does not say why`);
    }
  }

  /** At the very end, when everybody has been back on every device they have worked on. */
  async lookAtTheEnd(devices: readonly ModelDevice[]): Promise<void> {
    const outcomes = new Map(this.#server.outcomes().map((o) => [o.attempt, o.receipt]));
    const disk = new Map<string, Lying>();
    for (const device of devices) for (const lying of await lyingOn(device.disk)) disk.set(lying.id, lying);
    for (const [id, truth] of this.attempts) {
      const here = disk.get(id);
      const learner = here?.learner ?? truth.owner;
      if (learner === ANONYMOUS || this.#server.erased.has(learner) || !isMastered(truth) || truth.erased)
        continue;
      if (!here && truth.receipts.size === 0) this.break('P1', `mastered work is nowhere: ${id}`);
      if (!here) continue;
      if (!outcomes.has(id)) this.break('P1', `mastered and on a device, but not on the server: ${id}`);
      else if (!here.receipt || (!this.#restored && here.receipt !== outcomes.get(id))) {
        // After a restore, a request that was long under way may have got there before the device: another receipt.
        this.break('P5', `on the server, but the device has not heard: ${id}`);
      }
    }
  }
}

/** As the server's rows are named for the oracle. */
function saidAs({ what, says, role }: StoredConfirmation): string {
  return what === POSTS ? `${what} ${says} ${role}` : `${what} ${says}`;
}

/** Independent of what server and client think. */
function isMastered({ scenario, steps, saidAt }: Truth): boolean {
  if (saidAt) return true;
  const graph = GRAPH_OF.get(scenario);
  const walked = graph && replay(graph, steps);
  return walked?.ok === true && walked.place.result === 'mestret';
}
