import { municipality } from 'virtual:course';
import { guideline } from 'virtual:guideline';
import { partsOf } from '#lib/course/guideline.ts';

// Prerendered whole: the list can be read without a program, and without a network.
export const prerender = true;

export const load = () => ({
  municipality: municipality.name,
  title: guideline.title,
  version: guideline.version,
  parts: partsOf(guideline),
});
