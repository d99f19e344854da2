/**
 * A graph compiled to an XState machine. Pure: no timers, promises, chance, clock or scores; the only context
 * is the flags that have been set. Scenes are states, a step is an event.
 */
import { assign, createMachine, type AnyStateMachine } from 'xstate';
import type { Step } from './attempt.ts';
import type { Condition, Edge, Graph, GraphOutcome, GraphScene } from './format.ts';

export type Flags = Readonly<Record<string, true>>;
export type StepEvent = { type: string; picks?: string[] };

interface GuardArgs {
  context: { flags: Flags };
  event: StepEvent;
}

const PICKED = 'picks';

/** True when every flag in the condition is as it asks. No condition always holds. */
export function holds(condition: Condition | undefined, flags: Flags): boolean {
  if (!condition) return true;
  return Object.entries(condition).every(([flag, wanted]) => Object.hasOwn(flags, flag) === wanted);
}

/** The event a step sends. Choices are prefixed, so no choice id can be taken for an internal event. */
export function eventOf(step: Step): StepEvent {
  return 'choice' in step ? { type: `choice:${step.choice}` } : { type: PICKED, picks: step.picks };
}

/** The first judgement that fits the picks; the last one always does. */
export function outcomeOf<T extends GraphOutcome>(outcomes: readonly T[], picks: readonly string[]): T {
  const fits = (outcome: GraphOutcome) =>
    (outcome.all ?? []).every((id) => picks.includes(id)) &&
    !(outcome.none ?? []).some((id) => picks.includes(id));
  const found = outcomes.find(fits) ?? outcomes.at(-1);
  if (!found) throw new Error('picks without outcomes');
  return found;
}

/** The transitions of one edge: one for each place it may lead, tried in order. */
function transitionsOf(edge: Edge, allowed: (args: GuardArgs) => boolean) {
  const exits = typeof edge.to === 'string' ? [{ scene: edge.to }] : edge.to;
  return exits.map((exit: { when?: Condition; scene: string }) => ({
    target: exit.scene,
    guard: (args: GuardArgs) => allowed(args) && holds(exit.when, flagsAfter(args.context.flags, edge)),
    actions: assign({ flags: ({ context }: GuardArgs) => flagsAfter(context.flags, edge) }),
  }));
}

/** Exits look at the flags as they are after the choice has set its own. */
function flagsAfter(flags: Flags, edge: Edge): Flags {
  if (!edge.sets?.length) return flags;
  return { ...flags, ...Object.fromEntries(edge.sets.map((flag) => [flag, true as const])) };
}

function stateOf(scene: GraphScene) {
  if (scene.ends) return { type: 'final' as const };
  const on: Record<string, unknown> = {};
  for (const [id, choice] of Object.entries(scene.choices ?? {})) {
    on[`choice:${id}`] = transitionsOf(choice, ({ context }) => holds(choice.when, context.flags));
  }
  if (scene.picks) {
    const { options, outcomes } = scene.picks;
    on[PICKED] = outcomes.flatMap((outcome) =>
      transitionsOf(
        outcome,
        ({ event }) => arePicks(options, event.picks) && outcomeOf(outcomes, event.picks) === outcome,
      ),
    );
  }
  return { on };
}

/** Sorted, without doubles, all of them known, and not none. */
function arePicks(options: Record<string, unknown>, picks: unknown): picks is string[] {
  return (
    Array.isArray(picks) &&
    picks.length > 0 &&
    picks.every(
      (id, i) => typeof id === 'string' && Object.hasOwn(options, id) && (i === 0 || picks[i - 1] < id),
    )
  );
}

const compiled = new WeakMap<Graph, AnyStateMachine>();

/** The machine of a graph, compiled once for each graph object. */
export function machineOf(graph: Graph): AnyStateMachine {
  let machine = compiled.get(graph);
  if (!machine) {
    machine = createMachine({
      id: graph.id,
      initial: graph.start,
      context: { flags: {} },
      states: Object.fromEntries(Object.entries(graph.scenes).map(([id, scene]) => [id, stateOf(scene)])),
    } as never) as AnyStateMachine;
    compiled.set(graph, machine);
  }
  return machine;
}
