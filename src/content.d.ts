/** What the author's Vite plugin (src/author/vite.ts) makes of `scenarios/`: checked at build. */
declare module 'virtual:course' {
  import type { Course, Municipality } from '#lib/course/course.ts';
  export const course: Course;
  export const municipality: Municipality;
  /** Whether there is a «Før du poster». */
  export const hasAid: boolean;
}
declare module 'virtual:aid' {
  import type { Aid } from '#lib/scenario/aid.ts';
  /** «Før du poster»; null when the course has none. */
  export const aid: Aid | null;
}
declare module 'virtual:municipality' {
  export const name: string;
  /** Whether there is a `/municipality/logo.svg`. */
  export const logo: boolean;
}
declare module 'virtual:theme.css';
declare module 'virtual:scenarios' {
  import type { Scenario } from '#lib/scenario/format.ts';
  /** Every scenario whole, words and all. For prerendering and the server only: never in a learner's bundle. */
  export const scenarios: Record<string, Scenario>;
}
declare module 'virtual:test/ansatt' {
  import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
  /** The role's knowledge test whole, words and all; `null` when the course has none. Import it when it is needed. */
  export const test: KnowledgeTest | null;
}
declare module 'virtual:test/folkevalgt' {
  export { test } from 'virtual:test/ansatt';
}
declare module 'virtual:editions' {
  import type { EditionBody, TestEditionBody } from '#lib/scenario/edition.ts';
  /** Edition hash → the canonical graph it names. */
  export const editions: Record<string, EditionBody | TestEditionBody>;
  /** The whole course, words included, as canonical JSON; its SHA-256 is `course.edition`. */
  export const courseBody: string;
}
declare module 'virtual:guideline' {
  import type { Guideline } from '#lib/course/guideline.ts';
  /** Every point of the guidelines, in words. For prerendering: a page gets the points it shows. */
  export const guideline: Guideline;
}
