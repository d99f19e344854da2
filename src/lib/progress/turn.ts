/**
 * The turn at a scenario: one tab plays, the others say so, and one of them goes on when it is free. A Web Lock keeps
 * the turn and a line on a channel tells the others. Missing in old and odd browsers: there everybody may play, a step
 * is added and never overwritten, and the tab that comes second is told then.
 */
import type { Turn } from './progress.ts';

/** Turns this tab has just ended: the browser needs a moment to hear it, and we may ask again before it has. */
const ending = new Map<string, Promise<void>>();

export class TabTurn implements Turn {
  #name: string;
  #others: () => void;
  #channel: BroadcastChannel | undefined;
  #letGo: (() => void) | undefined;
  /** Settles when the turn is free again. */
  #released: Promise<void> | undefined;
  #waiting: AbortController | undefined;
  /** One question at a time: a second would be refused by the lock that the first is about to get. */
  #asked: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(scenario: string, others: () => void) {
    this.#name = `sf:turn:${scenario}`;
    this.#others = others;
    if (!('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = () => {
      if (!this.#letGo) this.#others();
    };
  }

  async take(insist = false): Promise<boolean> {
    this.#waiting?.abort();
    const had = this.#letGo !== undefined;
    const taken = await this.#ask(insist ? { steal: true } : { ifAvailable: true });
    if (taken && !had) this.#channel?.postMessage('taken');
    return taken;
  }

  async wait(): Promise<boolean> {
    this.#waiting?.abort();
    const waiting = new AbortController();
    this.#waiting = waiting;
    while (globalThis.navigator?.locks && !waiting.signal.aborted) {
      // A tab in the background would take the turn from one that is only loading its page again.
      await looked(waiting.signal);
      if (!(await this.#ask({ signal: waiting.signal }))) return false;
      if (!isHidden()) {
        this.#channel?.postMessage('taken');
        return true;
      }
      this.end();
    }
    return false;
  }

  async taken(): Promise<boolean> {
    await ending.get(this.#name);
    const held = (await globalThis.navigator?.locks?.query().catch(() => undefined))?.held ?? [];
    return !this.#letGo && held.some(({ name }) => name === this.#name);
  }

  end(): void {
    if (!this.#letGo) return;
    if (this.#released) ending.set(this.#name, this.#released);
    this.#letGo();
    this.#letGo = undefined;
  }

  close(): void {
    this.#closed = true;
    this.#waiting?.abort();
    this.end();
    this.#channel?.close();
  }

  #ask(options: LockOptions): Promise<boolean> {
    const asked = this.#asked.then(() => this.#askNow(options));
    this.#asked = asked;
    return asked;
  }

  async #askNow(options: LockOptions): Promise<boolean> {
    await ending.get(this.#name);
    if (this.#letGo || !globalThis.navigator?.locks) return true;
    return new Promise((resolve) => {
      let letGo: (() => void) | undefined;
      this.#released = navigator.locks
        .request(this.#name, options, (lock) => {
          if (!lock || this.#closed) return resolve(false);
          return new Promise<void>((resolved) => {
            this.#letGo = letGo = resolved;
            resolve(true);
          });
        })
        .then(() => void ending.delete(this.#name))
        .catch(() => {
          ending.delete(this.#name);
          // Refused by the browser: then nobody has it. Given up while waiting: we do not.
          if (!letGo) return resolve(!options.signal?.aborted);
          // Another tab insisted.
          if (this.#letGo === letGo) this.#letGo = undefined;
          this.#others();
        });
    });
  }
}

const isHidden = () => globalThis.document?.visibilityState === 'hidden';

/** Resolves when somebody looks at this tab, or when the waiting is given up. */
function looked(signal: AbortSignal): Promise<void> {
  if (!isHidden() || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const see = () => {
      if (isHidden() && !signal.aborted) return;
      document.removeEventListener('visibilitychange', see);
      signal.removeEventListener('abort', see);
      resolve();
    };
    document.addEventListener('visibilitychange', see);
    signal.addEventListener('abort', see);
  });
}
