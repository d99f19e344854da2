/** What HR sees of one person: appointments, completions, reminders and exemptions. Never answers. */
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { asOf } from './as-of.ts';
import { standings } from './completions.ts';
import type { Store } from './database.ts';
import type { Scope } from './scope.ts';

/** As they stand in an address. */
const ID = /^[0-9a-f-]{36}$/;

/** @returns undefined when there is nobody, or nobody the asker may see: the two look alike */
export async function personPage(store: Store, course: Course, person: string, scope: Scope, now: Date) {
  // PostgreSQL takes no text with a NUL in it.
  if (!ID.test(person)) return undefined;
  const moment = await asOf(store.db, course, now);
  const rows = await standings(store, moment, { person, scope }).execute();
  const [first] = rows;
  if (!first) return undefined;
  const ids = rows.map(({ appointment }) => appointment);
  const completions = await store.db
    .selectFrom('completion')
    .select([
      ...(['appointment', 'round', 'course_edition as edition', 'guideline', 'login', 'receipt'] as const),
      ...(['completed_at as completedAt', 'received_at as receivedAt', 'valid_to as validTo'] as const),
    ])
    .where('appointment', 'in', ids)
    .orderBy('received_at', 'desc')
    .execute();
  const exemptions = await store.db
    .selectFrom('exemption')
    .innerJoin('account', 'account.id', 'exemption.made_by')
    .select([
      ...(['exemption.id as id', 'exemption.appointment as appointment', 'exemption.kind as kind'] as const),
      ...(['exemption.from_day as from', 'exemption.to_day as to', 'exemption.reason as reason'] as const),
      ...(['account.name as by', 'exemption.withdrawn_at as withdrawnAt'] as const),
    ])
    .where('exemption.appointment', 'in', ids)
    .orderBy('exemption.created_at', 'desc')
    .execute();
  const reminders = await store.db
    .selectFrom('reminder')
    .select(['id', 'appointment', 'reminder', 'sent_at as sentAt'])
    .where('appointment', 'in', ids)
    .where('sent_at', 'is not', null)
    .$narrowType<{ sentAt: string }>()
    .orderBy('sent_at', 'desc')
    .execute();
  const { firstName, lastName, ansattnr, email } = first;
  return {
    today: moment.today,
    person: { id: person, name: `${firstName} ${lastName}`, ansattnr, email },
    appointments: rows.map((row) => ({
      id: row.appointment,
      ...{ role: row.role, unit: row.unit, leader: row.leader, starts: row.starts, period: row.period },
      ...{ deadline: row.deadline, status: row.status, validTo: row.changed ? null : row.validTo },
      completions: completions
        .filter(({ appointment }) => appointment === row.appointment)
        .map(({ round, edition, guideline, login, receipt, completedAt, receivedAt, validTo }) => ({
          ...{ round, edition: edition.slice(0, 8), guideline, login, receipt, validTo },
          ...{ completed: norwegianDay(completedAt), received: norwegianDay(receivedAt) },
        })),
      reminders: reminders
        .filter(({ appointment }) => appointment === row.appointment)
        .map(({ id, reminder, sentAt }) => ({ id, reminder, sent: norwegianDay(sentAt) })),
      exemptions: exemptions
        .filter(({ appointment }) => appointment === row.appointment)
        .map(({ id, kind, from, to, reason, by, withdrawnAt }) => ({
          ...{ id, kind, from, to, reason, by },
          withdrawn: withdrawnAt && norwegianDay(withdrawnAt),
        })),
    })),
  };
}
