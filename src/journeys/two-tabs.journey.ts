/** Two tabs on one scenario: one plays, the other says so, and goes on when it is free. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { courseContent, coreScenarios } from './content.ts';
import { openDevice, type Device } from './device.ts';
import { expectFocusOnHeading, expectPlace, play, press } from './play.ts';
import { startCourse, type RunningCourse } from './server.ts';
import { masteringWalk } from './walk.ts';

let course: RunningCourse;
let device: Device;
let scenario: Scenario;
let steps: Step[];
let one: Page;
let two: Page;

test.beforeEach(async () => {
  const core = coreScenarios(await courseContent(), 'ansatt');
  scenario = core.find((one) => masteringWalk(one).length >= 3) ?? (core[0] as Scenario);
  steps = masteringWalk(scenario);
  course = await startCourse();
  device = await openDevice(course.origin);
  one = device.page;
  two = await device.context.newPage();
});
test.afterEach(async () => {
  await device.close();
  await course.close();
});

async function expectElsewhere(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: words.scenario.elsewhere })).toBeFocused();
  await expect(page).toHaveTitle(words.title(words.scenario.elsewhere));
}

/** The attempts on this device, each with how many steps it has. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('sunn-fornuft');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const rows = db.transaction('steps').objectStore('steps').getAll();
    const found = await new Promise<{ attempt: string }[]>((resolve) => {
      rows.onsuccess = () => resolve(rows.result as { attempt: string }[]);
    });
    db.close();
    const counts: Record<string, number> = {};
    for (const { attempt } of found) counts[attempt] = (counts[attempt] ?? 0) + 1;
    return Object.values(counts);
  });

test('a second tab says so when it opens, and goes on by itself when the first is closed', async () => {
  await one.goto(`/kurs/${scenario.id}`);
  await play(one, scenario, steps.slice(0, 1));
  await two.goto(`/kurs/${scenario.id}`);
  await expectElsewhere(two);
  await play(one, scenario, steps.slice(0, -1), 1);
  await one.close();
  await expectPlace(two, scenario, steps.slice(0, -1));
  await expectFocusOnHeading(two);
  await play(two, scenario, steps, steps.length - 1);
  expect(await stored(two)).toEqual([steps.length]);
  device.watch.expectNothing();
});

test('a tab that was open first says so when another begins, and sees the ending when that one is there', async () => {
  await one.goto(`/kurs/${scenario.id}`);
  await two.goto(`/kurs/${scenario.id}`);
  await expectPlace(one, scenario, []);
  await play(two, scenario, steps.slice(0, 1));
  await expectElsewhere(one);
  await play(two, scenario, steps, 1);
  await expectPlace(one, scenario, steps);
  expect(await stored(one)).toEqual([steps.length]);
  device.watch.expectNothing();
});

test('one press moves the play to this tab, and the other says so: back and forth, nothing is lost', async () => {
  await one.goto(`/kurs/${scenario.id}`);
  await play(one, scenario, steps.slice(0, 1));
  await two.goto(`/kurs/${scenario.id}`);
  await expectElsewhere(two);
  await two.getByRole('button', { name: words.scenario.playHere }).click();
  await expectPlace(two, scenario, steps.slice(0, 1));
  await expectFocusOnHeading(two);
  await expectElsewhere(one);
  await play(two, scenario, steps.slice(0, 2), 1);
  await one.getByRole('button', { name: words.scenario.playHere }).click();
  await expectPlace(one, scenario, steps.slice(0, 2));
  await expectElsewhere(two);
  await play(one, scenario, steps, 2);
  await expectPlace(two, scenario, steps);
  expect(await stored(one)).toEqual([steps.length]);
  device.watch.expectNothing();
});

test('leaving the scenario frees it, and an ending can be read while another tab plays', async () => {
  await one.goto(`/kurs/${scenario.id}`);
  await play(one, scenario, steps.slice(0, 1));
  await one.getByRole('link', { name: /^Tilbake til leksjonen/ }).click();
  await two.goto(`/kurs/${scenario.id}`);
  await play(two, scenario, steps, 1);
  await one.goto(`/kurs/${scenario.id}`);
  await expectPlace(one, scenario, steps);
  await two.getByRole('button', { name: words.scenario.another }).click();
  await press(two, scenario, steps[0] as Step);
  await expectPlace(two, scenario, steps.slice(0, 1));
  await expectPlace(one, scenario, steps);
  await one.getByRole('button', { name: words.scenario.another }).click();
  await expectElsewhere(one);
  expect((await stored(one)).sort()).toEqual([1, steps.length]);
  device.watch.expectNothing();
});
