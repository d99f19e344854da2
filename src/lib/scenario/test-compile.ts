/** A dilemma of the knowledge test seen as a scenario of one scene, so that what knows scenarios knows dilemmas. Pure. */
import type { Written } from './schema.ts';
import type { WrittenPair, WrittenTwin } from './test-schema.ts';

/** Where every answer leads. No author can call a scene this. */
export const END = 'END';

/** @param id the twin's: the one scene is called the same */
export function oneScene(
  id: string,
  { role }: WrittenPair,
  { choices, picks, ...same }: WrittenTwin,
): Written {
  const answers = {
    ...(choices && {
      choices: Object.fromEntries(
        Object.entries(choices).map(([name, choice]) => [name, { ...choice, to: END }]),
      ),
    }),
    ...(picks && {
      picks: { ...picks, outcomes: picks.outcomes.map((outcome) => ({ ...outcome, to: END })) },
    }),
  };
  return {
    title: id,
    about: id,
    role,
    minutes: 1,
    trains: [],
    start: id,
    scenes: { [id]: { ...same, ...answers }, [END]: { ends: 'mestret' } },
  };
}
