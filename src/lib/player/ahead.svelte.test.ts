import { cleanup, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Step } from '#lib/scenario/attempt.ts';
import { isSame, stopsAhead } from './ahead.ts';
import { roadOf, type Stop } from './road.ts';
import { swimming } from './scenario.fixture.ts';
import Stage from './Stage.svelte';

let idle: (() => void)[] = [];
beforeEach(() => {
  idle = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestIdleCallback', (then: () => void) => idle.push(then));
  vi.stubGlobal('cancelIdleCallback', (n: number) => void (idle[n - 1] = () => {}));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
/** The learner reads, and the browser has nothing else to do, as often as it is asked. */
function rest(): void {
  for (let n = 0; n < idle.length; n++) {
    idle[n]?.();
    vi.advanceTimersByTime(1000);
  }
}

const told: Step = { scene: 'forslaget', choice: 'nevner' };
const stopAt = (steps: Step[]) => roadOf(swimming, steps).at(-1) as Stop;
const stage = (stop: Stop, more: object = {}) =>
  render(Stage, { place: '', scenario: swimming, stop, seed: ['a'], onstep: () => {}, ...more });

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

const scenes = (container: Element) => [...container.querySelectorAll<HTMLElement>('.scene-plass')];
const hidden = (container: Element) => scenes(container).filter((one) => one.classList.contains('forut'));

test('what is drawn ahead is hidden, and is the very scene that is shown, with focus on its heading, when it is', async () => {
  const { container, rerender } = stage(stopAt([]));
  rest();
  await tick();
  const there = stopAt([told]);
  const guess = hidden(container).find((one) => one.textContent.includes(there.scene.title!));
  expect(guess).toBeDefined();
  expect(container.querySelectorAll('#hoved')).toHaveLength(1);
  expect(guess?.querySelector('#hoved')).toBeNull();

  const onstep = vi.fn();
  await rerender({ place: '1', stop: there, moved: true, seed: ['another'], onstep });
  expect(scenes(container)).toContain(guess);
  expect(guess?.classList.contains('forut')).toBe(false);
  expect(container.querySelectorAll('#hoved')).toHaveLength(1);
  expect(guess?.querySelector('#hoved')).not.toBeNull();
  expect(document.activeElement).toBe(guess?.querySelector('h1'));
  guess?.querySelector('button')?.click();
  expect(onstep).toHaveBeenCalledOnce();
  // When there is time again, the others go.
  rest();
  await tick();
  expect(scenes(container)[0]).toBe(guess);
  expect(hidden(container).some((one) => one.textContent.includes(stopAt([]).scene.asks!))).toBe(false);
});

test('it looks as if it had been drawn there', async () => {
  const there = stopAt([told]);
  const words = (html: string) =>
    html.replace(/<!--.*?-->| (id|aria-labelledby|aria-describedby)="[^"]*"/g, '');
  const plain = words(stage(there).container.innerHTML);
  cleanup();
  const { container, rerender } = stage(stopAt([]));
  rest();
  await tick();
  expect(hidden(container)).not.toEqual([]);
  await rerender({ place: '1', stop: there });
  const [shown] = scenes(container).filter((one) => !one.classList.contains('forut'));
  expect(words(shown!.outerHTML)).toBe(plain);
});

test('where a step leads is drawn while it is written, out of sight, once, and is what is shown', async () => {
  const { container, rerender } = stage(stopAt([]));
  const there = stopAt([told]);
  await rerender({ coming: stopAt([told]), pressed: told });
  const [drawn, ...more] = hidden(container);
  expect(drawn?.textContent).toContain(there.scene.title);
  expect(more).toEqual([]);
  await rerender({ coming: stopAt([told]) });
  expect(hidden(container)).toEqual([drawn]);
  await rerender({ place: '1', stop: there, coming: null, pressed: null, moved: true });
  expect(scenes(container)).toEqual([drawn]);
  expect(hidden(container)).toEqual([]);
  expect(document.activeElement).toBe(drawn?.querySelector('h1'));
});

test('no ending is drawn out of sight: it is a page of another kind', async () => {
  const { container, rerender } = stage(stopAt([]));
  const ending = Object.entries(swimming.scenes).find(([, scene]) => scene.ends)!;
  await rerender({ coming: { ...stopAt([]), id: ending[0], scene: ending[1] } });
  expect(hidden(container)).toEqual([]);
});

test('a guess that did not come true is not shown, here or later', async () => {
  const { container, rerender } = stage(stopAt([]));
  rest();
  await tick();
  const before = scenes(container);
  expect(hidden(container)).not.toEqual([]);
  await rerender({ place: '1', stop: { ...stopAt([told]), step: told } });
  expect(scenes(container)).toHaveLength(1);
  expect(before).not.toContain(scenes(container)[0]);
  await rerender({ place: '2', stop: stopAt([told]) });
  expect(before).not.toContain(scenes(container)[0]);
});

test('one who only looks back draws nothing ahead, nor one who has not begun to read', async () => {
  const { container } = stage(stopAt([]), { onstep: undefined });
  rest();
  expect(hidden(container)).toEqual([]);
  cleanup();
  const { container: begun } = stage(stopAt([]));
  idle.forEach((then) => then());
  await tick();
  expect(hidden(begun)).toEqual([]);
  rest();
  await tick();
  expect(hidden(begun)).not.toEqual([]);
});
