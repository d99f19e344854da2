import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { Consent } from '#lib/scenario/format.ts';
import Photo from './Photo.svelte';
import { trip } from './photo.fixture.ts';

afterEach(cleanup);

const KINDS: [Consent, word: string, circles: number, paths: number][] = [
  ['ja', 'Ja', 1, 0],
  ['annet', 'Ja, til noe annet', 1, 0],
  ['venter', 'Ikke svart', 1, 0],
  ['nei', 'Nei', 1, 1],
  ['trukket', 'Trukket', 0, 2],
  ['ikke-spurt', 'Ikke spurt', 0, 0],
];

test('a photo by itself is one picture with words for what it shows', () => {
  render(Photo, { photo: { of: trip } });
  expect(screen.getByRole('img').getAttribute('alt')).toBe('Tre personer på en sti.');
  expect(screen.queryByRole('list')).toBeNull();
});

test('whoever is left out is left out of the file, and named in the words', () => {
  render(Photo, { photo: { of: trip, without: ['siv', 'mann'] } });
  expect(screen.getByRole('img').getAttribute('src')).toBe('/photos/tur.uten.mann.siv.svg');
  expect(screen.getByRole('img').getAttribute('alt')).toBe(
    'Tre personer på en sti. Tatt ut av bildet: Siv, 9 år og Ukjent. Bare omrisset er igjen.',
  );
});

test.each(KINDS)(
  'the answer %s is drawn in its own way and said as «%s»',
  (consent, word, circles, paths) => {
    const { container } = render(Photo, {
      photo: { of: trip },
      answers: { ola: { consent, says: 'Far svarte.' } },
    });
    for (const where of ['.over', '.glyf']) {
      const ring = container.querySelector(`${where} .samtykke.strek`);
      expect(ring?.querySelectorAll('circle').length).toBe(circles);
      expect(ring?.querySelectorAll('path').length).toBe(paths);
      expect(ring?.classList.contains(consent)).toBe(true);
    }
    const list = screen.getByRole('list', { name: 'Hva hver av dem har svart' });
    expect(list.textContent?.replace(/\s+/g, ' ').trim()).toBe(`Ola, 10 år Far svarte. ${word}`);
    expect((list.querySelector('li') as HTMLLIElement).value).toBe(2);
  },
);

test('the rings over the picture are for the eye alone: the list is what is read', () => {
  const { container } = render(Photo, {
    photo: { of: trip },
    answers: { siv: { consent: 'ja', says: 'Ja.' }, ola: { consent: 'nei', says: 'Nei.' } },
  });
  expect(
    [...container.querySelectorAll('svg')].every((svg) => svg.getAttribute('aria-hidden') === 'true'),
  ).toBe(true);
});
