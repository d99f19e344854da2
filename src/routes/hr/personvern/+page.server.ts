/** Privacy, by hand: somebody is found, erased; how long things are kept is settled, and what is over its time goes. */
import { fail, redirect } from '@sveltejs/kit';
import { findAnybody } from '#lib/server/anybody.ts';
import { erasePeople, hasDesk } from '#lib/server/erase.ts';
import { readForm } from '#lib/server/form-body.ts';
import { tooOften } from '#lib/server/limits.ts';
import {
  isKeeping,
  KINDS,
  overdue,
  removeOverdue,
  retentionOf,
  RULES,
  settleRetention,
  type Kind,
} from '#lib/server/retention.ts';
import type { Actions, PageServerLoad } from './$types';

/** Hits that are shown. */
const MOST = 20;

export const load: PageServerLoad = async ({ url, locals: { store, hr, now } }) => {
  const gone = url.searchParams.get('person') === 'ukjent';
  // How long the log is kept is not for those whose doings are in it.
  if (hr?.role !== 'administrator') return { gone, keeping: null };
  const retention = await retentionOf(store.db);
  const over = await overdue(store, retention, now);
  const kinds = KINDS.map((kind) => {
    const { unit, least, most } = RULES[kind];
    return { kind, unit, least, most, keep: retention.keep[kind], over: over[kind] };
  });
  return { gone, keeping: { kinds, nightly: retention.nightly } };
};

export const actions: Actions = {
  sok: async ({ request, locals: { store } }) => {
    const question = String((await readForm(request)).get('sok') ?? '').slice(0, 200);
    return { question, ...(await findAnybody(store, question, MOST)) };
  },

  slett: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'erase', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const form = await readForm(request);
    const person = String(form.get('person'));
    if (form.get('sikker') !== 'ja') return fail(400, { notSure: true });
    if (await hasDesk(store.db, person)) return fail(409, { hasDesk: true });
    const erased = await erasePeople(store, [person], 'hr', { actor: 'hr', id: hr.hr }, now);
    return erased > 0 ? { erased: true } : fail(404, { notErased: true });
  },

  lagre: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    if (hr.role !== 'administrator') return fail(403, { notYours: true });
    const form = await readForm(request);
    const keep = KINDS.map((kind) => [kind, wholeNumber(form.get(kind))] as const);
    const wrong = keep.find(([kind, value]) => !isKeeping(kind, value));
    if (wrong) return fail(422, { wrong: wrong[0] });
    const retention = {
      keep: Object.fromEntries(keep) as Record<Kind, number>,
      nightly: form.get('nattlig') === 'ja',
    };
    await settleRetention(store, retention, { actor: 'hr', id: hr.hr }, now);
    return { saved: true };
  },

  rydd: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    if (hr.role !== 'administrator') return fail(403, { notYours: true });
    const wait = await tooOften(store, 'erase', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const form = await readForm(request);
    const kind = KINDS.find((known) => known === form.get('type'));
    if (!kind) return fail(400, { stale: true });
    const gone = await removeOverdue(store, kind, String(form.get('sett')), { actor: 'hr', id: hr.hr }, now);
    return gone === 'stale' ? fail(409, { stale: true }) : { cleared: gone, kind };
  },
};

function wholeNumber(value: FormDataEntryValue | null): number | undefined {
  return typeof value === 'string' && /^\d{1,6}$/.test(value.trim()) ? Number(value) : undefined;
}
