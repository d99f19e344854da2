import { expect, it } from 'vitest';
import { hashToken, newToken } from './token.ts';

it('a token is of at least 128 bits, and never the same twice', () => {
  const tokens = new Set(Array.from({ length: 1000 }, newToken));
  expect(tokens.size).toBe(1000);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
});

it('the same letters are another token for another purpose', () => {
  const hashes = (['deltaker', 'hr', 'session-deltaker', 'session-hr'] as const).map((p) =>
    hashToken(p, 'x'),
  );
  expect(new Set(hashes).size).toBe(4);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
});
