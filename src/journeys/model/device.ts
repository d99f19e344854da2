/** A learner's device: a disk that survives, and tabs with the real client code in them, which do not. */
import type { HandedConfirmation, HandedIn, Step } from '#lib/scenario/attempt.ts';
import type { Graph, Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import { Courier } from '#lib/progress/courier.ts';
import { learnerHere, unclaimed } from '#lib/progress/custody.ts';
import { httpContact } from '#lib/progress/http.ts';
import { MemoryStore } from '#lib/progress/memory.ts';
import { ANONYMOUS, StepTaken, type StoredAttempt, type StoredConfirmation } from '#lib/progress/progress.ts';
import { Recording } from '#lib/progress/recording.ts';
import type { Report } from '#lib/progress/report.ts';
import { isUnanswered, isWaiting, type AttemptStore, type Verdict } from '#lib/progress/store.ts';
import type { VirtualClock } from './clock.ts';
import type { Network } from './network.ts';

export interface Playable {
  graph: Graph;
  edition: string;
}

/** An attempt or a confirmation on a disk. */
export interface Lying {
  id: string;
  learner: string;
  receipt?: string;
  /** The server has not answered for it, and it is to be handed in. */
  waits: boolean;
}

/** What the oracle is told. */
export interface Witness {
  /** A step has reached the disk. */
  written(attempt: StoredAttempt): void;
  /** A step is shown; `remembers`: as saved. */
  played(attempt: StoredAttempt, remembers: boolean): void;
  /** A confirmation has reached the disk. */
  confirmed(confirmation: StoredConfirmation): void;
  /** It is shown; `remembers`: as saved. */
  said(confirmation: StoredConfirmation, remembers: boolean): void;
  /** What the server said is about to be stored. */
  settled(said: ReadonlyMap<string, Verdict>): void;
  /** @param wish the learner asked for exactly that */
  wiped(gone: readonly Lying[], wish: boolean): void;
  claiming(ids: readonly string[], learner: string): void;
  shown(tab: Tab, report: Report): void;
  /** A fault of ours came up. */
  threw(error: unknown): void;
}

export interface Surroundings {
  clock: VirtualClock;
  network: Network;
  witness: Witness;
  newId(): string;
}

export class ModelDevice {
  readonly name: number;
  readonly shared: boolean;
  readonly around: Surroundings;
  readonly disk: AttemptStore = new MemoryStore();
  readonly jar: { cookie: string | undefined } = { cookie: undefined };
  reachable = true;
  tabs: (Tab | undefined)[] = [];
  #errands: { tab: Tab; go: () => Promise<void> }[] = [];
  #running: Tab | undefined;

  constructor(name: number, shared: boolean, around: Surroundings) {
    this.name = name;
    this.shared = shared;
    this.around = around;
  }

  async openTab(at: number): Promise<void> {
    this.kill(at);
    const tab = new Tab(this);
    this.tabs[at] = tab;
    await tab.open();
  }

  /** The tab is gone from one moment to the next. */
  kill(at: number): void {
    const tab = this.tabs[at];
    if (!tab) return;
    tab.alive = false;
    this.tabs[at] = undefined;
    this.#errands = this.#errands.filter((errand) => errand.tab !== tab);
    if (this.#running === tab) this.#done();
    // Another tab comes to the front.
    this.around.clock.after(100, () => this.tabs.find((other) => other)?.do('handIn'));
  }

  /** Web Locks: one errand at a time over all tabs; a dead tab's lock is free. */
  alone<T>(tab: Tab, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!tab.alive) return;
      const go = async () => {
        await work().then(resolve, reject);
        if (this.#running === tab) this.#done();
      };
      this.#errands.push({ tab, go });
      if (!this.#running) this.#done();
    });
  }

  #done(): void {
    const next = this.#errands.shift();
    this.#running = next?.tab;
    void next?.go();
  }
}

export class Tab {
  readonly device: ModelDevice;
  alive = true;
  /** Writes and reads left before the tab dies; `null`: it does not. */
  fuse: number | null = null;
  memory!: Recording;
  courier!: Courier;
  #inHand = new Map<string, StoredAttempt>();
  #playedHere = new Set<string>();

  constructor(device: ModelDevice) {
    this.device = device;
  }

  async open(): Promise<void> {
    const { device } = this;
    const { clock, network, witness, newId } = device.around;
    const store = this.#mortal(device.disk);
    this.memory = new Recording(store, await learnerHere(store), true, {
      newId,
      now: () => new Date(clock.now).toISOString(),
      language: 'nb',
    });
    const fetch = (path: unknown, init?: RequestInit) =>
      this.#orNever(
        network.fetch(
          String(path),
          init?.body as string | undefined,
          init?.signal as unknown as number,
          device.jar,
          () => device.reachable,
        ),
      );
    this.courier = new Courier({
      memory: this.memory,
      contact: httpContact({ fetch: fetch as never, limit: (ms) => ms as never }),
      show: (report) => this.alive && witness.shown(this, report),
      changed: () => {
        for (const other of device.tabs) if (other && other !== this) this.#run(other.courier.refresh());
      },
      alone: (work) => device.alone(this, work),
      later: (ms, then) => clock.after(ms, () => this.alive && then()),
      now: () => clock.now,
    });
    this.memory.listen((happened) => {
      if (
        happened.kind === 'confirmed' ||
        (happened.kind === 'recorded' && happened.attempt.result === 'mestret')
      )
        this.#run(this.courier.handIn());
      if (happened.kind !== 'forgets') return;
      for (const other of device.tabs) if (other !== this) other?.do('handIn');
    });
    this.#run(this.courier.open());
  }

  /** Makes one choice in a scenario: where one was, or from the start. @param pick which of the legal ones */
  play({ graph, edition }: Playable, pick: number, afresh: boolean): void {
    this.#run(
      (async () => {
        const { memory, device } = this;
        let attempt = this.#inHand.get(graph.id) ?? (await memory.latest(graph.id));
        if (!attempt || attempt.finishedAt || afresh) {
          attempt = memory.begin({ id: graph.id, edition } as Scenario, roleOf(graph, pick));
        }
        if (attempt.learner === ANONYMOUS) this.#playedHere.add(attempt.id);
        const walked = replay(graph, attempt.steps);
        if (!walked.ok || walked.place.result) return void this.#inHand.delete(graph.id);
        const step = stepsFrom(graph, walked.place.scene)[pick % 3] as Step;
        const after = replay(graph, [...attempt.steps, step]);
        const result = after.ok ? after.place.result : undefined;
        const at = new Date(device.around.clock.now).toISOString();
        try {
          const next = await memory.record(attempt, step, result && { result, at });
          if (result) this.#inHand.delete(graph.id);
          else this.#inHand.set(graph.id, next);
          if (this.alive) device.around.witness.played(next, memory.remembers);
        } catch (error) {
          if (!(error instanceof StepTaken)) throw error;
          this.#inHand.delete(graph.id);
        }
      })(),
    );
  }

  /** Confirms a document, or answers the question. */
  confirm({ what, says, role }: Pick<HandedConfirmation, 'what' | 'says' | 'role'>): void {
    this.#run(
      this.memory.confirm(what, says, role).then((confirmation) => {
        if (confirmation.learner === ANONYMOUS) this.#playedHere.add(confirmation.id);
        if (this.alive) this.device.around.witness.said(confirmation, this.memory.remembers);
      }),
    );
  }

  /** Puts an attempt on the disk that was never played like that. */
  forge(attempt: HandedIn & { learner: string }): void {
    const forged = { ...attempt, startedAt: attempt.finishedAt, result: 'mestret' as const };
    this.device.around.witness.written(forged);
    this.#run(this.device.disk.add(forged).then(() => this.courier.handIn()));
  }

  do(what: 'handIn' | 'online' | 'leavePage' | 'open' | 'switchUser' | 'erase'): void {
    this.#run(this.courier[what]());
  }

  claim(mine: boolean): void {
    const { witness } = this.device.around;
    const { learner } = this.courier.report;
    const done = this.courier.claim(mine);
    this.#run(
      // As the courier saw it, and what was played in this tab: where the disk has lost it, it lives on here alone.
      unclaimed(this.memory.store, learner).then((here) => {
        if (mine && learner !== ANONYMOUS) witness.claiming([...here, ...this.#playedHere], learner);
        return done;
      }),
    );
  }

  #run(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.alive && this.device.around.witness.threw(error));
  }

  /** A promise that a dead tab never hears of again. */
  #orNever<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.alive) return;
      promise.then(
        (value) => this.alive && resolve(value),
        (error: unknown) => this.alive && reject(error as Error),
      );
    });
  }

  /** The disk as a tab sees it: from the moment it dies, nothing reaches the disk any more. */
  #mortal(disk: AttemptStore): AttemptStore {
    return new Proxy(disk, {
      get: (target, name: keyof AttemptStore) => {
        return (...args: never[]) => {
          if (this.fuse !== null && this.fuse-- <= 0) this.device.kill(this.device.tabs.indexOf(this));
          if (!this.alive) return new Promise<never>(() => {});
          return this.#orNever(this.#seen(target, name, args));
        };
      },
    });
  }

  /** Every change of the disk passes here. */
  async #seen(disk: AttemptStore, name: keyof AttemptStore, args: unknown[]): Promise<unknown> {
    const { witness } = this.device.around;
    if (name === 'settle') witness.settled(args[0] as ReadonlyMap<string, Verdict>);
    if (name === 'remove') {
      const ids = new Set(args[0] as string[]);
      witness.wiped(
        (await lyingOn(disk)).filter(({ id }) => ids.has(id)),
        false,
      );
    }
    if (name === 'forget') {
      const theirs = (await lyingOn(disk)).filter(({ learner }) => learner === args[0]);
      const wish = args[1] === 'nothing';
      const before = wish ? theirs : [];
      witness.wiped(before, wish);
      if (!wish) return this.#forgotten(disk, args, theirs);
    }
    // A disk takes its time: whoever does not wait for it is found out.
    if (name === 'confirm') for (let turn = 0; turn < 20; turn++) await undefined;
    const answer = await (disk[name] as (...args: unknown[]) => Promise<unknown>).apply(disk, args);
    if (name === 'add' && answer === 'added') witness.written(args[0] as StoredAttempt);
    if (name === 'confirm') witness.confirmed(args[0] as StoredConfirmation);
    return answer;
  }

  /** What went is what is gone, whatever was to stay. */
  async #forgotten(disk: AttemptStore, args: unknown[], theirs: readonly Lying[]): Promise<void> {
    await disk.forget(...(args as Parameters<AttemptStore['forget']>));
    const left = new Set((await lyingOn(disk)).map(({ id }) => id));
    this.device.around.witness.wiped(
      theirs.filter(({ id }) => !left.has(id)),
      false,
    );
  }
}

/** Everybody's attempts and confirmations on a disk. */
export async function lyingOn(disk: AttemptStore): Promise<Lying[]> {
  const all = (await disk.learners()).map(async (learner) => [
    ...(await disk.attemptsOf(learner)).map((a) => ({ ...a, waits: isWaiting(a) })),
    ...(await disk.confirmationsOf(learner)).map((c) => ({ ...c, waits: isUnanswered(c) })),
  ]);
  return (await Promise.all(all)).flat();
}

/** Everybody's work on a disk. */
export async function allOn(disk: AttemptStore): Promise<StoredAttempt[]> {
  const all = (await disk.learners()).map((learner) => disk.attemptsOf(learner));
  return (await Promise.all(all)).flat();
}

function roleOf(graph: Graph, pick: number) {
  return graph.role === 'begge' ? (pick % 2 ? 'ansatt' : 'folkevalgt') : graph.role;
}

/** Three things one can do in a scene: mastering is among them. */
function stepsFrom(graph: Graph, scene: string): Step[] {
  const { choices, picks } = graph.scenes[scene] ?? {};
  if (picks) {
    return [['navn', 'sted'], ['fjes', 'navn'], ['navn']].map((chosen) => ({ scene, picks: chosen }));
  }
  const ids = Object.keys(choices ?? {});
  return [0, 1, 2].map((n) => ({ scene, choice: ids[n % ids.length] as string }));
}
