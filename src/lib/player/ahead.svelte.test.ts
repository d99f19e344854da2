import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Step } from '#lib/scenario/attempt.ts';
import { isSame, stopsAhead } from './ahead.ts';
import { roadOf, type Stop } from './road.ts';
import { swimming } from './scenario.fixture.ts';
import Stage from './Stage.svelte';

let idle: (() => void)[] = [];
beforeEach(() => {
  idle = [];
  vi.stubGlobal('requestIdleCallback', (then: () => void) => idle.push(then));
  vi.stubGlobal('cancelIdleCallback', (n: number) => void (idle[n - 1] = () => {}));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
/** The browser has nothing else to do, as often as it is asked. */
function rest(): void {
  for (let n = 0; n < idle.length; n++) idle[n]?.();
}

const told: Step = { scene: 'forslaget', choice: 'nevner' };
const stopAt = (steps: Step[]) => roadOf(swimming, steps).at(-1) as Stop;
const stage = (stop: Stop, more: object = {}) =>
  render(Stage, { scenario: swimming, stop, seed: ['a'], onstep: () => {}, ...more });

test('every guess is what replay says, on every step of every road, and no ending is guessed', () => {
  const roads: Step[][] = [[]];
  let guessed = 0;
  for (const steps of roads) {
    const here = stopAt(steps);
    if (steps.length > 4 || here.scene.ends) continue;
    const guesses = stopsAhead(swimming, here);
    for (const choice of Object.keys(here.scene.choices ?? {})) {
      const next = [...steps, { scene: here.id, choice }];
      const there = stopAt(next);
      if (roadOf(swimming, next).length <= next.length) continue;
      roads.push(next);
      const fits = guesses.filter((guess) => isSame(guess, there));
      expect(fits, JSON.stringify(next)).toHaveLength(there.scene.ends ? 0 : 1);
      expect(fits).toEqual(there.scene.ends ? [] : [there]);
      guessed += fits.length;
    }
  }
  expect(guessed).toBe(3);
});

test('what was done already leads nowhere new', () => {
  expect(stopsAhead(swimming, roadOf(swimming, [told])[0] as Stop)).toEqual([]);
});

test('a place with other flags, another judgement or another reach is another place', () => {
  const there = stopAt([told]);
  expect(isSame(there, { ...there })).toBe(true);
  expect(isSame({ ...there, flags: {} }, there)).toBe(false);
  expect(isSame({ ...there, flags: { other: true } }, there)).toBe(false);
  expect(isSame(there, { ...there, judged: { ...there.judged! } })).toBe(false);
  expect(isSame(there, { ...there, reach: { to: 'alle' } })).toBe(false);
  expect(isSame(there, { ...there, step: told })).toBe(false);
});

test('what is drawn ahead cannot be found before it is there, and is used, with focus on its heading, when it is', async () => {
  const before = document.body.innerHTML;
  const first = stage(stopAt([]));
  const drawn = document.body.innerHTML;
  rest();
  expect(document.body.innerHTML).toBe(drawn);
  const there = stopAt([told]);
  expect(drawn).not.toContain(there.scene.title);
  first.unmount();
  const onstep = vi.fn();
  const { container } = stage(there, { moved: true, seed: ['another'], onstep });
  expect(container.querySelector('.scene-plass')).not.toBeNull();
  await vi.waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: there.scene.title! })),
  );
  const [button] = screen.getAllByRole('button');
  button?.click();
  expect(onstep).toHaveBeenCalledOnce();
  cleanup();
  expect(document.body.innerHTML).toBe(before);
});

test('it looks as if it had been drawn there: nothing but the place it lies in differs', () => {
  const there = stopAt([told]);
  const plain = stage(there).container.innerHTML;
  cleanup();
  const first = stage(stopAt([]));
  rest();
  first.unmount();
  const { container } = stage(there);
  const words = (html: string) =>
    html
      .replace(/<div class="scene-plass">|<!--.*?-->|(id|labelledby|describedby)="[^"]*"/g, '')
      .replace(/<\/div>$/, '');
  expect(words(container.innerHTML).replace(/<\/div>/g, '')).toBe(words(plain).replace(/<\/div>/g, ''));
});

test('a guess that did not come true is not used, here or later', () => {
  const first = stage(stopAt([]));
  rest();
  first.unmount();
  const looked = { ...stopAt([told]), step: told };
  expect(stage(looked).container.querySelector('.scene-plass')).toBeNull();
  cleanup();
  expect(stage(stopAt([told])).container.querySelector('.scene-plass')).toBeNull();
});

test('one who only looks back draws nothing ahead', () => {
  stage(stopAt([]), { onstep: undefined });
  expect(idle).toHaveLength(0);
});
