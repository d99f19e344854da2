/**
 * Off to the provider. GET, because a form may not be answered with a way out of here (`form-action 'self'`); nothing
 * changes but a cookie that says what the answer must fit.
 */
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { tooOften } from '#lib/server/limits.ts';
import { oidcConfig } from '#lib/server/oidc-config.ts';
import { beginWorkLogin, nextFor, WORK_COOKIE, WORK_COOKIE_OPTIONS } from '#lib/server/oidc.ts';

export const GET: RequestHandler = async ({ url, request, cookies, getClientAddress, locals }) => {
  const { store, now } = locals;
  const config = oidcConfig();
  if (!config) redirect(303, '/logg-inn');
  const as = url.searchParams.get('som') === 'deltaker' ? 'deltaker' : 'hr';
  const door = as === 'hr' ? '/logg-inn' : '/logg-inn/kurs';
  // Nobody else's page may log somebody in, join a work account or spend their tries.
  const site = request.headers.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') redirect(303, door);
  const wait = await tooOften(store, 'workStart', getClientAddress(), now);
  if (wait > 0) return new Response(null, { status: 429, headers: { 'retry-after': String(wait) } });
  const errand = {
    as,
    // Whoever does not say is on a device that others use too.
    shared: url.searchParams.get('enhet') !== 'egen',
    join: url.searchParams.get('koble') === 'ja',
    next: nextFor(as, url.searchParams.get('next')),
  } as const;
  const begun = await beginWorkLogin(config, errand, url.origin);
  if (!begun) redirect(303, `${door}?feil=stille`);
  cookies.set(WORK_COOKIE, begun.kept, WORK_COOKIE_OPTIONS);
  redirect(303, begun.url);
};
