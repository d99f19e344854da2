/** What this device remembers, and whose it is. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { personId } from '#lib/server/person-id.ts';
import { courseContent, coreScenarios } from './content.ts';
import { openDevice, type Device } from './device.ts';
import { invite, openLink } from './invite.ts';
import { expectPlace, play } from './play.ts';
import { everythingStored } from './record.ts';
import { startCourse, type RunningCourse } from './server.ts';
import { masteringWalk } from './walk.ts';

let course: RunningCourse;
let device: Device;
let core: Scenario[];

test.beforeEach(async () => {
  core = coreScenarios(await courseContent(), 'ansatt');
  course = await startCourse();
  device = await openDevice(course.origin);
});
test.afterEach(async () => {
  await device.close();
  await course.close();
});

/** A scenario of at least three decisions, and a walk through it. */
function aScenario() {
  const scenario = core.find((one) => masteringWalk(one).length >= 2) as Scenario;
  return { scenario, steps: masteringWalk(scenario) };
}

test('a reload, a day off and another way in all lead back to the same place', async () => {
  const { scenario, steps } = aScenario();
  const { page } = device;
  await page.goto(`/kurs/${scenario.id}`);
  await play(page, scenario, steps.slice(0, 1));
  await page.reload();
  await expectPlace(page, scenario, steps.slice(0, 1));
  await page.goto('/');
  await page.getByRole('link', { name: words.start.resumeGo, exact: true }).click();
  await expectPlace(page, scenario, steps.slice(0, 1));
  await play(page, scenario, steps, 1);
  await page.reload();
  await expectPlace(page, scenario, steps);
  device.watch.expectNothing();
});

test('where storage is refused one can play to the end, and is told that nothing is remembered', async () => {
  const { scenario, steps } = aScenario();
  await device.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  const { page } = device;
  await page.goto(`/kurs/${scenario.id}`);
  await play(page, scenario, steps);
  await expect(page.getByText(words.saved.forgets.short).first()).toBeVisible();
  await page.goto('/min-side');
  await expect(page.getByText(words.problem.forgets.what)).toBeVisible();
  await page.goto(`/kurs/${scenario.id}`);
  await expectPlace(page, scenario, []);
  device.watch.expectNothing();
});

test('work done before logging in is handed in when its learner says whose it is', async () => {
  const { scenario, steps } = aScenario();
  const { page } = device;
  const [kari] = await invite(course, 'Kari');
  await page.goto(`/kurs/${scenario.id}`);
  await play(page, scenario, steps);
  await page.goto('/min-side');
  await expect(page.getByText(words.mine.anonymous)).toBeVisible();
  await openLink(page, kari?.link as string);
  expect(await outcomes()).toEqual([]);
  await page.goto('/min-side');
  await expect(page.getByRole('heading', { name: words.mine.claim(1) })).toBeVisible();
  await page.getByRole('button', { name: words.mine.claimYes }).click();
  await expect(page.getByText(words.mine.receiptsCount(1), { exact: true })).toBeVisible({ timeout: 45_000 });
  expect((await outcomes()).map(({ scenario: id }) => id)).toEqual([scenario.id]);
  device.watch.expectNothing();
});

test('on a shared device nobody sees or sends another’s work', async () => {
  const { scenario, steps } = aScenario();
  const { page } = device;
  const [kari, ola] = await invite(course, 'Kari', 'Ola');
  await openLink(page, kari?.link as string, 'shared');
  await page.goto('/min-side');
  await expect(page.getByText(words.mine.offlineStates.ready)).toBeVisible({ timeout: 60_000 });

  await test.step('Kari masters a scenario without a connection, and leaves', async () => {
    await device.goOffline(course.network);
    await page.goto(`/kurs/${scenario.id}`);
    await play(page, scenario, steps);
    await switchUser(page);
    await expect(page.getByText(words.mine.switched.hidden)).toBeVisible();
  });

  await test.step('Ola sees nothing of it, and nothing is sent as his', async () => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/sync')) sent.push(request.postData() ?? '');
    });
    await device.goOnline(course.network);
    await openLink(page, ola?.link as string, 'shared');
    await page.goto('/min-side');
    await expect(page.getByText('Ola Prøve').first()).toBeVisible();
    await expect(page.getByText(words.mine.attemptsCount(0))).toBeVisible();
    await page.goto(`/kurs/${scenario.id}`);
    await expectPlace(page, scenario, []);
    // Kari's own session may have handed in for her before it was ended; his never did.
    const asOla = sent.filter((body) => body.includes(scenario.id) && !body.includes(personId('N1')));
    expect(asOla).toEqual([]);
    expect((await outcomes()).filter(({ person }) => person !== personId('N1'))).toEqual([]);
  });

  await test.step('Ola leaves, Kari is back, and her work is handed in and wiped', async () => {
    await page.goto('/min-side');
    await switchUser(page);
    await expect(page.getByText(words.mine.switched.wiped)).toBeVisible();
    await openLink(page, kari?.link as string, 'shared');
    await page.goto('/min-side');
    await expect
      .poll(outcomes, { timeout: 45_000 })
      .toEqual([expect.objectContaining({ scenario: scenario.id, person: personId('N1') })]);
    await expect(page.getByText(words.mine.attemptsCount(0))).toBeVisible();
  });
  device.watch.expectNothing();
});

async function switchUser(page: Page): Promise<void> {
  if (!page.url().endsWith('/min-side')) await page.goto('/min-side');
  await page.getByRole('button', { name: words.mine.switch }).click();
}

/** What the server has been given. */
async function outcomes(): Promise<{ scenario: string; person: string }[]> {
  const rows = (await everythingStored(course)).map((row) => JSON.parse(row) as Record<string, unknown>);
  return rows.filter((row) => 'attempt' in row && 'scenario' in row) as {
    scenario: string;
    person: string;
  }[];
}
