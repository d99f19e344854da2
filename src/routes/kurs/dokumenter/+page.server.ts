import { course, municipality } from 'virtual:course';

export const prerender = true;

export const load = () => ({ course, municipality: municipality.name });
