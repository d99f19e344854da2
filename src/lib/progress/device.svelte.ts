/**
 * What the screen may know about this device: words-free, reactive, one for the whole page. Every word for it is in
 * `#lib/i18n/nb/learner.ts`. Safe to import while rendering on the server; does nothing before `start()`.
 */
import type { Courier } from './courier.ts';
import { alone } from './locks.ts';
import { openMemory } from './open.ts';
import { problemOf, type Problem } from './problem.ts';
import type { Happened, Recording } from './recording.ts';
import { NOTHING_KNOWN, type Report, type Switched } from './report.ts';
import type { Failure } from './store.ts';
import { registerWorker, reloadWhenPartsAreGone, type Offline } from './worker.ts';

export type { Problem } from './problem.ts';
export type { Connection, Session, Switched } from './report.ts';
export type { Offline } from './worker.ts';

class Device {
  /** True when this device's memory has been read. Before that, say nothing about it. */
  started = $state(false);
  /** False: nothing is remembered, and the screen says so. */
  remembers = $state(true);
  /** Whether the whole course is on this device. */
  offline: Offline = $state('unknown');
  /** A newer version has taken over: navigate by loading the next page anew (`beforeNavigate` in the layout). */
  newVersion = $state(false);
  #report: Report = $state.raw(NOTHING_KNOWN);
  #failure: Failure | 'evicted' | null = $state(null);
  #starting: Promise<Courier> | undefined;

  get connection() {
    return this.#report.connection;
  }
  /** Whose work is shown and recorded: a person's id or `anonymous`. */
  get learner() {
    return this.#report.learner;
  }
  /** Their name and whether the device is shared; from the server, or as it last said. */
  get person() {
    return this.#report.person;
  }
  get session() {
    return this.#report.session;
  }
  /** As the server last said: the same rows HR sees. */
  get status() {
    return this.#report.status;
  }
  /** Mastered attempts and confirmations of this learner that the server has not answered for. */
  get waiting() {
    return this.#report.waiting;
  }
  /** True while a hand-in is under way. */
  get handingIn() {
    return this.#report.handingIn;
  }
  /** The newest receipt given while this page was open. Stored before it is shown. */
  get lastReceipt() {
    return this.#report.lastReceipt;
  }
  /** What was refused of this learner's. */
  get refused() {
    return this.#report.refused;
  }
  /** How many anonymous attempts and confirmations are here while somebody is logged in who has not said whose they are. */
  get needsClaim() {
    return this.#report.needsClaim;
  }
  /** How many unsent attempts and confirmations of other people are here, hidden until their owner is back. */
  get hidden() {
    return this.#report.hidden;
  }
  get problem(): Problem | null {
    return problemOf(this.#report, this.#failure);
  }

  /** Call once, after first paint (`onMount` of the outermost layout). Later calls do nothing. */
  async start(): Promise<void> {
    if (this.#starting) return;
    this.#starting = this.#begin();
    await this.#run((courier) => courier.open());
  }

  /** Tries to hand in now. How it went is in `problem` and `waiting`. */
  handIn(): Promise<void> {
    return this.#run((courier) => courier.handIn());
  }

  /** Is the anonymous work here yours? */
  claim(mine: boolean): Promise<void> {
    return this.#run((courier) => courier.claim(mine));
  }

  /** «Bytt bruker». Afterwards nobody is logged in here: go to the start page with a full load. */
  async switchUser(): Promise<Switched> {
    let switched: Switched = 'hidden';
    await this.#run(async (courier) => void (switched = await courier.switchUser()));
    return switched;
  }

  /** Wipes everything this learner has on this device, unsent work too. What is handed in stays with the server. */
  erase(): Promise<void> {
    return this.#run((courier) => courier.erase());
  }

  /** Nothing here may break the page; a fault of ours is reported the way the browser reports faults. */
  async #run(work: (courier: Courier) => Promise<void>): Promise<void> {
    try {
      this.#starting ??= this.#begin();
      await work(await this.#starting);
    } catch (error) {
      reportError(error);
    }
  }

  async #begin(): Promise<Courier> {
    reloadWhenPartsAreGone();
    // Only needed once the page is there, so not part of what the page waits for.
    const [{ Courier }, { httpContact }, { progress: memory, refused, evicted }] = await Promise.all([
      import('./courier.ts'),
      import('./http.ts'),
      openMemory(),
    ]);
    this.#failure = refused ?? (evicted ? 'evicted' : null);
    this.remembers = memory.remembers;
    const others = tabs();
    const courier = new Courier({
      memory,
      contact: httpContact({
        fetch: (...request) => fetch(...request),
        limit: (ms) => AbortSignal.timeout(ms),
      }),
      show: (report) => this.#show(report, memory),
      changed: () => others?.postMessage('changed'),
      alone: (work) => alone('errand', work),
      later: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      now: () => Date.now(),
    });
    memory.listen((happened) => {
      this.#heard(happened, courier);
      // What lies in the store is no longer handed in from here.
      if (happened.kind === 'forgets') others?.postMessage('take over');
    });
    if (others) {
      others.onmessage = ({ data }) => {
        if (data === 'take over') void this.#run(() => courier.handIn());
        else void courier.refresh().catch(reportError);
      };
    }
    window.addEventListener('online', () => void this.#run(() => courier.online()));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#run(() => courier.leavePage());
      else void this.#run(() => courier.handIn());
    });
    registerWorker(
      (offline) => (this.offline = offline),
      () => (this.newVersion = true),
    );
    this.started = true;
    return courier;
  }

  #show(report: Report, memory: Recording): void {
    const another = report.learner !== this.#report.learner;
    this.#report = report;
    if (another) void memory.markUnfinished();
  }

  #heard(happened: Happened, courier: Courier): void {
    if (happened.kind === 'forgets') {
      this.remembers = false;
      this.#failure = happened.why;
    } else if (happened.kind === 'recorded') {
      // Asked when there is something to keep: some browsers ask the learner.
      if (happened.first) void navigator.storage?.persist?.().catch(() => false);
      if (happened.attempt.result === 'mestret') void this.#run(() => courier.handIn());
    } else if (happened.kind === 'confirmed') {
      void navigator.storage?.persist?.().catch(() => false);
      void this.#run(() => courier.handIn());
    }
  }
}

/** One line to the other tabs of the same device; missing where there is none. */
function tabs(): BroadcastChannel | undefined {
  return 'BroadcastChannel' in globalThis ? new BroadcastChannel('sf:tabs') : undefined;
}

export const device = new Device();
