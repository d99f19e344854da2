/** Until when a course holds, and why it is open again, in a sentence or two for each appointment. Pure. */
import { scenarioById, type Course } from '#lib/course/course.ts';
import { nb } from '#lib/i18n/nb/validity.ts';
import type { AppointmentStatus } from '#lib/scenario/attempt.ts';
import { dayOf } from './time.ts';

export interface ValidityLine {
  /** «Som ansatt:», when there are several appointments. */
  as?: string;
  says: string;
  /** Something is to be done about it. */
  open: boolean;
}

/** @returns one line for each appointment of which there is something to say */
export function validityLines(course: Course, status: readonly AppointmentStatus[]): ValidityLine[] {
  return status.flatMap((row) => {
    const line = lineOf(course, row);
    return line ? [{ ...(status.length > 1 && { as: nb.as[row.role] }), ...line }] : [];
  });
}

function lineOf(course: Course, row: AppointmentStatus): ValidityLine | undefined {
  const { role, status, validTo, reopened, renewal, left } = row;
  if (renewal && validTo) return { says: nb.renew[role](dayOf(validTo)), open: true };
  if (status === 'fullfort') return validTo ? { says: nb.holds(dayOf(validTo)), open: false } : undefined;
  switch (reopened?.why) {
    case 'utlopt': {
      const months = role === 'ansatt' ? course.validity?.ansatt?.months : undefined;
      return { says: nb.expired(months, dayOf(reopened.validTo)), open: true };
    }
    case 'ny-periode':
      return { says: nb.newPeriod(reopened.period), open: true };
    case 'endring': {
      const sentences = reopened.changes.flatMap(({ point, why, scenarios }) => {
        const open = scenarios.filter((id) => left?.scenarios.includes(id));
        const titles = open.map((id) => scenarioById(course, id)?.title ?? id);
        return titles.length > 0 ? [nb.changed(point, why, titles)] : [];
      });
      return sentences.length > 0 ? { says: [...sentences, nb.restHolds].join(' '), open: true } : undefined;
    }
  }
  return undefined;
}
