/** With the real Web Locks and the real channel, which Node has too. */
import { afterEach, expect, test, vi } from 'vitest';
import { TabTurn } from './turn.ts';

const open: TabTurn[] = [];
let scenario = '';
let n = 0;
function tab(others = vi.fn()) {
  const turn = new TabTurn(scenario, others);
  open.push(turn);
  return { turn, others };
}
afterEach(() => {
  for (const turn of open.splice(0)) turn.close();
  vi.unstubAllGlobals();
});
const given = () => {
  scenario = `l/${n++}`;
  return [tab(), tab()] as const;
};
/** Long enough for what must not happen to have happened. */
const meanwhile = () => new Promise((resolve) => setTimeout(resolve, 50));

test('one tab has the turn, and asking again does not lose it', async () => {
  const [one, two] = given();
  expect([await one.turn.take(), await one.turn.take(), await two.turn.take()]).toEqual([true, true, false]);
});

test('a tab that is open already is told when another begins', async () => {
  const [one, two] = given();
  await one.turn.take();
  await expect.poll(() => two.others.mock.calls.length).toBe(1);
  expect(one.others).not.toHaveBeenCalled();
});

test('asked again before the browser has answered, a tab has the turn as often as it asks', async () => {
  const [one, two] = given();
  expect(await Promise.all([one.turn.take(), one.turn.take()])).toEqual([true, true]);
  one.turn.end();
  expect(await Promise.all([one.turn.take(), one.turn.take(true), two.turn.take()])).toEqual([
    true,
    true,
    false,
  ]);
});

test('a tab that opens later can see that another has the turn', async () => {
  const [one, two] = given();
  expect([await one.turn.taken(), await two.turn.taken()]).toEqual([false, false]);
  await one.turn.take();
  expect([await one.turn.taken(), await two.turn.taken()]).toEqual([false, true]);
  one.turn.end();
  expect(await two.turn.taken()).toBe(false);
});

test('another scenario is another turn', async () => {
  const [one] = given();
  await one.turn.take();
  scenario += '-other';
  const other = tab();
  expect(await other.turn.take()).toBe(true);
  await meanwhile();
  expect(one.others).not.toHaveBeenCalled();
});

test.each<[string, 'end' | 'close']>([
  ['is done', 'end'],
  ['is gone', 'close'],
])('who waits has the turn when the other tab %s', async (_, how) => {
  const [one, two] = given();
  await one.turn.take();
  const waited = two.turn.wait();
  await meanwhile();
  one.turn[how]();
  expect(await waited).toBe(true);
  expect(await tab().turn.take()).toBe(false);
});

test('who insists has the turn, and the other tab is told and can wait for it', async () => {
  const [one, two] = given();
  await one.turn.take();
  void two.turn.wait();
  expect(await two.turn.take(true)).toBe(true);
  await expect.poll(() => one.others.mock.calls.length).toBe(1);
  expect(await one.turn.take()).toBe(false);
  const waited = one.turn.wait();
  two.turn.end();
  expect(await waited).toBe(true);
});

test('a tab nobody looks at waits until somebody does', async () => {
  const [one, two] = given();
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  vi.stubGlobal('document', page);
  await one.turn.take();
  const waited = two.turn.wait();
  one.turn.end();
  await meanwhile();
  // It stands free: the tab that reloads gets it back.
  expect(await one.turn.take()).toBe(true);
  one.turn.end();
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(await waited).toBe(true);
});

test('a page that is gone waits for nothing and takes nothing', async () => {
  const [one, two] = given();
  await one.turn.take();
  const waited = two.turn.wait();
  two.turn.close();
  expect(await waited).toBe(false);
  one.turn.end();
  expect(await one.turn.take()).toBe(true);
});

test('where there are no Web Locks everybody may play, and nobody waits', async () => {
  const [one, two] = given();
  vi.stubGlobal('navigator', {});
  expect([await one.turn.take(), await two.turn.take(), await two.turn.wait()]).toEqual([true, true, false]);
});
