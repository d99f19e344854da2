import { describe, expect, it } from 'vitest';
import { meant, nearest } from './near.ts';

describe('the nearest known word', () => {
  it.each<[string, string[], string | undefined]>([
    ['verdct', ['verdict', 'cites'], 'verdict'],
    ['evrdict', ['verdict', 'cites'], 'verdict'],
    ['Verdict', ['verdict', 'cites'], 'verdict'],
    ['2.1-80', ['2.1-01', '2.1-08'], '2.1-08'],
    ['forteller', ['narration', 'post'], undefined],
    ['x', [], undefined],
  ])('to %s', (word, known, near) => {
    expect(nearest(word, known)).toBe(near);
  });

  it('is not sought for a whole text', () => {
    expect(nearest('x'.repeat(10_000), ['verdict'])).toBeUndefined();
  });

  it.each<[string, string[], string]>([
    ['tittle', ['title'], 'Mente du «title»?'],
    ['forteller', ['post', 'chat'], 'Velg mellom chat, post.'],
    ['noe', [], 'Det finnes ingen å velge mellom ennå.'],
  ])('%s: in words', (word, known, words) => {
    expect(meant(word, known)).toBe(words);
  });
});
