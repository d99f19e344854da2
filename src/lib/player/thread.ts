/** A comment thread in the shape it is read: answers under what they answer, and the long tail folded. Pure. */
import type { Comment } from '#lib/scenario/format.ts';

export interface Talk {
  comment: Comment;
  replies: Comment[];
}

/** An answer with nothing above it stands by itself. */
export function talksOf(comments: readonly Comment[]): Talk[] {
  const talks: Talk[] = [];
  for (const comment of comments) {
    const above = talks.at(-1);
    if (comment.reply && above) above.replies.push(comment);
    else talks.push({ comment, replies: [] });
  }
  return talks;
}

/** What is seen before one asks for more; a tail this short is not worth a fold. */
const SEEN = 6;
const SHORT_TAIL = 3;

export interface Folded {
  seen: Talk[];
  rest: Talk[];
  /** How many comments are folded, answers counted. */
  left: number;
}

/** The first few, whole talks only, and the rest. */
export function foldTalks(talks: readonly Talk[]): Folded {
  const sizes = talks.map(({ replies }) => 1 + replies.length);
  let [at, count] = [0, 0];
  while (at < talks.length && count < SEEN) count += sizes[at++] ?? 0;
  const left = sizes.slice(at).reduce((sum, size) => sum + size, 0);
  if (left <= SHORT_TAIL) return { seen: [...talks], rest: [], left: 0 };
  return { seen: talks.slice(0, at), rest: talks.slice(at), left };
}
