import { municipality } from 'virtual:course';
import { guideline } from 'virtual:guideline';

export const prerender = true;

export const load = () => {
  const listed = new Set(guideline.checklist.flatMap(({ points }) => points));
  return {
    municipality: municipality.name,
    title: guideline.title,
    version: guideline.version,
    checklist: guideline.checklist,
    points: guideline.points.filter(({ id }) => listed.has(id)),
  };
};
