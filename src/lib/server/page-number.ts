/**
 * Which page of a list an address asks for: the nearest there is, whatever stands there.
 * @param asked as written in the address
 * @returns from 1 to `pages`
 */
export function pageNumber(asked: string | null, pages: number): number {
  const number = Math.trunc(Number(asked));
  return Math.min(pages, Math.max(1, Number.isNaN(number) ? 1 : number));
}
