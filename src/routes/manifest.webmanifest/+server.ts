/** Made once, at build, of the course and the municipality. */
import type { RequestHandler } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { manifestOf } from './manifest.ts';

export const prerender = true;

export const GET: RequestHandler = () =>
  new Response(JSON.stringify(manifestOf(course, municipality), null, 2), {
    headers: { 'content-type': 'application/manifest+json' },
  });
