/** What must hold in the knowledge test as a whole: enough of everything, in every lesson, for every role. Pure. */
import { isFor } from '#lib/course/course.ts';
import { goodIsLongest } from '#lib/scenario/check-giveaways.ts';
import type { Path } from '#lib/scenario/document.ts';
import type { Issue } from '#lib/scenario/issue.ts';
import { meant } from '#lib/scenario/near.ts';
import { MOST_LONGEST } from './check-course.ts';
import type { Sources } from './sources.ts';

/** So few pairs that a new try would ask the same again. */
export const FEWEST_PAIRS = 3;
/** Dilemmas in the whole bank. */
export const FEWEST_DILEMMAS = 60;

type Say = (file: string, path: Path, message: string, hint: string) => void;

/**
 * Too little is a warning until the course says that it is whole.
 * @returns nothing at all for a course without a test
 */
export function checkBank(read: Sources): Issue[] {
  const issues: Issue[] = [];
  const say =
    (severity: Issue['severity']): Say =>
    (file, path, message, hint) => {
      const place = read.documents.get(file)?.at(path) ?? { line: 1, column: 1 };
      issues.push({ file, ...place, severity, message, hint });
    };
  if (!read.course || (read.tests.length === 0 && read.brokenTests.size === 0)) return [];
  checkLessons(read, say('error'));
  checkIds(read, say('error'));
  if (read.brokenTests.size > 0) return issues;
  const severity = read.course.whole ? 'error' : 'warning';
  checkAmount(read, say(severity));
  checkLongest(read, say(severity));
  return issues;
}

const fileOf = (lesson: string) => `test/${lesson}.yaml`;

function checkLessons({ course, tests }: Sources, say: Say): void {
  const lessons = (course?.lessons ?? []).map(({ id }) => id);
  for (const { lesson } of tests) {
    if (!lessons.includes(lesson))
      say(fileOf(lesson), [], `Kurset har ingen leksjon som heter «${lesson}»`, meant(lesson, lessons));
  }
}

/** What is answered is kept by the dilemma's id alone, whatever pair and lesson it stands in. */
function checkIds({ tests }: Sources, say: Say): void {
  const pairs = new Map<string, string>();
  const twins = new Map<string, string>();
  const once = (seen: Map<string, string>, id: string, file: string, path: Path, what: string) => {
    const other = seen.get(id);
    if (other)
      say(
        file,
        path,
        `${what} «${id}» står også i ${other}`,
        'Gi den ene et annet navn: hvert navn står bare én gang i hele prøven.',
      );
    else seen.set(id, file);
  };
  for (const { lesson, written } of tests) {
    for (const [pair, each] of Object.entries(written.pairs)) {
      once(pairs, pair, fileOf(lesson), ['pairs', pair], 'Paret');
      for (const twin of Object.keys(each.twins))
        once(twins, twin, fileOf(lesson), ['pairs', pair, 'twins', twin], 'Dilemmaet');
    }
  }
}

function checkAmount({ course, tests }: Sources, say: Say): void {
  for (const { id } of course?.lessons ?? []) {
    const pairs = Object.values(tests.find(({ lesson }) => lesson === id)?.written.pairs ?? {});
    for (const role of course?.roles ?? []) {
      const many = pairs.filter((pair) => isFor(pair.role, role)).length;
      if (many >= FEWEST_PAIRS) continue;
      const file = pairs.length > 0 ? fileOf(id) : 'course.yaml';
      say(
        file,
        pairs.length > 0 ? ['pairs'] : ['lessons'],
        `Prøven har ${many} par for ${role} i ${id}, det må være minst ${FEWEST_PAIRS}`,
        `Skriv flere i ${fileOf(id)}. Et par for begge teller for begge.`,
      );
    }
  }
  const dilemmas = tests
    .flatMap(({ written }) => Object.values(written.pairs))
    .flatMap(({ twins }) => Object.keys(twins)).length;
  if (dilemmas < FEWEST_DILEMMAS)
    say(
      'course.yaml',
      ['lessons'],
      `Prøven har ${dilemmas} dilemmaer, det må være minst ${FEWEST_DILEMMAS}`,
      'Skriv flere par i test/.',
    );
}

/** As for scenes: length must not tell which answer is right. */
function checkLongest({ tests }: Sources, say: Say): void {
  const judged = tests.flatMap(({ written }) =>
    Object.values(written.pairs).flatMap(({ twins }) =>
      Object.entries(twins).flatMap(([name, { choices = {} }]) => {
        const longest = goodIsLongest(choices);
        return longest === undefined ? [] : [{ name, longest }];
      }),
    ),
  );
  const longest = judged.filter((each) => each.longest);
  if (longest.length <= MOST_LONGEST * judged.length) return;
  const share = Math.round((100 * longest.length) / judged.length);
  say(
    'course.yaml',
    ['lessons'],
    `Det riktige svaret er lengst i ${share} % av dilemmaene, høyst ${100 * MOST_LONGEST} % er lov`,
    `Kort det ned, eller gjør et annet lengre, i noen av disse: ${longest.map(({ name }) => name).join(', ')}.`,
  );
}
