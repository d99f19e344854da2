import { describe, expect, it } from 'vitest';
import { noCounts, type Counts } from '#lib/course/counts.ts';
import type { UnitCount } from './completions.ts';
import { isWithin, unitView } from './units.ts';

const some = (fullfort: number, paabegynt: number, ikkeBegynt: number): Counts => ({
  ...noCounts(),
  all: fullfort + paabegynt + ikkeBegynt,
  fullfort,
  paabegynt,
  'ikke-begynt': ikkeBegynt,
});
const count = (unit: string, ...counts: Parameters<typeof some>): UnitCount => ({
  unit,
  role: 'ansatt',
  ...some(...counts),
});
const counts = [
  count('Kultur', 1, 0, 0),
  count('Oppvekst', 1, 0, 1),
  count('Oppvekst > Lauvlia skole', 5, 2, 1),
  count('Oppvekst > Lauvlia skole > SFO', 0, 0, 3),
  count('oppvekst > Åsen barnehage', 0, 1, 0),
  count('Oppvekst og kultur', 0, 0, 7),
];
const said = (within: string) =>
  unitView(counts, within)?.below.map((r) => [r.name, r.unit, r.all, r.fullfort, r.parent]);

describe('the tree of units', () => {
  it('sums everything below, also what stands in the middle of the tree', () => {
    expect(said('')).toEqual([
      ['Kultur', 'Kultur', 1, 1, false],
      ['Oppvekst', 'Oppvekst', 14, 6, true],
      ['Oppvekst og kultur', 'Oppvekst og kultur', 7, 0, false],
    ]);
    expect(unitView(counts, '')?.sum).toEqual(some(7, 3, 12));
  });

  it('shows what is below one unit, and the way to it', () => {
    const view = unitView(counts, 'Oppvekst');
    expect(view?.path).toEqual([{ unit: 'Oppvekst', name: 'Oppvekst' }]);
    expect(view?.sum).toEqual(some(6, 3, 5));
    expect(said('Oppvekst')).toEqual([
      ['Lauvlia skole', 'Oppvekst > Lauvlia skole', 11, 5, true],
      ['Åsen barnehage', 'oppvekst > Åsen barnehage', 1, 0, false],
    ]);
  });

  it('shows nothing below a unit without units', () => expect(said('Kultur')).toEqual([]));
  it('knows no unit that nobody is in', () => expect(unitView(counts, 'Kirka')).toBeUndefined());
  it('knows no unit by the beginning of its name', () => expect(unitView(counts, 'Oppv')).toBeUndefined());
  it('is empty before anybody is there', () => {
    expect(unitView([], '')).toEqual({ path: [], sum: some(0, 0, 0), below: [] });
  });

  it.each([
    ['Oppvekst > Lauvlia skole', 'Oppvekst', true],
    ['Oppvekst', 'Oppvekst > Lauvlia skole', false],
    ['Oppvekst og kultur', 'Oppvekst', false],
    ['Kultur', '', true],
  ])('«%s» within «%s»: %s', (unit, within, inside) => expect(isWithin(unit, within)).toBe(inside));
});
