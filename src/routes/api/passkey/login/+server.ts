/** The browser's answer → HR's session. One «no» for every reason. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { readJson } from '#lib/server/json-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import { loginByKey, MAX_BODY } from '#lib/server/passkey.ts';
import { NOBODY_KNOWN, noteRefused } from '#lib/server/refused.ts';
import { endSession, setCookie } from '#lib/server/session.ts';

export const POST: RequestHandler = async ({
  request,
  cookies,
  url,
  getClientAddress,
  locals: { store, now },
}) => {
  const address = getClientAddress();
  const wait = await tooOften(store, 'login', address, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const body = await readJson(request, MAX_BODY);
  if (!body.ok) return json({ error: body.error }, { status: body.status });
  const site = { origin: url.origin, name: `Sunn fornuft, ${municipality.name}` };
  const token = await loginByKey(store, site, body.value, now);
  if (!token) {
    await noteRefused(store, NOBODY_KNOWN, address, { way: 'passkey' }, now);
    return json({ error: 'avvist' }, { status: 400 });
  }
  await endSession(store, cookies, 'hr');
  setCookie(cookies, { kind: 'hr' }, token);
  return json({});
};
