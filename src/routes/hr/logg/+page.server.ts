/** What has been done, by whom, and whether the log still is what was written. */
import { fail, redirect } from '@sveltejs/kit';
import { checkAudit, lastAuditCheck } from '#lib/server/audit-check.ts';
import { auditChoices, auditLines, countAudit, readDay } from '#lib/server/audit-list.ts';
import { tooOften } from '#lib/server/limits.ts';
import { pageNumber } from '#lib/server/page-number.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows on a page of the list. */
const PAGE = 100;

export const load: PageServerLoad = async ({ url, locals: { store } }) => {
  // PostgreSQL takes no text with a NUL in it.
  const asked = (name: string) => url.searchParams.get(name)?.replaceAll('\0', '').slice(0, 100) || undefined;
  const filter = {
    action: asked('hva'),
    who: asked('hvem'),
    from: readDay(url.searchParams.get('fra')),
    to: readDay(url.searchParams.get('til')),
  };
  const all = await countAudit(store.db, filter);
  const pages = Math.max(1, Math.ceil(all / PAGE));
  const page = pageNumber(url.searchParams.get('side'), pages);
  return {
    filter,
    choices: await auditChoices(store.db),
    list: { rows: await auditLines(store.db, filter, (page - 1) * PAGE, PAGE), all, page, pages },
    check: await lastAuditCheck(store.db),
  };
};

export const actions: Actions = {
  kontroller: async ({ locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'export', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    await checkAudit(store, now);
    return { checked: true };
  },
};
