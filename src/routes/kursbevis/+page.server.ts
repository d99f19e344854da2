import { course, municipality } from 'virtual:course';

export const prerender = true;

export const load = () => ({
  municipality: municipality.name,
  lessons: course.lessons.map(({ title, scenarios }) => ({
    title,
    roles: scenarios.map(({ role }) => role),
  })),
});
