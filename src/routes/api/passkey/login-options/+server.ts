/** What a browser needs to ask for a passkey: the same for everybody. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { tooOften } from '#lib/server/limits.ts';
import { loginOptions } from '#lib/server/passkey.ts';

export const POST: RequestHandler = async ({ url, getClientAddress, locals: { store, now } }) => {
  const wait = await tooOften(store, 'login', getClientAddress(), now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const site = { origin: url.origin, name: `Sunn fornuft, ${municipality.name}` };
  return json(await loginOptions(store, site, now));
};
