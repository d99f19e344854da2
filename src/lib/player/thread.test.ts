import { expect, test } from 'vitest';
import type { Comment } from '#lib/scenario/format.ts';
import { foldTalks, talksOf } from './thread.ts';

const said = (text: string, reply = false): Comment => ({
  by: { id: 'a', name: 'A' },
  text,
  ...(reply && { reply }),
});
const shape = (comments: Comment[]) =>
  talksOf(comments).map(({ comment, replies }) => [comment.text, ...replies.map(({ text }) => text)]);

test('an answer stands under the comment above it, and by itself where there is none', () => {
  expect(shape([said('0', true), said('1'), said('1a', true), said('1b', true), said('2')])).toEqual([
    ['0'],
    ['1', '1a', '1b'],
    ['2'],
  ]);
});

test.each([
  ['nine are few enough to be seen at once', 9, 9, 0],
  ['of ten, six are seen', 10, 6, 4],
  ['of sixty, six are seen', 60, 6, 54],
])('%s', (_, all, seen, left) => {
  const folded = foldTalks(talksOf(Array.from({ length: all }, (_, i) => said(String(i)))));
  expect([folded.seen.length, folded.left, folded.seen.length + folded.rest.length]).toEqual([
    seen,
    left,
    all,
  ]);
});

test('a talk is never cut in two, and answers count', () => {
  const comments = [0, 1, 2].flatMap((i) => [said(`${i}`), ...['a', 'b', 'c'].map((x) => said(i + x, true))]);
  const { seen, rest, left } = foldTalks(talksOf(comments));
  expect(seen.map(({ comment }) => comment.text)).toEqual(['0', '1']);
  expect([rest.length, left]).toEqual([1, 4]);
});
