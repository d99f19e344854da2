/** What an appointment asks of its holder, and the completion it gets when that is done. */
import type { Transaction } from 'kysely';
import { answerOf, lastConfirmed, saidTime, type Confirmation } from '#lib/course/confirmation.ts';
import { documentsFor, type Course } from '#lib/course/course.ts';
import { progressOf } from '#lib/course/status.ts';
import type { AppointmentStatus, Confirmed, Left } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import { ROUND, standings } from './completions.ts';
import { confirmationsOf } from './confirmations.ts';
import type { Store } from './database.ts';
import { hrRowOf } from './export.ts';
import { outcomesOf, type PersonOutcome } from './outcomes.ts';
import { newReceipt } from './receipt.ts';
import type { Tables } from './schema.ts';

/**
 * Writes the completions a person has earned and not yet got: at most one for each appointment and round. Called
 * in the transaction that may have made a core complete, and when somebody who is done gets another appointment.
 * @returns how many were written
 */
export async function completeAppointments(
  tx: Transaction<Tables>,
  course: Course,
  person: string,
): Promise<number> {
  const open = await tx
    .selectFrom('appointment')
    .leftJoin('completion', (on) =>
      on.onRef('completion.appointment', '=', 'appointment.id').on('completion.round', '=', ROUND),
    )
    .select(['appointment.id', 'appointment.role'])
    .where('appointment.person', '=', person)
    .where('completion.id', 'is', null)
    .execute();
  if (open.length === 0) return 0;
  const outcomes = await outcomesOf(tx, person);
  const confirmations = await confirmationsOf(tx, person);
  let written = 0;
  for (const appointment of open) {
    const progress = progressOf(course, appointment.role, outcomes, confirmations);
    const { mastered, completedAt, receivedAt } = progress;
    if (!completedAt || !receivedAt) continue;
    const { language, login } = lastOf(outcomes, mastered);
    const result = await tx
      .insertInto('completion')
      .values({
        id: crypto.randomUUID(),
        appointment: appointment.id,
        round: ROUND,
        course_edition: course.edition,
        guideline: course.guideline,
        language,
        login,
        completed_at: completedAt,
        received_at: receivedAt,
        valid_to: null,
        receipt: newReceipt(),
      })
      .onConflict((c) => c.columns(['appointment', 'round']).doNothing())
      .executeTakeFirst();
    written += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
  return written;
}

/** The one that was received last decides the language and the login a completion is noted with. */
function lastOf(outcomes: readonly PersonOutcome[], mastered: readonly string[]): PersonOutcome {
  const last = outcomes.findLast((outcome) => mastered.includes(outcome.scenario));
  if (!last) throw new Error('completed without an outcome');
  return last;
}

const NOTHING: Left = { scenarios: [], documents: [], answer: false };

/** What was said last of the role's documents, and of the question. */
function confirmedOf(course: Course, role: Role, confirmations: readonly Confirmation[]): Confirmed[] {
  const documents = documentsFor(course, role).map(({ id }) => lastConfirmed(confirmations, id));
  return [...documents, answerOf(confirmations, role)].flatMap((last) =>
    last ? [{ what: last.what, says: last.says, at: saidTime(last) }] : [],
  );
}

/** Where each of a person's appointments stands: the same rows HR sees, and what is left. */
export async function statusOf(
  store: Pick<Store, 'db' | 'kind'>,
  course: Course,
  person: string,
): Promise<AppointmentStatus[]> {
  const rows = await standings(store, { person }).execute();
  const outcomes = await outcomesOf(store.db, person);
  const confirmations = await confirmationsOf(store.db, person);
  return rows.map((standing) => {
    const { role, unit, status, completedAt, receivedAt, receipt, courseEdition } = standing;
    const progress = progressOf(course, role, outcomes, confirmations);
    const { mastered } = progress;
    // What is completed stays completed: a course that grows later leaves nothing to do in this round.
    const left = status === 'fullfort' ? NOTHING : progress.left;
    return {
      role,
      unit,
      status,
      mastered,
      missing: left.scenarios,
      left,
      confirmed: confirmedOf(course, role, confirmations),
      ...(completedAt && { completedAt }),
      ...(receivedAt && { receivedAt }),
      ...(receipt && { receipt }),
      ...(courseEdition && { edition: courseEdition }),
      row: hrRowOf(standing),
    };
  });
}
