import { expect, test } from 'vitest';
import type { Verdict } from '#lib/scenario/format.ts';
import { mapOf, WIDTH } from './roadmap.ts';

const stop = (others: Verdict[] = [], title = 'Klassen vet hvem det er', verdict: Verdict = 'god') => ({
  verdict,
  title,
  others,
});
const end = { result: 'mestret', title: 'Slutt: du ryddet opp' } as const;
const textOf = (title: string) => mapOf([stop([], title)], end).stops[0]?.lines.map(({ text }) => text);

test('stops stand below each other on the trunk, with room for the roads between them', () => {
  const map = mapOf([stop(['god', 'lovlig']), stop(), stop(['brudd'])], end);
  expect(map.stops.map(({ y }) => y)).toEqual([20, 106, 158]);
  expect(map.end.y).toBe(244);
  expect([map.height, map.trunk]).toEqual([264, { x: 20, from: 20, to: 244 }]);
});

test('roads not taken hang on a dotted line under their stop; where there is none nothing is drawn', () => {
  const [first, second] = mapOf([stop(['god', 'brudd']), stop()], end).stops;
  expect(first?.roads).toEqual([
    { x: 62, y: 62, verdict: 'god' },
    { x: 100, y: 62, verdict: 'brudd' },
  ]);
  expect(first?.branch).toBe('M20 36C20 62 28 62 48 62H100');
  expect(second).not.toHaveProperty('branch');
});

test.each([1, 2, 5, 9, 20])('%i roads stay inside the drawing', (n) => {
  const [first] = mapOf([stop(Array.from({ length: n }, () => 'lovlig'))], end).stops;
  expect(first?.roads).toHaveLength(n);
  expect(Math.max(...first!.roads.map(({ x }) => x))).toBeLessThanOrEqual(WIDTH - 14);
});

test.each([
  ['a short title', 'Forslaget', ['Forslaget']],
  [
    'one that needs two lines',
    'Foreldregruppa vet hvem det er nå i kveld',
    ['Foreldregruppa vet hvem det er', 'nå i kveld'],
  ],
  [
    'one that needs three',
    'Du skrev om to gutter på 4. trinn, og nå vet hele klassen hvem det er',
    ['Du skrev om to gutter på 4.', 'trinn, og nå vet hele klassen…'],
  ],
  ['a long word', 'Personopplysningssikkerhetsrådgiveren', ['Personopplysningssikkerhetsrå…']],
])('the label of %s fits', (_, title, lines) => {
  expect(textOf(title)).toEqual(lines);
});

test('two lines stand centred on their stop', () => {
  const lines = mapOf([stop([], 'Foreldregruppa vet hvem det er nå i kveld')], end).stops[0]?.lines;
  expect(lines?.map(({ y }) => y)).toEqual([16.5, 32.5]);
});
