/**
 * What the screen may know about this device: words-free, reactive, one for the whole page. Every word for it is in
 * `#lib/i18n/nb/device.ts`. Safe to import while rendering on the server; does nothing before `start()`.
 */
import type { AppointmentStatus, Me, Refusal } from '#lib/scenario/attempt.ts';
import { ANONYMOUS } from './progress.ts';

/** Why something is not as it should be, the gravest first. `null`: nothing is. */
export type Problem =
  /** Another version of the page has taken over the store: reload. */
  | 'outdated'
  /** Storage is refused or broken: playing goes on, nothing is remembered. */
  | 'forgets'
  /** No room: playing goes on, nothing more is remembered. */
  | 'full'
  /** The browser has deleted what was kept here. What was handed in is safe. */
  | 'evicted'
  /** The server says that this person is erased. */
  | 'erased'
  /** The session is another person's. */
  | 'other-person'
  /** The session has run out: play on, open your link again to hand in. */
  | 'expired'
  /** Work waits, and nobody is logged in. */
  | 'logged-out'
  /** The server refused an attempt: see `refused`. */
  | 'refused'
  /** The server did not understand us. */
  | 'rejected'
  /** Something answers, but not the course: a captive portal, a proxy's login page. */
  | 'not-ours'
  /** The server is busy or down; tried again by itself. */
  | 'busy'
  /** Work waits for a connection; tried again by itself. */
  | 'offline';

export type Connection = 'unknown' | 'online' | 'offline';
/** `unknown`: not asked yet, or could not be asked. */
export type Session = 'unknown' | 'none' | 'active' | 'expired';
/** Whether the whole course is on this device. `impossible`: no service worker here. */
export type Offline = 'unknown' | 'preparing' | 'ready' | 'impossible';
/** What came of «Bytt bruker»: handed in and wiped, or unsent work is hidden until its owner is back. */
export type Switched = 'wiped' | 'hidden';

class Device {
  /** True when this device's memory has been read. Before that, say nothing about it. */
  started = $state(false);
  connection: Connection = $state('unknown');
  /** False: nothing is remembered, and the screen says so. */
  remembers = $state(true);
  /** Whose work is shown and recorded: a person's id or `anonymous`. */
  learner: string = $state(ANONYMOUS);
  /** Their name and whether the device is shared; from the server, or as it last said. */
  person: Me['person'] = $state.raw(null);
  session: Session = $state('unknown');
  /** As the server last said: the same rows HR sees. */
  status: AppointmentStatus[] = $state.raw([]);
  /** Mastered attempts of this learner that the server has not answered for. */
  waiting = $state(0);
  /** True while a hand-in is under way. */
  handingIn = $state(false);
  /** The newest receipt given while this page was open. Stored before it is shown. */
  lastReceipt: { scenario: string; receipt: string } | null = $state.raw(null);
  /** This learner's refused attempts. */
  refused: { scenario: string; why: Refusal }[] = $state.raw([]);
  /** Anonymous attempts here while somebody is logged in who has not said whose they are. */
  needsClaim = $state(0);
  /** Unsent attempts of other people, hidden until their owner is back. */
  hidden = $state(0);
  offline: Offline = $state('unknown');
  problem: Problem | null = $state(null);

  /** Call once, after first paint (`onMount` of the outermost layout). Never rejects; later calls do nothing. */
  async start(): Promise<void> {}
  /** Tries to hand in now. Never rejects: how it went is in `problem` and `waiting`. */
  async handIn(): Promise<void> {}
  /** Is the anonymous work here yours? */
  async claim(_mine: boolean): Promise<void> {}
  /** «Bytt bruker». Afterwards nobody is logged in here; reload or go to the start page. */
  async switchUser(): Promise<Switched> {
    return 'wiped';
  }
  /** Wipes everything this learner has on this device, unsent work too. What is handed in stays with the server. */
  async erase(): Promise<void> {}
}

export const device = new Device();
