import { error } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { guideline } from 'virtual:guideline';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => course.lessons.map(({ id }) => ({ lesson: id }));

export const load: PageServerLoad = ({ params }) => {
  const lesson = course.lessons.find(({ id }) => id === params.lesson);
  if (!lesson) error(404);
  const reads = (lesson.reads ?? []).flatMap((id) => guideline.points.filter((point) => point.id === id));
  return {
    course,
    lesson,
    municipality: municipality.name,
    reads: reads.map(({ id, text, audience }) => ({ id, text, audience })),
  };
};
