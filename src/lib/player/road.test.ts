import { expect, test } from 'vitest';
import { roadOf, saidAt } from './road.ts';
import { ringsOf } from './rings.ts';
import { swimming } from './scenario.fixture.ts';

const told = [
  { scene: 'forslaget', choice: 'nevner' },
  { scene: 'slettet', choice: 'ringer' },
  { scene: 'velger', picks: ['tall'] },
];

test('the road has every scene, what was done there and what it was judged as', () => {
  const road = roadOf(swimming, told);
  expect(road.map((stop) => stop.id)).toEqual(['forslaget', 'slettet', 'velger', 'ferdig']);
  expect(road.map((stop) => stop.judged?.verdict)).toEqual([undefined, 'brudd', 'god', 'god']);
  expect(road.map((stop) => stop.step)).toEqual([...told, undefined]);
  expect(road.map((stop) => stop.flags)).toEqual([{}, { nevnt: true }, { nevnt: true }, { nevnt: true }]);
});

test('a scene that does not say how far things have come keeps what was last said', () => {
  expect(roadOf(swimming, told).map((stop) => stop.reach?.to)).toEqual([
    'deg',
    'utenfor',
    'utenfor',
    'utenfor',
  ]);
});

test('the road ends before a step that is not legal', () => {
  const road = roadOf(swimming, [told[0]!, { scene: 'forslaget', choice: 'tier' }]);
  expect(road.map((stop) => stop.id)).toEqual(['forslaget', 'slettet']);
  expect(road.at(-1)).not.toHaveProperty('step');
});

test('what was picked is said with the words of the options', () => {
  const { velger } = swimming.scenes;
  expect(saidAt(velger!, { scene: 'velger', picks: ['navn', 'tall', 'borte'] })).toEqual([
    'Navnet på elevene',
    'Tallene fra saken',
  ]);
});

test('rings are reached up to the one named, and beyond where they are out of your hands', () => {
  const { slettet } = swimming.scenes;
  expect(ringsOf(swimming.reach, slettet?.reach).map(({ id, state, who }) => [id, state, who])).toEqual([
    ['deg', 'reached', undefined],
    ['vennene', 'reached', '214 personer'],
    ['gruppa', 'reached', '374 rakk å se det'],
    ['utenfor', 'beyond', 'skjermbilde'],
    ['alle', 'dry', undefined],
  ]);
});
