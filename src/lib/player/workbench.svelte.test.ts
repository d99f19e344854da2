import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { asking } from './photo.fixture.ts';
import { roadOf } from './road.ts';
import Scene from './Scene.svelte';

afterEach(cleanup);

function show(steps: Step[] = [], scenario: Scenario = asking) {
  const [stop] = roadOf(scenario, steps);
  const onstep = vi.fn();
  return { onstep, ...render(Scene, { scenario, stop: stop!, seed: ['a'], onstep }) };
}
const figure = (name: RegExp) =>
  within(screen.getByRole('group', { name: 'Personene i bildet' })).getByRole('button', { name });
const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const isPressed = (name: RegExp) => figure(name).getAttribute('aria-pressed');

test('everybody in the photo is a named toggle and a box, in the photo’s own order and numbers', () => {
  const { container } = show();
  expect(screen.getByRole('img', { name: 'Tre personer på en sti.' }).getAttribute('src')).toBe(
    '/photos/tur.svg',
  );
  const names = within(screen.getByRole('group'))
    .getAllByRole('button')
    .map((one) => one.getAttribute('aria-label'));
  expect(names).toEqual([
    '1. Siv, 9 år. Det man ser av Siv, 9 år',
    '2. Ola, 10 år. Det man ser av Ola, 10 år',
    '3. Ukjent. Det man ser av Ukjent',
  ]);
  const list = [...container.querySelectorAll('ol.personer > li')] as HTMLLIElement[];
  expect(list.map((li) => li.value)).toEqual([1, 2, 3]);
  expect(list.map((li) => li.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'Siv, 9 år Det man ser av Siv, 9 år',
    'Ola, 10 år Ler',
    'Ukjent Det man ser av Ukjent',
  ]);
  expect([...container.querySelectorAll('.nr text')].map((text) => text.textContent)).toEqual([
    '1',
    '2',
    '3',
  ]);
});

test('who cannot be picked keeps their number out of the picture, and the others theirs', () => {
  const scenario = structuredClone(asking);
  delete (scenario.scenes['hvem']!.picks!.options as Record<string, unknown>)['siv'];
  const { container } = show([], scenario);
  expect([...container.querySelectorAll('.nr text')].map((text) => text.textContent)).toEqual(['2', '3']);
  expect([...container.querySelectorAll('ol li')].map((li) => (li as HTMLLIElement).value)).toEqual([2, 3]);
});

test('figure and box stay in step, whichever is used, and the button says how many', async () => {
  const { container } = show();
  expect(screen.getByRole('button', { name: 'Spør dem du har valgt' })).toBeTruthy();
  await fireEvent.click(figure(/^2\. Ola/));
  expect(box(/^Ola/).checked).toBe(true);
  expect(isPressed(/^2\. Ola/)).toBe('true');
  expect(container.querySelectorAll('.valgring:not(.ytre)').length).toBe(1);
  expect(screen.getByRole('button', { name: 'Spør den ene du har valgt' })).toBeTruthy();
  await fireEvent.click(box(/^Siv/));
  expect(isPressed(/^1\. Siv/)).toBe('true');
  expect(screen.getByRole('button', { name: 'Spør de 2 du har valgt' })).toBeTruthy();
  await fireEvent.click(box(/^Ola/));
  expect(isPressed(/^2\. Ola/)).toBe('false');
  expect(container.querySelectorAll('.valgring:not(.ytre)').length).toBe(1);
});

test('a figure is a key stroke away, and one that is held counts once', async () => {
  show();
  const ola = figure(/^2\. Ola/);
  expect(ola.getAttribute('tabindex')).toBe('0');
  await fireEvent.keyDown(ola, { key: 'Enter' });
  expect(isPressed(/^2\. Ola/)).toBe('true');
  await fireEvent.keyDown(ola, { key: 'Enter', repeat: true });
  expect(isPressed(/^2\. Ola/)).toBe('true');
  // The page does not scroll: fireEvent answers false when the default is prevented.
  expect(await fireEvent.keyDown(ola, { key: ' ' })).toBe(false);
  expect(isPressed(/^2\. Ola/)).toBe('false');
  expect(await fireEvent.keyDown(ola, { key: 'a' })).toBe(true);
  expect(isPressed(/^2\. Ola/)).toBe('false');
});

test('picks are sent sorted, and none at all is answered in words', async () => {
  const { onstep } = show();
  await fireEvent.click(screen.getByRole('button', { name: /^Spør/ }));
  expect(screen.getByRole('alert').textContent).toBe('Du må velge minst én før du går videre.');
  expect(onstep).not.toHaveBeenCalled();
  await fireEvent.click(figure(/^1\. Siv/));
  expect(screen.getByRole('alert').textContent).toBe('');
  await fireEvent.click(figure(/^3\. Ukjent/));
  await fireEvent.click(figure(/^2\. Ola/));
  await fireEvent.click(screen.getByRole('button', { name: 'Spør de 3 du har valgt' }));
  expect(onstep).toHaveBeenCalledExactlyOnceWith({ scene: 'hvem', picks: ['mann', 'ola', 'siv'] });
});

test('before the page is ready the list is a form with real boxes, and the picture is outside it', () => {
  const { container } = show();
  const form = container.querySelector('form[data-scene="hvem"]');
  expect(
    [...(form?.querySelectorAll('input[type=checkbox]') ?? [])].map((input) => input.getAttribute('value')),
  ).toEqual(['siv', 'ola', 'mann']);
  expect(form?.querySelector('.bilde')).toBeNull();
  // What early.js goes by when a figure is pressed too early.
  expect(
    [...container.querySelectorAll('[data-person]')].map((one) => (one as SVGElement).dataset['person']),
  ).toEqual(['siv', 'ola', 'mann']);
});

test('looked at afterwards it shows who was picked, and nothing can be changed', () => {
  const { container } = show([{ scene: 'hvem', picks: ['ola', 'siv'] }]);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(container.querySelectorAll('.valgring:not(.ytre)').length).toBe(2);
  expect(container.querySelectorAll('[tabindex="0"]').length).toBe(0);
  expect([...container.querySelectorAll('ol li.valgt b')].map((name) => name.textContent)).toEqual([
    'Siv, 9 år',
    'Ola, 10 år',
  ]);
  expect(screen.getAllByText('Du valgte dette').length).toBe(2);
});

test('nothing on the server’s page carries a style of its own', () => {
  const { container } = show();
  expect(container.querySelector('[style]')).toBeNull();
});
