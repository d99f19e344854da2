/**
 * What a learner did, as it is stored on the device and as it travels to the server. Types only; pure.
 * The same list of steps is an author's example walk, a learner's attempt, the wire body and a test fixture.
 */
import type { Audience, Role } from './format.ts';

/** One decision. `picks` are sorted ids; exactly one of `choice` and `picks` is present. */
export type Step = { scene: string; choice: string } | { scene: string; picks: string[] };

/** How the learner was known to the server when work was handed in. */
export type Login = 'lenke' | 'oidc';

/** One finished attempt, as handed in. */
export interface HandedIn {
  id: string;
  scenario: string;
  edition: string;
  role: Role;
  language: string;
  /** ISO 8601, the device's clock. */
  finishedAt: string;
  steps: Step[];
}

/** One document confirmed, or one question answered, as handed in. */
export interface HandedConfirmation {
  /** UUID, made on the device. */
  id: string;
  /** Of an answer: the roles it was given in. A document must be asked of one of them. */
  role: Audience;
  /** A document's id, or `legger-ut`. */
  what: string;
  /** The document's version, or `ja` / `nei`. */
  says: string;
  /** ISO 8601, the device's clock. */
  at: string;
}

/** Body of `POST /api/sync`. The server accepts this `v` and the one before, which had no confirmations. */
export interface SyncRequest {
  v: 2;
  /** The person the device believes it speaks for; 409 when the session's person is another. */
  learner: string;
  /** Ids of receipted attempts and confirmations the device still holds. */
  held: string[];
  attempts: HandedIn[];
  confirmations: HandedConfirmation[];
}

/** Why one attempt or confirmation was refused. Nothing of it is stored. */
export type Refusal =
  | 'ukjent-scenario'
  | 'ukjent-utgave'
  | 'feil-rolle'
  | 'ulovlig-steg'
  | 'ingen-slutt'
  | 'ikke-mestret'
  | 'ikke-ditt'
  /** Neither a document of the course nor a question it asks. */
  | 'ukjent-dokument'
  /** A version that was never served, or no answer to the question. */
  | 'ukjent-versjon'
  /** Not the agreed shape. The other attempts of the same body are not held up by it. */
  | 'ugyldig';

export type SyncResult = { id: string; receipt: string } | { id: string; refused: Refusal };

/** One row of HR's file of completions, exactly. */
export interface HrRow {
  /** Column, in the file's order → what stands in the cell; '' when it is empty. */
  cells: Record<string, string>;
  /** The file's first line and this row, as HR downloads them. */
  csv: string;
}

/** What the server has of a document, or of the question: what was said last. */
export interface Confirmed {
  what: string;
  says: string;
  /** ISO 8601. */
  at: string;
}

/** What is left of a role's course, by kind. */
export interface Left {
  /** Ids, in the order of the course. */
  scenarios: string[];
  /** The test's id, when there is one that is not passed. */
  test?: string;
  /** Ids of documents that are not confirmed in the version of today. */
  documents: string[];
  /** Whether «Legger du ut noe for kommunen?» waits for an answer. */
  answer: boolean;
}

/** A point that was changed, and what is open again because of it. */
export interface Change {
  point: string;
  why: string;
  /** The day from which. */
  from: string;
  /** Ids. */
  scenarios: string[];
}

/** Why a course is open again that was completed, or begun in another election period. */
export type Reopened =
  /** The completion held until a day that is past. */
  | { why: 'utlopt'; validTo: string }
  | { why: 'ny-periode'; period: string; from: string }
  | { why: 'endring'; changes: Change[] };

/** Where one appointment stands; the same row HR sees. */
export interface AppointmentStatus {
  role: Role;
  unit: string;
  status: 'ikke-begynt' | 'paabegynt' | 'fullfort';
  /** Of the scenarios and the test that are asked for: the ids that are receipted. */
  mastered: string[];
  /** Ids of the scenarios that are left. */
  missing: string[];
  /** All that is left, by kind. Missing only in what an older server said. */
  left?: Left;
  /** The role's documents and its answer, as far as the server has them. Missing only in what an older server said. */
  confirmed?: Confirmed[];
  completedAt?: string;
  receivedAt?: string;
  receipt?: string;
  /** The course as it was taught, SHA-256 in hex. */
  edition?: string;
  /** 1, and one more each time it was completed and is open again. Missing only in what an older server said. */
  round?: number;
  /** The last day the last completion holds. Missing: until a marked change, or there is none. */
  validTo?: string;
  /** Why it is open again. Missing when nothing was closed. */
  reopened?: Reopened;
  /** Completed, but soon to expire: what is left of the round that follows, which can be taken already. */
  renewal?: Left;
  /** What HR has of it. Missing only in what an older server said. */
  row?: HrRow;
}

export interface SyncResponse {
  results: SyncResult[];
  /** Of `held`: what the server does not know (it was restored from a backup). The device hands these in again. */
  missing: string[];
  status: AppointmentStatus[];
}

/** Body of `GET /api/me`: `null` person when nobody is logged in. */
export interface Me {
  person: { id: string; firstName: string; lastName: string; shared: boolean } | null;
  status: AppointmentStatus[];
  /** Set when a session cookie was there but is no longer valid. */
  expired?: boolean;
  /** When the session began, ISO 8601: a device that was left without a connection knows one session from the next. */
  since?: string;
}
