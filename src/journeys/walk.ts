/** Walks through a scenario, found in its graph: the journeys know no scenario by name. Pure. */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Graph, Scenario } from '#lib/scenario/format.ts';
import { walk } from '#lib/scenario/walk.ts';

/** A shortest walk to a mastered ending. @throws when there is none */
export function masteringWalk(graph: Graph): Step[] {
  const found = walk(graph).states.find(({ scene }) => graph.scenes[scene]?.ends === 'mestret');
  if (!found) throw new Error(`${graph.id} cannot be mastered`);
  return found.steps;
}

/** Walks that together pass through every scene; as few as a greedy search finds, longest first. */
export function coveringWalks(graph: Graph): Step[][] {
  const left = new Set(Object.keys(graph.scenes));
  const walks: Step[][] = [];
  for (const { steps, scene } of walk(graph).states.reverse()) {
    if (!left.has(scene)) continue;
    walks.push(steps);
    for (const passed of [...steps.map((step) => step.scene), scene]) left.delete(passed);
  }
  return walks;
}

/** The words a step is taken by: the label of the choice, or of each pick. */
export function wordsOf(scenario: Scenario, step: Step): string[] {
  const scene = scenario.scenes[step.scene];
  const said =
    'choice' in step
      ? [scene?.choices?.[step.choice]?.says]
      : step.picks.map((id) => scene?.picks?.options[id]?.says);
  return said.map((words) => {
    if (words === undefined) throw new Error(`${scenario.id} has no words for ${JSON.stringify(step)}`);
    return words;
  });
}
