/** What the player needs to know of a dilemma: the round as a scenario, and what would have been right. Pure. */
import { edgeOf } from '#lib/scenario/replay.ts';
import type { Judgement, Stop } from '#lib/player/road.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Picks, Scenario, Scene } from '#lib/scenario/format.ts';
import { outcomeOf } from '#lib/scenario/machine.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import type { Round } from '#lib/scenario/test-round.ts';

/** A round's graph has the dilemmas' words on; what a scenario has besides is of no use in a test. */
export function scenarioOf({ edition }: KnowledgeTest, { graph }: Round): Scenario {
  return { ...graph, edition, title: '', about: '', minutes: 0 } as unknown as Scenario;
}

/** Which question it is, counted from one. */
export function numberOf(round: Round, scene: string): number {
  return round.asked.findIndex(({ twin }) => twin === scene) + 1;
}

/** @param title stands over what is shown, and gets focus */
export function stopAt(scenario: Scenario, scene: string, title: string): Stop {
  return { id: scene, scene: { ...(scenario.scenes[scene] as Scene), title }, flags: {} };
}

export function judgementOf(scenario: Scenario, step: Step): Judgement {
  return edgeOf(scenario, step) as Judgement;
}

export interface Answer {
  id: string;
  says: string;
  mine: boolean;
  right: boolean;
}

/** Every answer that could be given, with what was given and what would have been right. */
export function answersOf({ choices, picks }: Scene, step: Step): Answer[] {
  const right = picks ? rightPicks(picks) : [];
  return [
    ...Object.entries(choices ?? {}).map(([id, { says, verdict }]) => ({
      id,
      says,
      mine: 'choice' in step && step.choice === id,
      right: verdict === 'god',
    })),
    ...Object.entries(picks?.options ?? {}).map(([id, { says }]) => ({
      id,
      says,
      mine: 'picks' in step && step.picks.includes(id),
      right: right.includes(id),
    })),
  ];
}

/** The one set that is judged good: `check` lets there be no other. */
function rightPicks({ options, outcomes }: Picks): string[] {
  const sets = Object.keys(options).reduce<string[][]>(
    (all, id) => [...all, ...all.map((some) => [...some, id])],
    [[]],
  );
  return sets.find((set) => set.length > 0 && outcomeOf(outcomes, set).verdict === 'god') ?? [];
}
