/** Walks through a scenario, found in its graph: the journeys know no scenario by name. Pure. */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Graph, Scenario } from '#lib/scenario/format.ts';
import { replay, type Place } from '#lib/scenario/replay.ts';

interface Visit {
  steps: Step[];
  place: Place;
}

const MOST_VISITS = 20_000;

/** Every decision that can be tried in a scene; replay says which are legal. Picks: none left out, each alone, all. */
function stepsFrom(graph: Graph, scene: string): Step[] {
  const { choices = {}, picks } = graph.scenes[scene] ?? {};
  const options = Object.keys(picks?.options ?? {}).sort();
  const sets = picks ? subsets(options) : [];
  return [
    ...Object.keys(choices).map((choice) => ({ scene, choice })),
    ...sets.map((ids) => ({ scene, picks: ids })),
  ];
}

/** Every set but the empty one. A scene has at most some ten options. */
function subsets(ids: string[]): string[][] {
  const sets = ids.reduce<string[][]>((all, id) => [...all, ...all.map((set) => [...set, id])], [[]]);
  return sets.filter((set) => set.length > 0).sort((a, b) => a.length - b.length);
}

/** Breadth first over scene and flags: each state once, by a shortest walk. */
function visits(graph: Graph): Visit[] {
  const start = replay(graph, []);
  const queue: Visit[] = [{ steps: [], place: start.place }];
  const seen = new Set([stateOf(start.place)]);
  for (let at = 0; at < queue.length && at < MOST_VISITS; at++) {
    const { steps, place } = queue[at] as Visit;
    for (const step of stepsFrom(graph, place.scene)) {
      const next = replay(graph, [...steps, step]);
      if (!next.ok || seen.has(stateOf(next.place))) continue;
      seen.add(stateOf(next.place));
      queue.push({ steps: [...steps, step], place: next.place });
    }
  }
  return queue;
}

const stateOf = ({ scene, flags }: Place) => JSON.stringify([scene, Object.keys(flags).sort()]);

/** A shortest walk to a mastered ending. @throws when there is none */
export function masteringWalk(graph: Graph): Step[] {
  const found = visits(graph).find(({ place }) => place.result === 'mestret');
  if (!found) throw new Error(`${graph.id} cannot be mastered`);
  return found.steps;
}

/** Walks that together pass through every scene; as few as a greedy search finds, longest first. */
export function coveringWalks(graph: Graph): Step[][] {
  const left = new Set(Object.keys(graph.scenes));
  const walks: Step[][] = [];
  for (const { steps, place } of visits(graph).reverse()) {
    if (!left.has(place.scene)) continue;
    walks.push(steps);
    for (const { scene } of [...steps, place]) left.delete(scene);
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
