/** Points of the guidelines where they are not cited: what they rest on, where they are read, how they are read. Pure. */
import { MAX_LIX } from '#lib/scenario/check-giveaways.ts';
import type { Path } from '#lib/scenario/document.ts';
import { lix } from '#lib/scenario/lix.ts';
import { meant } from '#lib/scenario/near.ts';
import type { Say } from './check-course.ts';
import type { Sources } from './sources.ts';

/** The legal sources of a point are there. */
export function checkPoints({ library, sound }: Sources, say: Say): void {
  if (!sound) return;
  for (const [id, { sources = [] }] of Object.entries(library.points)) {
    for (const [i, source] of sources.entries()) {
      if (Object.hasOwn(library.sources, source)) continue;
      say(
        'error',
        'guideline.yaml',
        ['points', id, 'sources', i],
        `«${source}» finnes ikke i law.yaml`,
        meant(source, Object.keys(library.sources)),
      );
    }
  }
}

/** Headings belong to sections that are there, and the list to keep names points that are. */
export function checkGuideline({ library, guideline, sound }: Sources, say: Say): void {
  if (!sound) return;
  const { sections = {}, checklist = {} } = guideline;
  const used = [...new Set(Object.values(library.points).map(({ section }) => section))];
  for (const section of Object.keys(sections)) {
    if (!used.includes(section))
      say(
        'error',
        'guideline.yaml',
        ['sections', section],
        `Ingen punkter har section «${section}»`,
        meant(section, used),
      );
  }
  const known = Object.keys(library.points);
  const seen = new Set<string>();
  for (const [heading, ids] of Object.entries(checklist)) {
    for (const [i, id] of ids.entries()) {
      const at = ['guideline.yaml', ['checklist', heading, i]] as const;
      if (!known.includes(id)) say('error', ...at, `Punktet «${id}» finnes ikke`, meant(id, known));
      else if (seen.has(id)) say('error', ...at, `${id} står to ganger i lista`, 'Slett den ene.');
      seen.add(id);
    }
  }
}

/** What a lesson gives to read is there, once. */
export function checkReads({ library, lessons, sound }: Sources, say: Say): void {
  if (!sound) return;
  const known = Object.keys(library.points);
  const seen = new Map<string, string>();
  for (const { id: lesson, words } of lessons) {
    for (const [i, point] of (words.reads ?? []).entries()) {
      const at = [`${lesson}/lesson.yaml`, ['reads', i]] as const;
      const before = seen.get(point);
      if (!known.includes(point))
        say('error', ...at, `Punktet «${point}» finnes ikke i guideline.yaml`, meant(point, known));
      else if (before)
        say('error', ...at, `${point} leses allerede i ${before}`, 'La det stå der det passer best.');
      seen.set(point, `${lesson}/lesson.yaml`);
    }
  }
}

/** What a learner reads around the scenarios is as easy as what is in them. A point is too short to be measured alone. */
export function checkWords({ course, lessons, library }: Sources, say: Say): void {
  const measure = (what: string, file: string, path: Path, texts: string[]) => {
    const score = lix(texts);
    if (score <= MAX_LIX) return;
    say(
      course?.whole ? 'error' : 'warning',
      file,
      path,
      `${what} å lese: LIX ${Math.round(score)}, høyst ${MAX_LIX}`,
      'Kortere setninger og kortere ord hjelper.',
    );
  };
  for (const { id, words } of lessons)
    measure(
      'Leksjonen er tung',
      `${id}/lesson.yaml`,
      ['intro'],
      [words.aim, words.intro, ...words.takeaways],
    );
  const points = Object.values(library.points).map(({ text }) => text);
  measure('Punktene er tunge', 'guideline.yaml', ['points'], points);
}
