/** Every check of a screen, shown a screen that is wrong in just that way, must say so; and a right one must pass. */
import { expect, test } from '@playwright/test';
import { openDevice, type Device } from './device.ts';
import { allLooks } from './looks/all.ts';
import { watchStates } from './states.ts';
import { watch } from './watch.ts';

const ORIGIN = 'http://localhost:1';

/** A small screen with nothing wrong: a bar, a post, a choice, a drawing, a line that may speak, a footer. */
const RIGHT = `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Forslaget – Sunn fornuft</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
  body { margin: 0; font: 17px/1.5 sans-serif; color: #0a2630; background: #fff }
  .hopp { position: absolute; left: -999rem } .hopp:focus { left: 0; top: 0; background: #fff; z-index: 9 }
  .topp { position: sticky; top: 0; background: #fff; min-height: 44px }
  .topp a { display: inline-block; padding: 8px }
  button { min-height: 56px; width: 100%; font: inherit; color: inherit; background: #fff; border: 2px solid #5b7983 }
  :focus-visible { outline: 3px solid #0b4560 }
  html { scroll-padding-top: 60px }
  .prikk { display: inline-block; width: 14px; height: 14px; background: #0b4560; border: 2px solid #0b4560 }
  .ring { fill: none; stroke: #0b4560; stroke-width: 3 }
  .fokus { visibility: hidden } .person { outline: 0 } .person:focus-visible .fokus { visibility: visible }
  .ved { display: flex } .ved > div { flex: 1 1 60% } .ved .blir { position: sticky; top: 60px; height: 500px }
  @media (max-width: 600px) { .ved { display: block } .ved .blir { position: static } }
  @media (forced-colors: active) { .ring { stroke: CanvasText } [aria-pressed=true] { outline: 3px solid Highlight } }
</style></head><body>
<a class="hopp" href="#hoved">Hopp til innholdet</a>
<header class="topp"><nav aria-label="Hovedmeny"><a href="/kurs">Kurset</a> <a href="/min-side">Min side</a></nav></header>
<main id="hoved"><h1>Forslaget</h1><p class="post">Kommunen vil kutte i <a href="/sak">svømmingen</a> til høsten.</p>
<svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true"><circle class="ring" cx="20" cy="20" r="16"/></svg>
<div class="ved"><div class="blir"><svg width="80" height="80" viewBox="0 0 80 80"><g class="person" role="button" tabindex="0" aria-label="1. Nora"><circle class="ring fokus" cx="40" cy="40" r="36"/><rect width="80" height="80" fill="none"/>
<text class="tall" x="30" y="50" aria-hidden="true">1</text></g></svg></div><p>Hvem kan være med på bildet?</p></div>
<p><i class="prikk"></i> Gruppa</p><p role="status" class="lagret">Lagret</p>
<h2>Hva gjør du?</h2><ul data-scene="a"><li><button type="button" aria-pressed="true">Skriver i gruppa</button></li>
<li><button type="button">Lar det ligge</button></li></ul><!-- mer --></main>
<footer aria-label="Om kurset"><a href="/tilgjengelighet" style="display: inline-block; padding: 8px">Tilgjengelighet</a></footer>
</body></html>`;

type Change = [from: string | RegExp, to: string];
/** Something more at the end of the content. */
const more = (html: string): Change => ['<!-- mer -->', html];
const style = (css: string): Change => ['</style>', `${css}</style>`];

const FAULTS: [look: string, what: string, change: Change, words: string][] = [
  ['axe', 'a picture without words', more('<img src="/a.png" width="50" height="50">'), 'image-alt'],
  [
    'axe',
    'grey on grey',
    more('<p style="color: #777; background: #888">Grått på grått</p>'),
    'color-contrast',
  ],
  [
    'axe',
    'a colour that fails by night only',
    style('@media (prefers-color-scheme: dark) { h1 { color: #ddd } }'),
    'color-contrast',
  ],
  [
    'axe',
    'another name than what is read',
    ['>Lar det ligge', ' aria-label="Neste">Lar det ligge'],
    'label-content-name-mismatch',
  ],
  [
    'axe',
    'a name in a drawing that begins without its number',
    ['aria-label="1. Nora"', 'aria-label="Nora"'],
    'label-content-name-mismatch',
  ],
  ['axe', 'content outside every landmark', ['<footer', '<p>Utenfor</p><footer'], 'region'],
  ['reflow', 'something 400 px wide', more('<p style="width: 400px">Bred</p>'), 'px too wide'],
  [
    'reflow',
    'words cut off at the edge',
    more(
      '<div style="overflow: clip"><p style="width: 600px">Ord som går ut over kanten på en liten skjerm, langt ut</p></div>',
    ),
    'goes on outside the window',
  ],
  [
    'reflow',
    'a bar that takes the screen',
    style('.topp { min-height: 200px }'),
    'bars that stay take 200 px',
  ],
  [
    'reflow',
    'a picture that stays over what is read under it',
    [/(<div class="blir">.*?<\/div>)<p>(.*?)<\/p>/s, '<div>$1<p>$2</p></div>'],
    'bars that stay take 5',
  ],
  [
    'spacing',
    'a box of fixed height',
    more(
      '<div style="height: 28px; overflow: hidden">Teksten får ikke plass når det blir mer luft mellom bokstavene i den</div>',
    ),
    'cuts off its text',
  ],
  [
    'spacing',
    'a line of fixed width',
    more('<div style="width: 200px; white-space: nowrap; overflow: clip">Akkurat bredt nok nå</div>'),
    'cuts off its text',
  ],
  [
    'spacing',
    'lines over each other',
    more(
      '<p style="height: 20px">Denne setningen trenger to linjer straks det blir mer luft mellom ordene</p><p style="margin-top: -14px">Under</p>',
    ),
    'runs into',
  ],
  [
    'forced',
    'a ring in its own colour',
    ['.ring { stroke: CanvasText }', ''],
    'circle.ring «» in svg «» keeps its own colour rgb(11, 69, 96)',
  ],
  [
    'forced',
    'a drawing that disappears',
    ['.ring { stroke: CanvasText }', '.ring { stroke: Canvas }'],
    'is gone',
  ],
  ['forced', 'a dot that is only a colour', style('.prikk { border: 0 }'), 'was only a colour, and is gone'],
  [
    'forced',
    'a button without an edge',
    style('button { border: 0 } [aria-pressed] { outline: 0 !important }'),
    'has no edge',
  ],
  [
    'forced',
    'what is pressed known by colour only',
    ['[aria-pressed=true] { outline: 3px solid Highlight }', '} [aria-pressed=true] { background: #cbdde3'],
    'looks the same with and without aria-pressed',
  ],
  [
    'stillness',
    'a counter that ticks',
    style('@keyframes t { from { opacity: 0 } } h1 { animation: t 60s }'),
    'h1 «Forslaget» moves, though less motion was asked for',
  ],
  [
    'live',
    'a counter that speaks',
    more('<p aria-live="polite">12 delinger</p>'),
    'p «12 delinger» speaks without being asked',
  ],
  [
    'live',
    'a thread that calls itself a status',
    more('<ul class="kommentarer"><li role="status" class="si-fra">Ny kommentar</li></ul>'),
    'speaks without being asked',
  ],
  [
    'target',
    'a small button',
    style('.topp a { padding: 0; font-size: 12px; line-height: 1 }'),
    'px, not 24',
  ],
  ['target', 'a low choice', style('button { min-height: 0; height: 40px }'), 'px, not 44'],
  [
    'focus',
    'an outline taken away',
    style('button:focus-visible { outline: 0 }'),
    'it is not seen that button «Skriver i gruppa» has focus',
  ],
  [
    'focus',
    'a ring in a drawing that never comes',
    ['.person:focus-visible .fokus { visibility: visible }', ''],
    'it is not seen that g.person «1. Nora» has focus',
  ],
  [
    'focus',
    'an outline that forced colours take away',
    style('.topp a:focus-visible { outline: 0; box-shadow: 0 0 0 3px #0b4560 }'),
    'it is not seen that a «Kurset» has focus',
  ],
  [
    'focus',
    'focus behind a sticky bar',
    style(
      'footer { padding-bottom: 400px } .topp::after { content: ""; position: fixed; inset: 0 0 40px; background: #fff }',
    ),
    'has focus, and nothing of it is seen',
  ],
  [
    'focus',
    'an order of its own',
    more('<a href="/x" tabindex="3" style="display: block">Først</a>'),
    'before',
  ],
  [
    'focus',
    'a trap',
    more(
      '<button type="button" onkeydown="if (event.key === \'Tab\') event.preventDefault()">Felle</button><a href="/x">Etter</a>',
    ),
    'Tab does not get past button «Felle»',
  ],
  [
    'focus',
    'something the eye sees first and Tab last',
    style('ul { display: flex; flex-direction: column-reverse }'),
    'focus goes back from',
  ],
  [
    'focus',
    'a control Tab never comes to',
    more('<a href="/x" onfocus="this.blur()">Glatt</a>'),
    'Tab never comes to a «Glatt»',
  ],
  [
    'focus',
    'a field that moves one on',
    more('<a href="/x" onfocus="document.querySelector(\'h1\').textContent = \'Ny\'">Lenke</a>'),
    'focus moved one on',
  ],
  ['heading', 'two headings on top', ['<h2>', '<h1>To</h1><h2>'], '2 headings of level 1'],
  ['heading', 'a jump', more('<h4>Hopp</h4>'), '«Hopp» jumps from level 2 to 4'],
  ['heading', 'no main', ['<main id="hoved">', '<div id="hoved">'], '0 main landmarks'],
  ['heading', 'a skip link to nowhere', ['href="#hoved"', 'href="#borte"'], 'does not lead to the content'],
  ['title', 'no title', [/<title>.*<\/title>/, '<title></title>'], 'does not say page and course'],
  ['language', 'no language', [' lang="nb"', ''], 'the page says it is in «»'],
  [
    'language',
    'English that does not say so',
    more('<p>You have to wait until the page is ready and the data are saved</p>'),
    'is not in Norwegian and does not say so',
  ],
  ['language', 'a language nobody knows', more('<p lang="norsk">Hei</p>'), 'is in «norsk»'],
  ['media', 'a film', more('<video controls></video>'), 'video «» is on the page'],
  [
    'media',
    'a page that moves on by itself',
    ['<meta name', '<meta http-equiv="refresh" content="900"><meta name'],
    'meta «» is on the page',
  ],
  [
    'shortcuts',
    'a single key that does something',
    more(
      '<script>addEventListener("keydown", (e) => e.key === "j" && (document.title = document.querySelector("h1").textContent = "Ned"))</script>',
    ),
    'a single key did something',
  ],
];

test.describe('a planted fault', () => {
  let device: Device;
  let html = RIGHT;
  test.beforeAll(async () => {
    device = await openDevice(ORIGIN);
    await device.context.route('**/*', (route) => {
      const page = new URL(route.request().url()).pathname === '/';
      return page ? route.fulfill({ contentType: 'text/html', body: html }) : route.abort();
    });
  });
  test.afterAll(() => device.close());

  const findings = async (look?: string): Promise<string> => {
    const states = watchStates(allLooks().filter(({ name }) => !look || name === look));
    await device.page.goto(ORIGIN);
    await states.look(device.page, 'planted');
    return states.findings().join('\n');
  };

  test('is not found where there is none', async () => {
    html = RIGHT;
    expect(await findings()).toBe('');
  });

  test('is not found in an answer that comes while keys are pressed', async () => {
    html = RIGHT.replace(
      '<!-- mer -->',
      `<p id="kom"></p><script>
        const comes = () => setTimeout(() => (document.getElementById('kom').textContent = 'Lagret'));
        addEventListener('keydown', comes, { once: true });
      </script>`,
    );
    expect(await findings('shortcuts')).toBe('');
  });

  for (const [look, what, [from, to], words] of FAULTS) {
    test(`${look}: ${what}`, async () => {
      html = RIGHT.replace(from, to);
      expect(html).not.toBe(RIGHT);
      expect(await findings(look)).toContain(words);
    });
  }

  test('that shows only when two screens are compared: title, sameness', async () => {
    const states = watchStates(allLooks().filter(({ name }) => ['title', 'sameness'].includes(name)));
    for (const [name, page] of [
      ['one', RIGHT],
      ['two', RIGHT.replace('<h1>Forslaget', '<h1>Klassen vet hvem det er').replace('>Kurset', '>Oversikt')],
    ] as const) {
      html = page;
      await device.page.goto(ORIGIN);
      await states.look(device.page, name);
    }
    expect(states.findings().join('\n')).toContain('is also that of / «Forslaget»');
    expect(states.findings().join('\n')).toContain(
      'nav «Hovedmeny» has «Oversikt → /kurs, Min side → /min-side»',
    );
  });

  test('in a part that was not met before, on a screen that is otherwise known; other words are no new part', async () => {
    const states = watchStates(allLooks().filter(({ name }) => name === 'focus'));
    const hidden = '<button class="ny" style="outline: none">Ny</button>';
    for (const [name, page] of [
      ['one', RIGHT],
      ['other words', RIGHT.replace('<h1>Forslaget', '<h1>Klassen vet hvem det er')],
      ['a new part', RIGHT.replace('<!-- mer -->', hidden)],
    ] as const) {
      html = page;
      await device.page.goto(ORIGIN);
      await states.look(device.page, name);
    }
    expect(states.findings()).toHaveLength(1);
    expect(states.findings().join('\n')).toContain('button.ny');
    expect(states.findings().join('\n')).toContain('first in a new part');
    expect(states.taken('focus')).toBe(8);
  });

  test('no look is without one', () => {
    const planted = new Set([...FAULTS.map(([look]) => look), 'sameness']);
    expect(allLooks().filter(({ name }) => !planted.has(name))).toEqual([]);
  });
});

test('an error in the console, an exception and a request to a stranger are found', async () => {
  const { context, page, close } = await openDevice(ORIGIN);
  try {
    await context.route('**/*', (route) => {
      const body = '<img src="http://localhost:2/a.png"><script>null.x</script>';
      return route.request().url().startsWith(ORIGIN)
        ? route.fulfill({ contentType: 'text/html', body })
        : route.abort();
    });
    const watched = watch(ORIGIN);
    watched.follow(context);
    await page.goto(ORIGIN);
    for (const kind of ['exception', 'console', 'request to a stranger: http://localhost:2/a.png']) {
      expect(() => watched.expectNothing()).toThrow(kind);
    }
  } finally {
    await close();
  }
});
