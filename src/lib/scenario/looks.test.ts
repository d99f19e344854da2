import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BEARDS, CLOTHES, FACES, GLASSES, HAIR, HEADS, SKIN } from './looks.ts';

it.each(
  Object.entries({
    head: HEADS,
    hair: HAIR,
    face: FACES,
    beard: BEARDS,
    glasses: GLASSES,
    skin: SKIN,
    wears: CLOTHES,
  }),
)('authors can read every word for %s in the format’s own document', (field, words) => {
  const row = readFileSync('docs/scenario-format.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| \`${field}\` | \``));
  expect([...(row ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word)).toEqual([
    field,
    ...Object.keys(words),
  ]);
});
