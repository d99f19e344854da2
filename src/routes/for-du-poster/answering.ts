/** Where the answers given so far have led. Pure. */
import type { Step } from '#lib/scenario/attempt.ts';
import {
  adviceFor,
  ANSWER,
  answerOf,
  graphOf,
  type Advice,
  type Aid,
  type AidQuestion,
  type Answer,
} from '#lib/scenario/aid.ts';
import { holds, type Flags } from '#lib/scenario/machine.ts';
import { replay } from '#lib/scenario/replay.ts';

/** A question that has been answered. */
export interface Given {
  asks: string;
  says: string;
}

export interface Asked {
  id: string;
  question: AidQuestion;
  /** What can be answered, in the author's order: nothing is drawn in a tool. */
  choices: { id: string; says: string }[];
}

export interface Answering {
  given: Given[];
  /** The next question; undefined when there is an answer. */
  asked?: Asked;
  answer?: { is: Answer; advice: Advice[] };
}

/** @param steps legal ones; what is not legal any more ends the list */
export function answering(aid: Aid, steps: readonly Step[]): Answering {
  const walked = replay(graphOf(aid), steps);
  const taken = walked.ok ? steps : steps.slice(0, walked.at);
  const given = taken.map((step) => {
    const { asks, choices } = questionOf(aid, step.scene);
    const says = 'choice' in step ? choices[step.choice]?.says : undefined;
    return { asks, says: says ?? '' };
  });
  const { scene, flags } = walked.place;
  if (scene === ANSWER) {
    const advice = adviceFor(aid, flags);
    return { given, answer: { is: answerOf(advice), advice } };
  }
  return { given, asked: asking(aid, scene, flags) };
}

function asking(aid: Aid, id: string, flags: Flags): Asked {
  const question = questionOf(aid, id);
  const offered = Object.entries(question.choices).filter(([, { when }]) => holds(when, flags));
  return { id, question, choices: offered.map(([choice, { says }]) => ({ id: choice, says })) };
}

function questionOf({ questions }: Aid, id: string): AidQuestion {
  const question = questions[id];
  if (!question) throw new Error(`no question ${id}`);
  return question;
}
