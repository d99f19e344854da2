/** Whether the course reaches every point of the guidelines, for each role it speaks to. Pure. */
import type { Point } from '#lib/course/guideline.ts';
import type { Role } from '#lib/scenario/format.ts';
import { isEnough, type Coverage, type Met } from './coverage.ts';
import type { Say } from './check-course.ts';

const KINDS = [
  {
    forces: ['skal', 'rett'],
    short: 'skal og rett, ikke sikret',
    lacks: 'er ikke sikret',
    hint: 'Vis til det i hvert valg på et sted alle må forbi, i et scenario under core. Punkter for kommunen kan også ligge under posting.',
    confirm:
      'Legg dokumentene under documents i municipality.yaml, og si i course.yaml hvem som skal bekrefte dem.',
  },
  {
    forces: ['råd'],
    short: 'råd, verken øvd på eller prøvd',
    lacks: 'blir verken øvd på eller prøvd',
    hint: 'Vis til det i et scenario eller i en prøve for rollen.',
  },
  {
    forces: ['bakgrunn'],
    short: 'bakgrunn, ikke lest',
    lacks: 'blir ikke lest',
    hint: 'Sett det inn under reads i en lesson.yaml.',
  },
];

/**
 * @param whole the course is said to be whole: what is missing is an error at each point. Until then it is one
 * warning, for while the course is being written they are many.
 */
export function checkCoverage(points: readonly Point[], coverage: Coverage, whole: boolean, say: Say): void {
  const missing = [...coverage].map(([role, met]) => ({
    role,
    points: points.filter((point) => met.has(point.id) && !isEnough(point, met.get(point.id) as Met)),
  }));
  const count = new Set(missing.flatMap((each) => each.points)).size;
  if (count === 0) return;
  if (whole) return sayEach(points, missing, say);
  const lines = missing.flatMap(({ role, points: left }) =>
    KINDS.flatMap(({ forces, short }) => {
      const some = left.filter(({ force }) => forces.includes(force));
      return some.length > 0 ? [`${role}, ${short}: ${some.map(({ id }) => id).join(', ')}.`] : [];
    }),
  );
  say(
    'warning',
    'course.yaml',
    ['lessons'],
    `Kurset dekker ikke ${count} av ${points.length} punkter ennå`,
    lines.join('\n    '),
  );
}

function sayEach(points: readonly Point[], missing: { role: Role; points: Point[] }[], say: Say): void {
  for (const point of points) {
    const roles = missing.filter((each) => each.points.includes(point)).map(({ role }) => role);
    const kind = KINDS.find(({ forces }) => forces.includes(point.force));
    if (roles.length === 0 || !kind) continue;
    say(
      'error',
      'guideline.yaml',
      ['points', point.id],
      `${point.id} (${point.force}) ${kind.lacks} for ${roles.join(' og ')}`,
      (point.confirmed && kind.confirm) || kind.hint,
    );
  }
}
