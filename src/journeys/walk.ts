/** Walks through a scenario, found in its graph: the journeys know no scenario by name. Pure. */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Graph, Scenario } from '#lib/scenario/format.ts';
import { holds } from '#lib/scenario/machine.ts';
import { replay } from '#lib/scenario/replay.ts';
import { walk, type State, type Walk } from '#lib/scenario/walk.ts';

/** A shortest walk to a mastered ending. @throws when there is none */
export function masteringWalk(graph: Graph): Step[] {
  const found = walk(graph).states.find(({ scene }) => graph.scenes[scene]?.ends === 'mestret');
  if (!found) throw new Error(`${graph.id} cannot be mastered`);
  return found.steps;
}

/** Walks to endings that together pass through every scene; as few as a greedy search finds, longest first. */
export function coveringWalks(graph: Graph): Step[][] {
  return walksThrough(graph, ({ scene }) => scene);
}

/** Walks to endings that together show everything a scenario can show. */
export function showingWalks(scenario: Scenario): Step[][] {
  return walksThrough(scenario, (place) => shownAt(scenario, place));
}

/** Everything a scenario can show, each once: what `shownAt` calls it. */
export function everythingShown(scenario: Scenario): string[] {
  return [...new Set(walk(scenario).states.map((state) => shownAt(scenario, state)))];
}

/**
 * What a state shows: the scene, which of its beats and which of its choices. Flags that change neither make another
 * state, but the same screen: 36 scenarios have 1 496 states, and show 541 different things.
 */
export function shownAt({ scenes }: Scenario, { scene, flags }: Pick<State, 'scene' | 'flags'>): string {
  const { shows = [], choices = {} } = scenes[scene] ?? {};
  const beats = shows.flatMap(({ when }, n) => (holds(when, flags) ? [n + 1] : []));
  const offered = Object.keys(choices).filter((id) => holds(choices[id]?.when, flags));
  return [scene, beats.join('+'), ...offered].filter(Boolean).join(' ');
}

function walksThrough(graph: Graph, of: (place: Pick<State, 'scene' | 'flags'>) => string): Step[][] {
  const found = walk(graph);
  const left = new Set(found.states.map(of));
  const walks: Step[][] = [];
  for (const state of [...found.states].reverse()) {
    if (!left.has(of(state))) continue;
    const { steps } = onToAnEnding(graph, found, state);
    walks.push(steps);
    for (let taken = 0; taken <= steps.length; taken++)
      left.delete(of(replay(graph, steps.slice(0, taken)).place));
  }
  return walks;
}

/** These steps, and the shortest way on from where they lead to an ending. */
export function stepsOn(graph: Graph, steps: Step[]): Step[] {
  const { scene, flags } = replay(graph, steps).place;
  const found = walk(graph);
  const key = [scene, ...Object.keys(flags).sort()].join(' ');
  const state = found.states.find((one) => one.key === key);
  if (!state) throw new Error(`${graph.id} has no state ${key}`);
  return onToAnEnding(graph, found, { ...state, steps }).steps;
}

/** The shortest way from a state to an ending. */
function onToAnEnding(graph: Graph, { moves }: Walk, from: State): Pick<State, 'steps'> {
  const queue = [{ state: from, steps: from.steps }];
  const seen = new Set([from.key]);
  for (const { state, steps } of queue) {
    if (graph.scenes[state.scene]?.ends) return { steps };
    for (const { from: at, step, to } of moves) {
      if (at.key !== state.key || !to || seen.has(to.key)) continue;
      seen.add(to.key);
      queue.push({ state: to, steps: [...steps, step] });
    }
  }
  throw new Error(`${graph.id}: no ending can be reached from ${from.scene}`);
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
