/** Every scene of every scenario, and the pages around them, looked at with axe as four people would. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { replay } from '#lib/scenario/replay.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { play } from './play.ts';
import { startCourse } from './server.ts';
import { watchStates } from './states.ts';
import { coveringWalks } from './walk.ts';

test.setTimeout(600_000);

test('no state of the learner’s pages has a finding', async () => {
  const { course: content, scenarios } = await courseContent();
  const course = await startCourse();
  const { page, watch, close } = await openDevice(course.origin);
  const states = watchStates();
  try {
    await page.goto('/');
    await states.look(page, 'start, first time');
    for (const path of [
      '/kurs',
      '/min-side',
      '/uten-nett',
      ...content.lessons.map(({ id }) => `/kurs/${id}`),
    ]) {
      await page.goto(path);
      await states.look(page, path);
    }
    watch.allow(/status of 404/);
    await page.goto('/finnes-ikke');
    await states.look(page, 'not found');
    await page.goto('/i/finnes-ikke');
    await states.look(page, 'a link nobody made');
    await page.goto('/logg-inn');
    await states.look(page, 'log in');
    await page.goto('/logg-inn/finnes-ikke');
    await states.look(page, 'a one-time link nobody made');

    await choose(page, words.roles.begge);
    for (const scenario of Object.values(scenarios)) {
      for (const steps of coveringWalks(scenario)) {
        await page.goto(`/kurs/${scenario.id}`);
        await again(page);
        await play(page, scenario, steps, 0, async (taken) => {
          const { scene, flags } = replay(scenario, steps.slice(0, taken)).place;
          await states.look(page, `${scenario.id} ${scene} ${Object.keys(flags).sort().join(' ')}`);
        });
      }
    }
    await page.goto('/');
    await states.look(page, 'start, coming back');
    await page.goto('/min-side');
    await page.getByRole('button', { name: words.mine.erase }).click();
    await expect(page.getByRole('heading', { name: words.mine.eraseSure })).toBeFocused();
    await states.look(page, 'asked before erasing');
    await page.getByRole('button', { name: words.mine.eraseYes }).click();
    await expect(page.getByText(words.mine.erased)).toBeVisible();
    states.expectNoFindings();
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

async function choose(page: Page, role: string): Promise<void> {
  await page.goto('/');
  await page.getByText(role, { exact: true }).click();
  await page.getByRole('button', { name: words.start.go }).click();
  await expect(page).toHaveURL(/\/kurs\//);
}

/** From the first scene, wherever the last walk ended. */
async function again(page: Page): Promise<void> {
  await expect(page.locator('html')).not.toHaveClass(/fortsetter/);
  const restart = page.getByRole('button', {
    name: new RegExp(`^(${words.scenario.again}|${words.scenario.another})$`),
  });
  await page.waitForFunction(() => (window as unknown as { sfReady?: boolean }).sfReady);
  if (await restart.isVisible()) await restart.click();
}
