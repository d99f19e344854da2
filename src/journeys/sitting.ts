/** Sitting the knowledge test on the screen, as a learner does. */
import { expect, type Page } from '@playwright/test';
import { nb } from '#lib/i18n/nb/knowledge-test.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { edgeOf } from '#lib/scenario/replay.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import { stepsOffered } from '#lib/scenario/walk.ts';
import { press } from './play.ts';

/** Every dilemma as a scene of one scenario: to be pressed as scenarios are. */
export function asScenario({ id, lessons }: KnowledgeTest): Scenario {
  const pairs = Object.values(lessons).flatMap((lesson) => Object.values(lesson));
  return { id, scenes: Object.assign({}, ...pairs) as Scenario['scenes'] } as Scenario;
}

/** The step in the dilemma on the screen that is judged good, or one that is not. */
export async function stepFor(page: Page, scenario: Scenario, right: boolean): Promise<Step> {
  const scene = (await page.locator('main [data-scene]').first().getAttribute('data-scene')) as string;
  const steps = stepsOffered(scenario, scene, {});
  const found = steps.find((step) => (edgeOf(scenario, step)?.verdict === 'god') === right);
  if (!found) throw new Error(`${scene} has no such answer`);
  return found;
}

/** From the test's first page to «bestått», with every answer right. */
export async function passTest(page: Page, knowledge: KnowledgeTest): Promise<void> {
  const scenario = asScenario(knowledge);
  const asked = knowledge.rule.perLesson * Object.keys(knowledge.lessons).length;
  await page.goto('/kurs/prove');
  await page.getByRole('button', { name: nb.start }).click();
  for (let n = 1; n <= asked; n++) {
    await expect(page.getByRole('heading', { level: 1, name: nb.question(n, asked) })).toBeVisible();
    await press(page, scenario, await stepFor(page, scenario, true));
    await page.getByRole('button', { name: n === asked ? nb.toResult : nb.next, exact: true }).click();
  }
  await expect(page.getByRole('heading', { level: 1, name: nb.passed })).toBeVisible();
}
