import { describe, expect, it } from 'vitest';
import { checklistFor, partsOf, type Point } from './guideline.ts';

const point = (id: string, section: string, audience: Point['audience'] = 'begge'): Point => ({
  id,
  section,
  text: id,
  audience,
  capacity: 'begge',
  force: 'skal',
  version: 1,
  sources: [],
});
const points = [
  point('0-01', '0 Innledning'),
  point('0-02', '0 Hva er sosiale medier?'),
  point('0-03', '0 Innledning'),
  point('2.2-01', '2.2 Lojalitet', 'ansatt'),
  point('2.4-03', '2.4'),
];

describe('the parts of the guidelines', () => {
  it('are the sections, where they first came, with their numbers and the names they are given', () => {
    const parts = partsOf({ sections: { '2.4': 'Huskelisten', '0 Innledning': 'Først' }, points });
    expect(
      parts.map(({ id, number, title, points }) => [id, number, title, points.map((p) => p.id)]),
    ).toEqual([
      ['0-innledning', undefined, 'Først', ['0-01', '0-03']],
      ['0-hva-er-sosiale-medier', undefined, 'Hva er sosiale medier?', ['0-02']],
      ['2.2-lojalitet', '2.2', 'Lojalitet', ['2.2-01']],
      ['2.4', '2.4', 'Huskelisten', ['2.4-03']],
    ]);
  });
});

describe('the list to keep', () => {
  const checklist = [
    { title: 'Si det', points: ['2.2-01'] },
    { title: 'Rollen', points: ['2.4-03', '0-01'] },
  ];
  it.each([
    [
      ['ansatt'],
      [
        ['Si det', ['2.2-01']],
        ['Rollen', ['2.4-03', '0-01']],
      ],
    ],
    [['folkevalgt'], [['Rollen', ['2.4-03', '0-01']]]],
    [
      ['ansatt', 'folkevalgt'],
      [
        ['Si det', ['2.2-01']],
        ['Rollen', ['2.4-03', '0-01']],
      ],
    ],
  ] as const)('for %j has what speaks to them, and no empty heading', (roles, list) => {
    const found = checklistFor({ checklist, points }, roles);
    expect(found.map(({ title, points }) => [title, points.map(({ id }) => id)])).toEqual(list);
  });
});
