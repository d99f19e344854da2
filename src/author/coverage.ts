/** How each role's course meets each point of the guidelines. Pure. */
import { documentsFor, isFor, scenariosFor, type Course } from '#lib/course/course.ts';
import type { Guideline, Point } from '#lib/course/guideline.ts';
import type { Audience, Role, Scenario } from '#lib/scenario/format.ts';
import { walk } from '#lib/scenario/walk.ts';

/** How one role meets one point. */
export interface Met {
  /** On every way through what the role must do. */
  sure: boolean;
  /** Cited somewhere in a scenario of the role's. */
  possible: boolean;
  /** Cited by a dilemma of the role's test. */
  tested: boolean;
  /** Read on a lesson's page. */
  read: boolean;
}

/** Role → point → how it is met; only the points that speak to the role, in the order of the guidelines. */
export type Coverage = Map<Role, Map<string, Met>>;

/** What a course meets its points with. */
export interface Covering {
  course: Course;
  /** Those of the course, by id. */
  scenarios: Record<string, Scenario>;
  guideline: Guideline;
  /** Of the knowledge test: the points that are shown whatever one answers. */
  dilemmas: readonly { role: Audience; cites: readonly string[] }[];
}

export function coverageOf({ course, scenarios, guideline, dilemmas }: Covering): Coverage {
  const known = new Map(Object.values(scenarios).map((each) => [each.id, citedIn(each)]));
  const read = new Set(course.lessons.flatMap(({ reads = [] }) => reads));
  return new Map(
    course.roles.map((role) => {
      const entries = scenariosFor(course, role);
      const must = (posting: boolean) =>
        entries.filter((entry) => entry.core || (posting && entry.posting)).map(({ id }) => id);
      const surely = (ids: string[]) => new Set(ids.flatMap((id) => [...(known.get(id)?.surely ?? [])]));
      const [core, posting] = [surely(must(false)), surely(must(true))];
      const possible = new Set(entries.flatMap(({ id }) => [...(known.get(id)?.all ?? [])]));
      const tested = new Set(dilemmas.flatMap((each) => (isFor(each.role, role) ? each.cites : [])));
      const confirms = documentsFor(course, role).length > 0;
      const metBy = ({ id, capacity, confirmed }: Point): Met => ({
        sure: confirmed ? confirms : (capacity === 'kommunen' ? posting : core).has(id),
        possible: possible.has(id),
        tested: tested.has(id),
        read: read.has(id),
      });
      const points = guideline.points.filter(({ audience }) => isFor(audience, role));
      return [role, new Map(points.map((point) => [point.id, metBy(point)]))];
    }),
  );
}

/** A duty and a right must be met by everybody, advice somewhere, and background must at least be read. */
export function isEnough({ force }: Point, { sure, possible, tested, read }: Met): boolean {
  if (force === 'skal' || force === 'rett') return sure;
  return sure || possible || tested || (force === 'bakgrunn' && read);
}

const citedBy = (edge: object): string[] =>
  'cites' in edge ? (edge.cites as { id: string }[]).map(({ id }) => id) : [];

function citedIn(scenario: Scenario): { all: Set<string>; surely: Set<string> } {
  const edges = Object.values(scenario.scenes).flatMap(({ choices = {}, picks }) => [
    ...Object.values(choices),
    ...(picks?.outcomes ?? []),
  ]);
  return { all: new Set(edges.flatMap(citedBy)), surely: guaranteedBy(scenario) };
}

/**
 * What nobody can pass the scenario without being shown. One walk, however many points there are: from the endings
 * backwards, each state is given what is shown on every way on from it.
 */
export function guaranteedBy(scenario: Scenario): Set<string> {
  const { states, moves } = walk(scenario);
  const passed = states.filter(({ scene }) => scenario.scenes[scene]?.ends === 'mestret');
  const onward = new Map(passed.map(({ key }) => [key, new Set<string>()]));
  // Sets only shrink, so this comes to an end; once round is enough where nothing leads back.
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, edge, to } of moves.toReversed()) {
      // Nothing is known of a place from which no way through has been found.
      const after = onward.get(to?.key ?? '');
      if (!after) continue;
      const shown = new Set([...after, ...citedBy(edge)]);
      const before = onward.get(from.key);
      const always = before ? before.intersection(shown) : shown;
      if (before && always.size === before.size) continue;
      onward.set(from.key, always);
      changed = true;
    }
  }
  return onward.get(states[0]?.key ?? '') ?? new Set();
}
