/**
 * The shape of the knowledge test once it is read and checked. Types, and the rule for passing; pure.
 *
 * As with scenarios, a `TestGraph` is what decides, without words: it is hashed into the edition and replayed by the
 * server. A `KnowledgeTest` is the same with the words on it, and is a `TestGraph`.
 */
import type { Choice, GraphChoice, GraphOutcome, Outcome, Picks, Role, Scene } from './format.ts';

/** A judgement that leads nowhere by itself: what comes next is drawn. */
type Loose<E> = Omit<E, 'to' | 'sets' | 'when'>;

/** One question: a scene without edges. Right is what is judged `god`. */
export interface GraphDilemma {
  choices?: Record<string, Loose<GraphChoice>>;
  picks?: { options: Record<string, unknown>; outcomes: Loose<GraphOutcome>[] };
}

export interface Dilemma extends GraphDilemma, Pick<Scene, 'shows'> {
  asks: string;
  choices?: Record<string, Loose<Choice>>;
  picks?: Omit<Picks, 'outcomes'> & { outcomes: Loose<Outcome>[] };
}

/** Twin id → dilemma: two that train the same point, alike in all but their story. Ids are unique in the whole test. */
export type Pair<D extends GraphDilemma = GraphDilemma> = Record<string, D>;

/** What it takes to pass. Stands in the edition, so an old test is judged by its own rule. */
export interface Rule {
  /** How many are drawn in each lesson, from as many pairs. */
  perLesson: number;
  /** Right answers needed in all, counting the latest in each lesson. At least one must be right in every lesson. */
  right: number;
}

export interface TestGraph<D extends GraphDilemma = GraphDilemma> {
  /** `test/ansatt` or `test/folkevalgt`. */
  id: string;
  role: Role;
  /** Ids of the points it tests, sorted. */
  trains: string[];
  rule: Rule;
  /** Lesson id → pair id → the twins. */
  lessons: Record<string, Record<string, Pair<D>>>;
}

export interface KnowledgeTest extends TestGraph<Dilemma> {
  /** SHA-256 of the canonical graph, hex. */
  edition: string;
}

/** Two in each lesson, and two of all may be wrong: ten of twelve. */
export function ruleFor(lessons: number): Rule {
  const perLesson = 2;
  return { perLesson, right: Math.max(lessons, perLesson * lessons - 2) };
}
