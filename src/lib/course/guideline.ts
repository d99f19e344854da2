/** The guidelines as the course teaches them, point by point. Types and pure look-ups. */
import type { Audience, Citation, Role } from '#lib/scenario/format.ts';
import { isFor } from './course.ts';

/** `skal`: a duty · `rett`: what one is free to do · `råd`: advice · `bakgrunn`: why the rest is there. */
export type Force = 'skal' | 'rett' | 'råd' | 'bakgrunn';
/** When it holds: on behalf of the municipality, as a private person, or both. */
export type Capacity = 'kommunen' | 'privat' | 'begge';

export interface Point {
  /** `2.2-04`. */
  id: string;
  /** The heading it stands under in the document: «2.1», «0 Hva er sosiale medier?». */
  section: string;
  /** In plain words. */
  text: string;
  /** A short quotation, word for word. */
  quote?: string;
  audience: Audience;
  capacity: Capacity;
  force: Force;
  version: number;
  /** Met by confirming the municipality's documents, not by a scenario. */
  confirmed?: boolean;
  /** Why the course says otherwise than the document, or says it to fewer. */
  differs?: string;
  /** How it goes further than the law. */
  stricter?: string;
  /** The legal sources it rests on, or belongs with. */
  sources: Citation[];
}

export interface Guideline {
  /** The document's own title. */
  title: string;
  version: string;
  /** Section → what it is called here, where that is otherwise than in the document. */
  sections: Record<string, string>;
  /** The list to keep, under its headings. */
  checklist: { title: string; points: string[] }[];
  /** In the order of the document. */
  points: Point[];
}

/** A section with its points. */
export interface Part {
  /** An anchor: `2.2`, `0-innledning`. */
  id: string;
  /** «2.2»; none for the introduction. */
  number?: string;
  title: string;
  points: Point[];
}

/** @returns the sections that have points, in the order of the document */
export function partsOf({ sections, points }: Pick<Guideline, 'sections' | 'points'>): Part[] {
  const parts = new Map<string, Part>();
  for (const point of points) {
    const { section } = point;
    const [first = '', ...rest] = section.split(' ');
    const number = /^[1-9][\d.]*$/.test(first) ? first.replace(/\.$/, '') : undefined;
    const part = parts.get(section) ?? {
      id: section
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, '-')
        .replace(/-$/, ''),
      ...(number && { number }),
      title: sections[section] ?? (rest.join(' ') || section),
      points: [],
    };
    part.points.push(point);
    parts.set(section, part);
  }
  return [...parts.values()];
}

/**
 * The list to keep, for those it speaks to.
 * @param roles a point is there when it speaks to one of them; headings without points are left out
 */
export function checklistFor(
  { checklist, points }: Pick<Guideline, 'checklist' | 'points'>,
  roles: readonly Role[],
): { title: string; points: Point[] }[] {
  const speaks = (id: string) =>
    points.filter((point) => point.id === id && roles.some((role) => isFor(point.audience, role)));
  return checklist
    .map(({ title, points: ids }) => ({ title, points: ids.flatMap(speaks) }))
    .filter((group) => group.points.length > 0);
}
