/**
 * Everything every scenario can show (each scene with each set of beats and choices that flags make), and the pages
 * around them, looked at as many people would. Two devices share the work: it is the longest of the journeys.
 */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { nb as player } from '#lib/i18n/nb/player.ts';
import { forksOf } from '#lib/player/forks.ts';
import { roadOf } from '#lib/player/road.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { expectFocusOnHeading, expectPlace, play, press } from './play.ts';
import { startCourse } from './server.ts';
import { watchStates, type States } from './states.ts';
import { everythingShown, showingWalks, shownAt, stepsOn } from './walk.ts';

test.setTimeout(3_600_000);

test('no state of the learner’s pages has a finding', async () => {
  const { course: content, scenarios } = await courseContent();
  const course = await startCourse();
  const devices = await Promise.all(
    [1, 2].map(() =>
      openDevice(course.origin, { reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } }),
    ),
  );
  const states = watchStates();
  const left = Object.values(scenarios);
  const all = left.reduce((sum, scenario) => sum + everythingShown(scenario).length, 0);
  let seen = 0;
  try {
    for (const { watch } of devices) watch.allow(/status of 404/);
    const pages = [
      ...[
        '/kurs',
        '/kurs/prove',
        '/min-side',
        '/uten-nett',
        '/tilgjengelighet',
        '/logg-inn',
        '/ny-lenke',
        '/for-du-poster',
        '/retningslinjene',
        '/huskeliste',
      ],
      ...content.lessons.map(({ id }) => `/kurs/${id}`),
      // Not found; a link, and a one-time link, that nobody made.
      ...['/finnes-ikke', '/i/finnes-ikke', '/logg-inn/finnes-ikke'],
    ];
    const lane = async (page: Page, first: boolean) => {
      if (first) {
        await page.goto('/');
        await states.look(page, 'start, first time');
      }
      await choose(page, words.roles.begge);
      if (first) for (const path of pages) await lookAt(page, path, states);
      for (let scenario = left.pop(); scenario; scenario = left.pop()) {
        const more = await lookThrough(page, scenario, states);
        seen += more;
      }
    };
    await Promise.all(devices.map(({ page }, n) => lane(page, n === 0)));
    const [page] = devices.map((device) => device.page) as [Page];
    await lookAt(page, '/', states, 'start, coming back');
    await lookAt(page, '/kurs', states, 'the course, on the way');
    await page.goto('/min-side');
    await page.getByRole('button', { name: words.mine.erase }).click();
    await expect(page.getByRole('heading', { name: words.mine.eraseSure })).toBeFocused();
    await states.look(page, 'asked before erasing');
    await page.getByRole('button', { name: words.mine.eraseYes }).click();
    await expect(page.getByText(words.mine.erased)).toBeVisible();
    await states.look(page, 'erased');

    console.log(`${seen} of ${all} things that ${Object.keys(scenarios).length} scenarios can show`);
    states.expectNoFindings();
    expect(seen).toBe(all);
    for (const { watch } of devices) watch.expectNothing();
  } finally {
    await Promise.all(devices.map((device) => device.close()));
    await course.close();
  }
});

async function choose(page: Page, role: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('radio', { name: role }).check();
  await page.getByRole('button', { name: words.start.go }).click();
  await expect(page).toHaveURL(/\/kurs\//);
}

async function lookAt(page: Page, path: string, states: States, name = path): Promise<void> {
  await page.goto(path);
  await states.look(page, name);
}

/** Plays through every state, in one visit. @returns how many states were seen */
async function lookThrough(page: Page, scenario: Scenario, states: States): Promise<number> {
  const seen = new Set<string>();
  await page.goto(`/kurs/${scenario.id}`);
  for (const [n, steps] of showingWalks(scenario).entries()) {
    if (n > 0) await again(page);
    await play(page, scenario, steps, 0, async (taken) => {
      const state = shownAt(scenario, replay(scenario, steps.slice(0, taken)).place);
      await states.look(page, `${scenario.id} ${state}`);
      if (taken === 1 && seen.size < 3) await lookAround(page, scenario, states);
      seen.add(state);
    });
    if (n === 0) await rehearse(page, scenario, steps, states);
  }
  return seen.size;
}

/** What one can do in a scene besides choosing: open the sources, and look back at an earlier scene. */
async function lookAround(page: Page, { id }: Scenario, states: States): Promise<void> {
  for (const source of await page.locator('summary:visible').all()) await source.click();
  await states.look(page, `${id}, sources open`);
  await page.getByRole('navigation', { name: player.roadHere }).getByRole('button').first().click();
  const back = page.getByRole('button', { name: words.scenario.backToNow });
  await expect(back).toBeVisible();
  await states.look(page, `${id}, looking back`);
  await back.click();
}

/** From an ending along a road that was not taken, to where it ends, and back. */
async function rehearse(page: Page, scenario: Scenario, steps: Step[], states: States): Promise<void> {
  const [other] = forksOf(roadOf(scenario, steps)).flatMap(({ others }) => others);
  if (!other) throw new Error(`${scenario.id} has no road that was not taken`);
  await page.locator('.sideveier').getByRole('button').filter({ hasText: other.says }).first().click();
  await expectFocusOnHeading(page);
  await states.look(page, `${scenario.id}, rehearsal`);
  for (const step of stepsOn(scenario, other.steps).slice(other.steps.length)) {
    await press(page, scenario, step);
    await expectFocusOnHeading(page);
  }
  await expect(page.getByText(words.rehearsal.ended)).toBeVisible();
  await states.look(page, `${scenario.id}, rehearsal ended`);
  await page.getByRole('button', { name: words.rehearsal.back }).click();
  await expectPlace(page, scenario, steps);
}

/** From the ending the last walk left on the screen back to the first scene. */
async function again(page: Page): Promise<void> {
  const labels = new RegExp(`^(${words.scenario.again}|${words.scenario.another})$`);
  await page.getByRole('button', { name: labels }).click();
}
