/** What the device is told about whose it is. The learner sees exactly what HR sees, unless the link is of one role. */
import type { Course } from '#lib/course/course.ts';
import type { Me } from '#lib/scenario/attempt.ts';
import { ofRole, statusOf } from './appointments.ts';
import type { Store } from './database.ts';
import type { LearnerSession } from './session.ts';

/** @returns undefined when the person is erased */
export async function meOf(
  store: Store,
  course: Course,
  learner: LearnerSession,
  now: Date,
): Promise<Me | undefined> {
  const row = await store.db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .select(['person.first_name as firstName', 'person.last_name as lastName', 'session.created_at as since'])
    .where('session.id', '=', learner.id)
    .where('person.id', '=', learner.person)
    .where('person.erased_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { firstName, lastName, since } = row;
  const person = { id: learner.person, firstName, lastName, shared: learner.shared };
  const status = ofRole(await statusOf(store, course, learner.person, now), learner.onlyRole);
  return { person, status, since };
}
