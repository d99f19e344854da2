import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Step } from '#lib/scenario/attempt.ts';
import Ending from './Ending.svelte';
import { roadOf } from './road.ts';
import { swimming } from './scenario.fixture.ts';

afterEach(cleanup);

const told: Step = { scene: 'forslaget', choice: 'nevner' };
const whole: Step[] = [told, { scene: 'slettet', choice: 'ringer' }, { scene: 'velger', picks: ['tall'] }];

function show(steps: Step[], more: object = {}) {
  const road = roadOf(swimming, steps);
  const next = createRawSnippet(() => ({ render: () => '<a href="/kurs">Neste</a>' }));
  const onwalk = vi.fn();
  return { onwalk, ...render(Ending, { scenario: swimming, road, next, onwalk, ...more }) };
}
const plain = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

test('it says how it went, what to do next, why, and how far it came, in that order', () => {
  const { container } = show(whole, { moved: true });
  expect(document.activeElement?.textContent).toBe('Du sa det du mente');
  expect(plain(container)).toMatch(
    /^Mestret Du sa det du mente Kritikk er lov.*Neste.*Ordføreren svarer.*Tallene er offentlige.*Veien du gikk/,
  );
  expect(screen.getByText('Så langt nådde det: utenfor gruppa.')).toBeTruthy();
});

test('an ending that was not mastered says so without scolding', () => {
  const { container } = show([{ scene: 'forslaget', choice: 'tier' }]);
  expect(plain(container.querySelector('.slutthode .dom'))).toBe('Ikke mestret denne gangen');
});

test('the road is a list of scenes, each with what was done, and a list of what was not', () => {
  const { container } = show(whole);
  const stops = [...container.querySelectorAll<HTMLElement>('.vei > li')];
  expect(stops.map((stop) => plain(stop.querySelector('h3')))).toEqual([
    'Kutt i svømmeopplæringen',
    'Klassen vet hvem det er',
    'Hva tar du med?',
  ]);
  expect(stops.map((stop) => plain(stop.querySelector('h3 + p')))).toEqual([
    'Nevner to elever Brudd på reglene',
    'Ringer rektor Godt valg',
    'Tallene fra saken Godt valg',
  ]);
  const lists = screen.getAllByRole('list', { name: 'Veier du ikke tok' });
  expect(lists.map((list) => within(list).getAllByRole('button').map(plain))).toEqual([
    ['Skriver på egne vegne godt valg', 'Lar det ligge lovlig, ikke best'],
    ['Navnet er taushetsbelagt. brudd'],
  ]);
});

test('a road not taken is handed over whole, from the start', async () => {
  const { onwalk } = show(whole);
  await fireEvent.click(screen.getByRole('button', { name: /^Navnet er taushetsbelagt/ }));
  expect(onwalk).toHaveBeenCalledExactlyOnceWith(
    [...whole.slice(0, 2), { scene: 'velger', picks: ['navn', 'tall'] }],
    '2 velger outcome 1',
  );
});

test('coming back from a road, focus stands on it again', () => {
  show(whole, { moved: true, back: '0 forslaget choice tier' });
  expect(plain(document.activeElement)).toBe('Lar det ligge lovlig, ikke best');
});

test('an ending reached on such a road never says that anything was mastered', () => {
  const { container } = show(whole, { rehearsal: true });
  expect(plain(container.querySelector('.slutthode .dom'))).toBe('Denne veien går helt fram');
  expect(screen.getByRole('heading', { level: 2, name: 'Veien du prøvde' })).toBeTruthy();
  expect(container.textContent).not.toContain('Mestret');
});

test('the map draws what the list says, for the eye alone', () => {
  const { container } = show(whole);
  const map = container.querySelector('.kart');
  expect(map?.getAttribute('aria-hidden')).toBe('true');
  expect(map?.querySelector('a, button, [tabindex]')).toBeNull();
  expect([...map!.querySelectorAll('.vei-merke')].map((mark) => mark.getAttribute('class'))).toEqual([
    'vei-merke god',
    'vei-merke lovlig',
    'vei-merke brudd',
  ]);
  expect([...map!.querySelectorAll('svg > text')].map((text) => text.textContent)).toEqual([
    'Kutt i svømmeopplæringen',
    'Klassen vet hvem det er',
    'Hva tar du med?',
    'Slutt: Du sa det du mente',
  ]);
});
