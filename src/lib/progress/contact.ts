/**
 * The small interface between this device and whoever receives finished work. Types only. Today our own server
 * (`http.ts`); a SCORM run-time can stand in the same place.
 */
import type { Me, SyncRequest, SyncResponse } from '#lib/scenario/attempt.ts';

/** Why there was no answer to use. Values, for all of them happen on a good day. */
export type NoAnswer =
  /** No connection, cut half-way, or no answer in time. The work may have arrived all the same. */
  | { kind: 'offline' }
  /** Something answered, but not the course: a captive portal, a proxy's login page. */
  | { kind: 'not-ours' }
  /** 401: the session has run out, or there was none. */
  | { kind: 'expired' }
  /** 409: the session is another person's. */
  | { kind: 'other-person' }
  /** 410: the person is erased. */
  | { kind: 'erased' }
  /** 429, 5xx. `after`: seconds the server asked for. */
  | { kind: 'busy'; after?: number }
  /** 413: try fewer at a time. */
  | { kind: 'too-big' }
  /** Any other answer: one of the two sides is wrong, and trying again at once will not help. */
  | { kind: 'rejected' };

export type Sent = { kind: 'answer'; answer: SyncResponse } | NoAnswer;
export type Asked = { kind: 'answer'; me: Me } | NoAnswer;

export interface Contact {
  /** Hands in. Sending twice equals sending once. @param leaving the page may be gone before the answer comes */
  handIn(request: SyncRequest, leaving?: boolean): Promise<Sent>;
  /** Who is logged in, and where they stand. */
  me(): Promise<Asked>;
  /** Ends the learner's session. @returns false when it could not be said for sure that it is ended */
  leave(): Promise<boolean>;
}
