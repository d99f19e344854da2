/** Who shall take the course: upload, see what would happen, import; personal links; the list. */
import { fail, redirect } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { asOf } from '#lib/server/as-of.ts';
import { audit } from '#lib/server/audit.ts';
import { countsByUnit, standingsPage } from '#lib/server/completions.ts';
import { readForm, readUpload } from '#lib/server/form-body.ts';
import { voidLinksOf } from '#lib/server/invitation.ts';
import { tooOften } from '#lib/server/limits.ts';
import { pageNumber } from '#lib/server/page-number.ts';
import { findPeople, withLinks } from '#lib/server/people-list.ts';
import { importRoster, planImport, type Plan } from '#lib/server/people.ts';
import { dropPreview, keepPreview, previewOf } from '#lib/server/roster-preview.ts';
import { LIMITS } from '#lib/server/roster-file.ts';
import { readRoster } from '#lib/server/roster.ts';
import type { Actions, PageServerLoad } from './$types';

/** People on a page of the list. */
const PAGE = 50;
/** Faults, and rows of a preview, that are shown; the rest is counted. New people are mostly alike. */
const SHOWN = 100;
const SHOWN_NEW = 25;

export const load: PageServerLoad = async ({ url, locals: { store, hr, now } }) => {
  if (!hr) redirect(303, '/logg-inn');
  const kept = await previewOf(store, hr.id, now);
  const plan = kept && (await planImport(store.db, kept.rows));
  const moment = await asOf(store.db, course, now);
  const counts = await countsByUnit(store, moment);
  const sum = (key: 'all' | 'fullfort') => counts.reduce((total, count) => total + count[key], 0);
  const pages = Math.max(1, Math.ceil(sum('all') / PAGE));
  const page = pageNumber(url.searchParams.get('side'), pages);
  const rows = await standingsPage(store, moment, {}, (page - 1) * PAGE, PAGE);
  return {
    preview: plan && kept && { ...shown(plan), notices: kept.notices.slice(0, SHOWN) },
    all: sum('all'),
    open: sum('all') - sum('fullfort'),
    list: { rows: await withLinks(store, rows, now), page, pages },
    links: url.searchParams.get('lenker'),
  };
};

export const actions: Actions = {
  lastopp: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'import', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const bytes = await fileOf(request);
    if (bytes === null) return fail(400, { noFile: true });
    const { rows, issues, notices } = await readRoster(bytes);
    if (issues.length > 0) {
      await dropPreview(store.db, hr.id);
      return fail(422, { issues: issues.slice(0, SHOWN), count: issues.length });
    }
    const plan = await planImport(store.db, rows);
    await keepPreview(store, hr.id, { rows, notices }, plan.hash, now);
    redirect(303, '/hr/personer#opplasting');
  },

  importer: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'import', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const seen = (await readForm(request)).get('hash');
    const kept = await previewOf(store, hr.id, now);
    if (!kept) return fail(410, { gone: true });
    // The hash covers the rows and what they would change: what was seen is what is imported, or nothing is.
    const { plan, stale } = await importRoster(
      store,
      course,
      kept.rows,
      String(seen),
      { hr: hr.hr, session: hr.id },
      now,
    );
    return stale
      ? fail(409, { stale: true })
      : { imported: { added: plan.added.length, changed: plan.changed.length } };
  },

  avbryt: async ({ locals: { store, hr } }) => {
    if (!hr) redirect(303, '/logg-inn');
    await dropPreview(store.db, hr.id);
    return { cancelled: true };
  },

  sok: async ({ request, locals: { store, now } }) => {
    const question = String((await readForm(request)).get('sok') ?? '').slice(0, 200);
    return { question, ...(await findPeople(store, course, question, PAGE, now)) };
  },

  ugyldig: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const person = String((await readForm(request)).get('person'));
    await store.db.transaction().execute(async (tx) => {
      await voidLinksOf(tx, person, now);
      await audit(store, { actor: 'hr', id: hr.hr, action: 'void-link' }, now, tx);
    });
    return { voided: true };
  },
};

/** The uploaded file's bytes; null when there is none. What is too big becomes one byte too many. */
async function fileOf(request: Request): Promise<Uint8Array | null> {
  const most = LIMITS.megabytes * 1024 * 1024;
  const file = await readUpload(request, 'fil', most);
  if (file === 'too-big') return new Uint8Array(most + 1);
  return file ? new Uint8Array(await file.arrayBuffer()) : null;
}

/** A plan as the page shows it: the first of each kind, and how many there are. */
function shown({ added, changed, unchanged, missing, erased, hash }: Plan) {
  const name = (p: { firstName: string; lastName: string }) => `${p.lastName}, ${p.firstName}`;
  return {
    hash,
    counts: { added: added.length, changed: changed.length, unchanged, missing: missing.length },
    erased: erased.length,
    added: added.slice(0, SHOWN_NEW).map((r) => ({ ...r, name: name(r) })),
    changed: changed.slice(0, SHOWN).map(({ row, known, fields }) => ({
      ansattnr: row.ansattnr,
      role: row.role,
      name: name(row),
      changes: fields.map((field) => ({ field, from: known[field], to: row[field] })),
    })),
    missing: missing
      .slice(0, SHOWN)
      .map(({ ansattnr, role, unit, ...k }) => ({ ansattnr, role, unit, name: name(k) })),
  };
}
