/**
 * The shape of a scenario once it is read and checked. Types only; pure.
 *
 * A `Graph` is what decides where a learner ends: ids, edges, flags, endings. It carries no words, is hashed
 * into the edition, and is what the server replays. A `Scenario` is the same graph with the words on it: it is
 * what the learner's browser gets. A `Scenario` *is* a `Graph`, so every function of the core takes either.
 */

export type Role = 'ansatt' | 'folkevalgt';
export type Audience = Role | 'begge';
/** `god`: good · `lovlig`: allowed, not best · `brudd`: breaks a `skal` point or the law. */
export type Verdict = 'god' | 'lovlig' | 'brudd';
/** A `lovlig` choice leans to giving up a right (`taus`) or to overdoing it (`dristig`). */
export type Leaning = 'taus' | 'dristig';
export type Result = 'mestret' | 'ikke-mestret';
/** Flags that must hold (`true`) or must not (`false`). An absent flag is false; flags are never cleared. */
export type Condition = Record<string, boolean>;

/** Where an exit leads: one scene, or the first whose condition holds (the last has none). */
export type Exit = string | { when?: Condition; scene: string }[];

/** What one decision does to the graph. */
export interface Edge {
  verdict: Verdict;
  leans?: Leaning;
  sets?: string[];
  to: Exit;
}

export interface GraphChoice extends Edge {
  /** Offered only when the flags say so. */
  when?: Condition;
}

/** One judgement of a set of picks: the first that fits is taken; the last has neither list and always fits. */
export interface GraphOutcome extends Edge {
  /** All of these must be picked. */
  all?: string[];
  /** None of these may be picked. */
  none?: string[];
}

export interface GraphPicks {
  options: Record<string, unknown>;
  outcomes: GraphOutcome[];
}

export interface GraphScene {
  choices?: Record<string, GraphChoice>;
  picks?: GraphPicks;
  ends?: Result;
  reach?: { to: string };
}

export interface Graph {
  /** `lesson/name`. */
  id: string;
  role: Audience;
  start: string;
  /** Ids of the points it trains, sorted. */
  trains: string[];
  /** Ids of the rings from the inside out; empty when the scenario has no reach. */
  reach: { id: string; beyond?: boolean }[];
  scenes: Record<string, GraphScene>;
}

/* ---- with words ---- */

/** A citation that the learner can open: a point of the guidelines or a legal source. */
export interface Citation {
  id: string;
  /**
   * `regel` = the guideline, `lov` = the law, `tolkning` = somebody's reading of the law (the ombudsman), `raad` =
   * advice in the guideline (force `råd`, `bakgrunn`), `rett` = what one is free to do.
   */
  kind: 'regel' | 'lov' | 'tolkning' | 'raad' | 'rett';
  /** «Retningslinjene 2.1», «Forvaltningsloven § 13». */
  label: string;
  /** The point or provision in plain words. */
  text: string;
  /** Guideline points only: a short verbatim quotation. */
  quote?: string;
  /** Legal sources only: where the whole provision stands. */
  url?: string;
}

/** The words around a judgement. `learn` is the headline, `because` the reason; `cites` is filled in by the build. */
export interface Why {
  learn: string;
  because: string;
  cites: Citation[];
}

export interface Choice extends GraphChoice, Why {
  says: string;
}
export interface Outcome extends GraphOutcome, Why {}
export interface Picks extends GraphPicks {
  options: Record<string, { says: string; about?: string }>;
  outcomes: Outcome[];
  /** The photo workbench: every option is somebody in this photo. */
  photo?: Photo;
  /** The words on the button. */
  done: string;
}

export interface Person {
  id: string;
  name: string;
  /** Drawn: `/people/<face>.svg`. Without one, the first letters of the name are shown. */
  face?: string;
  /** Not a person: a newspaper, a municipality. Shown as a square with its first letter. */
  account?: boolean;
}

/** Text in a beat may mark what matters with `==like this==`. */
export interface Comment {
  by: Person;
  text: string;
  time?: string;
  /** The learner wrote it. */
  mine?: boolean;
  /** It answers the comment above it. */
  reply?: boolean;
  /** The learner hid it: shown folded, with words that say so. */
  hidden?: boolean;
}

/** Counters under a post. */
export interface Counts {
  likes?: number;
  commentCount?: number;
  shares?: number;
}

/** Somebody in a drawn photo, where they stand and what one can see of them. */
export interface Pictured {
  id: string;
  /** «Nora, 9 år» */
  name: string;
  /** «Står fremst og ser rett i kameraet» */
  sees: string;
  /** The box around them, in the photo's own 720 × 480. */
  box: { x: number; y: number; width: number; height: number };
  /** Centre and radius of the ring around the head, in the same units. */
  head: { x: number; y: number; r: number };
}

/** A photo drawn for the course: `/photos/<id>.svg`, one symbol for each person and one for the place. */
export interface Photo {
  id: string;
  /** What the picture shows, for those who do not see it. */
  alt: string;
  /** In the order of their numbers. */
  people: Pictured[];
}

/**
 * What somebody in a photo has answered: yes · yes, but to something else · has not answered · no · has withdrawn ·
 * was not asked.
 */
export type Consent = 'ja' | 'annet' | 'venter' | 'nei' | 'trukket' | 'ikke-spurt';

/** A beat that shows a photo may leave people out: they are drawn as silhouettes of snow. */
export interface ShownPhoto {
  of: Photo;
  without?: string[];
}

/** What a scene shows, one thing at a time; each kind is a component of its own in the player. */
export type Beat = { when?: Condition } & (
  | { kind: 'narration'; text: string }
  | ({
      kind: 'post';
      by: Person;
      /** The learner wrote it. */
      mine?: boolean;
      /** «Oppslagstavla Fosselva» */
      where: string;
      /** A closed group: drawn with a lock, said in words. */
      closed?: boolean;
      /** «Gruppe, 1 900 medlemmer» */
      audience?: string;
      time?: string;
      text: string;
      photo?: ShownPhoto;
      /** The source has been deleted: drawn crossed out, never hidden. */
      deleted?: boolean;
      /** The counters moved because of what the learner did; `was` is where they stood. */
      grew?: boolean;
      was?: Counts;
      comments?: Comment[];
    } & Counts)
  | {
      /** A comment thread that grows, under something that is said in one line. */
      kind: 'thread';
      where: string;
      /** The post it stands under, in short. */
      under: { by: Person; text: string };
      commentCount?: number;
      was?: number;
      comments: Comment[];
    }
  | {
      kind: 'chat';
      /** Title: a person's name or the chat's. */
      title: string;
      about?: string;
      face?: Person;
      clock?: string;
      day?: string;
      messages: { by?: Person; mine?: boolean; text: string; quote?: { by: string; text: string } }[];
      seen?: string;
      /** Somebody is typing: their name. */
      typing?: string;
    }
  | {
      /** A photo by itself, with what those in it have answered where that is known. */
      kind: 'photo';
      photo: ShownPhoto;
      answers?: Record<string, { consent: Consent; says: string }>;
    }
  | {
      /** What lights up on a locked phone, newest first. */
      kind: 'notification';
      clock?: string;
      items: { from: string; text: string; time?: string }[];
    }
  | {
      /** The local newspaper. */
      kind: 'article';
      paper: string;
      kicker?: string;
      headline: string;
      lead?: string;
      byline?: string;
      time?: string;
      quote?: { by: string; text: string };
    }
  | { kind: 'mail'; from: Person; to: string; subject: string; time?: string; text: string }
  | {
      /** What somebody wrote turns up somewhere else. */
      kind: 'screenshot';
      /** Where it turned up: «Foreldre 4. trinn». */
      where: string;
      about?: string;
      /** Who brought it there, and their words. */
      by: Person;
      says?: string;
      time?: string;
      of: { by: string; where?: string; text: string };
    }
);

export interface Ring {
  id: string;
  /** As it stands in the middle of a sentence: «gruppa», «utenfor gruppa». */
  name: string;
  /** «1 900 medlemmer», «skjermbilde i foreldrechatten». */
  who?: string;
  /** Out of your hands: a screenshot, a share. */
  beyond?: boolean;
}

export interface SceneReach {
  to: string;
  /** One line under «Rekkevidde nå». */
  says?: string;
  /** The source is deleted; the rings stay. */
  stopped?: boolean;
  /** Ring id → what to say of it here instead of `who`. */
  seen?: Record<string, string>;
}

export interface Scene extends GraphScene {
  /** Sums up what changed; gets focus. Required in every scene but the first. */
  title?: string;
  shows: Beat[];
  asks?: string;
  choices?: Record<string, Choice>;
  picks?: Picks;
  reach?: SceneReach;
  /** Endings only: the ending's one-sentence moral. */
  takeaway?: string;
}

export interface Scenario extends Graph {
  title: string;
  /** One line for lists. */
  about: string;
  minutes: number;
  reach: Ring[];
  scenes: Record<string, Scene>;
  /** SHA-256 of the canonical graph, hex. */
  edition: string;
}
