/**
 * The one write that stands between a choice and its consequence, in IndexedDB's own words: everything is asked at
 * once and committed at once. The same through Dexie's promises takes about four times as long, and a frame is missed.
 */
import type { Step } from '#lib/scenario/attempt.ts';
import type { StoredAttempt } from './progress.ts';
import type { Added } from './store.ts';

/** An attempt without its steps, as it lies on the disk. `seq` orders attempts as they were begun: clocks jump. */
export type Head = Omit<StoredAttempt, 'steps'> & { seq: number };
export type StepRow = Step & { attempt: string; n: number };

export const ATTEMPTS = 'attempts';
export const STEPS = 'steps';
/** As Dexie writes it; a choice must survive a power cut (P2). */
export const DURABILITY = 'strict';

/**
 * Adds the attempt's last step, with the attempt when it is the first and its result when it ended. All or nothing.
 * @param wipedOnPurpose asked when the attempt of a later step is missing
 * @throws what the browser gives as the reason, when the device refuses
 */
export function addStep(
  db: IDBDatabase,
  attempt: StoredAttempt,
  wipedOnPurpose: () => boolean,
): Promise<Added> {
  const { steps, ...head } = attempt;
  const rows = steps.map((step, n): StepRow => ({ ...step, attempt: attempt.id, n }));
  const last = rows.length - 1;
  return new Promise((resolve, reject) => {
    const writing = db.transaction([ATTEMPTS, STEPS], 'readwrite', { durability: DURABILITY });
    const attempts = writing.objectStore(ATTEMPTS);
    const stored = writing.objectStore(STEPS);
    let gone = false;
    writing.oncomplete = () => resolve('added');
    writing.onabort = () => {
      if (gone) resolve('gone');
      // Step n, or the attempt itself, was there already: added, never put.
      else if (writing.error?.name === 'ConstraintError') resolve('taken');
      else reject(writing.error ?? new DOMException('The write was given up.', 'AbortError'));
    };
    try {
      stored.add(rows[last]);
      if (last === 0) attempts.add(head);
    } catch (error) {
      writing.abort();
      throw error;
    }
    if (last === 0) {
      writing.commit();
      return;
    }
    attempts.index('id').get(attempt.id).onsuccess = ({ target }) => {
      const known = (target as IDBRequest<Head | undefined>).result;
      if (!known && wipedOnPurpose()) {
        gone = true;
        writing.abort();
        return;
      }
      if (known) {
        const changed = changes(known, attempt);
        if (changed) attempts.put(changed);
      } else {
        // The browser has evicted the rest, which this page still knows.
        attempts.add(head);
        for (const row of rows.slice(0, last)) stored.add(row);
      }
      writing.commit();
    };
  });
}

/** It may have ended, and it may go on under a new edition of the scenario. Whose it is, the disk knows best. */
function changes(known: Head, { edition, result, finishedAt }: StoredAttempt): Head | undefined {
  if (!result && edition === known.edition) return undefined;
  return { ...known, edition, ...(result && { result, ...(finishedAt && { finishedAt }) }) };
}
