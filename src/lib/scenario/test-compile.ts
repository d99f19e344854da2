/**
 * From the dilemmas authors wrote to each role's knowledge test. A dilemma is seen as a scenario of one scene, so that
 * what knows scenarios knows dilemmas. Pure; unknown ids are `check`'s to report.
 */
import { speaksTo } from './check-judgements.ts';
import { compile, type Lookup } from './compile.ts';
import type { Edge, Role } from './format.ts';
import type { Written } from './schema.ts';
import { ruleFor, type Dilemma, type KnowledgeTest } from './test-format.ts';
import { END } from './test-round.ts';
import type { WrittenPair, WrittenTest, WrittenTwin } from './test-schema.ts';

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

/**
 * @param lessons as written, in the order of the course; a lesson with too few pairs for the role is left out
 * @returns the test without its edition, which is a hash of the rest; nothing when no lesson has enough
 */
export function compileTest(
  role: Role,
  lessons: readonly { lesson: string; written: WrittenTest }[],
  lookup: Lookup,
): Omit<KnowledgeTest, 'edition'> | undefined {
  const asked = lessons
    .map(({ lesson, written }) => ({
      lesson,
      pairs: Object.entries(written.pairs).filter(([, pair]) => speaksTo(pair.role, role)),
    }))
    .filter(({ pairs }) => pairs.length >= ruleFor(1).perLesson);
  if (asked.length === 0) return undefined;
  const points = asked.flatMap(({ pairs }) => pairs.map(([, { point }]) => point));
  return {
    id: `test/${role}`,
    role,
    trains: [...new Set(points)].sort(),
    rule: ruleFor(asked.length),
    lessons: Object.fromEntries(
      asked.map(({ lesson, pairs }) => [
        lesson,
        Object.fromEntries(pairs.map(([id, pair]) => [id, twinsOf(pair, lookup)])),
      ]),
    ),
  };
}

const twinsOf = (pair: WrittenPair, lookup: Lookup): Record<string, Dilemma> =>
  Object.fromEntries(Object.entries(pair.twins).map(([id, twin]) => [id, dilemmaOf(id, pair, twin, lookup)]));

function dilemmaOf(id: string, pair: WrittenPair, twin: WrittenTwin, lookup: Lookup): Dilemma {
  const scene = compile(id, oneScene(id, pair, twin), lookup).scenes[id];
  const { shows = [], choices, picks } = scene ?? {};
  return {
    shows,
    asks: twin.asks,
    ...(choices && {
      choices: Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, loosened(choice)])),
    }),
    ...(picks && { picks: { ...picks, outcomes: picks.outcomes.map(loosened) } }),
  };
}

/** Without where it leads: that is drawn. */
function loosened<E extends Edge>({ to: _to, ...judged }: E): Omit<E, 'to'> {
  return judged;
}
