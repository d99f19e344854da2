import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryStore } from '#lib/progress/memory.ts';
import { Recording } from '#lib/progress/recording.ts';
import { forksOf } from '#lib/player/forks.ts';
import { swimming } from '#lib/player/scenario.fixture.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import { stepsOffered } from '#lib/scenario/walk.ts';
import { Play } from './play.svelte.ts';
import { Rehearsal } from './rehearsal.svelte.ts';
import { Rehearsals } from './rehearsals.ts';

const told: Step = { scene: 'forslaget', choice: 'nevner' };
const rings: Step = { scene: 'slettet', choice: 'ringer' };
const sends: Step = { scene: 'velger', picks: ['tall'] };
const at = ({ road }: { road: Rehearsal['road'] }) => road.at(-1)?.id;

test('it begins where the choice has been made, and can be played on to an ending', () => {
  const rehearsal = new Rehearsal(swimming, [{ scene: 'forslaget', choice: 'skriver' }]);
  expect([at(rehearsal), rehearsal.ended]).toEqual(['velger', false]);
  rehearsal.take(rings);
  expect(at(rehearsal)).toBe('velger');
  rehearsal.take({ scene: 'velger', picks: ['navn'] });
  expect([at(rehearsal), rehearsal.ended]).toEqual(['stille', true]);
  rehearsal.take(told);
  expect(rehearsal.road).toHaveLength(3);
});

/** A browser's history, as far as rehearsals see it. */
function history() {
  const entries: (string | undefined)[] = [undefined];
  let here = 0;
  const move = (to: number) => {
    here = to;
    rehearsals.arrived(entries[here]);
  };
  const edges = {
    push: (name: string) => {
      entries.splice(here + 1, Infinity, name);
      move(here + 1);
    },
    replace: (name: string) => {
      entries[here] = name;
      move(here);
    },
    back: () => move(here - 1),
    newName: () => `r${entries.length}-${Math.random()}`,
  };
  const rehearsals = new Rehearsals(swimming, edges);
  return {
    rehearsals,
    now: () => rehearsals.at(entries[here]),
    name: () => entries[here],
    depth: () => here,
    /** A link within the page: an entry of its own, in the same place. */
    hash: () => edges.push(entries[here] as string),
    forward: () => move(here + 1),
    back: edges.back,
  };
}

test('back leads to one’s own ending, and forward to where the rehearsal stood', () => {
  const { rehearsals, now, name, back, forward, depth } = history();
  rehearsals.start([{ scene: 'forslaget', choice: 'skriver' }], name());
  const first = now();
  first?.take(sends);
  expect(first?.ended).toBe(true);
  back();
  expect([now(), depth()]).toEqual([undefined, 0]);
  forward();
  expect(now()).toBe(first);
});

test('another road from within takes its place, so one press still leads out', () => {
  const { rehearsals, now, name, depth } = history();
  rehearsals.start([{ scene: 'forslaget', choice: 'skriver' }], name());
  rehearsals.start([{ scene: 'forslaget', choice: 'tier' }], name());
  expect([at(now()!), depth()]).toEqual(['stille', 1]);
  rehearsals.leave();
  expect([now(), depth()]).toEqual([undefined, 0]);
});

test('the way out is whole also when a link within the page has been followed', () => {
  const { rehearsals, now, name, hash, depth } = history();
  rehearsals.start([{ scene: 'forslaget', choice: 'skriver' }], name());
  hash();
  rehearsals.leave();
  expect([now(), depth()]).toEqual([undefined, 0]);
});

test('an entry from before a reload, or from before a new attempt, is no rehearsal', () => {
  const { rehearsals, now, name, forward, back } = history();
  expect(rehearsals.at('from-before')).toBeUndefined();
  rehearsals.start([{ scene: 'forslaget', choice: 'skriver' }], name());
  back();
  rehearsals.forget();
  forward();
  expect(now()).toBeUndefined();
});

test('any number of rehearsals leaves what is stored byte for byte as it was', async () => {
  let rehearsed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(), { maxLength: 8 }), { minLength: 1, maxLength: 6 }),
      async (walks) => {
        const store = new MemoryStore();
        const memory = new Recording(store, 'anonymous', true, {
          newId: () => 'forsok',
          now: () => '2026-11-27T12:00:00.000Z',
          language: 'nb',
        });
        const happened: string[] = [];
        const play = new Play(swimming, {
          open: async () => memory,
          role: async () => 'ansatt',
          now: () => '2026-11-27T12:05:00.000Z',
        });
        await play.open(null);
        for (const step of [told, rings, sends]) await play.take(step);
        const stored = JSON.stringify(await store.attemptsOf('anonymous'));
        const shown = JSON.stringify(play.attempt);
        memory.listen(({ kind }) => happened.push(kind));

        const { rehearsals, now, name, back } = history();
        for (const [first = 0, ...turns] of walks) {
          const roads = forksOf((now() ?? play).road).flatMap((fork) => fork.others);
          rehearsals.start(roads[first % roads.length]!.steps, name());
          for (const turn of turns) {
            const stop = now()!.road.at(-1)!;
            const offered = stepsOffered(swimming, stop.id, stop.flags);
            if (offered.length > 0) now()!.take(offered[turn % offered.length]!);
          }
          rehearsed++;
          // A road on which nothing is left untried, or one that is not ended, leads back out.
          if (!now()!.ended || first % 2 === 0) back();
        }
        await new Promise((resolve) => setTimeout(resolve));
        expect(JSON.stringify(await store.attemptsOf('anonymous'))).toBe(stored);
        expect([JSON.stringify(play.attempt), play.mode, happened]).toEqual([shown, 'playing', []]);
        play.close();
      },
    ),
    { numRuns: 100 },
  );
  expect(rehearsed).toBeGreaterThan(100);
});
