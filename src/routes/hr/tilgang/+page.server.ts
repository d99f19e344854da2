/** Who enters HR's pages: opened with a link that works once, closed, and let in again after a lost key. */
import { fail, redirect } from '@sveltejs/kit';
import {
  accounts,
  changeRole,
  closeAccount,
  leadersWithout,
  newAccountLink,
  openAccount,
} from '#lib/server/account.ts';
import { apiTokens, newApiToken, revokeApiToken, TOKEN_MONTHS } from '#lib/server/api-token.ts';
import { readForm } from '#lib/server/form-body.ts';
import { hasNationalId } from '#lib/server/national-id.ts';
import type { Actions, PageServerLoad } from './$types';

const ROLES = ['administrator', 'hr', 'sekretariat'] as const;
const MAX_NAME = 80;

export const load: PageServerLoad = async ({ locals: { store, hr, now } }) => {
  if (!hr) redirect(303, '/logg-inn');
  return {
    you: hr.hr,
    accounts: await accounts(store.db, now),
    leaders: await leadersWithout(store.db, now),
    tokens: await apiTokens(store.db, now),
    months: TOKEN_MONTHS,
  };
};

export const actions: Actions = {
  ny: async ({ request, url, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const form = await readForm(request);
    const name = nameIn(form);
    const role = ROLES.find((one) => one === form.get('rolle'));
    if (!role || name === null) return fail(400, { noName: true });
    if (hasNationalId(name)) return fail(400, { nationalId: true });
    const link = await openAccount(store, { role, name }, hr.hr, url.origin, now);
    return { link, name };
  },

  leder: async ({ request, url, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const person = String((await readForm(request)).get('person') ?? '');
    const leader = (await leadersWithout(store.db, now)).find((one) => one.person === person);
    const link = leader && (await openAccount(store, { role: 'leder', person }, hr.hr, url.origin, now));
    return link ? { link, name: leader.name } : fail(410, { gone: true });
  },

  lenke: async ({ request, url, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const id = String((await readForm(request)).get('konto') ?? '');
    const account = (await accounts(store.db, now)).find((one) => one.id === id);
    const link = account && (await newAccountLink(store, id, hr.hr, url.origin, now));
    return link ? { link, name: account.name } : fail(410, { gone: true });
  },

  rolle: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const form = await readForm(request);
    const role = ROLES.find((one) => one === form.get('rolle'));
    const done = role ? await changeRole(store, String(form.get('konto') ?? ''), role, hr.hr, now) : null;
    if (done === null) return fail(410, { gone: true });
    if (done === 'last') return fail(409, { last: true });
    return { changed: true };
  },

  steng: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const id = String((await readForm(request)).get('konto') ?? '');
    const done = await closeAccount(store, id, hr.hr, now);
    if (done === null) return fail(410, { gone: true });
    if (done === 'last') return fail(409, { last: true });
    // Whoever closed their own is out.
    if (id === hr.hr) redirect(303, '/logg-inn');
    const made = (await apiTokens(store.db, now)).filter(({ by, ends }) => by.id === id && ends !== 'over');
    return { closed: true, tokens: made.map(({ name }) => name) };
  },

  nokkel: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const form = await readForm(request);
    const name = nameIn(form);
    const months = TOKEN_MONTHS.find((one) => String(one) === form.get('varighet'));
    if (name === null || !months) return fail(400, { noTokenName: true });
    if (hasNationalId(name)) return fail(400, { nationalId: true });
    return { token: await newApiToken(store, { name, months }, hr.hr, now), name };
  },

  trekk: async ({ request, locals: { store, hr, now } }) => {
    if (!hr) redirect(303, '/logg-inn');
    const id = String((await readForm(request)).get('nokkel') ?? '');
    return (await revokeApiToken(store, id, hr.hr, now)) ? { revoked: true } : fail(410, { gone: true });
  },
};

/** @returns null when it is empty or too long */
function nameIn(form: FormData): string | null {
  const name = String(form.get('navn') ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return name === '' || name.length > MAX_NAME ? null : name;
}
