/** A plan as HR's page shows it: the first of each kind, and how many there are. Pure. */
import type { Known, Plan } from './roster-plan.ts';

/** Rows of each kind that are shown; the rest is counted. New people are mostly alike; those missing can be ticked. */
const SHOWN = 100;
const SHOWN_NEW = 25;
const SHOWN_MISSING = 500;

const nameOf = (p: { firstName: string; lastName: string }) => `${p.lastName}, ${p.firstName}`;

export function shownMissing(
  missing: readonly Pick<Known, 'appointment' | 'ansattnr' | 'firstName' | 'lastName' | 'unit' | 'role'>[],
) {
  return missing.slice(0, SHOWN_MISSING).map(({ appointment, ansattnr, role, unit, ...k }) => ({
    appointment,
    ansattnr,
    role,
    unit,
    name: nameOf(k),
  }));
}

export function shownPlan(plan: Plan) {
  const { added, changed, unchanged, missing, erased, leaders, hash } = plan;
  return {
    hash,
    counts: {
      added: added.length,
      changed: changed.length,
      unchanged,
      missing: missing.length,
      leaders: leaders.length,
    },
    erased: erased.length,
    otherRoles: plan.otherRoles,
    unknownLeaders: plan.unknownLeaders.slice(0, SHOWN),
    added: added.slice(0, SHOWN_NEW).map(({ ansattnr, unit, role, email, starts, ...r }) => ({
      ansattnr,
      unit,
      role,
      email,
      starts,
      name: nameOf(r),
    })),
    changed: changed.slice(0, SHOWN).map(({ row, known, fields }) => ({
      ansattnr: row.ansattnr,
      role: row.role,
      name: nameOf(row),
      changes: fields.map((field) => ({
        field,
        from: known[field],
        to: field === 'ends' ? null : row[field],
      })),
    })),
    leaders: leaders.slice(0, SHOWN),
    missing: shownMissing(missing),
  };
}
