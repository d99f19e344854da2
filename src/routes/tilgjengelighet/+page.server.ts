import { municipality } from 'virtual:course';

export const prerender = true;

export const load = () => ({ municipality });
