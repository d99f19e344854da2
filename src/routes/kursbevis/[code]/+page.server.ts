/** Is this certificate genuine? Answered to whoever holds the code; unknown and erased look alike. */
import { course, municipality } from 'virtual:course';
import { certificateOf, holdsOn } from '#lib/server/certificate.ts';
import { tooOften } from '#lib/server/limits.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, getClientAddress, setHeaders }) => {
  const { store, now } = locals;
  const answer = { municipality: municipality.name };
  const wait = await tooOften(store, 'certificate', getClientAddress(), now);
  if (wait > 0) {
    setHeaders({ 'retry-after': String(wait) });
    return { ...answer, often: true };
  }
  const found = await certificateOf(store, params.code);
  return found ? { ...answer, found, holds: await holdsOn(store, course, found, now) } : answer;
};
