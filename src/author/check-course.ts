/** What must hold across files: the course, its lessons, and the sources everything rests on. Pure; today is handed in. */
import { isFor } from '#lib/course/course.ts';
import { goodIsLongest } from '#lib/scenario/check-giveaways.ts';
import type { Path } from '#lib/scenario/document.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import type { Issue } from '#lib/scenario/issue.ts';
import { meant } from '#lib/scenario/near.ts';
import { checkGuideline, checkPoints, checkReads, checkWords } from './check-points.ts';
import { checkChanges, checkValidity } from './check-validity.ts';
import { checkTitles } from './check-titles.ts';
import { checkDocuments } from './documents.ts';
import type { Sources } from './sources.ts';

/** In how many scenes the good choice may be the longest, before length gives it away. */
export const MOST_LONGEST = 0.35;

/** Day and mode of a check. */
export interface Occasion {
  /** ISO date. */
  today: string;
  /** A release is stricter: an old version must always build, but a new one must be looked over. */
  release: boolean;
}

export type Say = (
  severity: Issue['severity'],
  file: string,
  path: Path,
  message: string,
  hint: string,
) => void;

/** Adds to a list of issues, each at its place in the file it is about. */
export const sayInto =
  (issues: Issue[], documents: Sources['documents']): Say =>
  (severity, file, path, message, hint) => {
    const place = documents.get(file)?.at(path) ?? { line: 1, column: 1 };
    issues.push({ file, ...place, severity, message, hint });
  };

/** @param scenarios every scenario that could be read, by id, in the course or not */
export function checkCourse(read: Sources, scenarios: Record<string, Scenario>, occasion: Occasion): Issue[] {
  const issues: Issue[] = [];
  const say = sayInto(issues, read.documents);
  checkPeople(read, say);
  checkPoints(read, say);
  checkGuideline(read, say);
  checkLaw(read, occasion, say);
  checkChanges(read, say);
  // Without a course.yaml everything below would only repeat that it is not there.
  if (read.course) {
    const inCourse = checkLessons(read, scenarios, say);
    checkRoles(read, inCourse, say);
    checkDocuments(read, say);
    checkReads(read, say);
    checkWords(read, say);
    checkValidity(read.course, occasion, say);
    checkTitles(inCourse, say);
    checkLongest(inCourse, say);
  }
  return issues;
}

function checkPeople({ library }: Sources, say: Say): void {
  const names = new Map<string, string>();
  for (const { id, name } of Object.values(library.people)) {
    const same = names.get(name);
    if (same)
      say(
        'error',
        'people.yaml',
        [id],
        `«${id}» og «${same}» heter begge ${name}`,
        'Slett den ene, eller gi den et annet navn.',
      );
    names.set(name, id);
  }
}

function checkLaw({ library }: Sources, { today, release }: Occasion, say: Say): void {
  for (const [id, { label, checked, again }] of Object.entries(library.sources)) {
    if (checked && again <= checked) {
      say(
        'error',
        'law.yaml',
        [id, 'again'],
        `${label} skal kontrolleres igjen før den er kontrollert`,
        'La again være en dag etter checked.',
      );
    }
    if (again < today) {
      say(
        release ? 'error' : 'warning',
        'law.yaml',
        [id, 'again'],
        `${label} skulle vært kontrollert igjen ${again}`,
        'Les bestemmelsen på Lovdata, og skriv nye datoer i checked og again.',
      );
    }
  }
}

/** @returns the scenarios that are in the course */
function checkLessons(read: Sources, scenarios: Record<string, Scenario>, say: Say): Scenario[] {
  const seen = new Set<string>();
  const lessons = new Set<string>();
  const found: Scenario[] = [];
  for (const [i, { id: lesson, core, posting = [], optional = [] }] of (
    read.course?.lessons ?? []
  ).entries()) {
    if (lessons.has(lesson))
      say(
        'error',
        'course.yaml',
        ['lessons', i, 'id'],
        `Leksjonen «${lesson}» står to ganger`,
        'Slett den ene.',
      );
    lessons.add(lesson);
    for (const [list, names] of [
      ['core', core],
      ['posting', posting],
      ['optional', optional],
    ] as const) {
      for (const [j, name] of names.entries()) {
        const path = ['lessons', i, list, j];
        const id = `${lesson}/${name}`;
        const scenario = scenarios[id];
        if (seen.has(id)) say('error', 'course.yaml', path, `«${name}» står to ganger`, 'Slett den ene.');
        else if (scenario) found.push(scenario);
        else if (!read.broken.has(id)) {
          const there = Object.keys(scenarios).filter((known) => known.startsWith(`${lesson}/`));
          say(
            'error',
            'course.yaml',
            path,
            `Fila ${id}.yaml finnes ikke`,
            meant(
              name,
              there.map((known) => known.slice(lesson.length + 1)),
            ),
          );
        }
        seen.add(id);
      }
    }
  }
  for (const id of [...Object.keys(scenarios), ...read.broken]) {
    if (!seen.has(id))
      say(
        'warning',
        `${id}.yaml`,
        [],
        'Scenarioet er ikke med i kurset',
        'Sett navnet inn under core, posting eller optional i course.yaml når det er klart.',
      );
  }
  const { version } = read.guideline;
  if (version && read.course && read.course.guideline !== version) {
    say(
      'error',
      'course.yaml',
      ['guideline'],
      `Kurset gjelder retningslinjene ${read.course.guideline}, men guideline.yaml er ${version}`,
      'Skriv den samme versjonen begge steder.',
    );
  }
  return found;
}

/** Every role has something it must master, and nobody is asked to master what is for another role. */
function checkRoles(read: Sources, inCourse: Scenario[], say: Say): void {
  const roles = read.course?.roles ?? [];
  const core = new Set(
    (read.course?.lessons ?? []).flatMap(({ id, core }) => core.map((name) => `${id}/${name}`)),
  );
  for (const [i, role] of roles.entries()) {
    if (
      !inCourse.some((scenario) => core.has(scenario.id) && isFor(scenario.role, role)) &&
      read.broken.size === 0
    ) {
      say(
        'error',
        'course.yaml',
        ['roles', i],
        `Ingen scenarioer må mestres av ${role}`,
        'Sett minst ett under core, eller ta ut rollen.',
      );
    }
  }
  for (const { id, role } of inCourse) {
    if (role !== 'begge' && !roles.includes(role)) {
      say(
        'error',
        `${id}.yaml`,
        ['role'],
        `Kurset har ikke rollen ${role}`,
        'Legg den til under roles i course.yaml, eller endre role.',
      );
    }
  }
}

function checkLongest(inCourse: Scenario[], say: Say): void {
  const scenes = inCourse.flatMap(({ id, scenes }) =>
    Object.entries(scenes).map(([scene, { choices = {} }]) => ({
      name: `${id}#${scene}`,
      longest: goodIsLongest(choices),
    })),
  );
  const judged = scenes.filter(({ longest }) => longest !== undefined);
  const longest = judged.filter(({ longest }) => longest);
  if (longest.length <= MOST_LONGEST * judged.length) return;
  const share = Math.round((100 * longest.length) / judged.length);
  say(
    'error',
    'course.yaml',
    ['lessons'],
    `Det gode valget er lengst i ${share} % av scenene, høyst ${100 * MOST_LONGEST} % er lov`,
    `Kort det ned, eller gjør et annet lengre, i noen av disse: ${longest.map(({ name }) => name).join(', ')}.`,
  );
}
