/** How fast steps are replayed: XState behind `replay`, against a look-up written by hand for the same graph. */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Graph } from '#lib/scenario/format.ts';
import { edgeOf, replay } from '#lib/scenario/replay.ts';
import { holds } from '#lib/scenario/machine.ts';
import type { Content } from '../../author/content.ts';
import { coveringWalks } from '../walk.ts';
import { median, perSecond, type Row } from './table.ts';

const ROUNDS = 5;
const ROUND = 400;

export async function measureEngine(content: Content): Promise<Row[]> {
  const attempts = Object.values(content.scenarios).flatMap((graph) =>
    coveringWalks(graph).map((steps) => ({ graph, steps })),
  );
  const steps = attempts.reduce((sum, attempt) => sum + attempt.steps.length, 0);
  const all = (walk: (graph: Graph, steps: Step[]) => unknown) => () => {
    for (const attempt of attempts) walk(attempt.graph, attempt.steps);
  };
  all(replay)();
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await perSecond(ROUND, all(replay)));
    floor.push(await perSecond(ROUND, all(lookUp)));
  }
  const against = 'a look-up by hand in the same graph';
  const micros = (rounds: number[]) => 1e6 / (median(rounds) * attempts.length);
  return [
    {
      what: 'engine: steps replayed',
      ours: median(ours) * steps,
      floor: median(floor) * steps,
      unit: '/s',
      against,
    },
    {
      what: `engine: one attempt (${(steps / attempts.length).toFixed(1)} steps)`,
      ours: micros(ours),
      floor: micros(floor),
      unit: 'µs',
      against,
    },
  ];
}

/** The least that can be done: follow the edges, remember the flags. */
function lookUp(graph: Graph, steps: Step[]): string {
  let scene = graph.start;
  const flags: Record<string, true> = {};
  for (const step of steps) {
    const edge = edgeOf(graph, step);
    if (!edge || step.scene !== scene) return scene;
    for (const flag of edge.sets ?? []) flags[flag] = true;
    scene =
      typeof edge.to === 'string'
        ? edge.to
        : (edge.to.find(({ when }) => holds(when, flags))?.scene as string);
  }
  return scene;
}
