import { describe, expect, it } from 'vitest';
import { lix } from './lix.ts';

describe('LIX', () => {
  it.each<[string, string[], number]>([
    ['nothing', [], 0],
    ['no words', ['…', ''], 0],
    ['four short words', ['Nå går det bra.'], 4],
    ['two sentences in one text', ['Nå går det bra. Ja da, alt er bra.'], 4.5],
    ['two texts', ['Nå går det', 'Alt er bra nå'], 3.5],
    ['one long word of five', ['Du skal svare om kommuneplanen.'], 25],
    ['a word of seven letters is long, of six not', ['Kommuner skolen'], 52],
    ['a time and a number are no sentence ends', ['Klokka 23.30 kom 1.900 svar.'], 7],
    ['a hyphen makes one word', ['E-post er bra'], 3],
  ])('of %s', (_what, texts, score) => {
    expect(lix(texts)).toBeCloseTo(score, 5);
  });
});
