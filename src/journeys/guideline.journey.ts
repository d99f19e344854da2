/** The guidelines on the day they matter: from an explanation and back, searched without a network, on one sheet of paper. */
import { expect, test } from '@playwright/test';
import { guideline as words } from '#lib/i18n/nb/guideline.ts';
import { nb } from '#lib/i18n/nb/learner.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { walk, type State } from '#lib/scenario/walk.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { expectPlace, expectTabReaches, play } from './play.ts';
import { startCourse } from './server.ts';

test('a point is opened from an explanation, and one comes back to the same scene', async () => {
  const { scenarios, guideline } = await courseContent();
  const course = await startCourse();
  const { page, watch, close } = await openDevice(course.origin);
  try {
    const scenario = Object.values(scenarios).find(({ role }) => role !== 'begge') as Scenario;
    const { steps, scene } = walk(scenario).states.find((state) => state.steps.length === 2) as State;
    await page.goto(`/kurs/${scenario.id}`);
    await play(page, scenario, steps);
    const link = page.getByRole('link', { name: /^Se punkt/ }).first();
    await page.locator('.kilder summary').first().click();
    const id = (await link.innerText()).match(/[\d.]+-\d\d/)?.[0] as string;
    await link.click();
    await expect(page).toHaveURL(`/retningslinjene#${id}`);
    const point = page.locator(`[id="${id}"]`);
    await expect(point).toBeInViewport({ ratio: 0.9 });
    await expect(point).toContainText(guideline.points.find((each) => each.id === id)?.text as string);
    await page.getByRole('button', { name: words.from.back }).click();
    await expectPlace(page, scenario, steps);

    // One can say that something is wrong with the scene, and nothing of what one answered goes along.
    const mail = new URL(
      (await page.getByRole('link', { name: words.report.link }).getAttribute('href')) ?? '',
    );
    expect(mail.protocol).toBe('mailto:');
    expect(mail.searchParams.get('subject')).toBe(words.report.subject(`${scenario.id}#${scene}`));
    const body = mail.searchParams.get('body') ?? '';
    for (const step of steps) if ('choice' in step) expect(body).not.toContain(step.choice);
    expect(body).toMatch(/Utgave av kurset: [0-9a-f]{8}\r\n$/);
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

test('all points can be searched and listed by keyboard, without a network, and are there without a program', async () => {
  const { guideline } = await courseContent();
  const course = await startCourse();
  const device = await openDevice(course.origin, { viewport: { width: 1280, height: 800 } });
  const { page, watch, close } = device;
  const shown = () => page.locator('.punkt').count();
  const all = guideline.points.length;
  try {
    await page.goto('/min-side');
    await expect(page.getByText(nb.mine.offlineStates.ready)).toBeVisible({ timeout: 60_000 });
    await device.goOffline(course.network);
    await page.goto('/retningslinjene');
    expect(await shown()).toBe(all);

    await expectTabReaches(page, words.search.what);
    await page.keyboard.type('Samtykke');
    await expect.poll(shown).toBeLessThan(all);
    const few = await shown();
    expect(few).toBeGreaterThan(0);
    // Said once, when the fingers rest.
    await expect(page.getByRole('status').filter({ hasText: words.search.count(few, all) })).toBeVisible();
    await page.getByLabel(words.search.role).selectOption(words.search.roles.folkevalgt);
    await page.getByLabel(words.search.force).selectOption(words.force.rett);
    await expect(page.getByText(words.search.none)).toBeVisible();
    await page.getByRole('button', { name: words.search.reset }).click();
    await expect(page.getByLabel(words.search.what)).toBeFocused();
    expect(await shown()).toBe(all);

    await page.goto('/huskeliste');
    await page.getByRole('radio', { name: words.list.roles.folkevalgt }).check();
    const listed = (await page.locator('.husk').innerText()).toLowerCase();
    expect(listed).not.toContain('lojal');
    for (const role of ['ansatt', 'folkevalgt', 'begge'] as const) {
      await page.getByRole('radio', { name: words.list.roles[role] }).check();
      expect(pagesIn(await page.pdf({ preferCSSPageSize: true })), role).toBe(1);
    }
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

test('without a program the whole list stands there, and nothing to press that does nothing', async () => {
  const { guideline } = await courseContent();
  const course = await startCourse();
  const { page, close } = await openDevice(course.origin, { javaScriptEnabled: false });
  try {
    await page.goto('/retningslinjene#2.4-10');
    await expect(page.locator('.punkt')).toHaveCount(guideline.points.length);
    await expect(page.locator('[id="2.4-10"]')).toBeInViewport();
    await expect(page.getByLabel(words.search.what)).toBeHidden();
    await page.goto('/huskeliste');
    await expect(page.locator('.husk')).toContainText(words.audience.ansatt);
    await expect(page.getByRole('radio')).toHaveCount(0);
    await page.goto('/');
    await expect(page.getByRole('contentinfo').getByRole('link', { name: words.title })).toBeVisible();
  } finally {
    await close();
    await course.close();
  }
});

const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
