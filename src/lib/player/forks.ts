/** Where the road forked: what was done in each scene, and what was offered there besides. Pure. */
import type { Step } from '#lib/scenario/attempt.ts';
import type { Outcome, Picks, Scene } from '#lib/scenario/format.ts';
import { holds, outcomeOf } from '#lib/scenario/machine.ts';
import { saidAt, type Judgement, type Stop } from './road.ts';

/** A road not taken: a choice that was offered, or an outcome that other picks would have met. */
export interface OtherRoad {
  /** Unique on one road: which stop, and which way out of it. */
  id: string;
  /** All steps of it: the road up to the fork, and the one that was not taken. */
  steps: Step[];
  says: string;
  judged: Judgement;
}

export interface Fork {
  scene: Scene;
  /** What was done here, in the learner's own words. */
  said: string[];
  judged: Judgement;
  others: OtherRoad[];
}

/**
 * @param road as `roadOf` gives it
 * @returns one fork for each step. What was taken at another visit to the same scene was taken: it is nowhere among
 * the others.
 */
export function forksOf(road: readonly Stop[]): Fork[] {
  const taken = new Set(road.flatMap((stop) => (stop.step ? [nameOf(stop.scene, stop.step)] : [])));
  return road.flatMap((stop, at) => {
    const judged = road[at + 1]?.judged;
    if (!stop.step || !judged) return [];
    const before = road.slice(0, at).flatMap(({ step }) => step ?? []);
    const others = waysOut(stop, stop.step)
      .map((way) => ({ ...way, name: nameOf(stop.scene, way.step) }))
      .filter(({ name }) => !taken.has(name))
      .map(({ step, says, judged, name }) => ({
        id: `${at} ${name}`,
        steps: [...before, step],
        says,
        judged,
      }));
    return [{ scene: stop.scene, said: saidAt(stop.scene, stop.step), judged, others }];
  });
}

interface Way {
  step: Step;
  says: string;
  judged: Judgement;
}

/** Everything that can be done at a stop, in the author's order; picks are told apart by how they are judged. */
function waysOut({ id: scene, scene: { choices = {}, picks }, flags }: Stop, done: Step): Way[] {
  const offered = Object.entries(choices).filter(([, choice]) => holds(choice.when, flags));
  return [
    ...offered.map(([choice, judged]): Way => ({ step: { scene, choice }, says: judged.says, judged })),
    ...(picks?.outcomes ?? []).flatMap((outcome): Way[] => {
      const some = nearestPicks(picks as Picks, outcome, 'picks' in done ? done.picks : []);
      return some ? [{ step: { scene, picks: some }, says: outcome.learn, judged: outcome }] : [];
    }),
  ];
}

/** A step by what it leads to: two sets of picks that are judged alike are one way. */
function nameOf(scene: Scene, step: Step): string {
  if ('choice' in step) return `${step.scene} choice ${step.choice}`;
  const outcomes = scene.picks?.outcomes ?? [];
  return `${step.scene} outcome ${outcomes.indexOf(outcomeOf(outcomes, step.picks))}`;
}

/**
 * The picks that meet an outcome with the fewest changes from what was picked: so one sees what made the difference.
 * At most ten options (`check` sees to it), so all of them can be tried.
 * @returns sorted, as steps are; undefined when nothing meets it
 */
function nearestPicks({ options, outcomes }: Picks, wanted: Outcome, from: readonly string[]) {
  const ids = Object.keys(options).sort();
  let nearest: { picks: string[]; changes: number } | undefined;
  for (let bits = 1; bits < 2 ** ids.length; bits++) {
    const picks = ids.filter((_, i) => bits & (1 << i));
    if (outcomeOf(outcomes, picks) !== wanted) continue;
    const changes = ids.filter((id) => picks.includes(id) !== from.includes(id)).length;
    if (!nearest || changes < nearest.changes) nearest = { picks, changes };
  }
  return nearest?.picks;
}
