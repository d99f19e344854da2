/**
 * Whether a certificate is genuine. Whoever holds the code has the certificate before them, so the answer says what is
 * printed on it and nothing more: no number, no address, no other appointment.
 */
import type { Role } from '#lib/scenario/format.ts';
import type { Store } from './database.ts';

/** What is printed on a certificate. Times are ISO 8601. */
export interface Certificate {
  /** `7KQ2-MX4P-9TBD` */
  receipt: string;
  firstName: string;
  lastName: string;
  role: Role;
  unit: string;
  completedAt: string;
  /** `null`: it does not run out. */
  validTo: string | null;
  /** SHA-256 of the course as it was taught, hex. */
  edition: string;
  guideline: string;
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
  return store.db
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
      'completion.guideline as guideline',
    ])
    .where('completion.receipt', '=', receipt)
    .where('person.erased_at', 'is', null)
    .executeTakeFirst();
}

/** Does it still count? @param now ISO 8601 */
export function isValid({ validTo }: Pick<Certificate, 'validTo'>, now: string): boolean {
  return validTo === null || validTo > now;
}
