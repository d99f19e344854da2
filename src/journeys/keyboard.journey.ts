/** From the front page through a whole scenario without a mouse. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { doneOf } from '#lib/player/text.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { courseContent, coreScenarios } from './content.ts';
import { openDevice } from './device.ts';
import { expectPlace, expectTabReaches } from './play.ts';
import { startCourse } from './server.ts';
import { masteringWalk, wordsOf } from './walk.ts';

test('everything can be reached and done with Tab, Space and Enter', async () => {
  const [scenario] = coreScenarios(await courseContent(), 'ansatt') as [Scenario];
  const course = await startCourse();
  const { page, watch, close } = await openDevice(course.origin, { viewport: { width: 1280, height: 800 } });
  try {
    await page.goto('/');
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText(words.skip);
    await expectTabReaches(page, words.roles.ansatt);
    await page.keyboard.press('Space');
    await expectTabReaches(page, words.start.go);
    await page.keyboard.press('Enter');

    const steps = masteringWalk(scenario);
    await expectPlace(page, scenario, []);
    for (const [n, step] of steps.entries()) {
      await take(page, scenario, step);
      await expectPlace(page, scenario, steps.slice(0, n + 1));
      // Focus stands on what is new.
      await expect(page.locator('h1:focus')).toHaveCount(1);
    }
    await expectTabReaches(page, words.scenario.another);
    await page.keyboard.press('Enter');
    await expectPlace(page, scenario, []);
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

async function take(page: Page, scenario: Scenario, step: Step): Promise<void> {
  const words = wordsOf(scenario, step);
  for (const said of words) {
    await expectTabReaches(page, said);
    await page.keyboard.press('Space');
  }
  if ('choice' in step) return;
  await expectTabReaches(page, doneOf(scenario.scenes[step.scene]?.picks?.done as string, words.length));
  await page.keyboard.press('Enter');
}
