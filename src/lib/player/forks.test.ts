import { expect, test } from 'vitest';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import { forksOf } from './forks.ts';
import { roadOf } from './road.ts';
import { swimming } from './scenario.fixture.ts';

const told: Step = { scene: 'forslaget', choice: 'nevner' };
const rings: Step = { scene: 'slettet', choice: 'ringer' };
const sends: Step = { scene: 'velger', picks: ['tall'] };
const forks = (steps: Step[], scenario: Scenario = swimming) => forksOf(roadOf(scenario, steps));
const others = (steps: Step[], scenario?: Scenario) =>
  forks(steps, scenario).map((fork) => fork.others.map(({ says, judged }) => [says, judged.verdict]));

test('every fork says what was done, how it was judged, and what was offered besides', () => {
  expect(forks([told, rings, sends]).map(({ said, judged }) => [said, judged.verdict])).toEqual([
    [['Nevner to elever'], 'brudd'],
    [['Ringer rektor'], 'god'],
    [['Tallene fra saken'], 'god'],
  ]);
  expect(others([told, rings, sends])).toEqual([
    [
      ['Skriver på egne vegne', 'god'],
      ['Lar det ligge', 'lovlig'],
    ],
    [],
    [['Navnet er taushetsbelagt.', 'brudd']],
  ]);
});

test('what the flags did not allow was not offered, and is no road', () => {
  const back = structuredClone(swimming);
  back.scenes['slettet']!.choices!['ringer']!.to = 'forslaget';
  const [first, , second] = others([told, rings, { scene: 'forslaget', choice: 'skriver' }], back);
  expect([first, second]).toEqual([
    [['Lar det ligge', 'lovlig']],
    [
      ['Lar det ligge', 'lovlig'],
      ['«Kommunen hater unger»', 'lovlig'],
    ],
  ]);
});

test('picks that are judged alike are one road, and the nearest picks lead there', () => {
  const more = structuredClone(swimming);
  const { picks } = more.scenes['velger']!;
  picks!.options = { a: { says: 'A' }, b: { says: 'B' }, c: { says: 'C' } };
  const { verdict: _, ...rest } = picks!.outcomes[0]!;
  picks!.outcomes = [
    { ...rest, all: ['a', 'b', 'c'], none: [], verdict: 'god', learn: 'alle' },
    { ...rest, all: ['a'], none: [], verdict: 'lovlig', learn: 'med a' },
    { ...rest, all: ['a', 'b'], none: [], verdict: 'brudd', learn: 'kan ikke nås' },
    { ...rest, none: [], verdict: 'brudd', learn: 'uten a' },
  ];
  const [, fork] = forks(
    [
      { scene: 'forslaget', choice: 'skriver' },
      { scene: 'velger', picks: ['b'] },
    ],
    more,
  );
  expect(fork?.others.map(({ says, steps }) => [says, steps.at(-1)])).toEqual([
    ['alle', { scene: 'velger', picks: ['a', 'b', 'c'] }],
    ['med a', { scene: 'velger', picks: ['a', 'b'] }],
  ]);
});

test('every road not taken can be walked from the start, and has a name of its own', () => {
  const all = forks([told, rings, sends]).flatMap((fork) => fork.others);
  expect(all).toHaveLength(3);
  expect(all.map(({ steps }) => replay(swimming, steps).ok)).toEqual([true, true, true]);
  expect(all.map(({ steps }) => steps.length)).toEqual([1, 1, 3]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(3);
});
