/** What is said without being asked during a whole playthrough: lagret, frakoblet, levert, once each, and nothing else. */
import { expect, test } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { listen, saidOn } from './announcements.ts';
import { courseContent, coreScenarios } from './content.ts';
import { openDevice } from './device.ts';
import { invite, openLink } from './invite.ts';
import { play } from './play.ts';
import { startCourse } from './server.ts';
import { coveringWalks, masteringWalk } from './walk.ts';
import type { Scenario } from '#lib/scenario/format.ts';

const { saved } = words;
/** What the rest of a message adds where there is room: a phone shows only the short form. */
const shortOf = (said: string) =>
  [saved.here, saved.waitsForNet, saved.handedIn('')].find(({ short }) => said.startsWith(short))?.short ??
  said;

test('scenes, threads and counters say nothing by themselves; that it is saved is said once', async () => {
  const { scenarios } = await courseContent();
  const course = await startCourse();
  const { page, context, close } = await openDevice(course.origin, { reducedMotion: 'reduce' });
  try {
    await listen(context);
    await page.goto('/');
    await page.getByRole('radio', { name: words.roles.begge }).check();
    await page.getByRole('button', { name: words.start.go }).click();
    await expect(page).toHaveURL(/\/kurs\//);
    for (const scenario of Object.values(scenarios)) {
      for (const [n, steps] of coveringWalks(scenario).entries()) {
        await page.goto(`/kurs/${scenario.id}`);
        // The last walk's ending stands there: what was handed in or saved is known, and need not be said.
        if (n > 0)
          await page
            .getByRole('button', {
              name: new RegExp(`^(${words.scenario.again}|${words.scenario.another})$`),
            })
            .click();
        await play(page, scenario, steps);
        expect(new Set((await saidOn(page)).map(shortOf)), scenario.id).toEqual(new Set([saved.here.short]));
        expect((await saidOn(page)).length, scenario.id).toBeLessThanOrEqual(n > 0 ? 2 : 1);
      }
    }
  } finally {
    await close();
    await course.close();
  }
});

test('lagret, frakoblet and levert are said once each while a scenario is played', async () => {
  const [scenario] = coreScenarios(await courseContent(), 'ansatt') as [Scenario];
  const course = await startCourse();
  const [invited] = await invite(course, 'Áŋŋel');
  const device = await openDevice(course.origin, { reducedMotion: 'reduce' });
  const { page, context } = device;
  try {
    await listen(context);
    await openLink(page, invited?.link as string);
    await page.goto('/min-side');
    await expect(page.getByText(words.mine.offlineStates.ready)).toBeVisible({ timeout: 60_000 });
    await page.goto(`/kurs/${scenario.id}`);
    const steps = masteringWalk(scenario);
    await play(page, scenario, steps.slice(0, 1));
    await device.goOffline(course.network);
    await play(page, scenario, steps, 1);
    const status = page.getByRole('status').first();
    await expect(status).toContainText(saved.waitsForNet.short);
    await device.goOnline(course.network);
    await expect(status).toContainText(saved.handedIn('').short, { timeout: 45_000 });
    expect((await saidOn(page)).map(shortOf)).toEqual([
      saved.here.short,
      saved.waitsForNet.short,
      saved.handedIn('').short,
    ]);
  } finally {
    await device.close();
    await course.close();
  }
});

test('a thread that speaks, a word said twice and an alert that comes are heard', async () => {
  const device = await openDevice('http://localhost:1');
  try {
    await listen(device.context);
    await device.context.route('**/*', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<meta charset="utf-8"><p id="a" role="status"></p><ul id="b" aria-live="polite"></ul><p id="c"></p>',
      }),
    );
    await device.page.goto('http://localhost:1');
    const put = (id: string, html: string) =>
      device.page.evaluate(
        ([id, html]) => {
          (document.getElementById(id as string) as HTMLElement).innerHTML = html as string;
        },
        [id, html],
      );
    await put('a', 'Lagret');
    await put('a', 'Lagret');
    await put('b', '<li>En kommentar</li>');
    await put('b', '<li>To kommentarer</li>');
    await put('c', 'Sagt til ingen');
    await put('c', '<b role="alert">Du må velge</b>');
    await put('a', 'Levert');
    await put('a', 'Lagret');
    expect(await saidOn(device.page)).toEqual([
      'Lagret',
      'En kommentar',
      'To kommentarer',
      'Du må velge',
      'Levert',
      'Lagret',
    ]);
  } finally {
    await device.close();
  }
});
