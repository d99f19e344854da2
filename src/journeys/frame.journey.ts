/** The pages around the scenes: on paper, in forced colours, and under a municipality with a very long name. */
import { expect, test, type Page } from '@playwright/test';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { play } from './play.ts';
import { startCourse } from './server.ts';
import { masteringWalk } from './walk.ts';

test.setTimeout(240_000);

const LONG = 'Aurskog-Høland og omegn interkommunale samarbeidskommune';

/** What does not belong on paper, and letters too pale to be read there. */
const onPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0;
    const pressed = [...document.querySelectorAll('nav, main button, .fortsett, .speil, summary')].filter(
      shown,
    );
    const letters = [...document.querySelectorAll('h1, h2, h3, p, small, dt, dd, b')].filter(shown);
    const pale = letters.filter((element) => {
      const [r = 0, g = 0, b = 0] = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255 > 0.45;
    });
    return [
      ...pressed.map(
        (element) => `on paper: ${element.tagName.toLowerCase()}.${element.getAttribute('class')}`,
      ),
      ...pale.map((element) => `pale: ${element.textContent.trim().slice(0, 40)}`),
    ];
  });

/** Rings that would not be drawn in the colours the reader has chosen. */
const ownColours = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'CanvasText';
    const ink = getComputedStyle(probe).color;
    probe.remove();
    const rings = [...document.querySelectorAll('.speil path, .ringer .nadd')].filter((ring) =>
      ring.checkVisibility(),
    );
    if (rings.length === 0) return ['no ring to look at'];
    return rings
      .filter((ring) => getComputedStyle(ring).stroke !== ink)
      .map((ring) => `not in the reader’s colour: ${ring.getAttribute('class')}`);
  });

const tooWide = (page: Page): Promise<number> =>
  page.evaluate((name) => {
    for (const small of document.querySelectorAll('.merke small')) small.textContent = name;
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  }, LONG);

test('the pages around the scenes hold on paper, in forced colours and under a long name; a planted fault is found', async () => {
  const { scenarios } = await courseContent();
  const first = Object.values(scenarios)[0];
  if (!first) throw new Error('no scenario');
  const course = await startCourse();
  const { page, watch, close } = await openDevice(course.origin);
  try {
    await page.goto(`/kurs/${first.id}`);
    await play(page, first, masteringWalk(first));
    for (const path of ['/', '/kurs', `/kurs/${first.id.split('/')[0]}`, '/min-side', '/uten-nett']) {
      await page.emulateMedia({ media: 'screen', forcedColors: 'none' });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (path !== '/uten-nett') await expect(page.locator('.bue, .speil path').first()).toBeAttached();
      await page.setViewportSize({ width: 320, height: 640 });
      expect([path, await tooWide(page)]).toEqual([path, 0]);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect([path, await tooWide(page)]).toEqual([path, 0]);
      await page.emulateMedia({ forcedColors: 'active' });
      expect([path, await ownColours(page)]).toEqual([path, []]);
      await page.emulateMedia({ media: 'print', forcedColors: 'none' });
      expect([path, await onPaper(page)]).toEqual([path, []]);
    }

    await page.goto('/');
    await expect(page.locator('.speil path').first()).toBeAttached();
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('nav')?.style.setProperty('display', 'flex', 'important');
      document.querySelector('h1')?.style.setProperty('color', '#fff');
    });
    expect((await onPaper(page)).map((fault) => fault.slice(0, 14))).toEqual([
      'on paper: nav.',
      expect.stringMatching(/^pale: /),
    ]);
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    await page.evaluate(() => {
      for (const ring of document.querySelectorAll<SVGElement>('.speil .full')) ring.style.stroke = '#b8a';
      document.querySelector<HTMLElement>('main')?.style.setProperty('min-width', '1400px');
    });
    expect(await ownColours(page)).toContain('not in the reader’s colour: full');
    expect(await tooWide(page)).toBeGreaterThan(0);
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});
