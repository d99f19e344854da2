/** What somebody has chosen to see of the overview, as it stands in the address. Never names of people. */
import { STATUSES, type Status } from '#lib/course/statuses.ts';
import type { Role } from '#lib/scenario/format.ts';

/** `mangler`: those who have not completed. */
export type Show = Status | 'alle' | 'mangler';

export interface Chosen {
  /** A unit's whole name; '' is the whole municipality. */
  within: string;
  role?: Role | undefined;
  /** Absent: no list is asked for. */
  show?: Show | undefined;
}

export const SHOWS: readonly Show[] = ['alle', 'mangler', ...STATUSES];

/** What is not to be understood is not chosen. A NUL would be more than PostgreSQL takes. */
export function chosenIn(query: URLSearchParams): Chosen {
  const [role, show] = [query.get('rolle'), query.get('vis')];
  return {
    within: (query.get('enhet') ?? '').replaceAll('\0', '').slice(0, 500),
    role: role === 'ansatt' || role === 'folkevalgt' ? role : undefined,
    show: SHOWS.find((one) => one === show),
  };
}

/** `?enhet=Oppvekst&vis=forfalt`; '' when nothing is chosen. */
export function queryOf({ within, role, show }: Chosen, page = 1): string {
  const parts = [
    within && `enhet=${encodeURIComponent(within)}`,
    role && `rolle=${role}`,
    show && `vis=${show}`,
    page > 1 && `side=${page}`,
  ].filter(Boolean);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** What the one query is asked. */
export function filterOf({ within, role, show }: Chosen) {
  return {
    within,
    ...(role && { role }),
    ...(show === 'mangler' && { open: true }),
    ...(show && show !== 'mangler' && show !== 'alle' && { statuses: [show] }),
  };
}
