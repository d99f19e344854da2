/** From what an author wrote to what the engine runs and the learner sees. Pure; unknown ids are `check`'s to report. */
import type {
  Beat,
  Choice,
  Citation,
  Outcome,
  Person,
  Ring,
  Scenario,
  Scene,
  SceneReach,
  Why,
} from './format.ts';
import type { Written, WrittenBeat, WrittenRing, WrittenScene } from './schema.ts';

/** What words are filled in from. */
export interface Lookup {
  people: Record<string, Person>;
  citations: Record<string, Citation>;
}

/** @param id `lesson/name` @returns the scenario without its edition, which is a hash of the rest */
export function compile(id: string, written: Written, lookup: Lookup): Omit<Scenario, 'edition'> {
  const { title, about, role, minutes, trains, start } = written;
  const scenes = Object.entries(written.scenes).map(
    ([name, scene]) => [name, sceneOf(scene, lookup)] as const,
  );
  return {
    id,
    title,
    about,
    role,
    minutes,
    trains: [...new Set(trains)].sort(),
    reach: (written.reach ?? []).flatMap(ringsOf),
    start,
    scenes: Object.fromEntries(scenes),
  };
}

/** `alle`, or `gruppa: { name: …, who: … }`; a ring is called by its id when it has no name. */
export function ringsOf(ring: WrittenRing): Ring[] {
  if (typeof ring === 'string') return [{ id: ring, name: ring }];
  return Object.entries(ring).map(([id, words]) => ({ id, name: id, ...words }));
}

function sceneOf(written: WrittenScene, lookup: Lookup): Scene {
  const { shows, choices, picks, reach, ...same } = written;
  const { people } = lookup;
  return {
    ...same,
    shows: (shows ?? []).map((beat) => beatOf(beat, people)),
    ...(reach && { reach: reachOf(reach) }),
    ...(choices && {
      choices: Object.fromEntries(
        Object.entries(choices).map(([id, choice]): [string, Choice] => [
          id,
          { ...choice, ...whyOf(choice, lookup) },
        ]),
      ),
    }),
    ...(picks && {
      picks: {
        ...picks,
        outcomes: picks.outcomes.map((outcome): Outcome => ({ ...outcome, ...whyOf(outcome, lookup) })),
      },
    }),
  };
}

const reachOf = (reach: NonNullable<WrittenScene['reach']>): SceneReach =>
  typeof reach === 'string' ? { to: reach } : reach;

function whyOf(
  { learn, because, cites }: { learn: string; because: string; cites: string[] },
  lookup: Lookup,
): Why {
  return {
    learn,
    because,
    cites: cites.flatMap((id) =>
      Object.hasOwn(lookup.citations, id) ? [lookup.citations[id] as Citation] : [],
    ),
  };
}

function beatOf(beat: WrittenBeat, people: Record<string, Person>): Beat {
  const who = (id: string): Person => (Object.hasOwn(people, id) ? (people[id] as Person) : { id, name: id });
  const when = beat.when && { when: beat.when };
  if (beat.post) {
    const { by, comments, ...same } = beat.post;
    const said = comments?.map((comment) => ({ ...comment, by: who(comment.by) }));
    return { kind: 'post', ...same, by: who(by), ...(said && { comments: said }), ...when };
  }
  if (beat.chat) {
    const { face, messages, ...same } = beat.chat;
    const lines = messages.map(({ by, ...line }) => ({ ...line, ...(by && { by: who(by) }) }));
    return { kind: 'chat', ...same, ...(face && { face: who(face) }), messages: lines, ...when };
  }
  return { kind: 'narration', text: beat.narration ?? '', ...when };
}
