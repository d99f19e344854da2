/** «Før du poster» in a real browser: without a network, without a trace, by keyboard, back and forth. */
import { expect, test } from '@playwright/test';
import { aid as words } from '#lib/i18n/nb/aid.ts';
import { ANSWER, adviceFor, answerOf, graphOf, type Aid, type Answer } from '#lib/scenario/aid.ts';
import { walk } from '#lib/scenario/walk.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { startCourse } from './server.ts';
import { watchStates } from './states.ts';

/** A shortest road to each of the three answers, as what is said at each question. */
function roadTo(aid: Aid, wanted: Answer): string[] {
  const found = walk(graphOf(aid)).states.find(
    ({ scene, flags }) => scene === ANSWER && answerOf(adviceFor(aid, flags)) === wanted,
  );
  if (!found) throw new Error(`no road to ${wanted}`);
  return found.steps.map((step) => {
    const said = 'choice' in step && aid.questions[step.scene]?.choices[step.choice]?.says;
    if (!said) throw new Error('a step without words');
    return said;
  });
}

test('each answer is reached without a network, nothing is stored or sent, and «back» goes back one question', async () => {
  const { aid } = await courseContent();
  if (!aid) throw new Error('the course has no aid');
  const course = await startCourse();
  const device = await openDevice(course.origin, { reducedMotion: 'reduce' });
  const states = watchStates();
  try {
    const { page, context } = device;
    await page.goto('/for-du-poster');
    await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
    await page.waitForFunction(() => (window as { sfReady?: boolean }).sfReady === true);
    await page.waitForLoadState('networkidle');
    const before = await page.evaluate(stored);
    await context.setOffline(true);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));

    for (const [n, wanted] of (['post', 'endre', 'spor'] as const).entries()) {
      if (n > 0) await page.getByRole('button', { name: words.again }).click();
      const road = roadTo(aid, wanted);
      for (const [at, said] of road.entries()) {
        const choice = page
          .getByRole('list', { name: words.answers })
          .getByRole('button', { name: said, exact: true });
        await choice.focus();
        await page.keyboard.press('Enter');
        await expect(page.locator('h2[tabindex="-1"]')).toBeFocused();
        await states.look(page, `${wanted} ${at}`);
      }
      const heading = page.getByRole('heading', { level: 2 }).first();
      if (wanted === 'spor') await expect(heading).toContainText('Spør');
      else await expect(heading).toHaveText(words.answer[wanted]);
      await expect(page.getByRole('listitem').filter({ hasText: road[0] as string })).toBeVisible();
    }

    const last = await page.getByRole('heading', { level: 2 }).first().textContent();
    await page.goBack();
    await expect(page.getByRole('list', { name: words.answers })).toBeVisible();
    await page.goForward();
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(last ?? '');
    await page
      .getByRole('button', { name: words.changeOf(Object.values(aid.questions)[0]?.asks ?? '') })
      .click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused();
    await expect(page.getByText(words.given)).toBeHidden();

    expect(await page.evaluate(stored)).toEqual(before);
    // Faces and figures of other pages may be asked for ahead; nothing that was answered may be in any of it.
    expect(requests.filter((url) => !url.startsWith(course.origin))).toEqual([]);
    expect(requests.filter((url) => url.includes('/api/'))).toEqual([]);
    states.expectNoFindings();
  } finally {
    await device.close();
    await course.close();
  }
});

/** Everything this browser keeps of the course, but what the service worker keeps of its pages. Runs in the page. */
async function stored(): Promise<unknown> {
  const databases = (await indexedDB.databases()).map(({ name }) => name).sort();
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases,
    cookies: document.cookie,
    state: Object.keys((history.state ?? {}) as object).length > 0,
  };
}
