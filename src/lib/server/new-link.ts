/**
 * A new personal link by mail, for whoever asks with an address. Whether anybody has it is never told: the answer is
 * given before it is looked up.
 */
import { randomInt } from 'node:crypto';
import type { Course } from '#lib/course/course.ts';
import { mail } from '#lib/i18n/nb/mail.ts';
import { audit } from './audit.ts';
import type { Store } from './database.ts';
import { hasWork, moreLearnerLinks } from './invitation.ts';
import { tooOften } from './limits.ts';
import { isAddress, type Mailer } from './mail.ts';

/** A family or an office may share an address; more than this is a mistake in a list. */
const MOST = 10;
/** Milliseconds. */
const SOON = { least: 1000, most: 5000 };

/**
 * Does it when the answer has long been given, at a time nobody can tell: SQLite is asked within the same thread, so
 * what is merely not waited for would still make the answer to a known address slower than to an unknown one.
 */
export function unheard(work: () => Promise<unknown>, failed: (error: unknown) => void): void {
  setTimeout(() => void work().catch(failed), randomInt(SOON.least, SOON.most)).unref();
}

/**
 * Mails each person with the address a new link, or that none is needed. Older links go on working: anybody can ask in
 * somebody else's name.
 * @returns how many mails the server took
 */
export async function mailNewLinks(
  store: Store,
  course: Course,
  mailer: Mailer,
  typed: string,
  now: Date,
): Promise<number> {
  const address = typed.normalize('NFC').trim().toLowerCase();
  if (!isAddress(address) || (await tooOften(store, 'newLinkTo', address, now)) > 0) return 0;
  const people = await store.db
    .selectFrom('person')
    .select(['id', 'first_name', 'last_name'])
    .where('email', '=', address)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .limit(MOST)
    .execute();
  let taken = 0;
  for (const { id, first_name, last_name } of people) {
    const { look } = mailer;
    const link = (await hasWork(store, course, id, now)) ? await linkFor(store, id, look.origin, now) : null;
    const words = link
      ? mail.newLink(first_name, link, look.sender)
      : mail.noLinkNeeded(first_name, look.sender);
    const fault = await mailer.send({ name: `${first_name} ${last_name}`, address }, words);
    if (!fault) taken++;
  }
  return taken;
}

function linkFor(store: Store, person: string, origin: string, now: Date): Promise<string> {
  return store.db.transaction().execute(async (tx) => {
    const links = await moreLearnerLinks(tx, [person], origin, now);
    await audit(store, { actor: 'ukjent', action: 'new-link' }, now, tx);
    return links.get(person) as string;
  });
}
