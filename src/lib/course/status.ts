/** The status of an appointment, computed from what was received. Pure: no clock, no database. */
import type { Left } from '#lib/scenario/attempt.ts';
import type { PointVersions } from '#lib/scenario/edition.ts';
import type { Role } from '#lib/scenario/format.ts';
import { answerOf, saidTime, type Confirmation } from './confirmation.ts';
import { isFor, type Course } from './course.ts';
import { POSTS, requirementsOf, type Requirements } from './requirements.ts';

/** A mastered scenario, or a test that was passed. Times are ISO 8601. */
export interface Outcome {
  scenario: string;
  finishedAt: string;
  receivedAt: string;
  /** In which version its edition trained each point. Needed where the course has marked changes. */
  points?: PointVersions;
}

export interface Progress {
  status: 'ikke-begynt' | 'paabegynt' | 'fullfort';
  /** Of the scenarios and the test that are asked for: those that are mastered. */
  mastered: string[];
  left: Left;
  /** Completed: when the last missing thing was done (the earlier of done and received), and received. */
  completedAt?: string;
  receivedAt?: string;
  /** Completed as somebody who posts for the municipality. */
  posts?: true;
}

/** Whether all is done that is asked for. */
export function isNothing({ scenarios, test, documents, answer }: Left): boolean {
  return scenarios.length === 0 && !test && documents.length === 0 && !answer;
}

/** The earlier of when the device says it was finished and when it was received. */
export function finishedTime(outcome: Outcome): string {
  return outcome.finishedAt < outcome.receivedAt ? outcome.finishedAt : outcome.receivedAt;
}

/** Something that was done, whatever kind it is of. */
interface Done {
  at: string;
  receivedAt: string;
}

/** By when it was received; of two received at once, by when it was done, so that no order of rows matters. */
function isBefore(a: Done, b: Done): boolean {
  return a.receivedAt === b.receivedAt ? a.at < b.at : a.receivedAt < b.receivedAt;
}

/** What is done of what can be asked for, by a key that names it: each the first time it was received. */
function doneOf(outcomes: readonly Outcome[], confirmations: readonly Confirmation[]): Map<string, Done> {
  const done = new Map<string, Done>();
  const add = (key: string, one: Done) => {
    const known = done.get(key);
    if (!known || isBefore(one, known)) done.set(key, one);
  };
  for (const outcome of outcomes)
    add(outcome.scenario, { at: finishedTime(outcome), receivedAt: outcome.receivedAt });
  for (const said of confirmations)
    add(documentKey(said.what, said.says), { at: saidTime(said), receivedAt: said.receivedAt });
  return done;
}

/** No scenario's id looks like this. */
const documentKey = (id: string, version: string) => `${id} ${version}`;

function keysOf({ scenarios, test, documents }: Requirements): string[] {
  const played = [...scenarios, ...(test ? [test] : [])].map(({ id }) => id);
  return [...played, ...documents.map(({ id, version }) => documentKey(id, version))];
}

/**
 * The rule for what completes a role: every scenario that is asked of it is mastered (of those for people who post
 * for the municipality only when that was answered with yes), its test is passed, its documents are confirmed in the
 * version of today, and the question is answered where it changes something.
 *
 * What was complete once stays complete: with a yes that was said later nothing opens again.
 * An outcome counts for a role when its scenario does; one for `begge` counts for both.
 * @param outcomes of one person, any order, doubles allowed (the earliest received counts)
 * @param confirmations of the same person, any order, doubles allowed
 */
export function progressOf(
  course: Course,
  role: Role,
  outcomes: readonly Outcome[],
  confirmations: readonly Confirmation[] = [],
): Progress {
  const done = doneOf(outcomes, confirmations);
  const complete = completionOf(course, role, done, confirmations);
  const answer = complete ? complete.answer : answerOf(confirmations, role);
  const asked = requirementsOf(course, role, answer?.says === 'ja');
  const played = [...asked.scenarios, ...(asked.test ? [asked.test] : [])].map(({ id }) => id);
  const mastered = played.filter((id) => done.has(id));
  const left: Left = {
    scenarios: asked.scenarios.map(({ id }) => id).filter((id) => !done.has(id)),
    ...(asked.test && !done.has(asked.test.id) && { test: asked.test.id }),
    documents: asked.documents
      .filter(({ id, version }) => !done.has(documentKey(id, version)))
      .map(({ id }) => id),
    answer: asked.answer && !answer,
  };
  if (complete) {
    const { completedAt, receivedAt } = complete;
    const posts = complete.answer?.says === 'ja' && { posts: true as const };
    return { status: 'fullfort', mastered, left, completedAt, receivedAt, ...posts };
  }
  const answered = asked.answer && answer !== undefined;
  const begun = mastered.length > 0 || left.documents.length < asked.documents.length || answered;
  return { status: begun ? 'paabegynt' : 'ikke-begynt', mastered, left };
}

interface Completed {
  /** The answer that held then. */
  answer: Confirmation | undefined;
  completedAt: string;
  receivedAt: string;
}

/** The first moment at which everything that was asked for then had been received. */
function completionOf(
  course: Course,
  role: Role,
  done: ReadonlyMap<string, Done>,
  confirmations: readonly Confirmation[],
): Completed | undefined {
  const answers = confirmations.filter(({ what, role: of }) => what === POSTS && isFor(of, role));
  // What is asked for changes only when an answer is received.
  const changes = [...new Set(['', ...answers.map(({ receivedAt }) => receivedAt)])].sort();
  for (const [i, from] of changes.entries()) {
    const answer = answerOf(
      answers.filter(({ receivedAt }) => receivedAt <= from),
      role,
    );
    const asked = requirementsOf(course, role, answer?.says === 'ja');
    if (asked.scenarios.length === 0 || (asked.answer && !answer)) continue;
    const counted = keysOf(asked).map((key) => done.get(key));
    if (!counted.every((one) => one !== undefined)) continue;
    if (asked.answer && answer) counted.push({ at: saidTime(answer), receivedAt: from });
    const receivedAt = latest(counted.map((one) => one.receivedAt));
    const until = changes[i + 1];
    if (until !== undefined && receivedAt >= until) continue;
    return { answer, completedAt: latest(counted.map((one) => one.at)), receivedAt };
  }
  return undefined;
}

function latest(times: readonly string[]): string {
  return [...times].sort().at(-1) as string;
}
