/**
 * The edition of a scenario: SHA-256 of its canonical graph without words, with a format number and the version
 * of every point it trains. Words can be corrected without a new edition. Pure, isomorphic.
 */
import type { Edge, Graph, GraphScene } from './format.ts';

/** Raise it when the meaning of a graph changes: replay must know what it was played by. */
export const GRAPH_FORMAT = 1;

/** Point id → version, for the points a scenario trains. */
export type PointVersions = Record<string, number>;

/** What the server keeps and replays from: the graph, and what it was hashed with. */
export interface EditionBody {
  format: number;
  points: PointVersions;
  graph: Graph;
}

const edgeOnly = ({ verdict, leans, sets, to }: Edge) => ({
  verdict,
  ...(leans && { leans }),
  ...(sets?.length && { sets: [...sets].sort() }),
  to,
});

function sceneOnly(scene: GraphScene): GraphScene {
  const { choices, picks, ends, reach } = scene;
  return {
    ...(choices && {
      choices: Object.fromEntries(
        Object.entries(choices).map(([id, c]) => [id, { ...edgeOnly(c), ...(c.when && { when: c.when }) }]),
      ),
    }),
    ...(picks && {
      picks: {
        options: Object.fromEntries(Object.keys(picks.options).map((id) => [id, true])),
        outcomes: picks.outcomes.map((o) => ({
          ...edgeOnly(o),
          ...(o.all && { all: [...o.all].sort() }),
          ...(o.none && { none: [...o.none].sort() }),
        })),
      },
    }),
    ...(ends && { ends }),
    ...(reach && { reach: { to: reach.to } }),
  };
}

/** A scenario stripped of every word. */
export function graphOf(scenario: Graph): Graph {
  return {
    id: scenario.id,
    role: scenario.role,
    start: scenario.start,
    trains: [...scenario.trains].sort(),
    reach: scenario.reach.map(({ id, beyond }) => ({ id, ...(beyond && { beyond }) })),
    scenes: Object.fromEntries(Object.entries(scenario.scenes).map(([id, s]) => [id, sceneOnly(s)])),
  };
}

export function editionBody(scenario: Graph, points: PointVersions): EditionBody {
  const trained = scenario.trains.map((id) => [id, points[id] ?? 1] as const);
  return { format: GRAPH_FORMAT, points: Object.fromEntries(trained), graph: graphOf(scenario) };
}

/** JSON with the keys of every object sorted; arrays keep their order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  );
}

/** @returns 64 hex digits */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The edition's name. @returns 64 hex digits */
export function editionOf(scenario: Graph, points: PointVersions): Promise<string> {
  return sha256(canonical(editionBody(scenario, points)));
}
