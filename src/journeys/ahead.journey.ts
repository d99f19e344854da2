/** Where the choices lead is drawn while the learner reads: nobody finds it before they come, and then it stands there. */
import { expect, test } from '@playwright/test';
import type { Step } from '#lib/scenario/attempt.ts';
import { replay } from '#lib/scenario/replay.ts';
import { stepsOffered } from '#lib/scenario/walk.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { expectPlace, press } from './play.ts';
import { startCourse } from './server.ts';

const HIDDEN = '.forut';

test('what is drawn ahead is neither seen, found, reached nor heard; it is what comes, already laid out', async () => {
  const { scenarios } = await courseContent();
  const scenario = Object.values(scenarios).find(({ scenes, start }) => scenes[start]?.choices);
  if (!scenario) throw new Error('no scenario begins with a choice');
  const step = stepsOffered(scenario, scenario.start, {}).find(
    (one) => !replay(scenario, [one]).place.result,
  ) as Step;
  const title = scenario.scenes[replay(scenario, [step]).place.scene]?.title as string;
  const course = await startCourse();
  const { page, watch, close } = await openDevice(course.origin);
  try {
    await page.goto(`/kurs/${scenario.id}`);
    await expect(page.locator(HIDDEN)).not.toHaveCount(0);
    const guess = page.locator(HIDDEN).filter({ hasText: title });
    await expect(guess).toHaveCount(1);
    // Not seen, and no room is kept for it.
    await expect(guess.locator('h1')).toBeHidden();
    expect(await guess.evaluate((place) => place.getBoundingClientRect().height)).toBe(0);
    // Not found by the browser's own search.
    expect(
      await page.evaluate((title) => (window as { find?(text: string): boolean }).find?.(title), title),
    ).toBe(false);
    // Not heard: the accessibility tree knows nothing of it, whatever it is asked.
    const cdp = await page.context().newCDPSession(page);
    const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as {
      nodes: { ignored: boolean; name?: { value?: string } }[];
    };
    const names = nodes.filter(({ ignored }) => !ignored).map(({ name }) => name?.value ?? '');
    expect(names.filter((name) => name.includes(title))).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
    // Not reached by Tab: once round the page.
    const reached = [];
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate((HIDDEN) => Boolean(document.activeElement?.closest(HIDDEN)), HIDDEN));
    }
    expect(reached).not.toContain(true);

    await guess.evaluate((place) => Object.assign(window, { sfGuess: place }));
    await press(page, scenario, step);
    await expectPlace(page, scenario, [step]);
    const shown = await page.evaluate((title) => {
      const heading = [...document.querySelectorAll('h1')].find(
        (h1) => h1.textContent?.trim() === title && h1.checkVisibility(),
      );
      return heading?.closest('.scene-plass') === (window as unknown as { sfGuess: Element }).sfGuess;
    }, title);
    expect(shown).toBe(true);
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

test('what moves when a scene comes, moves when it is seen and not before', async () => {
  const { scenarios } = await courseContent();
  const course = await startCourse();
  const { page, close } = await openDevice(course.origin);
  try {
    let waited = 0;
    for (const scenario of Object.values(scenarios)) {
      if (!scenario.scenes[scenario.start]?.choices) continue;
      await page.goto(`/kurs/${scenario.id}`);
      await expect(page.locator('main').first()).toBeVisible();
      await page
        .waitForFunction((HIDDEN) => document.querySelector(HIDDEN), HIDDEN, { timeout: 5000 })
        .catch(() => {});
      waited += await page.evaluate((HIDDEN) => {
        const moving = document.getAnimations().filter(({ effect }) => {
          const { target } = effect as KeyframeEffect;
          return target?.closest(HIDDEN);
        });
        const ahead = [...document.querySelectorAll(`${HIDDEN} :is(.tikk, .film, .skriver i)`)];
        if (moving.some(({ playState, currentTime }) => playState === 'running' || Number(currentTime) > 0))
          throw new Error('something moves where nobody sees it');
        return ahead.filter((one) => getComputedStyle(one).animationName !== 'none').length;
      }, HIDDEN);
    }
    expect(waited).toBeGreaterThan(0);
  } finally {
    await close();
    await course.close();
  }
});
