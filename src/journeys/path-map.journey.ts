/** After the ending: the road, the roads not taken, and walking them without touching what is stored or handed in. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { nb as player } from '#lib/i18n/nb/player.ts';
import { forksOf } from '#lib/player/forks.ts';
import { roadOf } from '#lib/player/road.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import { walk } from '#lib/scenario/walk.ts';
import { courseContent, coreScenarios } from './content.ts';
import { openDevice, type Device } from './device.ts';
import { invite, openLink } from './invite.ts';
import { expectFocusOnHeading, expectTabReaches, expectPlace, play, press } from './play.ts';
import { startCourse, type RunningCourse } from './server.ts';
import { watchStates } from './states.ts';
import { masteringWalk, stepsOn } from './walk.ts';

let course: RunningCourse;
let device: Device;
let scenario: Scenario;
let steps: Step[];

test.beforeEach(async () => {
  const core = coreScenarios(await courseContent(), 'ansatt');
  scenario = core.find((one) => masteringWalk(one).length >= 3) ?? (core[0] as Scenario);
  steps = masteringWalk(scenario);
  course = await startCourse();
  device = await openDevice(course.origin, { viewport: { width: 1280, height: 800 } });
});
test.afterEach(async () => {
  await device.close();
  await course.close();
});

/** Everything IndexedDB and localStorage have here, as text: what must not change by a byte. */
const dump = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await ask(indexedDB.open(name as string));
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store);
        all.push([name, store, await ask(rows.getAllKeys()), await ask(rows.getAll())]);
      }
      db.close();
    }
    return JSON.stringify([all, Object.entries(localStorage).sort()]);
  });

const roads = () => forksOf(roadOf(scenario, steps)).flatMap((fork) => fork.others);
const road = (page: Page, says: string) =>
  page.locator('.sideveier').getByRole('button').filter({ hasText: says }).first();

/** From a place in a rehearsal on to an ending, by the shortest way. */
async function playOn(page: Page, from: Step[]): Promise<Step[]> {
  const all = stepsOn(scenario, from);
  for (let n = from.length; n < all.length; n++) {
    await press(page, scenario, all[n] as Step);
    await expectFocusOnHeading(page);
  }
  return all;
}

test('roads not taken are walked to their endings, and nothing is stored or sent', async () => {
  const { page, watch } = device;
  const [kari] = await invite(course, 'Kari');
  await openLink(page, kari?.link as string);
  await page.goto('/min-side');
  await expect(page.getByText('Kari Prøve').first()).toBeVisible();
  await page.goto(`/kurs/${scenario.id}`);
  await play(page, scenario, steps);
  await expect(page.getByRole('status').filter({ hasText: /^\s*Levert/ })).toBeVisible({ timeout: 45_000 });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const before = await dump(page);
  expect(before).toContain(scenario.id);

  const [first, ...more] = roads();
  await road(page, first!.says).click();
  await expectFocusOnHeading(page);
  await expect(page.getByText(words.rehearsal.saved.short)).toBeVisible();
  const ended = await playOn(page, first!.steps);
  const { result } = replay(scenario, ended).place;
  const said = result === 'mestret' ? player.rehearsed.mastered : player.rehearsed.notMastered;
  await expect(page.getByText(said, { exact: true })).toBeVisible();
  await expect(page.getByText(player.mastered, { exact: true })).toHaveCount(0);

  await test.step('from that ending on another road, and back with the button', async () => {
    const other = forksOf(roadOf(scenario, ended)).flatMap((fork) => fork.others)[0]!;
    await road(page, other.says).click();
    await expectFocusOnHeading(page);
    await page.getByRole('button', { name: words.rehearsal.back }).click();
    await expectPlace(page, scenario, steps);
    await expect(road(page, first!.says)).toBeFocused();
  });

  await test.step('every other road, and back with the browser', async () => {
    for (const one of more) {
      await road(page, one.says).click();
      await expectFocusOnHeading(page);
      await playOn(page, one.steps);
      await page.goBack();
      await expectPlace(page, scenario, steps);
      await expect(road(page, one.says)).toBeFocused();
    }
  });

  await test.step('a link within the page on the way does not close the way back', async () => {
    await road(page, first!.says).click();
    await page.locator('.hopp').focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#hoved$/);
    await page.getByRole('button', { name: words.rehearsal.back }).click();
    await expectPlace(page, scenario, steps);
  });

  expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([]);
  expect(sent.filter((line) => line.includes('/api/sync'))).toEqual([]);

  // A page that opens asks about its receipts: what is sent from here on is not the rehearsal's.
  await test.step('a reload in the middle of one lands on one’s own ending', async () => {
    await road(page, first!.says).click();
    await expect(page).toHaveTitle(/^Prøvetur: /);
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('choice');
    await page.reload();
    await expectPlace(page, scenario, steps);
  });
  expect(await dump(page)).toBe(before);
  watch.expectNothing();
});

test('the list is walked by keyboard, and the map is for the eye alone', async () => {
  const { page, watch } = device;
  await page.goto(`/kurs/${scenario.id}`);
  await play(page, scenario, steps);
  await expectFocusOnHeading(page);
  const names = roads().map(({ says }) => says);
  expect(names.length).toBeGreaterThan(2);
  for (const says of names) await expectTabReaches(page, says);
  await page.keyboard.press('Enter');
  await expectFocusOnHeading(page);
  await expectTabReaches(page, words.rehearsal.back);
  await page.keyboard.press('Space');
  await expectPlace(page, scenario, steps);
  await expect(road(page, names.at(-1)!)).toBeFocused();

  const tree = await page.locator('body').ariaSnapshot();
  await expect(page.locator('.kart > svg')).toBeVisible();
  expect(tree).toContain(player.road);
  expect(tree).not.toContain(player.map);
  expect(tree).not.toContain(player.mapEnd(''));
  // The nested list: as many inner lists as forks with something left, all inside the one of the road.
  const forks = forksOf(roadOf(scenario, steps));
  await expect(page.locator('ol.vei > li')).toHaveCount(forks.length);
  await expect(page.getByRole('list', { name: player.otherRoads })).toHaveCount(
    forks.filter(({ others }) => others.length > 0).length,
  );
  watch.expectNothing();
});

test('no state of a rehearsal has a finding', async () => {
  const { page, watch } = device;
  const states = watchStates();
  await page.goto(`/kurs/${scenario.id}`);
  await play(page, scenario, steps);
  await states.look(page, 'the ending');
  const unhappy = roads().find(({ steps: all }) => !replay(scenario, all).place.result) ?? roads()[0]!;
  await road(page, unhappy.says).click();
  await expectFocusOnHeading(page);
  await states.look(page, 'a rehearsal');
  await playOn(page, unhappy.steps);
  await states.look(page, 'the ending of a rehearsal');
  await page.goBack();
  await expectPlace(page, scenario, steps);
  await states.look(page, 'back at the ending');
  states.expectNoFindings();
  watch.expectNothing();
});

test('a scenario’s roads lead everywhere it can end', async () => {
  const { scenarios } = await courseContent();
  for (const one of Object.values(scenarios)) {
    const ends = new Set(walk(one).states.flatMap(({ scene }) => (one.scenes[scene]?.ends ? [scene] : [])));
    const mine = masteringWalk(one);
    const reached = new Set([replay(one, mine).place.scene]);
    const queue = [mine];
    const seen = new Set<string>();
    for (const at of queue) {
      for (const { steps: next, id } of forksOf(roadOf(one, at)).flatMap((fork) => fork.others)) {
        const key = `${id} ${Object.keys(replay(one, next).place.flags).sort().join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const whole = stepsOn(one, next);
        reached.add(replay(one, whole).place.scene);
        queue.push(whole);
      }
    }
    expect([one.id, [...reached].sort()]).toEqual([one.id, [...ends].sort()]);
  }
});
