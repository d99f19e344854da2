/** The role chosen on this device. Browser only; `null` when none is chosen, or nothing can be remembered. */
import { readMark, ROLE, setMark } from '#lib/progress/marks.ts';
import type { Audience, Role } from '#lib/scenario/format.ts';

export function chosenRole(): Audience | null {
  return audienceIn(readMark(ROLE));
}

/** The role a page is asked for in its address: the start page's form was sent before its program had come. */
export function askedRole(address: { search: string }): Audience | null {
  return audienceIn(new URLSearchParams(address.search).get('rolle'));
}

function audienceIn(text: string | null): Audience | null {
  return text === 'ansatt' || text === 'folkevalgt' || text === 'begge' ? text : null;
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
