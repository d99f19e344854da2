/**
 * «Før du poster»: the course's engine as a tool for real life. A few questions, answered by choosing; what is answered
 * sets flags, and the flags say which advice holds. Nothing is judged, drawn or stored. Pure.
 */
import type { Citation, Condition, Exit, Graph } from './format.ts';
import { holds, type Flags } from './machine.ts';

/** What the advice comes to, from the lightest: go ahead · something is to be changed · somebody is to be asked. */
export type Answer = 'post' | 'endre' | 'spor';

export interface AidChoice {
  says: string;
  sets?: string[];
  when?: Condition;
  /** A question, or `svar` when there is nothing more to ask. */
  to: Exit;
}

export interface AidQuestion {
  asks: string;
  about?: string;
  choices: Record<string, AidChoice>;
}

/** One thing to mind, said when its condition holds. `husk` asks nothing of one. */
export interface Advice {
  when?: Condition;
  level: 'endre' | 'spor' | 'husk';
  says: string;
  because: string;
  /** Whom to ask, as it stands in a sentence. With `spor` only. */
  ask?: string;
  cites: Citation[];
}

export interface Aid {
  start: string;
  questions: Record<string, AidQuestion>;
  advice: Advice[];
}

/** Where every road ends. */
export const ANSWER = 'svar';

/** The questions as a graph, so that the machine which runs the scenarios runs them. */
export function graphOf({ start, questions }: Aid): Graph {
  const scenes = Object.entries(questions).map(([id, { choices }]) => [
    id,
    {
      choices: Object.fromEntries(
        Object.entries(choices).map(([choice, { sets, when, to }]) => [
          choice,
          { verdict: 'god' as const, to, ...(sets && { sets }), ...(when && { when }) },
        ]),
      ),
    },
  ]);
  return {
    id: 'verktoy/for-du-poster',
    role: 'begge',
    start,
    trains: [],
    reach: [],
    scenes: { ...Object.fromEntries(scenes), [ANSWER]: { ends: 'mestret' } },
  };
}

/** Every advice that holds, the weightiest first, otherwise in the author's order. */
export function adviceFor({ advice }: Aid, flags: Flags): Advice[] {
  const weight = { spor: 0, endre: 1, husk: 2 };
  return advice.filter(({ when }) => holds(when, flags)).sort((a, b) => weight[a.level] - weight[b.level]);
}

/** The weightiest advice decides. */
export function answerOf(advice: readonly Advice[]): Answer {
  const levels = advice.map(({ level }) => level);
  return levels.includes('spor') ? 'spor' : levels.includes('endre') ? 'endre' : 'post';
}
