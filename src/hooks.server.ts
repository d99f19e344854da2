/**
 * What happens before any route of ours: the database is opened when the server starts, and every request is asked
 * where it comes from, who it is and whether it may enter. While building nothing is opened: only the prerendered
 * pages are made then, and they know nobody.
 */
import { building } from '$app/environment';
import { json, type Handle, type HandleServerError, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { course, municipality } from 'virtual:course';
import { courseBody, editions } from 'virtual:editions';
import { ACCESS, mayEnter } from '#lib/server/access.ts';
import { tokenOf } from '#lib/server/api-token.ts';
import type { AuditEntry } from '#lib/server/audit.ts';
import { isUnavailable } from '#lib/server/availability.ts';
import { openDatabase, placeOf, type Store } from '#lib/server/database.ts';
import { keepEditions } from '#lib/server/editions.ts';
import { eraseAgain } from '#lib/server/erase.ts';
import { isForeign, isNoAction, setHeaders } from '#lib/server/front-door.ts';
import { wordsFirst } from '#lib/server/head.ts';
import { firstHrLink } from '#lib/server/invitation.ts';
import { serverFault } from '#lib/i18n/nb/server-fault.ts';
import { log, loggable } from '#lib/server/log.ts';
import { startNightly } from '#lib/server/retention-nightly.ts';
import { mailerOf, type Mailer } from '#lib/server/mail.ts';
import { startReminderClock } from '#lib/server/reminder-clock.ts';
import { oidcConfig } from '#lib/server/oidc-config.ts';
import { noteRefused } from '#lib/server/refused.ts';
import { hrOf, learnerOf } from '#lib/server/session.ts';
import { earlyText } from './early-text.js';
import earlySource from './early.js?raw';

let store: Store | undefined;
let mailer: Mailer | null = null;
const early = earlyText(earlySource);
const transformPageChunk = ({ html }: { html: string }) => wordsFirst(html, early);

export const init: ServerInit = async () => {
  if (building) return;
  // What is wrong with the environment is said at once, not to the first who logs in.
  oidcConfig();
  const now = new Date();
  const origin = process.env['ORIGIN'] ?? 'http://localhost:5173';
  mailer = mailerOf(process.env, municipality, course.title, origin);
  const opened = await openDatabase(placeOf(process.env), now);
  store = opened;
  process.once('sveltekit:shutdown', () => void opened.close());
  await keepEditions(opened, { course, courseBody, editions }, now);
  const stopNightly = startNightly(opened, (error) =>
    log('error', 'nightly retention failed', { error: loggable(error) }),
  );
  process.once('sveltekit:shutdown', stopNightly);
  const { again, unreadable, unwritten } = await eraseAgain(opened, now);
  if (again > 0) log('warn', 'people erased again', { count: again }, now);
  if (unreadable > 0) log('warn', 'erased.log has lines that cannot be read', { count: unreadable }, now);
  if (unwritten > 0) log('error', 'erased.log cannot be written', { count: unwritten }, now);
  log('info', opened.created ? 'database created' : 'database opened', { store: opened.kind }, now);
  if (mailer) {
    const clock = () => new Date();
    process.once('sveltekit:shutdown', startReminderClock({ store: opened, course, mailer, clock }));
  }
  const link = await firstHrLink(opened, origin, now);
  if (link) console.log(`Første innlogging for HR (virker én gang, ett døgn): ${link}`);
};

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.requestId = crypto.randomUUID();
  if (building || !store) return resolve(event, { transformPageChunk });
  event.locals.store = store;
  event.locals.mailer = mailer;
  event.locals.now = new Date();
  let response: Response;
  try {
    response = (await stop(event)) ?? (await resolve(event, { transformPageChunk }));
  } catch (error) {
    // Redirects and the like are Kit's to make.
    if (!(error instanceof Error)) throw error;
    await handleError({ event, error, status: 500, message: 'Internal Error' });
    response = fault(event, 500);
  }
  if (response.status >= 500 && event.locals.unavailable) response = fault(event, 503);
  setHeaders(response.headers, event.route.id, event.url);
  note(event, response.status);
  return response;
};

/** @returns the answer when the request may not go on */
async function stop(event: RequestEvent): Promise<Response | undefined> {
  const { locals, request, route, cookies } = event;
  const { store, now } = locals;
  Object.assign(locals, { learner: null, hr: null, api: null });
  // No such page: Kit says so. And whoever watches over the server needs no database to be let in.
  if (route.id === null || route.id === '/api/health') return undefined;
  locals.learner = await learnerOf(store, cookies, now);
  locals.hr = await hrOf(store, cookies, now);
  // A token is looked for where it may be used, so that it opens nothing else.
  const bearer = route.id === '/api/completions' ? request.headers.get('authorization') : null;
  locals.api = await tokenOf(store, bearer, now);
  if (isForeign(request, event.url.origin)) return refuse(event, 403, 'fremmed-avsender');

  if (request.method === 'POST' && isNoAction(event.url))
    return json({ error: 'finnes-ikke' }, { status: 404 });

  const methods = Object.hasOwn(ACCESS, route.id) ? ACCESS[route.id] : undefined;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (!methods || !Object.hasOwn(methods, method)) return json({ error: 'feil-metode' }, { status: 405 });
  const { learner, hr } = locals;
  const role = hr && (hr.role ?? 'link');
  if (mayEnter(route.id, method, { learner: learner !== null, hr: role, api: locals.api !== null }))
    return undefined;
  const refused = await refuse(event, 401, 'ikke-innlogget');
  // Whoever follows a link to HR's pages is shown the way in.
  const isPage = method === 'GET' && route.id.startsWith('/hr');
  if (route.id === '/api/completions') refused.headers.set('www-authenticate', 'Bearer');
  return isPage ? new Response(null, { status: 303, headers: { location: '/logg-inn' } }) : refused;
}

/** Says no, and remembers that it was said. The same answer whatever the reason behind it is. */
async function refuse(event: RequestEvent, status: number, error: string): Promise<Response> {
  const { store, now, learner, hr } = event.locals;
  const who: Pick<AuditEntry, 'actor' | 'id'> = hr
    ? { actor: 'hr', id: hr.hr }
    : learner
      ? { actor: 'deltaker', id: learner.person }
      : { actor: 'ukjent' };
  const detail = { route: event.route.id ?? '-', method: event.request.method, reason: error };
  await noteRefused(store, who, event.getClientAddress(), detail, now);
  return json({ error }, { status });
}

/** Our own fault, or the database's. Says nothing but an id. */
function fault({ request, locals: { requestId } }: RequestEvent, status: 500 | 503): Response {
  const headers = status === 503 ? { 'retry-after': '5' } : {};
  if (request.headers.get('accept')?.includes('text/html')) {
    return new Response(`${serverFault[status]} (${requestId})`, {
      status,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  return json({ error: status === 503 ? 'utilgjengelig' : 'feil', id: requestId }, { status, headers });
}

/** Which route, never which address: an address may hold a token. */
function note(event: RequestEvent, status: number): void {
  const { requestId: id, now } = event.locals;
  const route = event.route.id ?? '-';
  const ms = Date.now() - now.getTime();
  log(status >= 500 ? 'error' : 'info', 'request', { id, method: event.request.method, route, status, ms });
}

export const handleError: HandleServerError = ({ event, error, status, message }) => {
  const id = event.locals.requestId ?? crypto.randomUUID();
  if (status >= 500) {
    event.locals.unavailable = isUnavailable(error);
    const route = event.route.id ?? '-';
    log('error', event.locals.unavailable ? 'database unavailable' : 'fault', {
      id,
      route,
      error: loggable(error),
    });
  }
  return { message, id };
};
