/** Which points the course reaches, for each role. Pure. */
import { coreFor, isFor, type Course } from '#lib/course/course.ts';
import type { Role, Scenario } from '#lib/scenario/format.ts';
import { reaching, walk } from '#lib/scenario/walk.ts';
import type { Said } from './said.ts';
import type { Content } from './content.ts';

/** `sikker`: met on every way to pass the role's core · `mulig`: cited somewhere · `-`: nowhere. */
export type Reached = 'sikker' | 'mulig' | '-';

const cites = (scenario: Scenario, point: string) => (edge: object) =>
  'cites' in edge && (edge.cites as { id: string }[]).some(({ id }) => id === point);

/** Whether nobody can pass the scenario without being shown the point. */
export function isGuaranteed(scenario: Scenario, point: string): boolean {
  const { states, moves } = walk(scenario);
  const shown = cites(scenario, point);
  const without = moves.filter(({ edge }) => !shown(edge));
  const passing = reaching(
    { states, moves: without },
    ({ scene }) => scenario.scenes[scene]?.ends === 'mestret',
  );
  return !passing.has(states[0]?.key ?? '');
}

export function reached(
  course: Course,
  scenarios: Record<string, Scenario>,
  role: Role,
  point: string,
): Reached {
  const core = coreFor(course, role).map(({ id }) => scenarios[id] as Scenario);
  if (core.some((scenario) => isGuaranteed(scenario, point))) return 'sikker';
  const all = Object.values(scenarios).filter((scenario) => isFor(scenario.role, role));
  const shown = all.some((scenario) =>
    Object.values(scenario.scenes).some(({ choices = {}, picks }) =>
      [...Object.values(choices), ...(picks?.outcomes ?? [])].some(cites(scenario, point)),
    ),
  );
  return shown ? 'mulig' : '-';
}

export function coverageTable({ course, scenarios, citations }: Content): Said {
  const points = Object.values(citations).filter(({ kind }) => kind !== 'lov' && kind !== 'tolkning');
  const rows = points.map(({ id, kind, text }) => [
    id,
    kind,
    ...course.roles.map((role) => reached(course, scenarios, role, id)),
    text.length > 60 ? `${text.slice(0, 59)}…` : text,
  ]);
  return { ok: true, text: table([['punkt', 'slag', ...course.roles, 'tekst'], ...rows]) };
}

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
