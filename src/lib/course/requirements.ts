/** What a role's course consists of. Pure. */
import type { Role } from '#lib/scenario/format.ts';
import {
  coreFor,
  documentsFor,
  postingFor,
  type Course,
  type CourseDocument,
  type ScenarioEntry,
  type TestEntry,
} from './course.ts';

/** What the answer to «Legger du ut noe for kommunen?» is kept under, beside the documents' ids. */
export const POSTS = 'legger-ut';
/** What can be said to it. */
export const ANSWERS = ['ja', 'nei'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Requirements {
  /** To be mastered, in the order of the course. */
  scenarios: ScenarioEntry[];
  test?: TestEntry;
  documents: CourseDocument[];
  /** Whether the question must be answered: only where the answer changes something. */
  answer: boolean;
}

/** @param posts whether they post for the municipality; not yet answered counts as no */
export function requirementsOf(course: Course, role: Role, posts: boolean): Requirements {
  const posting = postingFor(course, role);
  const asked = new Set([...coreFor(course, role), ...(posts ? posting : [])].map(({ id }) => id));
  const test = course.tests?.[role];
  return {
    scenarios: course.lessons.flatMap(({ scenarios }) => scenarios.filter(({ id }) => asked.has(id))),
    ...(test && { test }),
    documents: documentsFor(course, role),
    answer: posting.length > 0,
  };
}
