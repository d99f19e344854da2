/**
 * Where a list of steps leads. The browser, the server, the author's command line and every test call this one
 * function. Pure: same graph and steps, same answer, in any time zone, locale and Node version.
 */
import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
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

/** A place on the way, as the machine holds it. Never stored: only steps are. */
export type Standing = AnyMachineSnapshot;

export function begin(graph: Graph): Standing {
  return initialTransition(machineOf(graph))[0] as Standing;
}

/** One step further, or undefined when it is not legal from here. */
export function take(graph: Graph, standing: Standing, step: Step): Standing | undefined {
  if (step.scene !== standing.value || !edgeOf(graph, step)) return undefined;
  const event = eventOf(step);
  return standing.can(event) ? (transition(machineOf(graph), standing, event)[0] as Standing) : undefined;
}

/**
 * Walks the steps from the start.
 * @returns the place reached, or the first illegal step. Never throws for bad steps.
 */
export function replay(graph: Graph, steps: readonly Step[]): Replayed {
  let standing = begin(graph);
  const verdicts: Verdict[] = [];
  const here = (): Place => {
    const scene = String(standing.value);
    const result = graph.scenes[scene]?.ends;
    return { scene, flags: standing.context.flags, verdicts, ...(result && { result }) };
  };
  for (const [at, step] of steps.entries()) {
    const next = at < MAX_STEPS ? take(graph, standing, step) : undefined;
    if (!next) return { ok: false, at, place: here() };
    verdicts.push((edgeOf(graph, step) as Edge).verdict);
    standing = next;
  }
  return { ok: true, place: here() };
}
