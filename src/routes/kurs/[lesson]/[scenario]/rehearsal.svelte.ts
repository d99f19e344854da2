/**
 * A rehearsal: a road that was not taken, walked from the ending. It knows the scenario and a list of steps and nothing
 * else: there is no memory here to write in, nothing to hand in and no turn to take, so the record cannot be touched.
 */
import { roadOf, type Stop } from '#lib/player/road.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';

export class Rehearsal {
  readonly scenario: Scenario;
  #steps: readonly Step[] = $state.raw([]);
  readonly road: Stop[] = $derived.by(() => roadOf(this.scenario, this.#steps));
  readonly ended: boolean = $derived(this.road.at(-1)?.scene.ends !== undefined);

  /** @param steps the road up to the fork and the step that was not taken there */
  constructor(scenario: Scenario, steps: readonly Step[]) {
    this.scenario = scenario;
    this.#steps = [...steps];
  }

  /** One step further. What the scene does not offer is ignored. */
  take(step: Step): void {
    const steps = [...this.#steps, step];
    if (!this.ended && replay(this.scenario, steps).ok) this.#steps = steps;
  }
}
