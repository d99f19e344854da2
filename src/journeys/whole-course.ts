/** Everything a role must do, done at once: for stories that are about what comes after. */
import { expect, type Page } from '@playwright/test';
import { POSTS, requirementsOf } from '#lib/course/requirements.ts';
import type { HandedIn, Step, SyncRequest, SyncResponse } from '#lib/scenario/attempt.ts';
import type { Role, Scenario } from '#lib/scenario/format.ts';
import { edgeOf } from '#lib/scenario/replay.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import { roundOf } from '#lib/scenario/test-round.ts';
import { stepsOffered } from '#lib/scenario/walk.ts';
import type { Content } from '../author/content.ts';
import { asScenario } from './sitting.ts';
import { masteringWalk } from './walk.ts';

/**
 * Hands in everything as the browser's own learner, by the same door as the course does.
 * @returns the receipt of the completion
 */
export async function completeAtOnce(page: Page, content: Content, role: Role): Promise<string> {
  const learner = await page.evaluate(async () => {
    const { person } = (await (await fetch('/api/me')).json()) as { person: { id: string } };
    return person.id;
  });
  const answer = await page.evaluate(
    async (sent) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/api/sync', { method: 'POST', headers, body: JSON.stringify(sent) });
      return { status: response.status, text: await response.text() };
    },
    everything(content, role, learner),
  );
  expect(answer.status).toBe(200);
  expect(answer.text).not.toContain('"refused"');
  const { status } = JSON.parse(answer.text) as SyncResponse;
  const mine = status.find((one) => one.role === role);
  expect(mine?.status).toBe('fullfort');
  return mine?.receipt as string;
}

function everything({ course, scenarios, tests }: Content, role: Role, learner: string): SyncRequest {
  const now = new Date().toISOString();
  const attempt = (
    { id, edition }: { id: string; edition: string },
    steps: (attempt: string) => Step[],
  ): HandedIn => {
    const own = crypto.randomUUID();
    return { id: own, scenario: id, edition, role, language: 'nb', finishedAt: now, steps: steps(own) };
  };
  const asked = requirementsOf(course, role, false);
  const test = tests[role] as KnowledgeTest;
  return {
    v: 2,
    learner,
    held: [],
    attempts: [
      ...asked.scenarios
        .map(({ id }) => scenarios[id] as Scenario)
        .map((one) => attempt(one, () => masteringWalk(one))),
      attempt(test, (own) => rightAnswers(test, own)),
    ],
    confirmations: [
      ...asked.documents.map(({ id, version }) => ({ what: id, says: version })),
      { what: POSTS, says: 'nei' },
    ].map((said) => ({ id: crypto.randomUUID(), role, ...said, at: now })),
  };
}

/** The first round of this attempt, every answer right. */
function rightAnswers(test: KnowledgeTest, attempt: string): Step[] {
  const scenario = asScenario(test);
  return roundOf(test, attempt, []).asked.map(({ twin }) => {
    const right = stepsOffered(scenario, twin, {}).find((step) => edgeOf(scenario, step)?.verdict === 'god');
    if (!right) throw new Error(`${twin} has no right answer`);
    return right;
  });
}
