/** Back from the provider: its answer is checked, and somebody is let in or told why not. */
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { enterAsHr, enterAsLearner } from '#lib/server/identity.ts';
import { tooOften } from '#lib/server/limits.ts';
import { oidcConfig } from '#lib/server/oidc-config.ts';
import { finishWorkLogin, WORK_COOKIE, WORK_COOKIE_OPTIONS } from '#lib/server/oidc.ts';
import { NOBODY_KNOWN, noteRefused } from '#lib/server/refused.ts';
import { endSession, setCookie } from '#lib/server/session.ts';

export const GET: RequestHandler = async ({ url, cookies, getClientAddress, locals }) => {
  const { store, now, hr, learner } = locals;
  const config = oidcConfig();
  if (!config) redirect(303, '/logg-inn');
  const address = getClientAddress();
  const wait = await tooOften(store, 'workReturn', address, now);
  if (wait > 0) return new Response(null, { status: 429, headers: { 'retry-after': String(wait) } });
  const kept = cookies.get(WORK_COOKIE);
  // Good for one answer.
  cookies.delete(WORK_COOKIE, WORK_COOKIE_OPTIONS);
  const answer = await finishWorkLogin(config, kept, url.search, url.origin);
  const { errand } = answer;
  const door = errand?.as === 'deltaker' ? '/logg-inn/kurs' : '/logg-inn';
  if (!errand || 'none' in answer) {
    const why = 'none' in answer ? answer.none : 'avvist';
    const detail = { way: 'oidc', reason: why };
    if (why === 'avvist') await noteRefused(store, NOBODY_KNOWN, address, detail, now);
    redirect(303, `${door}?feil=${why}`);
  }
  const { account } = answer;
  const { shared } = errand;
  const token =
    errand.as === 'hr'
      ? await enterAsHr(store, account, hr, now)
      : await enterAsLearner(store, account, { shared, joining: errand.join ? learner : null }, now);
  if (!token) {
    await noteRefused(store, NOBODY_KNOWN, address, { way: 'oidc' }, now);
    redirect(303, `${door}?feil=ukjent`);
  }
  await endSession(store, cookies, errand.as);
  setCookie(cookies, { kind: errand.as, shared: errand.as === 'deltaker' && shared }, token);
  redirect(303, errand.next);
};
