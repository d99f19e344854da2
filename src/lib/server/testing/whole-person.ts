/** Somebody who has left a trace in every table there is, for tests of what is erased and what is handed out. */
import type { Store } from '../database.ts';
import { keepEditions } from '../editions.ts';
import { acceptHandIn } from '../handin.ts';
import { newLearnerLinks, openLearnerLink } from '../invitation.ts';
import { personId } from '../person-id.ts';
import { attemptAt, DOCUMENTS, tinyCourse, type TinyCourse } from './course.ts';
import { addPerson } from './people.ts';

export interface WholePerson {
  id: string;
  appointment: string;
  /** Of their completion. */
  receipt: string;
  /** Of the account by which they enter HR's pages as a leader. */
  account: string;
  /** What stands in the cookie of their device. */
  cookie: string;
}

export const documentedCourse = () => tinyCourse(['ansatt', 'begge'], { documents: DOCUMENTS });

/** What must be nowhere when they are erased. */
export const SECRETS = ['Sigrid', 'sigrid', 'Fjellvang', 'sigrid@example.no', '7710', 'Etterutdanning'];

/** @param number their employee number */
export async function addWholePerson(
  store: Store,
  course: TinyCourse,
  now: Date,
  number = '7710',
): Promise<WholePerson> {
  await keepEditions(store, course, now);
  const made = await addPerson(store, {
    id: personId(number),
    ...{ ansattnr: number, firstName: 'Sigrid', lastName: 'Fjellvang', email: 'sigrid@example.no' },
  });
  const { id: appointment, unit } = await store.db
    .selectFrom('appointment')
    .select(['id', 'unit'])
    .where('person', '=', made)
    .executeTakeFirstOrThrow();
  const links = await store.db
    .transaction()
    .execute((tx) => newLearnerLinks(tx, [made], 'https://kurs.example.no', now));
  const token = (links.get(made) as string).split('/').at(-1) as string;
  const opened = await openLearnerLink(store, course.course, token, false, now);
  const confirmations = DOCUMENTS.map(({ id, version }) => ({
    id: crypto.randomUUID(),
    ...{ role: 'ansatt', what: id, says: version, at: now.toISOString() },
  }));
  const attempts = (['ansatt', 'begge'] as const).map((name) =>
    attemptAt(course, name, { finishedAt: now.toISOString() }),
  );
  const body = { v: 2, learner: made, held: [], attempts, confirmations };
  await acceptHandIn(store, course.course, { person: made, login: 'lenke' }, body, now);
  const { receipt } = await store.db
    .selectFrom('completion')
    .select('receipt')
    .where('appointment', '=', appointment)
    .executeTakeFirstOrThrow();
  const account = crypto.randomUUID();
  const times = { created_at: now.toISOString() };
  await store.db
    .insertInto('account')
    .values({ id: account, role: 'leder', name: 'Sigrid Fjellvang', person: made, closed_at: null, ...times })
    .execute();
  await store.db.insertInto('leader').values({ unit, person: made }).execute();
  const subject = { issuer: 'https://login.example.no', subject: 'sigrid' };
  await store.db
    .insertInto('identity')
    .values({ ...subject, person: made, account, ...times })
    .execute();
  const key = { public_key: '', counter: 0, transports: '[]', last_used_at: null };
  await store.db
    .insertInto('passkey')
    .values({ id: crypto.randomUUID(), hr: account, ...key, ...times })
    .execute();
  await store.db
    .insertInto('exemption')
    .values({
      ...{ id: crypto.randomUUID(), appointment, kind: 'permisjon', made_by: account, withdrawn_at: null },
      ...{ from_day: '2026-01-10', to_day: '2026-06-30', reason: 'Etterutdanning', ...times },
    })
    .execute();
  const sent = { claimed_at: now.toISOString(), sent_at: now.toISOString(), failed_at: null, fault: null };
  await store.db
    .insertInto('reminder')
    .values({
      ...{ id: crypto.randomUUID(), appointment, deadline: '2026-06-01', reminder: 'foer-7', ...sent },
    })
    .execute();
  await store.db
    .insertInto('digest')
    .values({ id: crypto.randomUUID(), leader: made, week: '2026-05-11', ...sent })
    .execute();
  return { id: made, appointment, receipt, account, cookie: 'token' in opened ? opened.token : '' };
}
