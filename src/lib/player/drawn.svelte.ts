/** Scenes drawn ahead, each in a place of its own outside the page. One pool for the page: it is one learner's. */
import { mount, unmount, type ComponentProps } from 'svelte';
import type { Scenario } from '#lib/scenario/format.ts';
import { isSame, stopsAhead } from './ahead.ts';
import type { Stop } from './road.ts';
import Scene from './Scene.svelte';

export type SceneProps = ComponentProps<typeof Scene>;

export class DrawnScene {
  readonly props: SceneProps;
  #place = document.createElement('div');
  #scene: Record<string, unknown>;

  constructor(props: SceneProps) {
    this.props = $state({ ...props });
    this.#scene = mount(Scene, { target: this.#place, props: this.props });
  }

  /** Moves it into the page. */
  moveTo(place: Element): void {
    place.append(...this.#place.childNodes);
  }

  /** What the page says of it now. */
  tell(props: SceneProps): void {
    Object.assign(this.props, props);
  }

  remove(): void {
    void unmount(this.#scene);
  }
}

let drawn: { stop: Stop; scene: DrawnScene }[] = [];

/** Draws where a scene may lead, one at a time, whenever the browser has nothing else to do. @returns how to stop */
export function drawAhead(scenario: Scenario, stop: Stop, seed: readonly string[]): () => void {
  const left = stopsAhead(scenario, stop);
  let waiting: number | undefined;
  const next = () => {
    const ahead = left.shift();
    if (!ahead) return;
    drawn.push({ stop: ahead, scene: new DrawnScene({ scenario, stop: ahead, seed }) });
    waiting = idle(next);
  };
  waiting = idle(next);
  return () => {
    if (waiting !== undefined) globalThis.cancelIdleCallback?.(waiting);
  };
}

/** Where the browser cannot say when it is idle, nothing is drawn ahead. */
const idle = (then: () => void): number | undefined => globalThis.requestIdleCallback?.(then);

/** The scene that was drawn for this place, if there is one. All the others go, when nobody waits for it. */
export function takeDrawn(stop: Stop): DrawnScene | undefined {
  const found = drawn.find((one) => isSame(one.stop, stop));
  const others = drawn.filter((one) => one !== found);
  drawn = [];
  if (others.length > 0) idle(() => others.forEach(({ scene }) => scene.remove()));
  return found?.scene;
}
