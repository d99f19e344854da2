/** Which points fit what somebody looks for. Pure: runs on the page, with or without a network. */
import { isFor } from '#lib/course/course.ts';
import type { Force, Part, Point } from '#lib/course/guideline.ts';
import type { Role } from '#lib/scenario/format.ts';

export interface Wanted {
  /** Every word must be found, each as part of a word. */
  words: string;
  role: Role | '';
  force: Force | '';
}

export const EVERYTHING: Wanted = { words: '', role: '', force: '' };

const plain = (text: string) => text.normalize('NFC').toLowerCase();

/** @returns the parts with only the points that fit; a part without any is left out */
export function search(parts: readonly Part[], { words, role, force }: Wanted): Part[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const fits = (point: Point, about: string) => {
    if (role && !isFor(point.audience, role)) return false;
    if (force && point.force !== force) return false;
    const text = plain(`${about} ${textOf(point)}`);
    return wanted.every((word) => text.includes(word));
  };
  return parts
    .map((part) => ({
      ...part,
      points: part.points.filter((point) => fits(point, `${part.number ?? ''} ${part.title}`)),
    }))
    .filter(({ points }) => points.length > 0);
}

/** Everything of a point that can be read. */
const textOf = ({ id, text, quote, stricter, differs, sources }: Point) =>
  [id, text, quote, stricter, differs, ...sources.map(({ label }) => label)].filter(Boolean).join(' ');

export const countOf = (parts: readonly Part[]) => parts.reduce((sum, { points }) => sum + points.length, 0);
