/** The content folder's files as what they say: sources, course, lessons, scenarios. Pure: texts in, values and issues out. */
import type { GenericSchema, InferOutput } from 'valibot';
import type { Municipality } from '#lib/course/course.ts';
import type { Draft } from '#lib/scenario/check.ts';
import type { TestDraft } from '#lib/scenario/check-test.ts';
import { readDocument, type Document } from '#lib/scenario/document.ts';
import type { Issue } from '#lib/scenario/issue.ts';
import { scenarioSchema } from '#lib/scenario/schema.ts';
import type { Looks } from '#lib/scenario/looks.ts';
import {
  guidelineSchema,
  lawSchema,
  looksOf,
  peopleSchema,
  personOf,
  type Library,
  type WrittenGuideline,
} from '#lib/scenario/sources.ts';
import { spell } from '#lib/scenario/spelling.ts';
import { testSchema } from '#lib/scenario/test-schema.ts';
import {
  courseSchema,
  lessonSchema,
  municipalitySchema,
  type WrittenCourse,
  type WrittenLesson,
} from './course-schema.ts';
import { aidSchema, type WrittenAid } from './aid.ts';
import type { Files } from './files.ts';
import { checkPhoto } from './check-photo.ts';
import { photoOf, photoSchema, type WrittenPhoto } from './photos.ts';

export interface LessonFiles {
  id: string;
  words: WrittenLesson;
  core: string[];
  posting: string[];
  optional: string[];
}

export interface Sources {
  /** As written; undefined when course.yaml could not be read. */
  course: WrittenCourse | undefined;
  municipality: Municipality;
  lessons: LessonFiles[];
  library: Library;
  /** «Før du poster»; undefined when there is none, or it could not be read. */
  aid: WrittenAid | undefined;
  /** How everybody is drawn; undefined when people.yaml could not be read. */
  looks: Record<string, Looks> | undefined;
  /** What the photos are drawn from. */
  photos: Record<string, WrittenPhoto>;
  /** Whether all of the library could be read: without it every reference would look wrong. */
  sound: boolean;
  /** guideline.yaml but for its points, which are in the library. */
  guideline: Omit<WrittenGuideline, 'points'>;
  /** Every scenario that could be read, in the course or not. */
  drafts: Draft[];
  /** The knowledge test, lesson by lesson; empty when the course has none. */
  tests: TestDraft[];
  /** Lessons whose dilemmas are there but could not be read. */
  brokenTests: Set<string>;
  documents: Map<string, Document>;
  /** Scenarios that are there but could not be read. */
  broken: Set<string>;
  issues: Issue[];
}

/** Folders that hold other things than lessons. */
export const NOT_LESSONS = new Set(['photos', 'test', 'nn', 'nb', 'en', 'se', 'enkel']);
/** «Før du poster». A course can be without it. */
export const AID = 'for-du-poster.yaml';
const TOP = ['course.yaml', 'municipality.yaml', 'guideline.yaml', 'law.yaml', 'people.yaml', AID];
const PHOTO = /^photos\/([a-z][a-z0-9-]*)\.yaml$/;
const TEST = /^test\/([a-z][a-z0-9-]*)\.yaml$/;
const SCENARIO = /^([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)\.yaml$/;

export function readSources(files: Files): Sources {
  const issues: Issue[] = [];
  const documents = new Map<string, Document>();
  const fault = (file: string, message: string, hint: string, severity: Issue['severity'] = 'error') =>
    issues.push({ file, line: 1, column: 1, severity, message, hint });

  function read<S extends GenericSchema>(name: string, schema: S): InferOutput<S> | undefined {
    const text = files.get(name);
    if (text === undefined) {
      fault(name, 'Fila mangler', 'Lag den: docs/scenario-format.md viser hvordan den ser ut.');
      return undefined;
    }
    if (text === null) return undefined;
    const { document, issues: unreadable } = readDocument(name, text);
    issues.push(...unreadable);
    if (!document) return undefined;
    documents.set(name, document);
    const { value, issues: misspelt } = spell(schema, document);
    issues.push(...misspelt);
    return value;
  }

  const course = read('course.yaml', courseSchema);
  const municipality = read('municipality.yaml', municipalitySchema);
  const guideline = read('guideline.yaml', guidelineSchema);
  const sources = read('law.yaml', lawSchema);
  const people = read('people.yaml', peopleSchema);

  const aid = files.has(AID) ? read(AID, aidSchema) : undefined;

  const photos: Record<string, WrittenPhoto> = {};
  for (const name of files.keys()) {
    const id = PHOTO.exec(name)?.[1];
    const written = id && read(name, photoSchema);
    if (!written) continue;
    photos[id] = written;
    issues.push(...checkPhoto(written, documents.get(name) as Document));
  }

  const tests: TestDraft[] = [];
  const brokenTests = new Set<string>();
  for (const name of files.keys()) {
    if (!name.startsWith('test/')) continue;
    const lesson = TEST.exec(name)?.[1];
    if (!lesson) {
      fault(
        name,
        'Fila har et navn eller en plass prøven ikke kjenner',
        'Kunnskapsprøven ligger i test/LEKSJON.yaml, én fil for hver leksjon.',
      );
      continue;
    }
    const written = read(name, testSchema);
    const document = documents.get(name);
    if (written && document) tests.push({ lesson, written, document });
    else brokenTests.add(lesson);
  }

  const drafts: Draft[] = [];
  const broken = new Set<string>();
  for (const name of files.keys()) {
    const [folder = ''] = name.split('/');
    if (
      TOP.includes(name) ||
      name.endsWith('.svg') ||
      name.endsWith('/lesson.yaml') ||
      NOT_LESSONS.has(folder)
    )
      continue;
    const parts = SCENARIO.exec(name);
    if (!parts) {
      fault(
        name,
        'Fila har et navn eller en plass kurset ikke kjenner',
        'Scenarioer ligger i LEKSJON/NAVN.yaml, med små bokstaver a–z, tall og bindestrek.',
      );
      continue;
    }
    const id = `${parts[1]}/${parts[2]}`;
    const written = read(name, scenarioSchema);
    const document = documents.get(name);
    if (written && document) drafts.push({ id, written, document });
    else broken.add(id);
  }

  const lessons = (course?.lessons ?? []).flatMap(
    ({ id, core, posting = [], optional = [] }): LessonFiles[] => {
      const words = read(`${id}/lesson.yaml`, lessonSchema);
      return words ? [{ id, words, core, posting, optional }] : [];
    },
  );

  return {
    course,
    municipality: municipality ?? { name: '', contact: { name: '', email: '' }, workingHours: '' },
    lessons,
    library: {
      people: Object.fromEntries(
        Object.entries(people ?? {}).map(([id, person]) => [id, personOf(id, person)]),
      ),
      photos: Object.fromEntries(Object.entries(photos).map(([id, written]) => [id, photoOf(id, written)])),
      points: guideline?.points ?? {},
      sources: sources ?? {},
    },
    aid,
    looks: people && looksOf(people),
    photos,
    sound: guideline !== undefined && sources !== undefined && people !== undefined,
    guideline: guideline ?? { version: '' },
    drafts,
    tests,
    brokenTests,
    documents,
    broken,
    issues,
  };
}
