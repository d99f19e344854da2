/** Each kind of beat: what is in the text a reader gets, and what must not be there. */
import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { Beat as BeatData, Comment } from '#lib/scenario/format.ts';
import Beat from './Beat.svelte';

afterEach(cleanup);

const ida = { id: 'ida', name: 'Ida Østby Li', face: 'ida' };
const kare = { id: 'kare', name: 'Kåre Brekke' };

const show = (beat: BeatData) => render(Beat, { beat }).container;
/** What is read aloud: everything but what is hidden from readers; what stands on a line of its own is a word apart. */
function read(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"], svg')) hidden.remove();
  for (const block of copy.querySelectorAll('p, li, h2, dt, dd, blockquote, figcaption')) block.before(' ');
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const grown: BeatData = {
  kind: 'post',
  by: ida,
  mine: true,
  where: 'Oppslagstavla',
  text: 'Hei',
  likes: 64,
  commentCount: 58,
  shares: 31,
  was: { likes: 8, commentCount: 3, shares: 31 },
};

test('a counter is read as the figure it ends on, with where it stood before', () => {
  const counters = [...show(grown).querySelectorAll('.teller')].map(read);
  expect(counters).toEqual(['64 liker (før 8)', '58 kommentarer (før 3)', '31 delinger']);
});

test('the figures it rolls by are for the eye, end on the standing one, and number at most four', () => {
  const [likes, , shares] = show(grown).querySelectorAll('.rull');
  expect([...(likes?.querySelectorAll('.forbi i') ?? [])].map((figure) => figure.textContent)).toEqual([
    '8',
    '30',
    '47',
    '58',
  ]);
  expect(likes?.getAttribute('data-trinn')).toBe('4');
  expect(likes?.querySelector('.forbi')?.getAttribute('aria-hidden')).toBe('true');
  expect(shares?.querySelector('.forbi')).toBeNull();
});

test('only what spreads and grew is drawn as grown', () => {
  const grew = (beat: BeatData) => {
    const marks = [...show(beat).querySelectorAll('.teller')].map((one) => one.classList.contains('opp'));
    cleanup();
    return marks;
  };
  expect(grew(grown)).toEqual([false, true, false]);
  expect(grew({ ...grown, was: { commentCount: 90, shares: 90 } })).toEqual([false, false, false]);
});

test('nothing in any medium is a live region', () => {
  const beats: BeatData[] = [
    grown,
    {
      kind: 'thread',
      where: 'x',
      under: { by: ida, text: 'x' },
      commentCount: 2,
      was: 1,
      comments: [{ by: kare, text: 'x' }],
    },
    { kind: 'chat', title: 'Ida', messages: [{ by: ida, text: 'x' }], typing: 'Ida', seen: 'Sett' },
    { kind: 'notification', items: [{ from: 'x', text: 'y' }] },
  ];
  for (const beat of beats) {
    expect(show(beat).querySelector('[aria-live], [role=status], [role=alert], [role=log]')).toBeNull();
  }
});

test('a closed group is said in words, once, over the post', () => {
  const post = { kind: 'post', by: ida, where: 'Kollegaer', closed: true, text: 'Hei' } as const;
  expect(read(show({ ...post, audience: '61 medlemmer' }).querySelector('.lukket'))).toBe(
    'Kollegaer Lukket gruppe · 61 medlemmer',
  );
  cleanup();
  const said = show({ ...post, audience: 'Lukket gruppe, 61 medlemmer' });
  expect(read(said).match(/lukket gruppe/gi)).toHaveLength(1);
  expect(read(said).match(/Kollegaer/g)).toHaveLength(1);
});

const thread = (comments: Comment[], more: object = {}) =>
  show({ kind: 'thread', where: 'Oppslagstavla', under: { by: ida, text: 'Hei' }, comments, ...more });

test('a thread says where it is, what it stands under, and how many there are', () => {
  thread([{ by: kare, text: 'Ja' }], { commentCount: 140, was: 41 });
  const medium = screen.getByRole('article', { name: 'Kommentarfelt: Oppslagstavla' });
  expect(read(medium)).toBe('Oppslagstavla 140 kommentarer (før 41) Ida Østby Li Hei Kåre Brekke Ja');
});

test('answers are a list inside what they answer', () => {
  thread([
    { by: kare, text: 'Ja' },
    { by: ida, time: 'nå', text: 'Nei', reply: true },
  ]);
  const outer = screen.getByRole('list', { name: 'Kommentarer' });
  const inner = within(outer).getByRole('list', { name: 'Svar til Kåre Brekke' });
  expect(inner.closest('li')?.parentElement).toBe(outer);
  expect(read(inner)).toBe('Ida Østby Li nå Nei');
});

test('a hidden comment is folded, and what it hides is not in its words', () => {
  const details = thread([{ by: kare, text: 'Stygt', hidden: true }]).querySelector('details');
  expect(details?.open).toBe(false);
  expect(read(details?.querySelector('summary') ?? null)).toBe('Du skjulte denne kommentaren Kåre Brekke');
  expect(read(details)).toContain('Stygt');
});

test('yours is marked in words and in line', () => {
  const mine = thread([{ by: ida, text: 'Mitt', mine: true }]).querySelector('.boble');
  expect(mine?.classList.contains('min')).toBe(true);
  expect(read(mine)).toBe('Ida Østby Li (deg) Mitt');
});

test('a long thread shows the first few, and says how many more there are', () => {
  const container = thread(Array.from({ length: 60 }, (_, i) => ({ by: kare, text: `nr ${i}` })));
  const [seen, rest] = screen.getAllByRole('list', { hidden: true });
  expect(seen?.children.length).toBe(6);
  expect(rest?.children.length).toBe(54);
  const details = container.querySelector('details.flere');
  expect(read(details?.querySelector('summary') ?? null)).toBe('Vis 54 kommentarer til');
  expect(details?.hasAttribute('open')).toBe(false);
});

test('in a chat between two, every message says whose it is, and nobody stands twice', () => {
  show({
    kind: 'chat',
    title: 'Kåre Brekke',
    day: 'Torsdag',
    clock: '23.30',
    messages: [
      { by: kare, text: 'Hei' },
      { mine: true, text: 'Hallo' },
    ],
    seen: 'Sett 23.31',
    typing: 'Kåre',
  });
  const chat = screen.getByRole('article', { name: 'Chat: Kåre Brekke' });
  expect(read(chat)).toBe(
    'Kåre Brekke Klokka er 23.30 Torsdag Kåre Brekke: Hei Du: Hallo Kåre skriver Sett 23.31',
  );
});

test('in a group the name stands over the first of several from one, and is said for the rest', () => {
  const container = show({
    kind: 'chat',
    title: 'Foreldre 4. trinn',
    messages: [
      { by: kare, text: 'En' },
      { by: kare, text: 'To' },
      { by: ida, text: 'Tre', quote: { by: 'Marte', text: 'sagt før' } },
    ],
  });
  expect([...container.querySelectorAll('.chat > li')].map(read)).toEqual([
    'Kåre Brekke En',
    'Kåre Brekke: To',
    'Ida Østby Li Tre Skjermbilde Marte sagt før',
  ]);
});

test('a locked phone reads its clock as a time, and its messages as a list', () => {
  show({ kind: 'notification', clock: '06.41', items: [{ from: 'Rektor', text: 'Ring', time: 'nå' }] });
  const phone = screen.getByRole('article', { name: 'Varsler på låst telefon' });
  expect(read(phone)).toBe('Klokka er 06.41 Rektor nå Ring');
  expect(within(phone).getAllByRole('listitem')).toHaveLength(1);
});

test('the newspaper is named by its headline, and the quotation by who said it', () => {
  show({
    kind: 'article',
    paper: 'Fossposten',
    kicker: 'Skole',
    headline: 'Bassenget stenger',
    lead: 'Først.\n\nSå.',
    byline: 'Sindre Li',
    time: 'onsdag',
    quote: { by: 'Ida', text: 'Synd' },
  });
  const article = screen.getByRole('article', { name: 'Bassenget stenger' });
  expect(within(article).getByRole('heading', { level: 2, name: 'Bassenget stenger' })).toBeTruthy();
  expect(read(article)).toBe('Fossposten onsdag Skole Bassenget stenger Først. Så. Sindre Li Synd Ida');
});

test('an e-mail says from whom and to whom', () => {
  show({ kind: 'mail', from: kare, to: 'skolen', subject: 'Bildet', time: 'i dag', text: 'Hei.\n\nKåre' });
  const mail = screen.getByRole('article', { name: 'Bildet' });
  expect(read(mail)).toBe('Bildet Fra Kåre Brekke Til skolen i dag Hei. Kåre');
  expect([...mail.querySelectorAll('dt')].map(read)).toEqual(['Fra', 'Til']);
});

test('a screenshot says where it turned up, who brought it, and whose words it holds', () => {
  const of = { by: 'Ida', where: 'Oppslagstavla', text: 'to gutter' };
  show({
    kind: 'screenshot',
    where: 'Foreldre',
    about: 'chat',
    by: kare,
    says: 'Sett dette?',
    time: 'nå',
    of,
  });
  const shot = screen.getByRole('article', { name: 'Skjermbilde: Foreldre' });
  expect(read(shot)).toBe('Foreldre chat Kåre Brekke nå Sett dette? Skjermbilde Ida Oppslagstavla to gutter');
  expect(read(within(shot).getByRole('figure'))).toBe('Skjermbilde Ida Oppslagstavla to gutter');
});

test.each<[string, BeatData, string]>([
  ['post', { kind: 'post', by: kare, where: 'Her', text: 'Hei' }, 'Kåre Brekke Her Hei'],
  ['article', { kind: 'article', paper: 'Avisa', headline: 'Nytt' }, 'Avisa Nytt'],
  ['notification', { kind: 'notification', items: [{ from: 'A', text: 'B' }] }, 'A B'],
  [
    'screenshot',
    { kind: 'screenshot', where: 'A', by: kare, of: { by: 'B', text: 'C' } },
    'A Kåre Brekke Skjermbilde B C',
  ],
])('a %s with nothing but what it must have leaves no empty line behind', (_, beat, text) => {
  const container = show(beat);
  expect(read(container)).toBe(text);
  const empty = [...container.querySelectorAll('p, small, b, li, dd, ul')].filter(
    (one) => !one.textContent?.trim(),
  );
  expect(empty).toEqual([]);
});

test('a face is never read, whether it is drawn, letters or nobody', () => {
  const by = (person: { id: string; name: string; face?: string }) => {
    const container = show({ kind: 'post', by: person, where: 'Her', text: 'Hei' });
    const face = container.querySelector('.ansikt');
    const found = [face?.getAttribute('alt') ?? face?.getAttribute('aria-hidden'), face?.textContent?.trim()];
    cleanup();
    return found;
  };
  expect(by(ida)).toEqual(['', '']);
  expect(by(kare)).toEqual(['true', 'KB']);
  expect(by({ id: 'x', name: '' })).toEqual(['true', '']);
});
