/** Web Locks: one hand-in at a time across tabs. Missing in old and odd browsers. */

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
