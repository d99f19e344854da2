/**
 * The tables, as the code sees them. The same on SQLite and PostgreSQL: ids are text UUIDs, times are ISO 8601
 * text in UTC (`2026-11-23T08:00:00.000Z`, so text order is time order), dates are `YYYY-MM-DD`, yes/no is 0 or 1.
 */
import type { Login } from '#lib/scenario/attempt.ts';
import type { Reminder } from '#lib/course/reminding.ts';
import type { Audience, Role } from '#lib/scenario/format.ts';

export interface Tables {
  unit: Unit;
  person: Person;
  appointment: Appointment;
  invitation: Invitation;
  session: Session;
  passkey: Passkey;
  challenge: Challenge;
  edition: Edition;
  course_edition: CourseEdition;
  document: DocumentRow;
  outcome: OutcomeRow;
  confirmation: ConfirmationRow;
  completion: Completion;
  audit: AuditRow;
  setting: Setting;
  rate: Rate;
  roster_preview: RosterPreview;
  account: Account;
  leader: Leader;
  exemption: Exemption;
  identity: Identity;
  api_token: ApiToken;
  reminder: ReminderRow;
  digest: DigestRow;
}

export interface Unit {
  id: string;
  /** Unique. */
  name: string;
}

export interface Person {
  /** UUID v5 of `ansattnr`, so a re-import gives the same person. */
  id: string;
  /** Unique. */
  ansattnr: string;
  first_name: string;
  last_name: string;
  email: string | null;
  created_at: string;
  /** Set once; whoever is erased stays erased (a hand-in gets 410). */
  erased_at: string | null;
}

/** Unique by (person, role, unit). */
export interface Appointment {
  id: string;
  person: string;
  role: Role;
  unit: string;
  /** A date. */
  starts: string;
  /** A date; null while it lasts. From that day nothing is asked, counted or said of it; its completions stay. */
  ends: string | null;
  created_at: string;
}

/** A link. `token_hash` is the SHA-256 of its token in hex: the token itself is never kept. */
export interface Invitation {
  id: string;
  /** A link works for its own purpose and no other. */
  purpose: 'deltaker' | 'hr';
  token_hash: string;
  /** Whose it is when the purpose is `deltaker`. */
  person: string | null;
  /** HR's user handle, when the link adds a key to somebody already known. */
  hr: string | null;
  created_at: string;
  expires_at: string;
  /** HR's links are used once; a learner's is not marked. */
  used_at: string | null;
  voided_at: string | null;
  /** Made by somebody who may see the person's appointment in this role and no other: it shows that one. */
  only_role: Role | null;
}

export interface Session {
  id: string;
  kind: 'deltaker' | 'hr';
  /** SHA-256 of the cookie's token, hex. */
  token_hash: string;
  person: string | null;
  /** HR's user handle (a UUID, WebAuthn's `user.id`). */
  hr: string | null;
  /** The link it was started with, when there was one. */
  invitation: string | null;
  login: Login | 'passkey' | 'engangslenke';
  /** 1 on a device that others use too. */
  shared: number;
  /** As the link's. Copied: the link's row is forgotten before the session ends. */
  only_role: Role | null;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

export interface Passkey {
  /** The credential's id, base64url. */
  id: string;
  /** Whose it is: HR's user handle. */
  hr: string;
  /** base64url */
  public_key: string;
  counter: number;
  /** JSON array. */
  transports: string;
  created_at: string;
  last_used_at: string | null;
}

/** What a passkey is asked to sign; deleted when it is used, so it works once. */
export interface Challenge {
  challenge: string;
  purpose: 'register' | 'login';
  hr: string | null;
  expires_at: string;
}

/** A scenario's graph as it was served. Every edition ever served stays; replay reads this table only. */
export interface Edition {
  /** SHA-256 of `body`, hex. */
  hash: string;
  scenario: string;
  /** Whose appointments an outcome counts for. */
  audience: Audience;
  /** `EditionBody` as canonical JSON. */
  body: string;
  first_served: string;
}

/** The whole course, words included, so one can see years later what a person was taught. */
export interface CourseEdition {
  /** SHA-256 of `body`, hex. */
  hash: string;
  guideline: string;
  body: string;
  first_served: string;
}

/** A document's version that was served. Every version ever served stays: a device may be late. */
export interface DocumentRow {
  id: string;
  version: string;
  /** Whom it is asked of. */
  audience: Audience;
  first_served: string;
}

/** One mastered scenario. Not which ending, not how many tries, and never the steps. */
export interface OutcomeRow {
  /** The attempt's id, made on the device. */
  attempt: string;
  person: string;
  scenario: string;
  role: Role;
  edition: string;
  language: string;
  login: Login;
  /** The device's clock, but never after `received_at` and never before the edition was first served. */
  finished_at: string;
  received_at: string;
  /** Unique. */
  receipt: string;
}

/** One document confirmed, or one answer to a question. */
export interface ConfirmationRow {
  /** Made on the device. */
  id: string;
  person: string;
  /** Whose appointments it counts for. */
  role: Audience;
  /** A document's id, or `legger-ut`. */
  what: string;
  /** The document's version, or `ja` / `nei`. */
  says: string;
  /** The device's clock, but never after `received_at` and never before the document was first served. */
  said_at: string;
  received_at: string;
  /** Unique. */
  receipt: string;
}

/** Append-only, unique by (appointment, round). */
export interface Completion {
  id: string;
  appointment: string;
  /** 1, and one more for each that was completed before it. */
  round: number;
  course_edition: string;
  guideline: string;
  language: string;
  login: Login;
  completed_at: string;
  received_at: string;
  /** The last day it holds, a date; null until a marked change. */
  valid_to: string | null;
  /** The date from which what is done counts for the round after it. */
  renews_from: string | null;
  /** 1 when it was completed as somebody who posts for the municipality: what a marked change can open again. */
  posts: number;
  /** Unique. */
  receipt: string;
}

/** Who did what. Each row's hash covers the row and the hash before it. */
export interface AuditRow {
  seq: number;
  at: string;
  actor_kind: 'hr' | 'deltaker' | 'system' | 'ukjent';
  actor: string | null;
  action: string;
  /** JSON without personal data. */
  detail: string;
  hash: string;
}

export interface Setting {
  key: string;
  value: string;
}

/** How often something has been tried in a window of time. */
export interface Rate {
  /** SHA-256 of what is limited, who tried and which window: no address is kept. */
  key: string;
  count: number;
  ends_at: string;
}

/** A roster somebody in HR has uploaded and not yet imported. Goes with the session, or after an hour. */
export interface RosterPreview {
  session: string;
  /** SHA-256 of the rows and of what they would change, hex. */
  hash: string;
  /** The rows as JSON. */
  roster: string;
  created_at: string;
}

/** Somebody who enters HR's pages. Its id is the user handle of their keys and sessions. */
export interface Account {
  id: string;
  /** `sekretariat` sees politicians only, `leder` the units they lead and all below. */
  role: 'administrator' | 'hr' | 'sekretariat' | 'leder';
  name: string;
  /** Who they are in the roster; a leader always is somebody. */
  person: string | null;
  created_at: string;
  closed_at: string | null;
}

/** Who leads a unit, and with it every unit below. */
export interface Leader {
  unit: string;
  person: string;
}

/** Why less, or later, is asked of an appointment than its rule says. Dates. */
export interface Exemption {
  id: string;
  appointment: string;
  /** `fritak`: nothing is asked · `utsettelse`: `to_day` is the deadline · `permisjon`: the clock stands still. */
  kind: 'fritak' | 'utsettelse' | 'permisjon';
  from_day: string;
  /** The last day, or null while it lasts. */
  to_day: string | null;
  reason: string;
  /** An account's id. */
  made_by: string;
  created_at: string;
  withdrawn_at: string | null;
}

/** A work account (OIDC): who the provider says it is. Never an e-mail address. */
export interface Identity {
  issuer: string;
  /** The provider's `sub`; for ID-porten a keyed hash of `pid`. */
  subject: string;
  /** Who it is as a learner, and in HR's pages. One of them at least. */
  person: string | null;
  account: string | null;
  created_at: string;
}

/** Lets another system read what the export shows. `token_hash` is the SHA-256 of the token, hex. */
export interface ApiToken {
  id: string;
  name: string;
  token_hash: string;
  created_by: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
  /** The last day it opens, a date in Norway. */
  valid_to: string;
}

/**
 * A mail that is sent once at the most: claimed, handed to the mail server, then noted as sent. One that was claimed and
 * never noted may have gone (`failed_at` is null then too): it is shown as unsure, and not sent again.
 */
interface Posted {
  id: string;
  claimed_at: string;
  sent_at: string | null;
  /** Set when it is known not to have gone. */
  failed_at: string | null;
  /** A `MailFault`. */
  fault: string | null;
}

/** A reminder. Unique by (appointment, deadline, reminder): another deadline, of a later round or with more time, begins anew. */
export interface ReminderRow extends Posted {
  appointment: string;
  /** A date. */
  deadline: string;
  reminder: Reminder;
}

/** A leader's weekly mail. Unique by (leader, week). */
export interface DigestRow extends Posted {
  /** A person's id. */
  leader: string;
  /** The week's Monday, a date. */
  week: string;
}
