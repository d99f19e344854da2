import { expect, it } from 'vitest';
import type { Part, Point } from '#lib/course/guideline.ts';
import { countOf, EVERYTHING, search } from './search.ts';

const point = (id: string, text: string, more: Partial<Point> = {}): Point => ({
  id,
  section: '2.1',
  text,
  audience: 'begge',
  capacity: 'privat',
  force: 'skal',
  version: 1,
  sources: [],
  ...more,
});
const parts: Part[] = [
  {
    id: '2.1',
    number: '2.1',
    title: 'Ytringsfrihet',
    points: [
      point('2.1-01', 'Du har samme frihet som alle andre.', { force: 'rett' }),
      point('2.1-03', 'Du har taushetsplikt i vervet.', { audience: 'folkevalgt' }),
    ],
  },
  {
    id: '2.4',
    number: '2.4',
    title: 'Huskelisten',
    points: [
      point('2.4-09', 'Vis bare det du eier.', {
        quote: 'noe du ikke eier',
        stricter: 'Du kan sitere.',
        sources: [{ id: 'aandsverkloven-29', kind: 'lov', label: 'Åndsverkloven § 29', text: '' }],
      }),
      point('2.4-15', 'Bruk sunn fornuft.', { force: 'råd', audience: 'ansatt' }),
    ],
  },
];

it.each([
  ['nothing asked', {}, ['2.1-01', '2.1-03', '2.4-09', '2.4-15']],
  ['a word, in any case', { words: 'TAUSHETSPLIKT' }, ['2.1-03']],
  ['part of a word', { words: 'fornuf' }, ['2.4-15']],
  ['every word, wherever it stands', { words: 'ikke  vis ' }, ['2.4-09']],
  ['words of which one is nowhere', { words: 'vis trekkspill' }, []],
  ['the heading', { words: 'ytringsfrihet' }, ['2.1-01', '2.1-03']],
  ['a number', { words: '2.4-1' }, ['2.4-15']],
  ['a section', { words: '2.4' }, ['2.4-09', '2.4-15']],
  ['the law, with å in two parts', { words: 'a\u030andsverkloven' }, ['2.4-09']],
  ['how it is stricter', { words: 'sitere' }, ['2.4-09']],
  ['a role', { role: 'ansatt' }, ['2.1-01', '2.4-09', '2.4-15']],
  ['a force', { force: 'rett' }, ['2.1-01']],
  ['all at once', { words: 'du', role: 'folkevalgt', force: 'skal' }, ['2.1-03', '2.4-09']],
  ['signs that mean something to a program', { words: '.*(' }, []],
] as const)('finds by %s', (_what, wanted, ids) => {
  const found = search(parts, { ...EVERYTHING, ...wanted });
  expect(found.flatMap(({ points }) => points.map(({ id }) => id))).toEqual(ids);
  expect(countOf(found)).toBe(ids.length);
  expect(found.every(({ points }) => points.length > 0)).toBe(true);
});
