/** From the front page through a whole scenario without a mouse. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { doneOf } from '#lib/player/text.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { courseContent, coreScenarios } from './content.ts';
import { openDevice } from './device.ts';
import { expectPlace } from './play.ts';
import { startCourse } from './server.ts';
import { masteringWalk, wordsOf } from './walk.ts';

const MOST_TABS = 60;

test('everything can be reached and done with Tab, Space and Enter', async () => {
  const [scenario] = coreScenarios(await courseContent(), 'ansatt') as [Scenario];
  const course = await startCourse();
  const { page, watch, close } = await openDevice(course.origin, { viewport: { width: 1280, height: 800 } });
  try {
    await page.goto('/');
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText(words.skip);
    await tabTo(page, words.roles.ansatt);
    await page.keyboard.press('Space');
    await tabTo(page, words.start.go);
    await page.keyboard.press('Enter');

    const steps = masteringWalk(scenario);
    await expectPlace(page, scenario, []);
    for (const [n, step] of steps.entries()) {
      await take(page, scenario, step);
      await expectPlace(page, scenario, steps.slice(0, n + 1));
      // Focus stands on what is new.
      await expect(page.locator('h1:focus')).toHaveCount(1);
    }
    await tabTo(page, words.scenario.another);
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
    await tabTo(page, said);
    await page.keyboard.press('Space');
  }
  if ('choice' in step) return;
  await tabTo(page, doneOf(scenario.scenes[step.scene]?.picks?.done as string, words.length));
  await page.keyboard.press('Enter');
}

/** Tabs forward until the control with these words has focus, which must be plain to see. */
async function tabTo(page: Page, said: string): Promise<void> {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  for (let n = 0; n < MOST_TABS; n++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const here = document.activeElement as HTMLElement | null;
      const label = here instanceof HTMLInputElement ? here.labels?.[0]?.innerText : here?.innerText;
      const box = here?.getBoundingClientRect();
      const inside = box ? box.bottom > 0 && box.top < innerHeight : false;
      return { text: label ?? '', inside };
    });
    if (!plain(focus.text).startsWith(plain(said))) continue;
    expect(focus.inside).toBe(true);
    return;
  }
  throw new Error(`«${said}» cannot be reached with Tab`);
}
