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
import { watch } from './watch.ts';

test.setTimeout(600_000);

test('no state of the learner’s pages has a finding', async () => {
  const { course: content, scenarios } = await courseContent();
  const course = await startCourse();
  const { page, watch: watched, close } = await openDevice(course.origin);
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
    watched.allow(/status of 404/);
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
      await page.goto(`/kurs/${scenario.id}`);
      for (const [n, steps] of coveringWalks(scenario).entries()) {
        if (n > 0) await again(page);
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
    watched.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

test('a planted fault is found', async () => {
  const origin = 'http://localhost:1';
  const { context, page, close } = await openDevice(origin);
  try {
    await context.route('**/*', (route) => {
      const faulty = `<!doctype html><html><title>x</title><main><h1>x</h1><img src="http://localhost:2/a.png">
        <p style="color: #777; background: #888">Grått på grått</p><p style="width: 2000px">x</p><script>null.x</script></main>`;
      return route.request().url().startsWith(origin)
        ? route.fulfill({ contentType: 'text/html', body: faulty })
        : route.abort();
    });
    const [states, watched] = [watchStates(), watch(origin)];
    watched.follow(context);
    await page.goto(origin);
    await states.look(page, 'faulty');
    for (const rule of ['image-alt', 'html-has-lang', 'color-contrast', 'px too wide']) {
      expect(() => states.expectNoFindings()).toThrow(rule);
    }
    for (const kind of ['exception', 'console', 'request to a stranger: http://localhost:2/a.png']) {
      expect(() => watched.expectNothing()).toThrow(kind);
    }
  } finally {
    await close();
  }
});

async function choose(page: Page, role: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('radio', { name: role }).check();
  await page.getByRole('button', { name: words.start.go }).click();
  await expect(page).toHaveURL(/\/kurs\//);
}

/** From the ending the last walk left on the screen back to the first scene. */
async function again(page: Page): Promise<void> {
  const labels = new RegExp(`^(${words.scenario.again}|${words.scenario.another})$`);
  await page.getByRole('button', { name: labels }).click();
}
