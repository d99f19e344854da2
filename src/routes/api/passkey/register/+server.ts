/** The browser's new key → registered, and a session that may do HR's work. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { readJson } from '#lib/server/json-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { MAX_BODY, registerKey } from '#lib/server/passkey.ts';
import { noteRefused } from '#lib/server/refused.ts';
import { setCookie } from '#lib/server/session.ts';

export const POST: RequestHandler = async ({
  request,
  cookies,
  url,
  getClientAddress,
  locals: { store, hr, now },
}) => {
  if (!hr) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const wait = await tooOften(store, 'login', hr.hr, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const body = await readJson(request, MAX_BODY);
  if (!body.ok) return json({ error: body.error }, { status: body.status });
  const site = { origin: url.origin, name: `Sunn fornuft, ${municipality.name}` };
  const registered = await registerKey(store, site, hr, body.value, now);
  if (!registered) {
    const detail = { way: 'passkey', reason: 'register' };
    await noteRefused(store, { actor: 'hr', id: hr.hr }, getClientAddress(), detail, now);
    return json({ error: 'avvist' }, { status: 400 });
  }
  if (registered.token) setCookie(cookies, { kind: 'hr' }, registered.token);
  return json({});
};
