/** What is known of the learner's work on this device, in a form the screen can say. Types, and the blank one. */
import type { AppointmentStatus, Me, Refusal } from '#lib/scenario/attempt.ts';
import type { NoAnswer } from './contact.ts';
import { ANONYMOUS } from './progress.ts';

/** `unknown`: not asked yet, or could not be asked. */
export type Session = 'unknown' | 'none' | 'active' | 'expired';
export type Connection = 'unknown' | 'online' | 'offline';
/** What came of «Bytt bruker»: all handed in and wiped, or unsent work is hidden until its owner is back. */
export type Switched = 'wiped' | 'hidden';

/** What is known, as the screen may say it. Nothing here is said before it is stored. */
export interface Report {
  connection: Connection;
  learner: string;
  person: Me['person'];
  session: Session;
  status: AppointmentStatus[];
  waiting: number;
  handingIn: boolean;
  lastReceipt: { attempt: string; scenario: string; receipt: string } | null;
  /** `what`: a scenario's or a document's id, or `legger-ut`. */
  refused: { what: string; why: Refusal }[];
  needsClaim: number;
  hidden: number;
  /** Why the last errand did not get through. */
  stopped: NoAnswer['kind'] | null;
}

/** Before anything has been read or asked. */
export const NOTHING_KNOWN: Report = {
  connection: 'unknown',
  learner: ANONYMOUS,
  person: null,
  session: 'unknown',
  status: [],
  waiting: 0,
  handingIn: false,
  lastReceipt: null,
  refused: [],
  needsClaim: 0,
  hidden: 0,
  stopped: null,
};
