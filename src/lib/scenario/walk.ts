/** Every place a scenario can be in (scene × flags) and every step from it, walked with the real machine. Pure. */
import type { Step } from './attempt.ts';
import type { Edge, Graph } from './format.ts';
import { holds, type Flags } from './machine.ts';
import { begin, edgeOf, take, type Standing } from './replay.ts';

/** Subsets grow by doubling: with more options than this a scene cannot be walked. */
export const MAX_OPTIONS = 10;
/** Flags double the states in the same way. */
export const MAX_FLAGS = 6;

export interface State {
  key: string;
  scene: string;
  flags: Flags;
  /** A shortest list of steps that leads here. */
  steps: Step[];
}

export interface Move {
  from: State;
  step: Step;
  edge: Edge;
  /** Undefined when the step is offered but leads nowhere. */
  to?: State;
}

export interface Walk {
  states: State[];
  moves: Move[];
}

/** Every non-empty subset, each sorted as steps are. */
function subsets(ids: readonly string[]): string[][] {
  return [...ids]
    .sort()
    .reduce<string[][]>((all, id) => [...all, ...all.map((some) => [...some, id])], [[]])
    .slice(1);
}

/** The steps a learner is offered in a scene, given the flags. */
export function stepsOffered(graph: Graph, scene: string, flags: Flags): Step[] {
  const { choices = {}, picks } = graph.scenes[scene] ?? {};
  const offered = Object.entries(choices).filter(([, choice]) => holds(choice.when, flags));
  return [
    ...offered.map(([choice]): Step => ({ scene, choice })),
    ...(picks ? subsets(Object.keys(picks.options)).map((some): Step => ({ scene, picks: some })) : []),
  ];
}

/**
 * Breadth first, so every state has a shortest way to it.
 * @param graph with no unknown scene, at most MAX_FLAGS flags and MAX_OPTIONS options
 */
export function walk(graph: Graph): Walk {
  const found = new Map<string, State>();
  const queue: { state: State; standing: Standing }[] = [];
  const moves: Move[] = [];

  function arrive(standing: Standing, steps: Step[]): State {
    const scene = String(standing.value);
    const flags = standing.context.flags as Flags;
    const key = [scene, ...Object.keys(flags).sort()].join(' ');
    let state = found.get(key);
    if (!state) {
      state = { key, scene, flags, steps };
      found.set(key, state);
      queue.push({ state, standing });
    }
    return state;
  }

  arrive(begin(graph), []);
  for (const { state, standing } of queue) {
    for (const step of stepsOffered(graph, state.scene, state.flags)) {
      const edge = edgeOf(graph, step) as Edge;
      const next = take(graph, standing, step);
      moves.push({ from: state, step, edge, ...(next && { to: arrive(next, [...state.steps, step]) }) });
    }
  }
  return { states: [...found.values()], moves };
}

/** The keys of the states from which one of the goals can be reached, the goals included. */
export function reaching({ states, moves }: Walk, goal: (state: State) => boolean): Set<string> {
  const back = new Map<string, string[]>();
  for (const { from, to } of moves) if (to) back.set(to.key, [...(back.get(to.key) ?? []), from.key]);
  const found = new Set(states.filter(goal).map(({ key }) => key));
  for (const key of found) for (const before of back.get(key) ?? []) found.add(before);
  return found;
}
