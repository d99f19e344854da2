import { describe, expect, it } from 'vitest';
import type { Aid } from '#lib/scenario/aid.ts';
import { answering } from './answering.ts';

const aid: Aid = {
  start: 'hva',
  questions: {
    hva: {
      asks: 'Hva er det?',
      choices: { ord: { says: 'Ord', to: 'svar' }, bilde: { says: 'Et bilde', sets: ['bilde'], to: 'hvem' } },
    },
    hvem: {
      asks: 'Hvem er på det?',
      choices: {
        ingen: { says: 'Ingen', to: 'svar' },
        barn: { says: 'Barn', when: { bilde: true }, to: 'svar' },
        aldri: { says: 'Aldri', when: { bilde: false }, to: 'svar' },
      },
    },
  },
  advice: [{ when: { bilde: true }, level: 'endre', says: 'Se en gang til', because: '', cites: [] }],
};

describe('answering', () => {
  it('begins with the first question and nothing given', () => {
    const { given, asked, answer } = answering(aid, []);
    expect([given, asked?.id, answer]).toEqual([[], 'hva', undefined]);
  });

  it('asks on in the words of what was chosen, and offers only what fits', () => {
    const { given, asked } = answering(aid, [{ scene: 'hva', choice: 'bilde' }]);
    expect(given).toEqual([{ asks: 'Hva er det?', says: 'Et bilde' }]);
    expect(asked?.choices.map(({ id }) => id)).toEqual(['ingen', 'barn']);
  });

  it('ends in an answer', () => {
    expect(answering(aid, [{ scene: 'hva', choice: 'ord' }]).answer).toEqual({ is: 'post', advice: [] });
  });

  it('stops where an answer does not fit any more', () => {
    const { given, asked } = answering(aid, [
      { scene: 'hva', choice: 'bilde' },
      { scene: 'hvem', choice: 'aldri' },
    ]);
    expect([given.length, asked?.id]).toEqual([1, 'hvem']);
  });
});
