/** What a browser needs to make a passkey for the one who is logged in. */
import { json, type RequestHandler } from '@sveltejs/kit';
import { municipality } from 'virtual:course';
import { tooOften } from '#lib/server/limits.ts';
import { registerOptions } from '#lib/server/passkey.ts';

export const POST: RequestHandler = async ({ url, locals: { store, hr, now } }) => {
  if (!hr) return json({ error: 'ikke-innlogget' }, { status: 401 });
  const wait = await tooOften(store, 'login', hr.hr, now);
  if (wait > 0) return json({ error: 'for-ofte' }, { status: 429, headers: { 'retry-after': String(wait) } });
  const site = { origin: url.origin, name: `Sunn fornuft, ${municipality.name}` };
  return json(await registerOptions(store, site, hr.hr, now));
};
