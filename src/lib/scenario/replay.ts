/**
 * Where a list of steps leads. The browser, the server, the author's command line and every test call this one
 * function. Pure: same graph and steps, same answer, in any time zone, locale and Node version.
 */
import { initialTransition, transition } from 'xstate';
import type { Step } from './attempt.ts';
import type { Edge, Graph, Result, Verdict } from './format.ts';
import { eventOf, machineOf, outcomeOf, type Flags } from './machine.ts';

/** More steps than any honest walk: no scenario has more than a few hundred states. */
export const MAX_STEPS = 500;

export interface Place {
  scene: string;
  flags: Flags;
  /** The verdict of every step so far. Scores are a fold over this. */
  verdicts: Verdict[];
  /** Set when the scene is an ending. */
  result?: Result;
}

export type Replayed =
  | { ok: true; place: Place }
  /** `at` is the index of the first step that is not legal; `place` is where one was before it. */
  | { ok: false; at: number; place: Place };

/** The edge a step takes, or undefined when the scene does not offer it. Conditions are the machine's business. */
export function edgeOf(graph: Graph, step: Step): Edge | undefined {
  const scene = Object.hasOwn(graph.scenes, step.scene) ? graph.scenes[step.scene] : undefined;
  if (!scene) return undefined;
  if ('choice' in step) {
    const { choices } = scene;
    // An array of one word would be taken for the word.
    const known = choices && typeof step.choice === 'string' && Object.hasOwn(choices, step.choice);
    return known ? choices[step.choice] : undefined;
  }
  return scene.picks && Array.isArray(step.picks) ? outcomeOf(scene.picks.outcomes, step.picks) : undefined;
}

/**
 * Walks the steps from the start.
 * @returns the place reached, or the first illegal step. Never throws for bad steps.
 */
export function replay(graph: Graph, steps: readonly Step[]): Replayed {
  const machine = machineOf(graph);
  let [snapshot] = initialTransition(machine);
  const verdicts: Verdict[] = [];
  const here = (): Place => {
    const scene = String(snapshot.value);
    const result = graph.scenes[scene]?.ends;
    return { scene, flags: snapshot.context.flags, verdicts: [...verdicts], ...(result && { result }) };
  };
  for (const [at, step] of steps.entries()) {
    const edge = step.scene === snapshot.value && at < MAX_STEPS ? edgeOf(graph, step) : undefined;
    const event = eventOf(step);
    if (!edge || !snapshot.can(event)) return { ok: false, at, place: here() };
    [snapshot] = transition(machine, snapshot, event);
    verdicts.push(edge.verdict);
  }
  return { ok: true, place: here() };
}
