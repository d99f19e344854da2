/** What the course consists of, as the build makes it from `scenarios/course.yaml`. Types and pure look-ups. */
import type { Audience, Role } from '#lib/scenario/format.ts';

export interface ScenarioEntry {
  id: string;
  title: string;
  about: string;
  minutes: number;
  role: Audience;
  /** Core scenarios must be mastered; the others are «mer øving». */
  core: boolean;
  /** Must also be mastered by those who post for the municipality; the others are offered it. */
  posting?: true;
  /** The points it trains that have a marked change. Absent: none. */
  changed?: string[];
  edition: string;
}

/** An election period, its days included. The next begins the day after. */
export interface Period {
  /** `2027-2031` */
  id: string;
  /** Days. */
  from: string;
  to: string;
}

/** How long a completion holds. A role that is not named: until a marked change. */
export interface Validity {
  ansatt?: { months: number };
  /** In order, without gaps. */
  folkevalgt?: Period[];
}

/** A point that was changed so much that it must be trained anew. */
export interface PointChange {
  /** What was mastered under an older one is open again. */
  version: number;
  /** The day from which it is. */
  from: string;
  why: string;
}

export interface Lesson {
  id: string;
  title: string;
  aim: string;
  intro: string;
  /** What to take away. */
  takeaways: string[];
  /** Ids of points that are read on the lesson's page: what the rules rest on. */
  reads?: string[];
  scenarios: ScenarioEntry[];
}

/** A document everybody it is for must open and confirm, one by one, in this version. */
export interface CourseDocument {
  id: string;
  title: string;
  /** What it is, in a line. */
  about?: string;
  /** Where it can be read. */
  url: string;
  version: string;
  /** Whom it is asked of. */
  role: Audience;
}

/** A role's knowledge test. An attempt at it is an attempt like any other. */
export interface TestEntry {
  id: string;
  edition: string;
  minutes: number;
}

export interface Course {
  title: string;
  /** SHA-256 of everything, words included. */
  edition: string;
  /** Version of the guidelines the course teaches. */
  guideline: string;
  roles: Role[];
  lessons: Lesson[];
  /** What must be confirmed besides. Absent: nothing. */
  documents?: CourseDocument[];
  /** The test each role must pass. Absent: none. */
  tests?: Partial<Record<Role, TestEntry>>;
  /** Absent: until a marked change. */
  validity?: Validity;
  /** Marked changes, by point. Absent: none. */
  changes?: Record<string, PointChange>;
}

/** A municipality's own colours, `#rrggbb`. */
export interface Colours {
  /** Buttons, links, rings that are reached. */
  water?: string;
  /** The night water of the start page. */
  night?: string;
}

export interface Municipality {
  name: string;
  /** Name of an SVG file beside municipality.yaml; shown as `/municipality/logo.svg`. */
  logo?: string;
  colours?: Colours;
  /** Contact for questions about the course. */
  contact: { name: string; email: string };
  workingHours: string;
  /** By id. */
  documents?: Record<string, Omit<CourseDocument, 'id' | 'role'>>;
}

/** A scenario for `begge` counts for both roles. */
export function isFor(audience: Audience, role: Role): boolean {
  return audience === 'begge' || audience === role;
}

/** A role's scenarios in the order of the course. */
export function scenariosFor(course: Course, role: Role): ScenarioEntry[] {
  return course.lessons.flatMap((lesson) => lesson.scenarios).filter((s) => isFor(s.role, role));
}

/** What must be mastered to complete the course in a role. */
export function coreFor(course: Course, role: Role): ScenarioEntry[] {
  return scenariosFor(course, role).filter((s) => s.core);
}

/** What must also be mastered by those of a role who post for the municipality. */
export function postingFor(course: Course, role: Role): ScenarioEntry[] {
  return scenariosFor(course, role).filter((s) => s.posting);
}

/** The documents somebody in a role must confirm. */
export function documentsFor(course: Course, role: Role): CourseDocument[] {
  return (course.documents ?? []).filter((document) => isFor(document.role, role));
}

export function scenarioById(course: Course, id: string): ScenarioEntry | undefined {
  return course.lessons.flatMap((lesson) => lesson.scenarios).find((s) => s.id === id);
}
