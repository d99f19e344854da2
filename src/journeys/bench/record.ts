/** A record with people in it, to measure on. Names are made up by counting. */
import type { Role } from '#lib/scenario/format.ts';
import { keepEditions } from '#lib/server/editions.ts';
import type { Store } from '#lib/server/database.ts';
import { appointmentId, personId, unitId } from '#lib/server/person-id.ts';
import type { Content } from '../../author/content.ts';

const BATCH = 100;
const STARTED = '2026-08-01T06:00:00.000Z';
export const ROLE: Role = 'ansatt';

/** Puts in `count` employees in fifty units. @returns their ids */
export async function fillWithPeople(store: Store, content: Content, count: number): Promise<string[]> {
  await keepEditions(store, content, new Date());
  const units = Array.from({ length: 50 }, (_, i) => `Oppvekst > Skole ${i + 1}`);
  await store.db
    .insertInto('unit')
    .values(units.map((name) => ({ id: unitId(name), name })))
    .execute();
  const people = Array.from({ length: count }, (_, i) => `A${100000 + i}`);
  for (let at = 0; at < people.length; at += BATCH) {
    const batch = people.slice(at, at + BATCH);
    await store.db.transaction().execute(async (tx) => {
      await tx.insertInto('person').values(batch.map(personOf)).execute();
      await tx
        .insertInto('appointment')
        .values(batch.map((number, i) => appointmentOf(number, units[(at + i) % units.length] as string)))
        .execute();
    });
  }
  return people.map(personId);
}

const personOf = (ansattnr: string) => ({
  id: personId(ansattnr),
  ansattnr,
  first_name: 'Fornavn',
  last_name: `Etternavn ${ansattnr}`,
  email: `${ansattnr.toLowerCase()}@kommune.example`,
  created_at: STARTED,
  erased_at: null,
});

const appointmentOf = (ansattnr: string, unit: string) => ({
  id: appointmentId(personId(ansattnr), ROLE),
  person: personId(ansattnr),
  role: ROLE,
  unit: unitId(unit),
  starts: '2026-08-01',
  created_at: STARTED,
});

/** Gives the first half of them outcomes for the whole core, and a completion. */
export async function completeHalf(store: Store, content: Content, people: string[]): Promise<void> {
  const core = content.course.lessons
    .flatMap((l) => l.scenarios)
    .filter((s) => s.core && s.role !== 'folkevalgt');
  const done = people.slice(0, people.length / 2);
  const time = { finished_at: STARTED, received_at: STARTED };
  const noted = { language: 'nb', login: 'lenke' as const };
  for (let at = 0; at < done.length; at += BATCH) {
    const batch = done.slice(at, at + BATCH);
    const outcomes = batch.flatMap((person) =>
      core.map(({ id, edition }) => ({
        attempt: crypto.randomUUID(),
        person,
        scenario: id,
        role: ROLE,
        edition,
        ...noted,
        ...time,
        receipt: crypto.randomUUID(),
      })),
    );
    const completions = batch.map((person) => ({
      id: crypto.randomUUID(),
      appointment: appointmentId(person, ROLE),
      round: 1,
      course_edition: content.course.edition,
      guideline: content.course.guideline,
      ...noted,
      completed_at: STARTED,
      received_at: STARTED,
      valid_to: null,
      renews_from: null,
      posts: 0,
      receipt: crypto.randomUUID(),
    }));
    await store.db.transaction().execute(async (tx) => {
      await tx.insertInto('outcome').values(outcomes).execute();
      await tx.insertInto('completion').values(completions).execute();
    });
  }
}

/** Gives every twentieth of them leave for the autumn. */
export async function sendOnLeave(store: Store, people: string[]): Promise<void> {
  const hr = {
    id: 'hr',
    role: 'hr' as const,
    name: 'HR',
    person: null,
    created_at: STARTED,
    closed_at: null,
  };
  await store.db.insertInto('account').values(hr).execute();
  const away = people.filter((_, i) => i % 20 === 0);
  for (let at = 0; at < away.length; at += BATCH) {
    const leaves = away.slice(at, at + BATCH).map((person) => ({
      ...{ id: crypto.randomUUID(), appointment: appointmentId(person, ROLE), kind: 'permisjon' as const },
      ...{ from_day: '2026-08-10', to_day: '2026-12-31', reason: 'x', made_by: hr.id },
      ...{ created_at: STARTED, withdrawn_at: null },
    }));
    await store.db.insertInto('exemption').values(leaves).execute();
  }
}
