/** A clock that moves only when told to. What is due happens in order; between two events everything comes to rest. */

interface Due {
  at: number;
  order: number;
  then: () => void;
}

export class VirtualClock {
  /** Milliseconds since 1970. */
  now: number;
  /** Calls to the server under way: they take several turns of the real event loop, and no virtual time. */
  busy = 0;
  #due: Due[] = [];
  #order = 0;

  constructor(start: string) {
    this.now = Date.parse(start);
  }

  /** @returns how to call it off */
  after(ms: number, then: () => void): () => void {
    const due = { at: this.now + ms, order: this.#order++, then };
    this.#due.push(due);
    return () => {
      const at = this.#due.indexOf(due);
      if (at >= 0) this.#due.splice(at, 1);
    };
  }

  /** Lets so many milliseconds go by. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    await this.rest();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.now = next.at;
      next.then();
      await this.rest();
    }
    this.now = until;
  }

  /** Until everything waits for the clock. */
  async rest(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.busy > 0);
  }

  #next(until: number): Due | undefined {
    let first: Due | undefined;
    for (const due of this.#due) {
      if (
        due.at <= until &&
        (!first || due.at < first.at || (due.at === first.at && due.order < first.order))
      ) {
        first = due;
      }
    }
    if (first) this.#due.splice(this.#due.indexOf(first), 1);
    return first;
  }
}
