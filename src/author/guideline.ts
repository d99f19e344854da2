/** The guidelines as the pages and the lists for the council need them. Pure. */
import type { Guideline } from '#lib/course/guideline.ts';
import type { Citation } from '#lib/scenario/format.ts';
import type { Library } from '#lib/scenario/sources.ts';
import type { Sources } from './sources.ts';

/** @param citations every legal source as it is shown; one that is not there is `check`'s to report */
export function guidelineOf(
  { points }: Library,
  citations: Record<string, Citation>,
  { title = '', version, sections = {}, checklist = {} }: Sources['guideline'],
): Guideline {
  return {
    title,
    version,
    sections,
    checklist: Object.entries(checklist).map(([heading, ids]) => ({ title: heading, points: ids })),
    points: Object.entries(points).map(([id, { sources = [], alone: _, ...point }]) => ({
      id,
      ...point,
      sources: sources.flatMap((source) =>
        Object.hasOwn(citations, source) ? [citations[source] as Citation] : [],
      ),
    })),
  };
}
