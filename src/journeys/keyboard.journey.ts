/** The whole course without a mouse: from the front page through every scene of every scenario. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { nb as player } from '#lib/i18n/nb/player.ts';
import { doneOf } from '#lib/player/text.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { expectPlace, expectTabReaches } from './play.ts';
import { startCourse } from './server.ts';
import { coveringWalks, wordsOf } from './walk.ts';

test('everything in the course can be reached and done with Tab, Space and Enter', async () => {
  test.setTimeout(900_000);
  const { scenarios } = await courseContent();
  const course = await startCourse();
  const { page, watch, close } = await openDevice(course.origin, {
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const told = { asked: 0, scenes: 0 };
  try {
    await page.goto('/');
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText(words.skip);
    await expectTabReaches(page, words.roles.ansatt);
    await page.keyboard.press('Space');
    // «Begge» is the last of the group: arrows move within it, and choosing moves nobody on.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: words.roles.begge })).toBeChecked();
    await expect(page).toHaveURL(/\/$/);
    await expectTabReaches(page, words.start.go);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/kurs\//);

    for (const scenario of Object.values(scenarios)) {
      await page.goto(`/kurs/${scenario.id}`);
      for (const [n, steps] of coveringWalks(scenario).entries()) {
        if (n > 0) {
          await expectTabReaches(page, words.scenario.again, words.scenario.another);
          await page.keyboard.press('Enter');
        }
        await expectPlace(page, scenario, []);
        for (const [taken, step] of steps.entries()) {
          told.asked += await take(page, scenario, step);
          const here = steps.slice(0, taken + 1);
          await expectPlace(page, scenario, here);
          await expectFocusOnNew(page, scenario, here);
          told.scenes++;
        }
      }
    }
    console.log(`${told.scenes} scenes by keyboard; ${told.asked} times told to pick something`);
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

/** Focus stands on the one heading, it says what changed, and it is in view with nothing over it. */
async function expectFocusOnNew(page: Page, scenario: Scenario, steps: Step[]): Promise<void> {
  const { title } = scenario.scenes[replay(scenario, steps).place.scene] ?? {};
  const heading = page.locator('h1:focus');
  await expect(heading).toHaveCount(1);
  await expect(heading).toHaveText(title ?? /\S/);
  const isSeen = await heading.evaluate((h1) => {
    const { left, top, width, height } = h1.getBoundingClientRect();
    const there = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
    return there !== null && h1.contains(there);
  });
  expect(isSeen, `«${title}» is in view`).toBe(true);
}

/** @returns how often one was told that something must be picked */
async function take(page: Page, scenario: Scenario, step: Step): Promise<number> {
  if ('choice' in step) {
    await expectTabReaches(page, ...wordsOf(scenario, step));
    await page.keyboard.press('Space');
    return 0;
  }
  const done = scenario.scenes[step.scene]?.picks?.done as string;
  // Nothing is picked: one is told so in words, and is still here.
  await expectTabReaches(page, doneOf(done, 0));
  await page.keyboard.press('Enter');
  await expect(page.getByText(player.pickNone)).toBeVisible();
  const said = wordsOf(scenario, step);
  for (const word of said) {
    await expectTabReaches(page, word);
    await page.keyboard.press('Space');
    await expect(page.locator('form[data-scene]')).toBeVisible();
  }
  await expectTabReaches(page, doneOf(done, said.length));
  await page.keyboard.press('Enter');
  return 1;
}
