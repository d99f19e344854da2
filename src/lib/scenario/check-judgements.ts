/** How choices are judged, and what they rest on: the rules that keep the course legally right. */
import type { Checking } from './checking.ts';
import { edgesOf, type WrittenEdge } from './edges.ts';
import type { Audience } from './format.ts';
import type { Point } from './sources.ts';

/** Only employees owe loyalty. A point that speaks of it may never be shown to a politician. */
const LOYALTY = /lojal/i;

/** Whether somebody of this audience is always spoken to. */
export const speaksTo = (audience: Audience, role: Audience): boolean =>
  audience === 'begge' || audience === role;

export function checkJudgements(checking: Checking): void {
  const { written, library, noun, error } = checking;
  const { role } = written;
  const pointsOf = ({ edge }: WrittenEdge): [string, Point][] =>
    edge.cites.flatMap((id): [string, Point][] => {
      const point = Object.hasOwn(library.points, id) ? library.points[id] : undefined;
      return point ? [[id, point]] : [];
    });
  const edges = edgesOf(written);

  for (const at of edges) {
    const { edge, path, scene } = at;
    const points = pointsOf(at);
    const law = edge.cites.some(
      (id) => Object.hasOwn(library.sources, id) && library.sources[id]?.binding !== false,
    );
    const unknown = edge.cites.some(
      (id) => !Object.hasOwn(library.sources, id) && !Object.hasOwn(library.points, id),
    );

    if (edge.verdict === 'lovlig' && !edge.leans) {
      error(
        [...path, 'verdict'],
        'Et lovlig valg må si hvilken vei det heller',
        'Skriv «leans: taus» (gir fra seg en rett) eller «leans: dristig».',
      );
    }
    if (edge.verdict !== 'lovlig' && edge.leans) {
      error(
        [...path, 'leans'],
        `leans hører bare til lovlig, ikke ${edge.verdict}`,
        'Slett leans, eller endre verdict.',
      );
    }
    if (edge.verdict === 'brudd' && !law && !unknown) {
      const duties = points.filter(([, { force }]) => force === 'skal');
      if (duties.length === 0) {
        error(
          [...path, 'cites'],
          'Et brudd må vise til et skal-punkt eller en lov',
          'Legg til det som er brutt, eller kall valget lovlig.',
        );
      } else if (duties.every(([, { alone }]) => alone === false)) {
        error(
          [...path, 'cites'],
          `Et brudd kan ikke hvile på ${duties.map(([id]) => id).join(' og ')} alene`,
          'Legg til et annet skal-punkt eller en lov.',
        );
      }
    }
    if (edge.leans === 'taus' && !points.some(([, { force }]) => force === 'rett')) {
      const rights = edges.filter((other) => other.scene === scene).flatMap(pointsOf);
      const right = rights.find(([, { force }]) => force === 'rett')?.[0];
      if (right)
        error([...path, 'cites'], 'Et taust valg må vise til retten det gir fra seg', `Legg til ${right}.`);
    }
    for (const [i, id] of edge.cites.entries()) {
      const point = points.find(([known]) => known === id)?.[1];
      if (!point) continue;
      if (!speaksTo(point.audience, role)) {
        error(
          [...path, 'cites', i],
          `${id} gjelder ${point.audience}, men ${noun} er for ${role}`,
          `Vis til et punkt som gjelder dem ${noun} er for.`,
        );
      } else if (role !== 'ansatt' && (LOYALTY.test(point.text) || LOYALTY.test(point.quote ?? ''))) {
        error(
          [...path, 'cites', i],
          `${id} handler om lojalitetsplikt, og den gjelder bare ansatte`,
          'Folkevalgte har ingen lojalitetsplikt. Vis til et annet punkt.',
        );
      }
    }
  }
  for (const [i, id] of written.trains.entries()) {
    const point = Object.hasOwn(library.points, id) ? library.points[id] : undefined;
    if (point && !speaksTo(point.audience, role)) {
      error(
        ['trains', i],
        `${id} gjelder ${point.audience}, men ${noun} er for ${role}`,
        'Ta det ut av trains.',
      );
    }
  }
}
