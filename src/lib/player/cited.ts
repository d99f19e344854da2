/** What a judgement rests on, as it is listed. Pure. */
import type { Citation } from '#lib/scenario/format.ts';

export interface Cited {
  label: string;
  kind: Citation['kind'];
  /** At least one, in the author's order. */
  cites: Citation[];
}

/** A point of the guidelines, not a legal source: it stands on the page of the guidelines. */
export const isPoint = ({ kind }: Citation): boolean => kind !== 'lov' && kind !== 'tolkning';

/** Points under the same heading that bind alike are one entry: «Retningslinjene 1.4» is said once, with both inside. */
export function citedOf(cites: readonly Citation[]): Cited[] {
  const found: Cited[] = [];
  for (const cite of cites) {
    const same = found.find(({ label, kind }) => label === cite.label && kind === cite.kind);
    if (same) same.cites.push(cite);
    else found.push({ label: cite.label, kind: cite.kind, cites: [cite] });
  }
  return found;
}
