/**
 * The knowledge test, offline on a phone: some answers wrong, resumed after a reload, tried again where something was
 * wrong, passed, and receipted by the server when the net is back.
 */
import { expect, test } from '@playwright/test';
import { testIdOf } from '#lib/course/knowledge-test.ts';
import { nb } from '#lib/i18n/nb/knowledge-test.ts';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { edgeOf } from '#lib/scenario/replay.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import { openDatabase } from '#lib/server/database.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { invite, openLink } from './invite.ts';
import { expectFocusOnHeading, press } from './play.ts';
import { startCourse } from './server.ts';
import { asScenario, stepFor } from './sitting.ts';
import { watchStates } from './states.ts';

test('is taken offline, resumed, tried again, passed and receipted', async () => {
  const { tests, course: content } = await courseContent();
  const knowledge = tests.ansatt as KnowledgeTest;
  const scenario = asScenario(knowledge);
  const asked = knowledge.rule.perLesson * Object.keys(knowledge.lessons).length;
  const course = await startCourse();
  const phone = await openDevice(course.origin, { reducedMotion: 'reduce' });
  const { page } = phone;
  const states = watchStates();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  /** Answers question n, and reads why. */
  const answer = async (n: number, of: number, right: boolean) => {
    await expect(heading(nb.question(n, of))).toBeVisible();
    await expectFocusOnHeading(page);
    const step = await stepFor(page, scenario, right);
    const verdict = edgeOf(scenario, step)?.verdict ?? 'god';
    await states.look(page, `asked, ${'choice' in step ? 'one of' : 'several of'}`);
    await press(page, scenario, step);
    await expect(heading(nb.judged[verdict])).toBeVisible();
    await expectFocusOnHeading(page);
    await states.look(page, `explained, ${verdict}`);
  };
  const goOn = (last: boolean) =>
    page.getByRole('button', { name: last ? nb.toResult : nb.next, exact: true }).click();

  try {
    const [invited] = await invite(course, 'Åse');
    await openLink(page, invited?.link as string);
    await page.goto('/min-side');
    await expect(page.getByText(words.mine.offlineStates.ready)).toBeVisible({ timeout: 60_000 });
    await phone.goOffline(course.network);

    await test.step('a round with three wrong, and a reload on the way', async () => {
      await page.goto('/kurs/prove');
      await page.getByRole('button', { name: nb.start }).click();
      for (let n = 1; n <= asked; n++) {
        await answer(n, asked, n > 3);
        if (n === 5) {
          const explained = await page.locator('main').innerText();
          await page.reload();
          await expect.poll(() => page.locator('main').innerText()).toBe(explained);
        }
        await goOn(n === asked);
      }
      await expect(heading(nb.result(asked - 3, asked))).toBeVisible();
      await expectFocusOnHeading(page);
      await states.look(page, 'not passed');
    });

    await test.step('the result is there after a reload too, and only what was wrong is asked again', async () => {
      await page.reload();
      await expect(heading(nb.result(asked - 3, asked))).toBeVisible();
      const again = page.getByRole('button', { name: /^Prøv igjen: \d+ spørsmål$/ });
      const many = Number(/\d+/.exec(await again.innerText())?.[0]);
      expect(many).toBeLessThan(asked);
      await again.click();
      for (let n = 1; n <= many; n++) {
        await answer(n, many, true);
        await goOn(n === many);
      }
      await expect(heading(nb.passed)).toBeVisible();
      await expectFocusOnHeading(page);
      await states.look(page, 'passed');
    });

    await test.step('back online the server receipts it, and has kept nothing else', async () => {
      await phone.goOnline(course.network);
      // Capital letter first: «venter på å bli levert» is not it.
      const said = new RegExp(`^\\s*${words.saved.handedIn('').short}`);
      await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible({ timeout: 45_000 });
      const store = await openDatabase({ dir: course.dataDir });
      const outcomes = await store.db.selectFrom('outcome').selectAll().execute();
      await store.close();
      expect(outcomes).toMatchObject([
        { scenario: testIdOf('ansatt'), role: 'ansatt', edition: knowledge.edition },
      ]);
      await page.reload();
      await expect(heading(nb.passed)).toBeVisible();
      await expect(page.getByText(nb.passedText(asked, asked))).toBeVisible();
    });

    expect(content.tests?.ansatt?.edition).toBe(knowledge.edition);
    states.expectNoFindings();
    phone.watch.expectNothing();
  } finally {
    await phone.close();
    await course.close();
  }
});
