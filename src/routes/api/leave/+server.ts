/** Ends this browser's session as a learner. Nothing happens when there is none. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { endSession } from '#lib/server/session.ts';

export const POST: RequestHandler = async ({ cookies, locals: { store } }) => {
  await endSession(store, cookies, 'deltaker');
  return json({});
};
