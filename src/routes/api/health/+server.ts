/** For whoever watches over the server: does it run, which version, does its database answer. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { healthOf } from '#lib/server/health.ts';
import { version } from '../../../../package.json';

export const GET: RequestHandler = async ({ locals }) => {
  const { status, body } = await healthOf(locals.store, version);
  return json(body, { status });
};
