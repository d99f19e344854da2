import { expect, test } from 'vitest';
import { BEAT_KINDS } from '#lib/scenario/schema.ts';
import { LONG, specimens, WORD } from './specimens.ts';

test('every kind an author can write is in the gallery, short and normal', () => {
  expect(Object.keys(specimens).sort()).toEqual([...BEAT_KINDS].sort());
  for (const [kind, examples] of Object.entries(specimens)) {
    expect(Object.keys(examples)).toEqual(expect.arrayContaining(['kort', 'vanlig']));
    expect(Object.values(examples).every((beat) => beat.kind === kind)).toBe(true);
  }
});

test('what is long is as long as it says', () => {
  expect([...WORD].length).toBe(60);
  expect(LONG.length).toBe(2000);
});
