/** Where an appointment stands, in the seven words HR sees. Pure; days are `YYYY-MM-DD`. */
import { norwegianDay } from './day.ts';
import type { Relief } from './deadline.ts';

/** In the order of the overview: what is done, what is on its way, what is late, and what is not asked. */
export const STATUSES = [
  'fullfort',
  'fullfort-sent',
  'paabegynt',
  'ikke-begynt',
  'forfalt',
  'utlopt',
  'fritatt',
] as const;
export type Status = (typeof STATUSES)[number];

/** It holds, whenever it was done. */
export const isCompleted = (status: Status): boolean => status === 'fullfort' || status === 'fullfort-sent';

/** Somebody should be asked about it: late, or no longer valid. */
export const isOverdue = (status: Status): boolean => status === 'forfalt' || status === 'utlopt';

/** Away or exempt on a day: nothing is asked. */
export const isAway = (reliefs: readonly Relief[], today: string): boolean =>
  reliefs.some(
    ({ kind, from, to }) => kind !== 'utsettelse' && from <= today && (to === null || today <= to),
  );

export interface Judged {
  /** The last completion: when it was completed (ISO 8601), its last day, and whether it holds. */
  completedAt?: string | undefined;
  validTo?: string | undefined;
  holds: boolean;
  /** Something that counts for the round is received. */
  begun: boolean;
  deadline: string | undefined;
  reliefs: readonly Relief[];
}

/** What holds, holds; then what is not asked; then what has run out, what is late, and how far it has come. */
export function judge(
  { completedAt, validTo, holds, begun, deadline, reliefs }: Judged,
  today: string,
): Status {
  if (holds && completedAt !== undefined) {
    return deadline !== undefined && norwegianDay(completedAt) > deadline ? 'fullfort-sent' : 'fullfort';
  }
  if (isAway(reliefs, today)) return 'fritatt';
  if (validTo !== undefined && validTo < today) return 'utlopt';
  if (deadline !== undefined && deadline < today) return 'forfalt';
  return begun ? 'paabegynt' : 'ikke-begynt';
}
