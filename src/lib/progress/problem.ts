/** What is wrong, by name, one thing at a time. Words-free; pure. */
import type { NoAnswer } from './contact.ts';
import type { Report } from './report.ts';
import type { Failure } from './store.ts';

/** Why something is not as it should be, the gravest first. `null`: nothing is. */
export type Problem =
  /** Another version of the page has taken over the store: reload. */
  | 'outdated'
  /** No room: playing goes on, nothing more is remembered. */
  | 'full'
  /** Storage is refused or broken: playing goes on, nothing is remembered. */
  | 'forgets'
  /** The server says that this person is erased. */
  | 'erased'
  /** The session is another person's. */
  | 'other-person'
  /** Work waits, and the session has run out: play on, open your link again to hand in. */
  | 'expired'
  /** Work waits, and nobody is logged in. */
  | 'logged-out'
  /** Work waits, and the server did not understand us. */
  | 'rejected'
  /** Work waits, and what answers is not the course: a captive portal, a proxy's login page. */
  | 'not-ours'
  /** Work waits, and the server is busy or down; tried again by itself. */
  | 'busy'
  /** Work waits for a connection; tried again by itself. */
  | 'offline'
  /** The server refused an attempt: see `refused`. */
  | 'refused'
  /** The browser has deleted what was kept here. What was handed in is safe. */
  | 'evicted';

const MEMORY_PROBLEMS = {
  outdated: 'outdated',
  full: 'full',
  broken: 'forgets',
} as const;

/** Only worth saying when there is something to hand in. */
const WHEN_WAITING: readonly NoAnswer['kind'][] = ['expired', 'rejected', 'not-ours', 'busy', 'offline'];

/** The gravest of what is wrong, so one thing at a time stands on the screen. Pure. */
export function problemOf(report: Report, failure: Failure | 'evicted' | null): Problem | null {
  const { stopped, waiting, session, refused } = report;
  if (failure && failure !== 'evicted') return MEMORY_PROBLEMS[failure];
  if (stopped === 'erased' || stopped === 'other-person') return stopped;
  if (waiting > 0) {
    if (session === 'expired') return 'expired';
    if (stopped && WHEN_WAITING.includes(stopped)) return stopped as Problem;
    if (session === 'none') return 'logged-out';
  }
  if (refused.length > 0) return 'refused';
  return failure;
}
