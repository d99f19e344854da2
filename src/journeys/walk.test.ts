import { describe, expect, it } from 'vitest';
import type { Graph } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { coveringWalks, everythingShown, masteringWalk, showingWalks, shownAt } from './walk.ts';

const graph: Graph = {
  id: 'lesson/story',
  role: 'ansatt',
  start: 'first',
  trains: [],
  reach: [],
  scenes: {
    first: {
      choices: {
        bad: { verdict: 'brudd', sets: ['told'], to: 'mess' },
        good: { verdict: 'god', to: 'photo' },
      },
    },
    mess: { choices: { repair: { verdict: 'god', to: 'photo' }, more: { verdict: 'brudd', to: 'lost' } } },
    photo: {
      picks: {
        options: { ann: true, bo: true, cy: true },
        outcomes: [
          {
            all: ['ann', 'cy'],
            none: ['bo'],
            verdict: 'god',
            to: [{ when: { told: true }, scene: 'late' }, { scene: 'won' }],
          },
          { verdict: 'brudd', to: 'lost' },
        ],
      },
    },
    late: { ends: 'mestret' },
    won: { ends: 'mestret' },
    lost: { ends: 'ikke-mestret' },
  },
};

describe('walks', () => {
  it('finds the shortest way to master a scenario, through choices and picks', () => {
    expect(masteringWalk(graph)).toEqual([
      { scene: 'first', choice: 'good' },
      { scene: 'photo', picks: ['ann', 'cy'] },
    ]);
  });

  it('passes through every scene, each walk to where it leads', () => {
    const walks = coveringWalks(graph);
    const places = walks.map((steps) => replay(graph, steps));
    expect(places.map(({ ok, place }) => [ok, place.result !== undefined])).toEqual(
      walks.map(() => [true, true]),
    );
    const scenes = walks.flatMap((steps, i) => [...steps.map(({ scene }) => scene), places[i]?.place.scene]);
    expect(new Set(scenes)).toEqual(new Set(Object.keys(graph.scenes)));
  });

  it('says which scenario cannot be mastered', () => {
    const hopeless = {
      ...graph,
      scenes: {
        ...graph.scenes,
        late: { ends: 'ikke-mestret' as const },
        won: { ends: 'ikke-mestret' as const },
      },
    };
    expect(() => masteringWalk(hopeless)).toThrow('lesson/story cannot be mastered');
  });

  it('shows everything once: what a flag does not change is no other screen, what it changes is', () => {
    const plain = { kind: 'narration', text: 'Et bilde' } as const;
    const scenario = (when?: Record<string, boolean>) =>
      ({
        ...graph,
        scenes: Object.fromEntries(
          Object.entries(graph.scenes).map(([id, scene]) => [
            id,
            { ...scene, shows: [plain, ...(id === 'photo' ? [{ ...plain, ...(when && { when }) }] : [])] },
          ]),
        ),
      }) as unknown as Scenario;
    const photos = (all: string[]) => all.filter((one) => one.startsWith('photo'));
    expect(photos(everythingShown(scenario()))).toEqual(['photo 1+2']);
    const told = scenario({ told: true });
    expect(photos(everythingShown(told)).sort()).toEqual(['photo 1', 'photo 1+2']);
    const seen = showingWalks(told).flatMap((steps) =>
      [...steps, null].map((_, taken) => shownAt(told, placeOf(told, steps.slice(0, taken)))),
    );
    expect(new Set(seen)).toEqual(new Set(everythingShown(told)));
  });
});

const placeOf = (scenario: Scenario, steps: Parameters<typeof replay>[1]) => replay(scenario, steps).place;
