import { expect, it } from 'vitest';
import { editionMark, placeName } from './printed.ts';

it.each([
  ['Oppvekst > Skoler > Lauvlia skole', 'Lauvlia skole'],
  ['Politikk', 'Politikk'],
  ['', ''],
])('the place of «%s» is «%s»', (unit, place) => expect(placeName(unit)).toBe(place));

it.each([
  ['4f2c91a0bb', '4f2c 91a0'],
  ['', ''],
])('the mark of edition «%s» is «%s»', (edition, mark) => expect(editionMark(edition)).toBe(mark));
