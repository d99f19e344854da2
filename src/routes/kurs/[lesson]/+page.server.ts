import { error } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => course.lessons.map(({ id }) => ({ lesson: id }));

export const load: PageServerLoad = ({ params }) => {
  const lesson = course.lessons.find(({ id }) => id === params.lesson);
  if (!lesson) error(404);
  return { course, lesson, municipality: municipality.name };
};
