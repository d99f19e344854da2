import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Step } from '#lib/scenario/attempt.ts';
import Ending from './Ending.svelte';
import { roadOf } from './road.ts';
import Scene from './Scene.svelte';
import { swimming } from './scenario.fixture.ts';

afterEach(cleanup);

const told: Step = { scene: 'forslaget', choice: 'nevner' };

function show(steps: Step[], more: object = {}) {
  const stop = roadOf(swimming, steps).at(-1)!;
  const onstep = vi.fn();
  return { onstep, ...render(Scene, { scenario: swimming, stop, seed: ['a'], onstep, ...more }) };
}
const buttons = () => screen.getAllByRole('button').map((button) => button.textContent);

test('the order of the choices hangs on the seed and nothing else, and what is not offered is not shown', () => {
  show([]);
  const first = buttons();
  expect([...first].sort()).toEqual(['Lar det ligge', 'Nevner to elever', 'Skriver på egne vegne']);
  cleanup();
  show([]);
  expect(buttons()).toEqual(first);
  cleanup();
  const seen = new Set<string>();
  for (let i = 0; i < 40; i++) {
    show([], { seed: [String(i)] });
    seen.add(buttons().join());
    cleanup();
  }
  expect(seen.size).toBe(6);
});

test('a choice is told as a step, and shows as pressed while it is written', async () => {
  const { onstep, rerender } = show([]);
  await fireEvent.click(screen.getByText('Lar det ligge'));
  expect(onstep).toHaveBeenCalledExactlyOnceWith({ scene: 'forslaget', choice: 'tier' });
  await rerender({ pressed: { scene: 'forslaget', choice: 'tier' } });
  expect(screen.getByText('Lar det ligge').getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByText('Nevner to elever').hasAttribute('aria-pressed')).toBe(false);
});

test('all choices look the same: nothing but the words sets one apart', () => {
  show([]);
  const looks = screen.getAllByRole('button').map((b) => `${b.className} ${b.dataset['variant']}`);
  expect(new Set(looks).size).toBe(1);
});

test('focus moves to what is new after a choice, and stays where it is on the first load', () => {
  show([told], { moved: true });
  expect(document.activeElement?.textContent).toBe('Klassen vet hvem det er');
  cleanup();
  show([told]);
  expect(document.activeElement).toBe(document.body);
});

test('the first scene has no title of its own: the question is its heading', () => {
  show([]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Hva gjør du?');
});

test.each<[string, string, string[]]>([
  ['nevner', 'Brudd på reglene', ['Retningslinjene', 'Loven']],
  ['tier', 'Lovlig, men du kunne sagt mer', ['Din rett']],
  ['skriver', 'Godt valg', ['Din rett']],
])('the judgement of «%s» is said as «%s», with what it rests on', (choice, verdict, kinds) => {
  const road = roadOf(swimming, [{ scene: 'forslaget', choice }]);
  const next = createRawSnippet(() => ({ render: () => '<p>neste</p>' }));
  const { container } = road.at(-1)!.scene.ends
    ? render(Ending, { scenario: swimming, road, next, onwalk: () => {} })
    : show([{ scene: 'forslaget', choice }]);
  expect(container.querySelector('.hvorfor .dom')?.textContent?.trim()).toBe(verdict);
  expect([...container.querySelectorAll('.slag')].map((tag) => tag.textContent)).toEqual(kinds);
});

test('what a law says can be read whole where it stands, and a point among the others on our own page', () => {
  const { container } = show([told]);
  const links = [...container.querySelectorAll('.kilder a')].map((a) => [
    a.textContent,
    a.getAttribute('href'),
  ]);
  expect(links).toEqual([
    ['Se punkt 2.1-08 i retningslinjene', '/retningslinjene#2.1-08'],
    ['Les hele teksten hos lovdata.no (ny fane)', 'https://lovdata.no/lov/1967-02-10/§13'],
  ]);
});

test('a deleted post is drawn crossed out, never hidden, and what matters in it is marked', () => {
  const { container } = show([told]);
  const post = screen.getByRole('article', { name: 'Ida Østby Li (deg)' });
  expect(post.classList.contains('slettet')).toBe(true);
  expect(within(post).getByText('Innlegget er slettet')).toBeTruthy();
  expect(container.querySelector('mark')?.textContent).toBe('to gutter på 4. trinn');
});

test('how far it has come is always said in words, and the drawing is hidden from readers', () => {
  const { container } = show([told]);
  expect(container.querySelector('.stripe')?.textContent).toContain('Slettet. Ringene går videre');
  cleanup();
  const first = show([]).container;
  expect(first.querySelector('.stripe')?.textContent).toContain('Rekkevidde nå: bare deg');
  expect([...first.querySelectorAll('svg.ringer')].every((svg) => svg.getAttribute('aria-hidden'))).toBe(
    true,
  );
});

test('counters that move are never in a live region', () => {
  const { container } = show([]);
  expect(container.textContent).toContain('1\u00a0900 liker');
  expect(container.querySelector('.tellere')?.closest('[aria-live], [role=status], [role=alert]')).toBeNull();
});

test('picks are sent sorted, and none at all is answered in words', async () => {
  const { onstep } = show([{ scene: 'forslaget', choice: 'skriver' }]);
  const send = screen.getByRole('button', { name: 'Send' });
  await fireEvent.click(send);
  expect(screen.getByRole('alert').textContent).toBe('Du må velge minst én før du går videre.');
  expect(onstep).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByLabelText('Tallene fra saken'));
  await fireEvent.click(screen.getByLabelText(/Navnet på elevene/));
  await fireEvent.click(send);
  expect(onstep).toHaveBeenCalledExactlyOnceWith({ scene: 'velger', picks: ['navn', 'tall'] });
});

test('an earlier scene can only be looked at, with what was chosen marked', () => {
  const [stop] = roadOf(swimming, [told]);
  const { container } = render(Scene, { scenario: swimming, stop: stop!, seed: ['a'] });
  expect(screen.queryByRole('button')).toBeNull();
  expect(container.querySelector('.valgt')?.textContent).toMatch(/Du valgte dette\s+Nevner to elever/);
});
