/** Web Locks: one writer for each attempt, one hand-in at a time across tabs. Missing in old and odd browsers. */

const held = new Set<string>();

/**
 * Takes the lock of an attempt and keeps it until the page goes.
 * Without Web Locks it always says yes: a step is added, never overwritten, so a second tab is told then.
 */
export function holdAttempt(id: string): Promise<boolean> {
  const name = `sf:attempt:${id}`;
  if (held.has(name) || !globalThis.navigator?.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        if (!lock) return;
        held.add(name);
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(true));
  });
}

/** How long to wait for another tab's hand-in (a hand-in gives up by itself after 30 s). Milliseconds. */
const PATIENCE = 40_000;

/** Runs the work when no other tab does the same; without Web Locks, or when they hang, at once: handing in twice is harmless. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!globalThis.navigator?.locks) return work();
  let begun: Promise<T> | undefined;
  try {
    await navigator.locks.request(`sf:${name}`, { signal: AbortSignal.timeout(PATIENCE) }, () => {
      begun = work();
      return begun;
    });
  } catch (error) {
    if (begun) throw error;
  }
  return begun ?? work();
}
