import { describe, expect, it } from 'vitest';
import { goodIsLongest } from './check-giveaways.ts';

const choices = (...all: [verdict: string, length: number][]) =>
  Object.fromEntries(all.map(([verdict, length], i) => [`c${i}`, { verdict, says: 'x'.repeat(length) }]));

describe('the good choice is longest', () => {
  it.each<[string, Record<string, { says: string; verdict: string }>, boolean | undefined]>([
    ['when it is longer than all others', choices(['god', 9], ['brudd', 8], ['lovlig', 3]), true],
    ['not when another is as long', choices(['god', 9], ['brudd', 9]), false],
    ['not when another is longer', choices(['god', 9], ['brudd', 10]), false],
    ['when one of two good ones is', choices(['god', 3], ['god', 9], ['brudd', 8]), true],
    ['which tells nothing when all are good', choices(['god', 3], ['god', 9]), undefined],
    ['which tells nothing when none is good', choices(['brudd', 3], ['lovlig', 9]), undefined],
    ['which tells nothing where there is nothing to choose', {}, undefined],
  ])('%s', (_what, of, is) => {
    expect(goodIsLongest(of)).toBe(is);
  });
});
