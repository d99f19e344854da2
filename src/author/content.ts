/**
 * Everything under `scenarios/`, read, checked and compiled. The build, the command line, the server's tests and the
 * journeys all come through here. Runs in Node without Vite.
 */
import type { Course, Municipality } from '#lib/course/course.ts';
import type { Aid } from '#lib/scenario/aid.ts';
import type { Guideline } from '#lib/course/guideline.ts';
import { readabilityOf } from '#lib/scenario/check-giveaways.ts';
import { checkScenario } from '#lib/scenario/check.ts';
import { checkTest, readabilityOfTest } from '#lib/scenario/check-test.ts';
import { compile } from '#lib/scenario/compile.ts';
import type { Document } from '#lib/scenario/document.ts';
import {
  canonical,
  editionBody,
  editionOf,
  sha256,
  testEditionBody,
  type EditionBody,
  type TestEditionBody,
} from '#lib/scenario/edition.ts';
import type { Citation, Role, Scenario } from '#lib/scenario/format.ts';
import { sortIssues, type Issue } from '#lib/scenario/issue.ts';
import type { Looks } from '#lib/scenario/looks.ts';
import { citationsOf, type Source } from '#lib/scenario/sources.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import { aidOf, checkAid } from './aid.ts';
import { checkBank } from './check-bank.ts';
import { checkCourse, sayInto } from './check-course.ts';
import { checkCoverage } from './check-coverage.ts';
import { changesOf } from './check-validity.ts';
import { checkMunicipality } from './check-municipality.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { documentsOf } from './documents.ts';
import { readFiles } from './files.ts';
import { guidelineOf } from './guideline.ts';
import { paletteCss, paletteOf } from './palette.ts';
import type { WrittenPhoto } from './photos.ts';
import { AID, readSources } from './sources.ts';
import { dilemmasOf, testEntriesOf, testsOf } from './tests.ts';
import { designTokens } from './tokens.ts';

export interface Content {
  course: Course;
  municipality: Municipality;
  /** Scenarios that are in the course, by id. */
  scenarios: Record<string, Scenario>;
  /** Each role's knowledge test, words and all; none where the course has none. */
  tests: Partial<Record<Role, KnowledgeTest>>;
  /** Edition hash → what it names. */
  editions: Record<string, EditionBody | TestEditionBody>;
  /** Canonical JSON of the whole course; its SHA-256 is `course.edition`. */
  courseBody: string;
  citations: Record<string, Citation>;
  /** «Før du poster»; undefined when the course has none. */
  aid: Aid | undefined;
  guideline: Guideline;
  /** Every legal source as it is written, with when it was checked. */
  law: Record<string, Source>;
  /** How each role's course meets each point. */
  coverage: Coverage;
  /** How everybody is drawn; undefined when people.yaml could not be read. */
  looks: Record<string, Looks> | undefined;
  /** The municipality's logo as SVG. */
  logo: string | undefined;
  /** The municipality's own colours as a style sheet; empty when it has none. */
  themeCss: string;
  /** What the photos are drawn from, by id. */
  photos: Record<string, WrittenPhoto>;
  /** LIX of what a learner must read, by scenario, and by `test/lesson` for its dilemmas. */
  readability: Record<string, number>;
  /** Sorted. With an error among them the rest is what could be read, and must not be used. */
  issues: Issue[];
}

/**
 * @param dir the content folder, for instance `scenarios`
 * @param today ISO date, for sources that must be checked again
 * @param release makes an overdue source an error
 */
export async function readContent(dir: string, today: string, release = false): Promise<Content> {
  const { files, issues } = await readFiles(dir);
  const read = readSources(files);
  const { library, drafts } = read;
  // Without a folder there is one thing to say, not one for each file it should have had.
  if (issues.length === 0 || files.size > 0) issues.push(...read.issues);
  const citations = citationsOf(library);
  const versions = Object.fromEntries(
    Object.entries(library.points).map(([id, point]) => [id, point.version]),
  );

  const all: Record<string, Scenario> = {};
  for (const draft of drafts) {
    const words = compile(draft.id, draft.written, { ...library, citations });
    all[draft.id] = { ...words, edition: await editionOf(words, versions) };
    if (read.sound) issues.push(...checkScenario(draft, library, read.course?.whole));
  }
  if (read.sound) issues.push(...read.tests.flatMap((test) => checkTest(test, library, read.course?.whole)));
  issues.push(...checkCourse(read, all, { today, release }), ...checkBank(read));
  if (read.aid && read.sound)
    issues.push(...checkAid(read.aid, read.documents.get(AID) as Document, citations));
  const tokens = designTokens();
  checkMunicipality(read.municipality, files, tokens, (path, message, hint) => {
    const file = 'municipality.yaml';
    const place = read.documents.get(file)?.at(path) ?? { line: 1, column: 1 };
    issues.push({ file, ...place, severity: 'error', message, hint });
  });

  const changes = changesOf(library);
  const lessons = read.lessons.map(({ id, words, core, posting, optional }) => ({
    id,
    ...words,
    scenarios: [...core, ...posting, ...optional].flatMap((name) => {
      const scenario = all[`${id}/${name}`];
      if (!scenario) return [];
      const { title, about, minutes, role, edition } = scenario;
      const entry = { id: scenario.id, title, about, minutes, role, core: core.includes(name), edition };
      const changed = scenario.trains.filter((point) => Object.hasOwn(changes, point));
      return [
        {
          ...entry,
          ...(posting.includes(name) && { posting: true as const }),
          ...(changed.length > 0 && { changed }),
        },
      ];
    }),
  }));
  const inCourse = lessons.flatMap((lesson) => lesson.scenarios.map(({ id }) => id));
  const scenarios = Object.fromEntries(inCourse.map((id) => [id, all[id] as Scenario]));
  const tests = await testsOf(read, { ...library, citations }, versions);
  const editions = Object.fromEntries([
    ...Object.values(scenarios).map(
      (scenario) => [scenario.edition, editionBody(scenario, versions)] as const,
    ),
    ...Object.values(tests).map((test) => [test.edition, testEditionBody(test, versions)] as const),
  ]);
  const { title, guideline, roles } = read.course ?? { title: '', guideline: '', roles: [] };
  const validity = read.course?.validity;
  const whole = {
    title,
    guideline,
    roles,
    lessons,
    documents: documentsOf(read),
    ...(Object.keys(tests).length > 0 && { tests: testEntriesOf(tests) }),
    ...(validity && { validity }),
    ...(Object.keys(changes).length > 0 && { changes }),
  };
  // How it looks is no part of what was taught.
  const { logo, colours = {}, ...municipality } = read.municipality;
  const aid = read.aid && aidOf(read.aid, citations);
  const about = guidelineOf(library, citations, read.guideline);
  const courseBody = canonical({
    ...whole,
    municipality,
    scenarios,
    citations,
    guidelines: about,
    ...(whole.tests && { tests }),
  });
  const course: Course = { ...whole, edition: await sha256(courseBody) };
  const coverage = coverageOf({
    course,
    scenarios,
    guideline: about,
    dilemmas: dilemmasOf(tests),
  });
  // Of a scenario that cannot be read nobody knows what it covers.
  if (read.course && read.sound && read.broken.size === 0)
    checkCoverage(about.points, coverage, read.course.whole ?? false, sayInto(issues, read.documents));
  const named = issues.map((issue) => ({ ...issue, file: [dir, issue.file].filter(Boolean).join('/') }));
  return {
    course,
    municipality: read.municipality,
    scenarios,
    tests,
    editions,
    courseBody,
    citations,
    aid,
    guideline: about,
    law: library.sources,
    coverage,
    looks: read.looks,
    logo: (logo && files.get(logo)) || undefined,
    themeCss: paletteCss(paletteOf(colours, tokens)),
    photos: read.photos,
    readability: Object.fromEntries([
      ...drafts.map(({ id, written }) => [id, readabilityOf(written)] as const),
      ...read.tests.map(({ lesson, written }) => [`test/${lesson}`, readabilityOfTest(written)] as const),
    ]),
    issues: sortIssues(named),
  };
}
