/** The road a learner has walked: every scene with what was true there. Pure. */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Choice, Outcome, Scenario, Scene, SceneReach } from '#lib/scenario/format.ts';
import type { Flags } from '#lib/scenario/machine.ts';
import { begin, edgeOf, MAX_STEPS, take } from '#lib/scenario/replay.ts';

/** What a step was judged as: a choice, or the outcome that fits what was picked. */
export type Judgement = Choice | Outcome;

export interface Stop {
  id: string;
  scene: Scene;
  flags: Flags;
  /** How far things had come: the scene's own word, or the last one before it. */
  reach?: SceneReach;
  /** What led here; none at the start. */
  judged?: Judgement;
  /** What was done here; none where one is now. */
  step?: Step;
}

/**
 * @param steps legal ones; the road ends before the first that is not
 * @returns at least one stop; the last is where one is now
 */
export function roadOf(scenario: Scenario, steps: readonly Step[]): Stop[] {
  const road: Stop[] = [];
  let standing = begin(scenario);
  for (let n = 0; ; n++) {
    const id = String(standing.value);
    const scene = scenario.scenes[id];
    if (!scene) throw new Error(`no scene ${id} in ${scenario.id}`);
    const before = steps[n - 1];
    const reach = scene.reach ?? road.at(-1)?.reach;
    const judged = before && (edgeOf(scenario, before) as Judgement);
    const step = steps[n];
    const next = step && n < MAX_STEPS ? take(scenario, standing, step) : undefined;
    road.push({
      id,
      scene,
      flags: standing.context.flags as Flags,
      ...(reach && { reach }),
      ...(judged && { judged }),
      ...(next && { step: step as Step }),
    });
    if (!next) return road;
    standing = next;
  }
}

/** What was chosen, in the learner's own words: a choice's text, or the texts of what was picked. */
export function saidAt(scene: Scene, step: Step): string[] {
  if ('choice' in step) {
    const says = scene.choices?.[step.choice]?.says;
    return says ? [says] : [];
  }
  return step.picks.flatMap((id) => scene.picks?.options[id]?.says ?? []);
}
