/** How many appointments stand where. Pure. */
import { STATUSES, type Status } from './statuses.ts';

/** Appointments in all, and of each status; those sum to it. */
export type Counts = Record<Status, number> & { all: number };

export const noCounts = (): Counts => ({
  all: 0,
  ...(Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>),
});

export function sumOf(counts: readonly Counts[]): Counts {
  const sum = noCounts();
  for (const count of counts) {
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += count[key];
  }
  return sum;
}

/** Those whose completion holds, in time or not. */
export const completedOf = (counts: Counts): number => counts.fullfort + counts['fullfort-sent'];
