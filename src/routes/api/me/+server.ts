/** Who is logged in on this device, and where they stand. `null` when nobody is. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { course } from 'virtual:course';
import type { Me } from '#lib/scenario/attempt.ts';
import { meOf } from '#lib/server/me.ts';
import { LEARNER_COOKIE } from '#lib/server/session.ts';

export const GET: RequestHandler = async ({ cookies, locals: { store, learner, now } }) => {
  if (!learner) {
    const expired = cookies.get(LEARNER_COOKIE) !== undefined;
    return json({ person: null, status: [], ...(expired && { expired }) } satisfies Me);
  }
  const me = await meOf(store, course, learner, now);
  return me ? json(me) : json({ error: 'slettet' }, { status: 410 });
};
