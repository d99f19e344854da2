/**
 * When to be in touch with the server, and what to remember of it: one errand at a time, across tabs too; another
 * try by itself when one fails. Knows neither Svelte nor the browser, so the model test drives this very code.
 */
import type { Refusal } from '#lib/scenario/attempt.ts';
import type { Contact, NoAnswer } from './contact.ts';
import {
  claim,
  hiddenFrom,
  hide,
  keepKnown,
  knownOf,
  learnerHere,
  leavingHere,
  setLearner,
  setLeaving,
  unclaimed,
  wipeOld,
  wipeReceipted,
} from './custody.ts';
import { handIn, type HandedInRun } from './handin.ts';
import { ANONYMOUS } from './progress.ts';
import type { Recording } from './recording.ts';
import { NOTHING_KNOWN, type Report, type Switched } from './report.ts';
import { isUnanswered, isWaiting, StoreFailed } from './store.ts';

export interface CourierEdges {
  memory: Recording;
  contact: Contact;
  show(report: Report): void;
  /** Tells other tabs that something has changed. */
  changed(): void;
  /** Runs the work when no other tab does the same. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** @returns how to call it off */
  later(ms: number, then: () => void): () => void;
  /** Milliseconds since 1970, this device's clock. */
  now(): number;
}

/** The first pause before another try, doubled each time, and the longest, unless the server asks for more. Milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 20_000;
const LONGEST_ASKED = 300_000;

/** What goes over by itself, so trying again makes sense. */
const PASSING: readonly NoAnswer['kind'][] = ['offline', 'not-ours', 'busy'];
/** Refusals that another version of the course, or of the roster, may take back. */
const MAY_CHANGE: readonly Refusal[] = [
  'ukjent-scenario',
  'ukjent-utgave',
  'feil-rolle',
  'ukjent-dokument',
  'ukjent-versjon',
];

export class Courier {
  report: Report;
  #edges: CourierEdges;
  #queue: Promise<unknown> = Promise.resolve();
  #handInQueued = false;
  #failures = 0;
  #readings = 0;
  #callOff: (() => void) | undefined;

  constructor(edges: CourierEdges) {
    this.#edges = edges;
    this.report = { ...NOTHING_KNOWN, learner: edges.memory.learner };
  }

  /** The app opens: show what is known here, ask who is logged in, hand in, ask about held receipts. */
  open(): Promise<void> {
    return this.#errand(async () => {
      await this.#finishLeaving();
      await this.#refresh();
      await this.#retryRefused();
      if (await this.#meet(true)) await this.#deliver(true);
    });
  }

  /** There is a connection again. */
  online(): Promise<void> {
    return this.#errand(async () => {
      if (await this.#meet()) await this.#deliver(true);
    });
  }

  /** Something may be ready to be handed in. */
  handIn(): Promise<void> {
    if (this.#handInQueued) return this.#queue.then(() => undefined);
    this.#handInQueued = true;
    return this.#errand(async () => {
      this.#handInQueued = false;
      await this.#changed();
      // Somebody who left without a connection still has a session to be ended; one whose work is hidden here may
      // have come back in a tab that was closed again at once.
      const { store, learner } = this.#edges.memory;
      const others = (await leavingHere(store)) !== undefined || (await hiddenFrom(store, learner)) > 0;
      if (learner === ANONYMOUS && !others) return;
      const met = this.report.session === 'active' && !others;
      if (met || (await this.#meet())) await this.#deliver(false);
    });
  }

  /** The page is hidden and may never come back: send what fits, without waiting for anybody. */
  async leavePage(): Promise<void> {
    const { memory, contact } = this.#edges;
    if (this.report.session !== 'active' || this.report.waiting === 0) return;
    await this.#orForget(async () => {
      await handIn(memory.store, memory.learner, contact, { leaving: true });
      await this.#refresh();
    });
  }

  /** Another tab has changed something. */
  refresh(): Promise<void> {
    return this.#orForget(() => this.#refresh());
  }

  /** Whoever answered, answered for themselves: not for somebody who has logged in since. */
  claim(mine: boolean): Promise<void> {
    const { learner } = this.report;
    // The answer holds for what lay here when it was given, not for what came while the errand waited its turn.
    const asked = unclaimed(this.#edges.memory.store, learner).catch(() => []);
    return this.#errand(async () => {
      await this.#refresh();
      if (this.#edges.memory.learner !== learner) return;
      await claim(this.#edges.memory.store, learner, mine, await asked);
      await this.#changed();
      if (mine) await this.#deliver(false);
    });
  }

  async switchUser(): Promise<Switched> {
    let switched: Switched = 'hidden';
    const { learner } = this.report;
    await this.#errand(async () => {
      const { memory } = this.#edges;
      await this.#refresh();
      if (learner === ANONYMOUS || memory.learner !== learner) return;
      const since = (await knownOf(memory.store, learner))?.since;
      await this.#deliver(false);
      // In this order: whatever is cut short here is finished when the app opens again.
      await setLeaving(memory.store, { learner, ...(since && { since }) });
      const waiting = await this.#putAway(learner);
      const left = await this.#endSession();
      if (waiting === 0 && left) switched = 'wiped';
      if (!left) this.#stopped({ kind: 'offline' });
      this.#show({ session: 'none', lastReceipt: null });
      await this.#changed();
    });
    return switched;
  }

  erase(): Promise<void> {
    const { learner } = this.report;
    return this.#errand(async () => {
      await this.#edges.memory.store.forget(learner, 'nothing');
      this.#show({ lastReceipt: null });
      await this.#changed();
    });
  }

  /** Stops trying by itself. */
  stop(): void {
    this.#callOff?.();
  }

  /* ---- the steps of an errand ---- */

  /** Asks who is logged in and makes this device theirs. @returns true when work may be handed in */
  async #meet(opening = false): Promise<boolean> {
    const { memory, contact } = this.#edges;
    const asked = await contact.me();
    if (asked.kind !== 'answer') {
      const session = asked.kind === 'expired' ? 'expired' : this.report.session;
      this.#show({ session });
      this.#stopped(asked);
      return false;
    }
    const { person, status, since, expired } = asked.me;
    this.#arrived();
    const leaving = await leavingHere(memory.store);
    if (leaving && person?.id === leaving.learner && since === leaving.since) {
      // The session of somebody who left without a connection: it serves to hand in what they left, and ends.
      await handIn(memory.store, leaving.learner, contact);
      await this.#putAway(leaving.learner);
      if (!(await this.#endSession())) this.#stopped({ kind: 'offline' });
      this.#show({ session: 'none' });
      await this.#changed();
      return false;
    }
    if (leaving) await setLeaving(memory.store, null);
    if (!person) {
      await this.#nobody(expired ?? false, opening);
      return false;
    }
    if (memory.learner !== person.id) {
      if ((await knownOf(memory.store, memory.learner))?.person.shared)
        await hide(memory.store, memory.learner);
      await this.#become(person.id);
    }
    await keepKnown(memory.store, { person, status, ...(since && { since }) });
    this.#show({ session: 'active' });
    await wipeOld(memory.store, person.id, status, this.#edges.now());
    await this.#changed();
    return true;
  }

  /** Nobody is logged in. On one's own device one plays on; on a shared one, what is here is put out of sight. */
  async #nobody(expired: boolean, opening: boolean): Promise<void> {
    const { memory } = this.#edges;
    const known = await knownOf(memory.store, memory.learner);
    if (opening && known?.person.shared) {
      await this.#putAway(memory.learner);
    }
    this.#show({ session: expired ? 'expired' : 'none' });
    await this.#changed();
  }

  async #deliver(check: boolean): Promise<void> {
    const { memory, contact } = this.#edges;
    const learner = memory.learner;
    if (learner === ANONYMOUS) return;
    this.#show({ handingIn: this.report.waiting > 0 });
    let run: HandedInRun;
    try {
      run = await handIn(memory.store, learner, contact, { check });
    } finally {
      this.#show({ handingIn: false });
    }
    const known = await knownOf(memory.store, learner);
    if (run.status && known) await keepKnown(memory.store, { ...known, status: run.status });
    if (known?.person.shared) await wipeReceipted(memory.store, learner);
    const last = run.receipts.at(-1);
    if (last)
      this.#show({ lastReceipt: { attempt: last.id, scenario: last.scenario, receipt: last.receipt } });
    await this.#changed();
    if (!run.stopped) return this.#arrived();
    if (run.stopped.kind === 'expired') this.#show({ session: 'expired' });
    this.#stopped(run.stopped);
    // Somebody else has logged in, in another tab: find out who, and hand in theirs.
    if (run.stopped.kind === 'other-person' && (await this.#meet()) && memory.learner !== learner) {
      await this.#deliver(check);
    }
  }

  /** Takes a learner out of sight. @returns how many of their attempts wait, hidden */
  async #putAway(learner: string): Promise<number> {
    const { memory } = this.#edges;
    if (memory.learner === learner) await this.#become(ANONYMOUS);
    return hide(memory.store, learner);
  }

  /** «Bytt bruker» was cut short: do here what can be done without a connection. */
  async #finishLeaving(): Promise<void> {
    const { memory } = this.#edges;
    memory.learner = await learnerHere(memory.store);
    const leaving = await leavingHere(memory.store);
    if (leaving?.learner === memory.learner) await this.#putAway(memory.learner);
  }

  async #endSession(): Promise<boolean> {
    const left = await this.#edges.contact.leave();
    if (left) await setLeaving(this.#edges.memory.store, null);
    return left;
  }

  async #become(learner: string): Promise<void> {
    await setLearner(this.#edges.memory.store, learner);
    this.#edges.memory.learner = learner;
  }

  /** What was refused for a reason that may have gone is tried again, once each time the app opens. */
  async #retryRefused(): Promise<void> {
    const { store, learner } = this.#edges.memory;
    const all = [...(await store.attemptsOf(learner)), ...(await store.confirmationsOf(learner))];
    const again = all.filter(({ refused }) => refused && MAY_CHANGE.includes(refused));
    await store.settle(new Map(again.map(({ id }) => [id, { lost: true as const }])));
  }

  /* ---- what is shown ---- */

  async #changed(): Promise<void> {
    await this.#refresh();
    this.#edges.changed();
  }

  /** Reads what is true on this device, now. */
  async #refresh(): Promise<void> {
    const reading = ++this.#readings;
    const { memory } = this.#edges;
    const { store } = memory;
    const learner = await learnerHere(store);
    memory.learner = learner;
    const attempts = await store.attemptsOf(learner);
    const confirmations = await store.confirmationsOf(learner);
    const known = await knownOf(store, learner);
    const read = {
      learner,
      person: known?.person ?? null,
      status: known?.status ?? [],
      waiting: attempts.filter(isWaiting).length + confirmations.filter(isUnanswered).length,
      refused: [
        ...attempts.flatMap((a) => (a.refused ? [{ what: a.scenario, why: a.refused }] : [])),
        ...confirmations.flatMap((c) => (c.refused ? [{ what: c.what, why: c.refused }] : [])),
      ],
      needsClaim: (await unclaimed(store, learner)).length,
      hidden: await hiddenFrom(store, learner),
    };
    // Somebody has begun to read after us and will show something newer.
    if (reading === this.#readings) this.#show(read);
  }

  #show(change: Partial<Report>): void {
    this.report = { ...this.report, ...change };
    this.#edges.show(this.report);
  }

  #arrived(): void {
    this.#failures = 0;
    this.#show({ connection: 'online', stopped: null });
  }

  #stopped(by: NoAnswer): void {
    this.#show({ connection: by.kind === 'offline' ? 'offline' : 'online', stopped: by.kind });
    if (!PASSING.includes(by.kind)) return;
    const asked = by.kind === 'busy' ? Math.min((by.after ?? 0) * 1000, LONGEST_ASKED) : 0;
    const pause = Math.max(asked, Math.min(FIRST_PAUSE * 2 ** this.#failures++, LONGEST_PAUSE));
    this.#callOff?.();
    this.#callOff = this.#edges.later(pause, () => void this.online());
  }

  /* ---- one at a time ---- */

  #errand(work: () => Promise<void>): Promise<void> {
    const run = this.#queue.then(() => this.#edges.alone(() => this.#orForget(work)));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** When this device's store fails the work goes on in memory: the errand is left, the next trigger starts anew. */
  async #orForget(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
      await this.#edges.memory.forgetFromNow(error.why);
      await this.#refresh();
    }
  }
}
