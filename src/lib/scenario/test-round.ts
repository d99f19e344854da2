/**
 * A round of the knowledge test: which dilemmas are drawn, and the graph they are played as. Pure: the same attempt,
 * role and answers always draw the same, on the device and on the server.
 */
import { drawOrder } from './draw.ts';
import type { Graph, GraphScene } from './format.ts';
import type { GraphDilemma, TestGraph } from './test-format.ts';

/** One dilemma that was drawn. */
export interface Asked {
  lesson: string;
  pair: string;
  twin: string;
}

export interface Answered extends Asked {
  /** Counted from one. */
  round: number;
  right: boolean;
}

export interface Round {
  /** Counted from one. */
  number: number;
  /** In the order they are asked. */
  asked: Asked[];
  /** Each dilemma a scene with its twin's name; every answer leads to the next, the last one to `END`. */
  graph: Graph;
}

/** Where a round ends. No author can call a dilemma this. */
export const END = 'END';

/**
 * The first round asks in every lesson, later ones only where something was wrong the last time the lesson was asked:
 * the twins of what was wrong first, then pairs not yet met, then those met longest ago. A pair that is met again is
 * always met with its other twin.
 * @param answered every answer of the rounds before, oldest first
 */
export function roundOf(test: TestGraph, attempt: string, answered: readonly Answered[]): Round {
  const number = (answered.at(-1)?.round ?? 0) + 1;
  const asked = Object.keys(test.lessons)
    .filter((lesson) => number === 1 || latestIn(lesson, answered).some(({ right }) => !right))
    .flatMap((lesson) => drawLesson(test, attempt, lesson, number, answered));
  const order = drawOrder(
    [attempt, test.role, String(number)],
    asked.map(({ twin }) => twin),
  );
  const sorted = order.flatMap((twin) => asked.find((one) => one.twin === twin) ?? []);
  return { number, asked: sorted, graph: graphOf(test, sorted) };
}

/** The answers of the last round that asked in the lesson. */
export function latestIn(lesson: string, answered: readonly Answered[]): Answered[] {
  const there = answered.filter((one) => one.lesson === lesson);
  return there.filter(({ round }) => round === there.at(-1)?.round);
}

function drawLesson(
  test: TestGraph,
  attempt: string,
  lesson: string,
  number: number,
  answered: readonly Answered[],
): Asked[] {
  const pairs = test.lessons[lesson] ?? {};
  const seed = [attempt, test.role, lesson, String(number)];
  const wrong = latestIn(lesson, answered).flatMap(({ right, pair }) => (right ? [] : [pair]));
  const met = (pair: string) => answered.findLastIndex((one) => one.pair === pair);
  // Wrong ones come before the others; among these the one met longest ago, or never (−1), comes first.
  const turn = (pair: string) => (wrong.includes(pair) ? -answered.length - 1 : met(pair));
  return drawOrder(seed, Object.keys(pairs))
    .sort((a, b) => turn(a) - turn(b))
    .slice(0, test.rule.perLesson)
    .map((pair) => {
      const last = answered[met(pair)]?.twin;
      const [twin = ''] = drawOrder([...seed, pair], Object.keys(pairs[pair] ?? {})).filter(
        (one) => one !== last,
      );
      return { lesson, pair, twin };
    });
}

/** An ordinary graph, so the machine that drives scenarios drives a round. Words come along when there are any. */
function graphOf(test: TestGraph, asked: readonly Asked[]): Graph {
  const scenes = asked.map(({ lesson, pair, twin }, i) => {
    const dilemma = test.lessons[lesson]?.[pair]?.[twin] as GraphDilemma;
    return [twin, led(dilemma, asked[i + 1]?.twin ?? END)] as const;
  });
  return {
    id: test.id,
    role: test.role,
    start: asked[0]?.twin ?? END,
    trains: test.trains,
    reach: [],
    scenes: { ...Object.fromEntries(scenes), [END]: { ends: 'mestret' } },
  };
}

function led({ choices, picks, ...words }: GraphDilemma, to: string): GraphScene {
  return {
    ...words,
    ...(choices && {
      choices: Object.fromEntries(Object.entries(choices).map(([id, choice]) => [id, { ...choice, to }])),
    }),
    ...(picks && {
      picks: { ...picks, outcomes: picks.outcomes.map((outcome) => ({ ...outcome, to })) },
    }),
  };
}
