/** What an appointment asks of its holder, and the completions it gets when that is done. */
import type { Transaction } from 'kysely';
import { answerOf, lastConfirmed, saidTime, type Confirmation } from '#lib/course/confirmation.ts';
import { earned, standingOf, type Earned } from '#lib/course/completing.ts';
import { documentsFor, type Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import type { Appointment, Completion } from '#lib/course/round.ts';
import type { AppointmentStatus, Confirmed } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import { asOf } from './as-of.ts';
import { standings } from './completions.ts';
import { confirmationsOf } from './confirmations.ts';
import type { Database, Store } from './database.ts';
import { hrRowOf } from './export.ts';
import { outcomesOf, type PersonOutcome } from './outcomes.ts';
import { newReceipt } from './receipt.ts';
import type { Tables } from './schema.ts';

/** One of a person's appointments, with the completion of its last round. */
interface Held extends Appointment {
  id: string;
  last: Completion | undefined;
}

async function appointmentsOf(db: Database, person: string): Promise<Held[]> {
  const appointments = await db
    .selectFrom('appointment')
    .select(['id', 'role', 'starts'])
    .where('person', '=', person)
    .execute();
  const completions = await db
    .selectFrom('completion')
    .innerJoin('appointment', 'appointment.id', 'completion.appointment')
    .select([
      'completion.appointment',
      'completion.round',
      'completion.completed_at as completedAt',
      'completion.received_at as receivedAt',
      'completion.valid_to as validTo',
      'completion.renews_from as renewsFrom',
      'completion.posts',
    ])
    .where('appointment.person', '=', person)
    .orderBy('completion.round')
    .execute();
  return appointments.map((held) => {
    const row = completions.findLast(({ appointment }) => appointment === held.id);
    if (!row) return { ...held, last: undefined };
    const { appointment: _, validTo, renewsFrom, posts, ...rest } = row;
    const last = {
      ...rest,
      validTo: validTo ?? undefined,
      renewsFrom: renewsFrom ?? undefined,
      posts: posts === 1,
    };
    return { ...held, last };
  });
}

/** Whether there can be anything to complete: most who hand in have completed, and it holds for long. */
function isOpen(course: Course, { starts, last }: Held, today: string): boolean {
  if (!last || course.changes) return true;
  const { validTo, renewsFrom = validTo } = last;
  return validTo !== undefined && ((renewsFrom as string) <= today || validTo < starts);
}

/**
 * Writes the completions a person has earned and not yet got: at most one for each appointment and round. Called
 * in the transaction that may have made a core complete, and when somebody who is done gets another appointment.
 * @returns how many were written
 */
export async function completeAppointments(
  tx: Transaction<Tables>,
  course: Course,
  person: string,
  now: Date,
): Promise<number> {
  const today = norwegianDay(now);
  const open = (await appointmentsOf(tx, person)).filter((held) => isOpen(course, held, today));
  if (open.length === 0) return 0;
  const outcomes = await outcomesOf(tx, course, person);
  const confirmations = await confirmationsOf(tx, person);
  let written = 0;
  for (const held of open) {
    let { last } = held;
    // Who renews early may have earned the round after it with the same.
    for (let next; (next = earned(course, held, last, { outcomes, confirmations, today })); last = next) {
      if (!(await writeCompletion(tx, course, held.id, next, lastOf(outcomes, next.mastered)))) break;
      written++;
    }
  }
  return written;
}

/** @returns false when the round has a completion already */
async function writeCompletion(
  tx: Transaction<Tables>,
  course: Course,
  appointment: string,
  { round, completedAt, receivedAt, validTo, renewsFrom, posts }: Earned,
  { language, login }: PersonOutcome,
): Promise<boolean> {
  const result = await tx
    .insertInto('completion')
    .values({
      id: crypto.randomUUID(),
      appointment,
      round,
      course_edition: course.edition,
      guideline: course.guideline,
      language,
      login,
      completed_at: completedAt,
      received_at: receivedAt,
      valid_to: validTo ?? null,
      renews_from: renewsFrom ?? null,
      posts: posts ? 1 : 0,
      receipt: newReceipt(),
    })
    .onConflict((c) => c.columns(['appointment', 'round']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** The one that was received last decides the language and the login a completion is noted with. */
function lastOf(outcomes: readonly PersonOutcome[], mastered: readonly string[]): PersonOutcome {
  const last = outcomes.findLast((outcome) => mastered.includes(outcome.scenario));
  if (!last) throw new Error('completed without an outcome');
  return last;
}

/** What was said last of the role's documents, and of the question. */
function confirmedOf(course: Course, role: Role, confirmations: readonly Confirmation[]): Confirmed[] {
  const documents = documentsFor(course, role).map(({ id }) => lastConfirmed(confirmations, id));
  return [...documents, answerOf(confirmations, role)].flatMap((last) =>
    last ? [{ what: last.what, says: last.says, at: saidTime(last) }] : [],
  );
}

/** @param only what a session shows when it does not show everything */
export const ofRole = (status: readonly AppointmentStatus[], only: Role | null | undefined) =>
  status.filter(({ role }) => !only || role === only);

/** Where each of a person's appointments stands: the same rows HR sees, and what is left of which round. */
export async function statusOf(
  store: Pick<Store, 'db' | 'kind'>,
  course: Course,
  person: string,
  now: Date,
): Promise<AppointmentStatus[]> {
  const { db } = store;
  const moment = await asOf(db, course, now);
  const rows = await standings(store, moment, { person }).execute();
  const held = new Map((await appointmentsOf(db, person)).map((one) => [one.id, one]));
  const outcomes = await outcomesOf(db, course, person);
  const confirmations = await confirmationsOf(db, person);
  const received = { outcomes, confirmations, today: moment.today };
  return rows.flatMap((standing) => {
    const { role, unit, completedAt, receivedAt, receipt, validTo, changed, courseEdition } = standing;
    const appointment = held.get(standing.appointment);
    if (!appointment) return [];
    const { round, progress, renewal } = standingOf(course, appointment, appointment.last, received);
    const { mastered, left } = progress;
    return {
      role,
      unit,
      status: standing.progress,
      mastered,
      missing: left.scenarios,
      left,
      confirmed: confirmedOf(course, role, confirmations),
      ...(completedAt && { completedAt }),
      ...(receivedAt && { receivedAt }),
      ...(receipt && { receipt }),
      ...(courseEdition && { edition: courseEdition }),
      round: round.number,
      ...(validTo && !changed && { validTo }),
      ...(round.reopened && { reopened: round.reopened }),
      ...(renewal && { renewal }),
      row: hrRowOf(standing),
    };
  });
}
