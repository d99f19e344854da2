/** Who shall take the course: upload, see what would happen, import; personal links; the list. */
import { fail, redirect } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { completedOf, sumOf } from '#lib/course/counts.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { asOf } from '#lib/server/as-of.ts';
import { audit } from '#lib/server/audit.ts';
import { countPeople, countsByUnit, standingsPage } from '#lib/server/completions.ts';
import type { Store } from '#lib/server/database.ts';
import { readForm, readUpload } from '#lib/server/form-body.ts';
import { voidLinksOf } from '#lib/server/invitation.ts';
import { tooOften } from '#lib/server/limits.ts';
import { WITHOUT_LINK } from '#lib/server/links-export.ts';
import { pageNumber } from '#lib/server/page-number.ts';
import { findPeople, withLinks } from '#lib/server/people-list.ts';
import { endByHand } from '#lib/server/ending.ts';
import { importRoster, planImport } from '#lib/server/people.ts';
import { LIMITS } from '#lib/server/roster-file.ts';
import {
  forgetMappings,
  mappingChosen,
  mappingFrom,
  mappingQuestion,
  rememberedMapping,
  rememberMapping,
} from '#lib/server/roster-mapping.ts';
import { dropPreview, keepPreview, previewOf } from '#lib/server/roster-preview.ts';
import { shownMissing, shownPlan } from '#lib/server/roster-shown.ts';
import { dropWaiting, waiting } from '#lib/server/roster-waiting.ts';
import { readRoster, readRows, type Roster } from '#lib/server/roster.ts';
import type { Actions, PageServerLoad } from './$types';

/** People on a page of the list. */
const PAGE = 50;
/** Faults and notices that are shown; the rest is counted. */
const SHOWN = 100;

export const load: PageServerLoad = async ({ url, locals: { store, hr, now } }) => {
  if (!hr) redirect(303, '/logg-inn');
  const kept = await previewOf(store, hr.id, now);
  const plan = kept && !kept.unmapped ? await planImport(store.reading, kept.rows, now) : null;
  const asleep = await waiting(store.reading, now);
  const moment = await asOf(store.db, course, now);
  const counts = await countsByUnit(store, moment);
  const sum = sumOf(counts);
  const pages = Math.max(1, Math.ceil(sum.all / PAGE));
  const page = pageNumber(url.searchParams.get('side'), pages);
  const rows = await standingsPage(store, moment, {}, (page - 1) * PAGE, PAGE);
  return {
    preview: plan &&
      kept && {
        ...shownPlan(plan),
        notices: kept.notices.slice(0, SHOWN),
        said: kept.said === true,
      },
    question: kept?.unmapped && mappingQuestion(kept.unmapped.file, kept.unmapped.missing),
    waiting: asleep && {
      at: norwegianDay(asleep.at),
      hash: asleep.hash,
      count: asleep.missing.length,
      missing: shownMissing(asleep.missing),
    },
    all: sum.all,
    open: sum.all - completedOf(sum),
    unlinked: await countPeople(store, moment, WITHOUT_LINK),
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
    let said = false;
    const roster = await readRoster(bytes, async (headings) => {
      const mapping = await rememberedMapping(store, headings);
      said = mapping !== undefined;
      return mapping;
    });
    return preview(store, hr.id, roster, said, now);
  },

  kolonner: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'import', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const form = await readForm(request);
    const kept = await previewOf(store, hr.id, now);
    if (!kept?.unmapped) return fail(410, { gone: true });
    const { file } = kept.unmapped;
    const mapping = mappingFrom(form, file);
    const roster = await readRows(file, mapping);
    if (roster.unmapped) return fail(422, { unmapped: roster.unmapped.missing, chosen: mappingChosen(form) });
    await rememberMapping(store, file.header.cells, mapping);
    return preview(store, hr.id, roster, true, now);
  },

  glem: async ({ locals: { store, hr } }) => {
    if (!hr) redirect(303, '/logg-inn');
    await forgetMappings(store);
    await dropPreview(store.db, hr.id);
    return { forgotten: true };
  },

  importer: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const wait = await tooOften(store, 'import', hr.hr, now);
    if (wait > 0) return fail(429, { wait });
    const form = await readForm(request);
    const kept = await previewOf(store, hr.id, now);
    if (!kept || kept.unmapped) return fail(410, { gone: true });
    // The hash covers the rows and what they would change: what was seen is what is imported, or nothing is.
    const seen = String(form.get('hash'));
    const { hash, missing } = await planImport(store.reading, kept.rows, now);
    if (hash !== seen) return fail(409, { stale: true });
    const ends = endsFrom(form, missing);
    if (!ends) return fail(422, { wrongNumber: missing.length });
    const by = { hr: hr.hr, session: hr.id };
    const { plan, stale, ended } = await importRoster(store, course, kept.rows, seen, by, now, ends);
    return stale
      ? fail(409, { stale: true })
      : { imported: { added: plan.added.length, changed: plan.changed.length, ended } };
  },

  avslutt: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const list = await waiting(store.reading, now);
    if (!list) return fail(410, { gone: true });
    const form = await readForm(request);
    const hash = String(form.get('sett'));
    // Before the number is looked at: it is the number of those who were seen.
    if (hash !== list.hash) return fail(409, { others: true });
    const ends = endsFrom(form, list.missing);
    if (!ends) return fail(422, { wrongNumber: list.missing.length });
    if (ends.length === 0) return fail(422, { nobody: true });
    const ended = await endByHand(store, { hash, ends }, hr.hr, now);
    return ended === 'stale' ? fail(409, { others: true }) : { ended };
  },

  behold: async ({ locals: { store, hr } }) => {
    if (!hr) redirect(303, '/logg-inn');
    await dropWaiting(store.db);
    return { keptAll: true };
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

/** What was read waits for a yes, or for somebody to say what its columns are; or it is told what is wrong. */
async function preview(store: Store, session: string, roster: Roster, said: boolean, now: Date) {
  const { rows, issues, notices, unmapped } = roster;
  if (unmapped) {
    await keepPreview(store, session, { rows: [], notices: [], unmapped }, '', now);
  } else if (issues.length > 0) {
    await dropPreview(store.db, session);
    return fail(422, { issues: issues.slice(0, SHOWN), count: issues.length, said });
  } else {
    const plan = await planImport(store.reading, rows, now);
    await keepPreview(store, session, { rows, notices, said }, plan.hash, now);
  }
  redirect(303, '/hr/personer#opplasting');
}

/**
 * Those of the missing that somebody has ticked, or everybody when their number is written.
 * @returns undefined when the number is another: then nobody knows what was meant
 */
function endsFrom(form: FormData, missing: readonly { appointment: string }[]): string[] | undefined {
  const written = String(form.get('antall') ?? '').replaceAll(/\s/g, '');
  if (written === '') return form.getAll('avslutt').map(String);
  return written === String(missing.length) ? missing.map((one) => one.appointment) : undefined;
}

/** The uploaded file's bytes; null when there is none. What is too big becomes one byte too many. */
async function fileOf(request: Request): Promise<Uint8Array | null> {
  const most = LIMITS.megabytes * 1024 * 1024;
  const file = await readUpload(request, 'fil', most);
  if (file === 'too-big') return new Uint8Array(most + 1);
  return file ? new Uint8Array(await file.arrayBuffer()) : null;
}
