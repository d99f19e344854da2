/** Where a scene may lead. A guess is only ever used when it equals what replay says of the step that was taken. */
import type { Edge, Scenario } from '#lib/scenario/format.ts';
import { holds, type Flags } from '#lib/scenario/machine.ts';
import type { Judgement, Stop } from './road.ts';

/** The scenes the offered choices lead to, endings left out. What is picked among many is not guessed. */
export function stopsAhead(scenario: Scenario, stop: Stop): Stop[] {
  if (stop.step) return [];
  const offered = Object.values(stop.scene.choices ?? {}).filter(({ when }) => holds(when, stop.flags));
  return offered.flatMap((judged) => {
    const flags = { ...stop.flags, ...Object.fromEntries((judged.sets ?? []).map((flag) => [flag, true])) };
    const id = exitOf(judged, flags as Flags);
    const scene = id === undefined ? undefined : scenario.scenes[id];
    if (id === undefined || !scene || scene.ends) return [];
    const reach = scene.reach ?? stop.reach;
    return [{ id, scene, flags: flags as Flags, judged: judged as Judgement, ...(reach && { reach }) }];
  });
}

function exitOf({ to }: Edge, flags: Flags): string | undefined {
  return typeof to === 'string' ? to : to.find(({ when }) => holds(when, flags))?.scene;
}

/** Is this the place that was guessed? */
export function isSame(guess: Stop, stop: Stop): boolean {
  const flags = Object.keys(guess.flags);
  return (
    guess.scene === stop.scene &&
    guess.judged === stop.judged &&
    guess.reach === stop.reach &&
    stop.step === undefined &&
    flags.length === Object.keys(stop.flags).length &&
    flags.every((flag) => Object.hasOwn(stop.flags, flag))
  );
}
