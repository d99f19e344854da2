/**
 * Whether a certificate is genuine. Whoever holds the code has the certificate before them, so the answer says what is
 * printed on it and nothing more: no number, no address, no other appointment.
 */
import type { Course } from '#lib/course/course.ts';
import { norwegianDay } from '#lib/course/day.ts';
import { editionMark, placeName } from '#lib/course/printed.ts';
import type { Role } from '#lib/scenario/format.ts';
import { asOf } from './as-of.ts';
import { standings } from './completions.ts';
import type { Store } from './database.ts';

/** What is printed on a certificate, as it is printed: days without their hour, a place without the path to it. */
export interface Certificate {
  /** `7KQ2-MX4P-9TBD` */
  receipt: string;
  firstName: string;
  lastName: string;
  role: Role;
  unit: string;
  /** A date. */
  completedOn: string;
  /** The last day it holds, a date. `null`: it does not run out. */
  validTo: string | null;
  /** The first eight digits of the course's edition. */
  edition: string;
}

/** @returns the code as it is kept, however it was typed; undefined when it is not one */
export function codeOf(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '');
  return /^[2-9A-HJ-NP-Z]{12}$/.test(plain) ? (plain.match(/.{4}/g) ?? []).join('-') : undefined;
}

/** @returns the certificate; undefined when there is none, or when its holder is erased: the two look alike */
export async function certificateOf(
  store: Pick<Store, 'db'>,
  typed: string,
): Promise<Certificate | undefined> {
  const receipt = codeOf(typed);
  if (!receipt) return undefined;
  const row = await store.db
    .selectFrom('completion')
    .innerJoin('appointment', 'appointment.id', 'completion.appointment')
    .innerJoin('person', 'person.id', 'appointment.person')
    .innerJoin('unit', 'unit.id', 'appointment.unit')
    .select([
      'completion.receipt as receipt',
      'person.first_name as firstName',
      'person.last_name as lastName',
      'appointment.role as role',
      'unit.name as unit',
      'completion.completed_at as completedAt',
      'completion.valid_to as validTo',
      'completion.course_edition as edition',
    ])
    .where('completion.receipt', '=', receipt)
    .where('person.erased_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { completedAt, unit, edition, ...same } = row;
  return {
    ...same,
    unit: placeName(unit),
    completedOn: norwegianDay(completedAt),
    edition: editionMark(edition),
  };
}

/** `endret`: a marked change has opened part of the course again, and that part has not been taken since. */
export type Holds = 'gyldig' | 'utlopt' | 'endret';

/** Does it still count? */
export async function holdsOn(
  store: Pick<Store, 'db' | 'kind'>,
  course: Course,
  { receipt, validTo }: Pick<Certificate, 'receipt' | 'validTo'>,
  now: Date,
): Promise<Holds> {
  const moment = await asOf(store.db, course, now);
  if (validTo !== null && validTo < moment.today) return 'utlopt';
  if (moment.opened.length === 0) return 'gyldig';
  const of = await store.db
    .selectFrom('completion')
    .innerJoin('appointment', 'appointment.id', 'completion.appointment')
    .select('appointment.person')
    .where('completion.receipt', '=', receipt)
    .executeTakeFirst();
  // A later completion has what was changed; the one before it still holds to its last day.
  const last = of && (await standings(store, moment, { person: of.person }).execute());
  return last?.some((row) => row.receipt === receipt && row.changed) ? 'endret' : 'gyldig';
}
