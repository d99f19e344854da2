/** From what an author wrote to what the engine runs and the learner sees. Pure; unknown ids are `check`'s to report. */
import type {
  Beat,
  Choice,
  Citation,
  Comment,
  Outcome,
  Person,
  Photo,
  Ring,
  Scenario,
  Scene,
  SceneReach,
  ShownPhoto,
  Why,
} from './format.ts';
import type { Written, WrittenBeat, WrittenRing, WrittenScene } from './schema.ts';

/** What words are filled in from. */
export interface Lookup {
  people: Record<string, Person>;
  photos: Record<string, Photo>;
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
  return {
    ...same,
    shows: (shows ?? []).map((beat) => beatOf(beat, lookup)),
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
        done: picks.done,
        options: picks.options,
        ...(picks.photo && { photo: photoOf(picks.photo, lookup) }),
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

function personOf(id: string, { people }: Lookup): Person {
  return Object.hasOwn(people, id) ? (people[id] as Person) : { id, name: id };
}

function photoOf(id: string, { photos }: Lookup): Photo {
  return Object.hasOwn(photos, id) ? (photos[id] as Photo) : { id, alt: '', people: [] };
}

function shownPhotoOf(written: string | { of: string; without?: string[] }, lookup: Lookup): ShownPhoto {
  if (typeof written === 'string') return { of: photoOf(written, lookup) };
  return { of: photoOf(written.of, lookup), ...(written.without && { without: written.without }) };
}

function commentsOf(
  written: NonNullable<NonNullable<WrittenBeat['post']>['comments']>,
  lookup: Lookup,
): Comment[] {
  return written.map((comment) => ({ ...comment, by: personOf(comment.by, lookup) }));
}

function beatOf(beat: WrittenBeat, lookup: Lookup): Beat {
  const when = beat.when && { when: beat.when };
  const who = (id: string) => personOf(id, lookup);
  if (beat.post) {
    const { by, comments, photo, ...same } = beat.post;
    return {
      kind: 'post',
      ...same,
      by: who(by),
      ...(photo && { photo: shownPhotoOf(photo, lookup) }),
      ...(comments && { comments: commentsOf(comments, lookup) }),
      ...when,
    };
  }
  if (beat.thread) {
    const { under, comments, ...same } = beat.thread;
    return {
      kind: 'thread',
      ...same,
      under: { ...under, by: who(under.by) },
      comments: commentsOf(comments, lookup),
      ...when,
    };
  }
  if (beat.chat) {
    const { face, messages, ...same } = beat.chat;
    const lines = messages.map(({ by, ...line }) => ({ ...line, ...(by && { by: who(by) }) }));
    return { kind: 'chat', ...same, ...(face && { face: who(face) }), messages: lines, ...when };
  }
  if (beat.photo) {
    const { answers, ...shown } = beat.photo;
    return { kind: 'photo', photo: shownPhotoOf(shown, lookup), ...(answers && { answers }), ...when };
  }
  if (beat.notification) return { kind: 'notification', ...beat.notification, ...when };
  if (beat.article) return { kind: 'article', ...beat.article, ...when };
  if (beat.mail) return { kind: 'mail', ...beat.mail, from: who(beat.mail.from), ...when };
  if (beat.screenshot)
    return { kind: 'screenshot', ...beat.screenshot, by: who(beat.screenshot.by), ...when };
  return { kind: 'narration', text: beat.narration ?? '', ...when };
}
