/** Playing as a learner does: reading what stands on the screen and pressing what it says. */
import { expect, type Page } from '@playwright/test';
import { nb as player } from '#lib/i18n/nb/player.ts';
import { doneOf } from '#lib/player/text.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { replay, type Place } from '#lib/scenario/replay.ts';
import { wordsOf } from './walk.ts';

/** What the heading of a place says. The first scene has no title; it asks. */
function headingOf(scenario: Scenario, { scene: id }: Place): string {
  const scene = scenario.scenes[id];
  return scene?.title ?? (id === scenario.start ? (scene?.asks ?? scenario.title) : scenario.title);
}

/** Waits until the screen stands where these steps lead. */
export async function expectPlace(page: Page, scenario: Scenario, steps: Step[]): Promise<void> {
  const { place } = replay(scenario, steps);
  const heading = page.getByRole('heading', { level: 1, name: headingOf(scenario, place), exact: true });
  await expect(heading).toBeVisible();
  if (place.result) await expect(page.getByText(verdictOf(place), { exact: true }).first()).toBeVisible();
}

const verdictOf = ({ result }: Place) => (result === 'mestret' ? player.mastered : player.notMastered);

/** Presses what the step says. */
export async function press(page: Page, scenario: Scenario, step: Step): Promise<void> {
  const words = wordsOf(scenario, step);
  if ('choice' in step) {
    await page.getByRole('button', { name: words[0] as string, exact: true }).click();
    return;
  }
  for (const name of words) await page.getByRole('checkbox', { name }).check();
  const done = doneOf(scenario.scenes[step.scene]?.picks?.done as string, words.length);
  await page.getByRole('button', { name: done, exact: true }).click();
}

/**
 * Plays on from where the screen stands.
 * @param from how many of the steps are taken already
 * @param seen called at every place, the first and the last included
 */
export async function play(
  page: Page,
  scenario: Scenario,
  steps: Step[],
  from = 0,
  seen: (taken: number) => Promise<void> | void = () => {},
): Promise<void> {
  await expectPlace(page, scenario, steps.slice(0, from));
  await seen(from);
  for (let n = from; n < steps.length; n++) {
    await press(page, scenario, steps[n] as Step);
    await expectPlace(page, scenario, steps.slice(0, n + 1));
    await seen(n + 1);
  }
}

/** Focus stands on the one heading that sums up what changed, and the page is named after it. */
export async function expectFocusOnHeading(page: Page): Promise<void> {
  const heading = page.locator('h1:focus');
  await expect(heading).toHaveCount(1);
  const said = (await heading.innerText()).replace(/\u00ad/g, '');
  await expect.poll(() => page.title()).toContain(said);
}

const MOST_TABS = 60;

/** Tabs forward until the control that begins with these words has focus, in view. */
export async function expectTabReaches(page: Page, ...said: string[]): Promise<void> {
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
    if (!said.some((words) => plain(focus.text).startsWith(plain(words)))) continue;
    expect(focus.inside).toBe(true);
    return;
  }
  throw new Error(`«${said.join('» or «')}» cannot be reached with Tab`);
}
