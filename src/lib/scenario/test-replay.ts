/**
 * Where a list of steps leads in the knowledge test. All rounds are steps of one attempt; each is replayed by the
 * machine that replays scenarios, and passing is a fold over the answers. Browser and server call this one function.
 */
import type { Step } from './attempt.ts';
import type { Edge } from './format.ts';
import { begin, edgeOf, MAX_STEPS, take } from './replay.ts';
import type { TestGraph } from './test-format.ts';
import { END, latestIn, roundOf, type Answered, type Round } from './test-round.ts';

/** How it went in one lesson, the last time it was asked. */
export interface LessonResult {
  lesson: string;
  right: number;
  of: number;
}

export interface TestPlace {
  /** The round one is in, or has just finished. */
  round: Round;
  /** The dilemma that is asked now; `END` when the round is finished. */
  scene: string;
  /** Every answer so far, oldest first. */
  answered: Answered[];
  /** Lesson by lesson, after the last finished round; empty before that. */
  results: LessonResult[];
  passed: boolean;
}

export type TestReplayed =
  | { ok: true; place: TestPlace }
  /** `at` is the index of the first step that is not legal; `place` is where one was before it. */
  | { ok: false; at: number; place: TestPlace };

/**
 * Walks the steps from the first dilemma.
 * @param attempt the attempt's id: what is drawn hangs on it
 * @returns the place reached, or the first illegal step. Never throws for bad steps.
 */
export function replayTest(test: TestGraph, attempt: string, steps: readonly Step[]): TestReplayed {
  const answered: Answered[] = [];
  let round = roundOf(test, attempt, answered);
  let standing = begin(round.graph);
  let results: LessonResult[] = [];
  let passed = false;
  const here = (): TestPlace => ({ round, scene: String(standing.value), answered, results, passed });

  for (const [at, step] of steps.entries()) {
    const ended = standing.value === END;
    if (at >= MAX_STEPS || (ended && passed)) return { ok: false, at, place: here() };
    const now = ended ? roundOf(test, attempt, answered) : round;
    const next = take(now.graph, ended ? begin(now.graph) : standing, step);
    const asked = now.asked.find(({ twin }) => twin === step.scene);
    if (!next || !asked) return { ok: false, at, place: here() };
    const { verdict } = edgeOf(now.graph, step) as Edge;
    answered.push({ ...asked, round: now.number, right: verdict === 'god' });
    round = now;
    standing = next;
    if (standing.value === END) {
      results = resultsOf(test, answered);
      passed = isPassed(test, results);
    }
  }
  return { ok: true, place: here() };
}

function resultsOf(test: TestGraph, answered: readonly Answered[]): LessonResult[] {
  return Object.keys(test.lessons).map((lesson) => {
    const latest = latestIn(lesson, answered);
    return { lesson, right: latest.filter(({ right }) => right).length, of: latest.length };
  });
}

/** Enough right in all, and something right in every lesson. */
export function isPassed({ rule }: TestGraph, results: readonly LessonResult[]): boolean {
  const right = results.reduce((sum, result) => sum + result.right, 0);
  return right >= rule.right && results.every((result) => result.right > 0);
}
