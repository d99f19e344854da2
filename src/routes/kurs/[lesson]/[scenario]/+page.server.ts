import { error } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { scenarios } from 'virtual:scenarios';
import type { EntryGenerator, PageServerLoad } from './$types';

// Prerendered without request, cookies or database: the whole scenario stands in the page, so nothing is awaited.
export const prerender = true;

export const entries: EntryGenerator = () =>
  Object.keys(scenarios).map((id) => {
    const [lesson = '', scenario = ''] = id.split('/');
    return { lesson, scenario };
  });

export const load: PageServerLoad = ({ params }) => {
  const id = `${params.lesson}/${params.scenario}`;
  const scenario = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  const lesson = course.lessons.find((each) => each.id === params.lesson);
  if (!scenario || !lesson) error(404);
  const all = course.lessons.flatMap((each) => each.scenarios);
  const after = all.slice(all.findIndex((each) => each.id === id) + 1);
  return {
    scenario,
    lesson: { id: lesson.id, title: lesson.title },
    contact: municipality.contact,
    /** Of the course, as somebody would read it aloud. */
    edition: course.edition.slice(0, 8),
    /** What may come next, in order; which it is depends on the role. */
    following: after.filter((each) => each.core).map(({ id, title, role }) => ({ id, title, role })),
  };
};
