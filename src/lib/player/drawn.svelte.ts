/**
 * The scenes that stand in the page: where the learner is, and, while they read, where the offered choices lead. The
 * latter take no room and can be neither seen, found, reached nor heard (`content-visibility: hidden`), but their style
 * and layout are done. A guess is shown only when it is the very place that replay gives.
 */
import type { Scenario } from '#lib/scenario/format.ts';
import { isSame, stopsAhead } from './ahead.ts';
import type { Stop } from './road.ts';

/** Milliseconds until somebody is taken to read. */
const READING = 300;

export interface Drawn {
  readonly stop: Stop;
}

export class DrawnScenes {
  /** Where the learner is. */
  here: Drawn = $state.raw() as Drawn;
  /** `here` among them. They are never moved about: what is moved must be laid out again. */
  all: readonly Drawn[] = $state.raw([]);

  constructor(stop: Stop) {
    this.#showOnly({ stop });
  }

  /** The learner has come to another place. The guesses that did not come true stay hidden until there is time. */
  goTo(stop: Stop): void {
    const guesses = this.all.filter((one) => one !== this.here);
    const found = guesses.find((guess) => isSame(guess.stop, stop));
    if (!found) return this.#showOnly({ stop });
    this.here = found;
    this.all = guesses;
  }

  /** Draws where the learner may come to, out of sight; once. Endings are not scenes to stand in. */
  draw(stop: Stop): void {
    if (stop.scene.ends || this.all.some((one) => one !== this.here && isSame(one.stop, stop))) return;
    this.all = [...this.all, { stop }];
  }

  /**
   * Draws where the scene may lead, one at a time, whenever the browser has nothing else to do and the learner has begun
   * to read; where the browser cannot say when it is idle, nothing is drawn ahead.
   * @returns how to stop
   */
  drawAhead(scenario: Scenario): () => void {
    const left = stopsAhead(scenario, this.here.stop);
    let waiting: number | undefined;
    let reading: ReturnType<typeof setTimeout> | undefined;
    const whenIdle = (then: () => void) => (waiting = globalThis.requestIdleCallback?.(then));
    const next = () => {
      const stop = left.shift();
      if (!stop) return;
      this.draw(stop);
      whenIdle(next);
    };
    whenIdle(() => {
      if (this.all.length > 1) this.#showOnly(this.here);
      // Whoever chooses at once is not to wait for a guess.
      reading = setTimeout(() => whenIdle(next), READING);
    });
    return () => {
      clearTimeout(reading);
      if (waiting !== undefined) globalThis.cancelIdleCallback?.(waiting);
    };
  }

  #showOnly(drawn: Drawn): void {
    this.here = drawn;
    this.all = [drawn];
  }
}

/** Style and layout, now. An attachment: the browser does it for nobody who is hidden unless it is asked. */
export function layOut(hidden: Element): void {
  hidden.lastElementChild?.getBoundingClientRect();
}
