/**
 * Links that let somebody in. A learner's link is a low-privilege key: it hands in work and shows that person's own
 * status, on any number of devices, until the course is completed, the link expires, HR voids it or makes a list or
 * letters with newer ones. HR's link is used once, for registering a passkey.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Course } from '#lib/course/course.ts';
import type { Role } from '#lib/scenario/format.ts';
import { hasAdministrator } from './administrator.ts';
import { ofRole, statusOf } from './appointments.ts';
import { audit } from './audit.ts';
import { inBatches } from './batches.ts';
import type { Database, Store } from './database.ts';
import type { Invitation, Tables } from './schema.ts';
import { beginSession, endSessionsOf, type LearnerSession } from './session.ts';
import { hashToken, newToken } from './token.ts';
import { forgetLearners } from './work-account.ts';

const DAY = 24 * 60 * 60_000;
const LIFE = { deltaker: 90 * DAY, hr: DAY } as const;
const ACCOUNT_LINK = 7 * DAY;
/** How long a learner's link works at the most, milliseconds. */
export const LINK_LIFE = LIFE.deltaker;

/**
 * New links for people; each one voids the person's earlier links, but not the sessions begun with them. For lists and
 * letters: a list that went astray shall be made worthless by the next.
 * @param only whose link shows the appointment in one role alone, and which; it voids only links of the same kind, for
 *   whoever makes it knows nothing of the others
 */
export async function newLearnerLinks(
  tx: Transaction<Tables>,
  people: readonly string[],
  origin: string,
  now: Date,
  only: ReadonlyMap<string, Role> = new Map(),
): Promise<Map<string, string>> {
  for (const role of [undefined, 'ansatt', 'folkevalgt'] as const) {
    const wanted = people.filter((person) => only.get(person) === role);
    for await (const batch of inBatches(wanted)) {
      await tx
        .updateTable('invitation')
        .set({ voided_at: now.toISOString() })
        .where('person', 'in', batch)
        .where('voided_at', 'is', null)
        .$if(role !== undefined, (q) => q.where('only_role', '=', role as Role))
        .execute();
    }
  }
  return moreLearnerLinks(tx, people, origin, now, only);
}

/**
 * Links beside those people have: the older ones go on working. For mails, of which there are several: whoever opens
 * the first of them must get in too, and nobody can lock others out by asking for a link in their name.
 */
export async function moreLearnerLinks(
  tx: Transaction<Tables>,
  people: readonly string[],
  origin: string,
  now: Date,
  only: ReadonlyMap<string, Role> = new Map(),
): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  for await (const batch of inBatches(people)) {
    const rows = batch.map((person) => {
      const token = newToken();
      links.set(person, `${origin}/i/${token}`);
      return { ...invitation('deltaker', token, person, now), only_role: only.get(person) ?? null };
    });
    await tx.insertInto('invitation').values(rows).execute();
  }
  return links;
}

/** HR takes a person's links back, with the work accounts they may have joined, and ends the sessions on every device. */
export async function voidLinksOf(db: Database, person: string, now: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ voided_at: now.toISOString() })
    .where('person', '=', person)
    .where('voided_at', 'is', null)
    .execute();
  // A work account known by its number is joined again when it comes.
  await forgetLearners(db, [person]);
  await endSessionsOf(db, person);
}

export type Opened =
  | { token: string; person: string }
  /** `ukjent`: unknown, altered, expired, voided, or for another purpose: all the same from outside. */
  | { refused: 'ukjent' | 'fullfort' };

/**
 * Starts a learner's session by their link.
 * @param held the session this browser has already: whoever has proved two different links is shown what both show
 * @returns the session's secret for the cookie
 */
export async function openLearnerLink(
  store: Store,
  course: Course,
  token: string,
  shared: boolean,
  now: Date,
  held: LearnerSession | null = null,
): Promise<Opened> {
  return store.db.transaction().execute(async (tx): Promise<Opened> => {
    const link = await liveLink(tx, 'deltaker', token, now);
    const person = link?.person;
    if (!link || !person) return { refused: 'ukjent' };
    const known = held?.person === person && held.onlyRole !== link.only_role;
    const onlyRole = known ? null : link.only_role;
    if (!(await hasWork({ db: tx, kind: store.kind }, course, person, now, onlyRole)))
      return { refused: 'fullfort' };
    const begin = {
      kind: 'deltaker',
      person,
      invitation: link.id,
      shared,
      login: 'lenke',
      onlyRole,
    } as const;
    return { token: await beginSession(tx, begin, now), person };
  });
}

async function liveLink(db: Database, purpose: Invitation['purpose'], token: string, now: Date) {
  return db
    .selectFrom('invitation')
    .leftJoin('person', 'person.id', 'invitation.person')
    .select(['invitation.id', 'invitation.person', 'invitation.only_role'])
    .where('token_hash', '=', hashToken(purpose, token))
    .where('purpose', '=', purpose)
    .where('voided_at', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .where('person.erased_at', 'is', null)
    .executeTakeFirst();
}

/** Whether there is anything to do in one of a person's appointments: also what can be renewed in good time. */
export async function hasWork(
  store: Pick<Store, 'db' | 'kind'>,
  course: Course,
  person: string,
  now: Date,
  only: Role | null = null,
): Promise<boolean> {
  const status = ofRole(await statusOf(store, course, person, now), only);
  return status.some((row) => row.status !== 'fullfort' || row.renewal);
}

/**
 * The link for the first HR user, for printing when the server starts.
 * @returns null when somebody in HR has a passkey, or an administrator a work account; otherwise a new link, which voids the one printed before
 */
export async function firstHrLink(store: Store, origin: string, now: Date): Promise<string | null> {
  const key = await store.db.selectFrom('passkey').select('id').limit(1).executeTakeFirst();
  return key || (await hasAdministrator(store.db)) ? null : newHrLink(store, origin, now);
}

/** A link for a new administrator, as IT makes it; voids IT's older ones that were not used. */
export async function newHrLink(store: Store, origin: string, now: Date): Promise<string> {
  return store.db.transaction().execute(async (tx) => {
    await audit(store, { actor: 'system', action: 'hr-link' }, now, tx);
    return hrLink(tx, null, origin, now);
  });
}

/**
 * A single-use link for registering a passkey or a work account. Voids the older ones for the same account.
 * @param account null: whoever uses it becomes an administrator
 */
export async function hrLink(
  tx: Transaction<Tables>,
  account: string | null,
  origin: string,
  now: Date,
): Promise<string> {
  const token = newToken();
  await tx
    .updateTable('invitation')
    .set({ voided_at: now.toISOString() })
    .where('purpose', '=', 'hr')
    .where('hr', account === null ? 'is' : '=', account)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
  const row = { ...invitation('hr', token, null, now), hr: account };
  // IT's is used at once; an account's is sent to somebody who may be away for some days.
  if (account !== null) row.expires_at = new Date(now.getTime() + ACCOUNT_LINK).toISOString();
  await tx.insertInto('invitation').values(row).execute();
  return `${origin}/logg-inn/${token}`;
}

/**
 * Uses HR's link: of any number of tries at the same time, one gets a session.
 * @returns the session's secret for the cookie, or null: unknown, used, expired, voided, for another purpose
 */
export async function useHrLink(store: Store, token: string, now: Date): Promise<string | null> {
  return store.db.transaction().execute(async (tx) => {
    const link = await tx
      .updateTable('invitation')
      .set({ used_at: now.toISOString() })
      .where('token_hash', '=', hashToken('hr', token))
      .where('purpose', '=', 'hr')
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .where('expires_at', '>', now.toISOString())
      .returning(['id', 'hr'])
      .executeTakeFirst();
    if (!link) return null;
    const hr = link.hr ?? randomUUID();
    await audit(store, { actor: 'hr', id: hr, action: 'login', detail: { way: 'engangslenke' } }, now, tx);
    return beginSession(tx, { kind: 'hr', hr, invitation: link.id, login: 'engangslenke' }, now);
  });
}

function invitation(
  purpose: Invitation['purpose'],
  token: string,
  person: string | null,
  now: Date,
): Invitation {
  return {
    id: randomUUID(),
    purpose,
    token_hash: hashToken(purpose, token),
    person,
    hr: null,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + LIFE[purpose]).toISOString(),
    used_at: null,
    voided_at: null,
    only_role: null,
  };
}
