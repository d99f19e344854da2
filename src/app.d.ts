import type { Store } from '#lib/server/database.ts';
import type { Mailer } from '#lib/server/mail.ts';
import type { HrSession, LearnerSession } from '#lib/server/session.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** The request's id: what a user can quote and the log can be searched for. */
      id: string;
    }
    interface PageState {
      /** The name of a rehearsal; what was chosen in it is kept in the page, never in the history. */
      rehearsal?: string;
      /** «Før du poster»: how many questions are answered. The answers are kept in the page, never in the history. */
      answered?: number;
    }
    interface Locals {
      store: Store;
      /** Null when the municipality has given no mail server. */
      mailer: Mailer | null;
      /** When the request came. Everything done for it happens at this time. */
      now: Date;
      requestId: string;
      /** Whose browser this is as a learner, and as HR. Both can be true of one browser. */
      learner: LearnerSession | null;
      hr: HrSession | null;
      /** The id of the token another system came with. */
      api: string | null;
      /** Set when the database did not answer: the answer becomes 503. */
      unavailable?: boolean;
    }
  }
}
