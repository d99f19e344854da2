/** How long the course holds, and which points were changed: what course.yaml and guideline.yaml say of it. Pure. */
import type { PointChange } from '#lib/course/course.ts';
import { addDays } from '#lib/course/day.ts';
import type { Occasion, Say } from './check-course.ts';
import type { WrittenCourse } from './course-schema.ts';
import type { Sources } from './sources.ts';

/** A period ends after it begins, and the next begins the day after, so that every day is in exactly one. */
export function checkValidity(
  { roles, validity }: WrittenCourse,
  { today, release }: Occasion,
  say: Say,
): void {
  for (const role of ['ansatt', 'folkevalgt'] as const) {
    if (validity?.[role] && !roles.includes(role))
      say(
        'error',
        'course.yaml',
        ['validity', role],
        `Kurset har ikke rollen ${role}`,
        'Legg den til under roles, eller slett linja.',
      );
  }
  const periods = validity?.folkevalgt ?? [];
  const wrong = (i: number, key: string, message: string, hint: string) =>
    say('error', 'course.yaml', ['validity', 'folkevalgt', i, key], message, hint);
  for (const [i, { id, from, to }] of periods.entries()) {
    if (periods.findIndex((other) => other.id === id) !== i)
      wrong(i, 'id', `Valgperioden «${id}» står to ganger`, 'Slett den ene, eller gi den et annet navn.');
    if (to <= from)
      wrong(
        i,
        'to',
        `Valgperioden «${id}» slutter ${to}, men begynner ${from}`,
        'La to være en dag etter from.',
      );
    const before = periods[i - 1];
    if (!before) continue;
    if (from <= before.from)
      wrong(
        i,
        'from',
        `Valgperioden «${id}» begynner før «${before.id}», som står over`,
        'Skriv periodene i rekkefølge, den eldste først.',
      );
    else if (from <= before.to)
      wrong(
        i,
        'from',
        `Valgperioden «${id}» begynner ${from}, men «${before.id}» slutter først ${before.to}`,
        `La den begynne dagen etter at den forrige slutter: ${addDays(before.to, 1)}.`,
      );
    else if (from > addDays(before.to, 1))
      wrong(
        i,
        'from',
        `Mellom «${before.id}» og «${id}» er det dager uten valgperiode`,
        `La den begynne dagen etter at den forrige slutter: ${addDays(before.to, 1)}.`,
      );
  }
  const last = periods
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (last !== undefined && last < today)
    say(
      release ? 'error' : 'warning',
      'course.yaml',
      ['validity', 'folkevalgt'],
      `Den siste valgperioden var over ${last}`,
      'Skriv den neste under.',
    );
}

/** The marked changes, by point. */
export function changesOf({ points }: Sources['library']): Record<string, PointChange> {
  return Object.fromEntries(
    Object.entries(points).flatMap(([id, { version, changed }]) =>
      version > 1 && changed ? [[id, { version, ...changed }] as const] : [],
    ),
  );
}

/** A new version of a point opens scenarios again for people: they must be told why, and from when. */
export function checkChanges({ library }: Pick<Sources, 'library'>, say: Say): void {
  for (const [id, { version, changed }] of Object.entries(library.points)) {
    if (version > 1 && !changed)
      say(
        'error',
        'guideline.yaml',
        ['points', id, 'version'],
        `${id} har versjon ${version}, men sier ikke hva som er endret`,
        'Skriv «changed: { from: 2027-03-01, why: Hva som er nytt. }», eller la versjonen stå når meningen er den samme.',
      );
    if (version === 1 && changed)
      say(
        'error',
        'guideline.yaml',
        ['points', id, 'changed'],
        `${id} er endret, men har fortsatt versjon 1`,
        'Øk version til 2, eller slett changed.',
      );
  }
}
