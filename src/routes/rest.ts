/** What a course asks for besides scenarios, and how it stands: documents, the test, the question. Pure. */
import { answerOf, lastConfirmed, type Confirmation } from '#lib/course/confirmation.ts';
import { documentsFor, isFor, postingFor, type Course, type CourseDocument } from '#lib/course/course.ts';
import type { Answer } from '#lib/course/requirements.ts';
import type { StoredAttempt, StoredConfirmation } from '#lib/progress/progress.ts';
import type { AppointmentStatus } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';

/** `older`: confirmed, but in another version than today's · `received`: the server has it. */
export type DocumentState = 'new' | 'older' | 'confirmed' | 'received' | 'refused';

export interface DocumentStanding extends CourseDocument {
  state: DocumentState;
  /** What was confirmed last, and when (ISO 8601). */
  last?: { version: string; at: string };
  /** Whether the course waits for it. */
  left: boolean;
}

export interface Rest {
  documents: DocumentStanding[];
  /** Tests of these roles, in the order of the course. */
  tests: { role: Role; minutes: number; passed: boolean; left: boolean }[];
  /** Whether the question changes anything for somebody in these roles. */
  asks: boolean;
  /** As it holds now. */
  answer?: Answer;
  /** The question waits for an answer. */
  unanswered: boolean;
}

/** What this learner has said here, and what the server has heard of them elsewhere. */
export function everythingSaid(
  here: readonly StoredConfirmation[],
  status: readonly AppointmentStatus[],
): Confirmation[] {
  const said = here
    .filter(({ refused }) => !refused)
    .map(({ what, says, role, at }) => ({ what, says, role, saidAt: at, receivedAt: at }));
  const heard = status.flatMap(({ role, confirmed = [] }) =>
    confirmed.map(({ what, says, at }) => ({ what, says, role, saidAt: at, receivedAt: at })),
  );
  return [...said, ...heard];
}

/** Roles the course is not completed in, as far as the server has said. */
export function openRoles(roles: readonly Role[], status: readonly AppointmentStatus[]): Role[] {
  return roles.filter((role) => {
    const rows = status.filter((row) => row.role === role);
    return rows.length === 0 || rows.some((row) => row.status !== 'fullfort');
  });
}

/**
 * @param roles those the course is taken in
 * @param status what the server knows; empty when nobody is logged in
 */
export function restOf(
  course: Course,
  roles: readonly Role[],
  attempts: readonly StoredAttempt[],
  confirmations: readonly StoredConfirmation[],
  status: readonly AppointmentStatus[],
): Rest {
  const said = everythingSaid(confirmations, status);
  const open = openRoles(roles, status);
  const asking = roles.filter((role) => postingFor(course, role).length > 0);
  const answers = asking.map((role) => answerOf(said, role)?.says as Answer | undefined);
  const answer = answers.find((each) => each !== undefined);
  const asked = new Map(roles.flatMap((role) => documentsFor(course, role)).map((each) => [each.id, each]));
  return {
    documents: (course.documents ?? [])
      .filter(({ id }) => asked.has(id))
      .map((document) => {
        const found = documentState(document, said, confirmations, status);
        const current = found.state === 'confirmed' || found.state === 'received';
        const left = !current && open.some((role) => isFor(document.role, role));
        return { ...document, ...found, left };
      }),
    tests: roles.flatMap((role) => {
      const test = course.tests?.[role];
      if (!test) return [];
      const passed =
        attempts.some(({ scenario, result }) => scenario === test.id && result === 'mestret') ||
        status.some(({ mastered }) => mastered.includes(test.id));
      return [{ role, minutes: test.minutes, passed, left: !passed && open.includes(role) }];
    }),
    asks: asking.length > 0,
    ...(answer && { answer }),
    unanswered: asking.some((role, i) => open.includes(role) && !answers[i]),
  };
}

function documentState(
  { id, version }: CourseDocument,
  said: readonly Confirmation[],
  here: readonly StoredConfirmation[],
  status: readonly AppointmentStatus[],
): Pick<DocumentStanding, 'state' | 'last'> {
  // In the version of today, if it ever was; else whatever was confirmed last.
  const inToday = said.filter((each) => each.says === version);
  const found = lastConfirmed(inToday, id) ?? lastConfirmed(said, id);
  if (!found) {
    return { state: here.some(({ what, refused }) => what === id && refused) ? 'refused' : 'new' };
  }
  const last = { version: found.says, at: found.saidAt };
  if (found.says !== version) return { state: 'older', last };
  const received =
    here.some((each) => each.what === id && each.says === version && each.receipt) ||
    status.some(({ confirmed = [] }) => confirmed.some((each) => each.what === id && each.says === version));
  return { state: received ? 'received' : 'confirmed', last };
}

/** Whether somebody in this role posts for the municipality, as far as is known. */
export function posts(said: readonly Confirmation[], role: Role): boolean {
  return answerOf(said, role)?.says === 'ja';
}
