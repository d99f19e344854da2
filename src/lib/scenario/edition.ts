/**
 * The edition of a scenario: SHA-256 of its canonical graph without words, with a format number and the version
 * of every point it trains. Words can be corrected without a new edition. Pure, isomorphic.
 */
import type { Edge, Graph, GraphScene } from './format.ts';
import type { GraphDilemma, TestGraph } from './test-format.ts';

/** Raise it when the meaning of a graph changes: replay must know what it was played by. */
export const GRAPH_FORMAT = 1;
/** Raise it when a test is drawn, replayed or passed in another way. */
export const TEST_FORMAT = 1;

/** Point id → version, for the points a scenario trains. */
export type PointVersions = Record<string, number>;

/** What the server keeps and replays from: the graph, and what it was hashed with. */
export interface EditionBody {
  format: number;
  points: PointVersions;
  graph: Graph;
}

/** The same of a knowledge test. */
export interface TestEditionBody {
  format: number;
  points: PointVersions;
  graph: TestGraph;
}

/** Which of the two it is. */
export function isTestEdition(body: EditionBody | TestEditionBody): body is TestEditionBody {
  return 'lessons' in body.graph;
}

const judgedOnly = ({ verdict, leans }: Pick<Edge, 'verdict' | 'leans'>) => ({
  verdict,
  ...(leans && { leans }),
});

const edgeOnly = ({ sets, to, ...judged }: Edge) => ({
  ...judgedOnly(judged),
  ...(sets?.length && { sets: [...sets].sort() }),
  to,
});

/** Every value of an object by way of a function. */
const mapped = <T, U>(from: Record<string, T>, to: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));

const fitOnly = ({ all, none }: { all?: string[]; none?: string[] }) => ({
  ...(all && { all: [...all].sort() }),
  ...(none && { none: [...none].sort() }),
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
        options: mapped(picks.options, () => true),
        outcomes: picks.outcomes.map((o) => ({
          ...edgeOnly(o),
          ...fitOnly(o),
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
  return { format: GRAPH_FORMAT, points: versionsOf(scenario.trains, points), graph: graphOf(scenario) };
}

const versionsOf = (trains: readonly string[], points: PointVersions): PointVersions =>
  Object.fromEntries(trains.map((id) => [id, points[id] ?? 1]));

function dilemmaOnly({ choices, picks }: GraphDilemma): GraphDilemma {
  return {
    ...(choices && { choices: mapped(choices, judgedOnly) }),
    ...(picks && {
      picks: {
        options: mapped(picks.options, () => true),
        outcomes: picks.outcomes.map((o) => ({ ...judgedOnly(o), ...fitOnly(o) })),
      },
    }),
  };
}

/** A knowledge test stripped of every word. */
export function testGraphOf({ id, role, trains, rule, lessons }: TestGraph): TestGraph {
  return {
    id,
    role,
    trains: [...trains].sort(),
    rule: { perLesson: rule.perLesson, right: rule.right },
    lessons: mapped(lessons, (pairs) => mapped(pairs, (twins) => mapped(twins, dilemmaOnly))),
  };
}

export function testEditionBody(test: TestGraph, points: PointVersions): TestEditionBody {
  return { format: TEST_FORMAT, points: versionsOf(test.trains, points), graph: testGraphOf(test) };
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
