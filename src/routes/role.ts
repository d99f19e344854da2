/** The role chosen on this device. Browser only; `null` when none is chosen, or nothing can be remembered. */
import { readMark, ROLE, setMark } from '#lib/progress/marks.ts';
import type { Audience, Role } from '#lib/scenario/format.ts';

export function chosenRole(): Audience | null {
  const mark = readMark(ROLE);
  return mark === 'ansatt' || mark === 'folkevalgt' || mark === 'begge' ? mark : null;
}

export function chooseRole(role: Audience): void {
  setMark(ROLE, role);
}

/** The role an attempt is played in. `null`: it must be asked. Whoever is both plays what is common as employee. */
export function roleFor(audience: Audience, chosen: Audience | null): Role | null {
  if (audience !== 'begge') return audience;
  return chosen === 'begge' ? 'ansatt' : chosen;
}

/** The roles somebody takes the course in. Unknown: everything is shown. */
export function rolesOf(chosen: Audience | null): Role[] {
  return chosen === 'ansatt' || chosen === 'folkevalgt' ? [chosen] : ['ansatt', 'folkevalgt'];
}
