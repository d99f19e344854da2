/** By when each role must have completed: what is settled, what another rule would mean, and settling it. */
import { fail, redirect } from '@sveltejs/kit';
import { course } from 'virtual:course';
import { sumOf } from '#lib/course/counts.ts';
import { addDays } from '#lib/course/day.ts';
import type { DeadlineRule, DeadlineRules } from '#lib/course/deadline.ts';
import { deadlines as words } from '#lib/i18n/nb/hr-deadlines.ts';
import type { Role } from '#lib/scenario/format.ts';
import { asOf } from '#lib/server/as-of.ts';
import { audit } from '#lib/server/audit.ts';
import { countsByUnit } from '#lib/server/completions.ts';
import type { Store } from '#lib/server/database.ts';
import {
  deadlineRules,
  isDay,
  keepDeadlineRules,
  MOST_DAYS,
  ruleOf,
  rulesText,
} from '#lib/server/deadline-rules.ts';
import { readForm } from '#lib/server/form-body.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { store } }) => {
  const rules = await deadlineRules(store.db);
  return { rules, seen: rulesText(rules), roles: course.roles };
};

export const actions: Actions = {
  vis: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const { rules, given, faults, seen, stale } = await rulesIn(request, store);
    if (stale) return fail(409, { stale, given });
    if (faults.length > 0) return fail(422, { faults, given, seen });
    const [before, after] = [await meaning(store, now), await meaning(store, now, rules)];
    return { preview: { rules, late: after.late, lateNow: before.late, soon: after.soon }, given, seen };
  },

  lagre: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const { rules, given, faults, seen, stale } = await rulesIn(request, store);
    if (stale) return fail(409, { stale, given });
    if (faults.length > 0) return fail(422, { faults, given, seen });
    const kept = await store.db.transaction().execute(async (tx) => {
      if (!(await keepDeadlineRules(tx, rules, seen))) return false;
      const detail = { ansatt: said(rules.ansatt), folkevalgt: said(rules.folkevalgt) };
      await audit(store, { actor: 'hr', id: hr.hr, action: 'deadlines', detail }, now, tx);
      return true;
    });
    return kept ? { saved: true } : fail(409, { stale: true, given });
  },
};

const said = (rule: DeadlineRule) => ('days' in rule ? rule.days : rule.date);

/** How many would be late today, and how many would have to be done within a week. */
async function meaning(store: Store, now: Date, rules?: DeadlineRules) {
  const today = await asOf(store.db, course, now, rules);
  const week = { ...today, today: addDays(today.today, 8) };
  const [late, then] = [sumOf(await countsByUnit(store, today)), sumOf(await countsByUnit(store, week))];
  return { late: late.forfalt, soon: Math.max(0, then.forfalt - late.forfalt) };
}

/** What was written, role by role; a role that is not in the form keeps its rule. */
async function rulesIn(request: Request, store: Store) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const faults: { role: Role; message: string }[] = [];
  const settled = await deadlineRules(store.db);
  const rules: Record<Role, DeadlineRule> = { ...settled };
  // What the form was made from. A colleague may have settled something else meanwhile, and must not be undone unseen.
  const seen = text('sett');
  const given: Partial<Record<Role, { kind: string; days: string; date: string }>> = {};
  for (const role of course.roles) {
    const [kind, days, date] = [text(`${role}-slag`), text(`${role}-dager`), text(`${role}-dato`)];
    if (kind === '') continue;
    given[role] = { kind, days, date };
    const rule = ruleOf(kind === 'dato' ? { date } : { days: /^\d{1,3}$/.test(days) ? Number(days) : 0 });
    if (rule) rules[role] = rule;
    else
      faults.push({
        role,
        message: kind === 'dato' && !isDay(date) ? words.wrongDate : words.wrongDays(MOST_DAYS),
      });
  }
  return { rules, given, faults, seen, stale: seen !== rulesText(settled) };
}
