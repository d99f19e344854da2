/** `coverage`: every point against every role, and how many are met. Pure. */
import type { Point } from '#lib/course/guideline.ts';
import type { Content } from './content.ts';
import { isEnough, type Met } from './coverage.ts';
import type { Said } from './said.ts';
import { table } from './table.ts';

const FORCES = ['skal', 'rett', 'råd', 'bakgrunn'] as const;
const WIDTH = 60;

/** `sikker`: on every way through · `mulig`: in a scenario · `prøve`: in the test · `lest`: on a lesson's page. */
function word(met: Met | undefined): string {
  if (!met) return '';
  if (met.sure) return 'sikker';
  const found = [met.possible && 'mulig', met.tested && 'prøve', met.read && 'lest'].filter(Boolean);
  return found.join('+') || '-';
}

export function coverageTable({ course, guideline, coverage }: Content): Said {
  const rows = guideline.points.map((point) => [
    point.id,
    point.force,
    ...course.roles.map((role) => word(coverage.get(role)?.get(point.id))),
    short(point.text),
  ]);
  const points = table([['punkt', 'slag', ...course.roles, 'tekst'], ...rows]);

  const counts = course.roles.map((role) => {
    const met = coverage.get(role) ?? new Map<string, Met>();
    const all = [...met.values()];
    const speaking = guideline.points.filter(({ id }) => met.has(id));
    const enough = (some: Point[]) =>
      some.filter((point) => isEnough(point, met.get(point.id) as Met)).length;
    return [
      role,
      ...(['sure', 'possible', 'tested', 'read'] as const).map((how) =>
        String(all.filter((each) => each[how]).length),
      ),
      ...FORCES.map((force) => {
        const some = speaking.filter((point) => point.force === force);
        return `${enough(some)} av ${some.length}`;
      }),
    ];
  });
  const head = ['rolle', 'sikker', 'mulig', 'prøve', 'lest', ...FORCES.map((force) => `${force} dekket`)];
  return { ok: true, text: `${points}\n\n${table([head, ...counts])}` };
}

const short = (text: string) => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text);
