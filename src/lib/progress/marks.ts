/**
 * The few words kept in localStorage, because they must be read before the first paint (`src/early.js`) or must
 * survive the eviction of IndexedDB, which says nothing when it happens. Ids only: no names, no answers.
 * Where localStorage is refused everything here does nothing.
 */

/** Scenario ids with an unfinished attempt of the learner shown now, as a JSON array. */
export const UNFINISHED = 'sf:unfinished';
/** The role chosen on this device. */
export const ROLE = 'sf:role';
/** The name of the store as it was made; a store without it is a new one: the browser has evicted the old. */
export const BORN = 'sf:born';
/** Changes whenever something is wiped on purpose, so an open page does not take it for an eviction and heal it. */
export const WIPED = 'sf:wiped';

export function readMark(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param value `null` removes the mark */
export function setMark(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Refused or full: the marks only make things quicker.
  }
}

export function readUnfinished(): string[] {
  try {
    const ids: unknown = JSON.parse(readMark(UNFINISHED) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function setUnfinished(ids: readonly string[]): void {
  setMark(UNFINISHED, ids.length > 0 ? JSON.stringify([...new Set(ids)].sort()) : null);
}
