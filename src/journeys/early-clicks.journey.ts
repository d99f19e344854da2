/**
 * Whoever chooses before the program has come is heard: on a slow phone and a slow line, clicked as soon as the
 * choice can be seen and at many moments after. And whoever is in the middle of a scenario never meets scene one.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { BROWSER_FLAGS, findBrowser } from './browser.ts';
import { coreScenarios, courseContent } from './content.ts';
import { expectPlace, press } from './play.ts';
import { startCourse, type RunningCourse } from './server.ts';
import { slowDown } from './slow.ts';
import { masteringWalk } from './walk.ts';
import { watch } from './watch.ts';

/** Milliseconds from the first frame the choice is seen in. The program takes between one and four seconds. */
const MOMENTS = [0, 0, 40, 90, 160, 250, 360, 500, 700, 900, 1200, 1500];
/** A kept click is honoured when the program has come, however busy the machine is. */
const HONOURED_WITHIN = 60_000;

let course: RunningCourse;
let browser: Browser;
let scenarios: Scenario[];

test.beforeAll(async () => {
  // A role that may play it at once: another would be asked for first.
  scenarios = Object.values((await courseContent()).scenarios).filter(({ role }) => role !== 'begge');
  course = await startCourse();
  browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
});
test.afterAll(async () => {
  await browser.close();
  await course.close();
});

interface Point {
  x: number;
  y: number;
}
declare global {
  interface Window {
    firstSight(points: Point[]): void;
  }
}

/** Runs in the page: tells where the controls are, in the first frame all of them can be seen. */
function tellFirstSight(selectors: string[]): void {
  const frame = () => {
    const controls = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
    if (!controls.every((control) => control?.checkVisibility({ visibilityProperty: true })))
      return requestAnimationFrame(frame);
    // Long scenes: the finger scrolls there first, to where all of them can be pressed; one may stay at the edge.
    for (const control of controls.toReversed()) {
      for (const block of ['end', 'center', 'start'] as const) {
        control?.scrollIntoView({ block, behavior: 'instant' });
        const boxes = controls.map((control) => control?.getBoundingClientRect() as DOMRect);
        const points = boxes.map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
        const free = points.every(({ x, y }, n) => controls[n]?.contains(document.elementFromPoint(x, y)));
        if (free) return window.firstSight(points);
      }
    }
    return window.firstSight([]);
  };
  requestAnimationFrame(frame);
}

interface Visit {
  context: BrowserContext;
  page: Page;
  expectNothing(): void;
}

async function visitor(): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: course.origin,
    locale: 'nb-NO',
    viewport: { width: 390, height: 844 },
  });
  const seen = watch(course.origin);
  const page = await context.newPage();
  seen.follow(context);
  return { context, page, expectNothing: () => seen.expectNothing() };
}

/** What the first scene can be answered by, and what to press for it. */
function firstAnswer(scenario: Scenario, n: number): { step: Step; selectors: string[] } {
  const scene = scenario.scenes[scenario.start];
  if (scene?.picks) {
    const picks = Object.keys(scene.picks.options)
      .sort()
      .slice(0, 1 + (n % 2));
    const boxes = picks.map((id) => `form[data-scene] input[value="${id}"]`);
    return {
      step: { scene: scenario.start, picks },
      selectors: [...boxes, 'form[data-scene] [type=submit]'],
    };
  }
  const offered = Object.entries(scene?.choices ?? {}).filter(([, { when }]) => !when);
  const [choice] = offered[n % offered.length] as [string, unknown];
  return { step: { scene: scenario.start, choice }, selectors: [`button[data-choice="${choice}"]`] };
}

/** Presses once, as soon as it can be seen plus `after`, with the browser's own mouse. */
async function pressEarly(page: Page, scenario: Scenario, selectors: string[], after: number): Promise<void> {
  const session = await slowDown(page);
  const sight = Promise.withResolvers<Point[]>();
  await page.exposeFunction('firstSight', sight.resolve);
  await page.addInitScript(tellFirstSight, selectors);
  await page.goto(`/kurs/${scenario.id}`, { waitUntil: 'commit' });
  const points = await sight.promise;
  expect(points, 'the controls can be pressed where the finger is').toHaveLength(selectors.length);
  await new Promise((resolve) => setTimeout(resolve, after));
  for (const point of points) {
    const mouse = { ...point, button: 'left' as const, clickCount: 1 };
    await session.send('Input.dispatchMouseEvent', { ...mouse, type: 'mousePressed' });
    await session.send('Input.dispatchMouseEvent', { ...mouse, type: 'mouseReleased' });
  }
}

test('no click is lost, whenever it comes', async () => {
  test.setTimeout(15 * 60_000);
  for (const [n, after] of MOMENTS.entries()) {
    const scenario = scenarios[n % scenarios.length] as Scenario;
    const { step, selectors } = firstAnswer(scenario, n);
    await test.step(`${scenario.id} after ${after} ms`, async () => {
      const { context, page, expectNothing } = await visitor();
      await pressEarly(page, scenario, selectors, after);
      await expect(async () => expectPlace(page, scenario, [step])).toPass({ timeout: HONOURED_WITHIN });
      await context.close();
      expectNothing();
    });
  }
});

test('the check can fail: in a page that keeps no clicks, they are lost', async () => {
  const scenario = scenarios[0] as Scenario;
  const { step, selectors } = firstAnswer(scenario, 0);
  const { context, page } = await visitor();
  await page.route(`**/kurs/${scenario.id}`, async (route) => {
    const answer = await route.fetch();
    const whole = await answer.text();
    const without = whole.replace(/<script>\(function[\s\S]*?<\/script>/, '');
    expect(without.length).toBeLessThan(whole.length);
    await route.fulfill({ response: answer, body: without });
  });
  await pressEarly(page, scenario, selectors, 0);
  await page.waitForFunction(() => window.sfReady, undefined, { timeout: HONOURED_WITHIN });
  await page.waitForTimeout(1500);
  await expectPlace(page, scenario, []);
  await expect(expectPlace(page, scenario, [step])).rejects.toThrow();
  await context.close();
});

test('whoever starts before the program has come starts in the role that was chosen', async () => {
  const { context, page, expectNothing } = await visitor();
  const come = Promise.withResolvers<void>();
  await page.route('**/_app/**', async (route) => {
    await come.promise;
    await route.continue().catch(() => undefined);
  });
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByRole('radio', { name: words.roles.folkevalgt }).check();
  await page.getByRole('button', { name: words.start.go }).click();
  await page.waitForURL(/rolle=folkevalgt/, { waitUntil: 'commit' });
  come.resolve();
  const [first] = coreScenarios(await courseContent(), 'folkevalgt') as [Scenario];
  await expect(page).toHaveURL(`${course.origin}/kurs/${first.id}`);
  await page.goto('/kurs');
  await expect(page.getByText(words.course.role(words.course.roleNames.folkevalgt))).toBeVisible();
  await context.close();
  expectNothing();
});

test('whoever is in the middle of a scenario never sees its first scene', async () => {
  const scenario = scenarios.find((one) => masteringWalk(one).length > 1) as Scenario;
  const [step] = masteringWalk(scenario) as [Step];
  const { context, page, expectNothing } = await visitor();
  await page.goto(`/kurs/${scenario.id}`);
  await press(page, scenario, step);
  await expectPlace(page, scenario, [step]);
  await page.addInitScript(() => {
    const frame = () => {
      const first = document.querySelector('button[data-choice], form[data-scene]');
      const scene =
        first instanceof HTMLElement && first.checkVisibility({ visibilityProperty: true })
          ? first.dataset['scene']
          : '';
      if (scene) (window.scenesSeen ??= []).push(scene);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await slowDown(page);
  await page.reload({ waitUntil: 'commit' });
  await expect(async () => expectPlace(page, scenario, [step])).toPass({ timeout: HONOURED_WITHIN });
  await page.waitForFunction(() => window.scenesSeen?.length);
  const seen = await page.evaluate(() => [...new Set(window.scenesSeen)]);
  expect(seen).not.toContain(scenario.start);
  expect(seen).toHaveLength(1);

  // The check can fail: without the mark that hides it, scene one is seen for a moment.
  await page.addInitScript(() => localStorage.removeItem('sf:unfinished'));
  await page.reload({ waitUntil: 'commit' });
  await expect(async () => expectPlace(page, scenario, [step])).toPass({ timeout: HONOURED_WITHIN });
  expect(await page.evaluate(() => window.scenesSeen)).toContain(scenario.start);
  await context.close();
  expectNothing();
});

test('the memory and the letters come after the first paint, and nothing jumps when they do', async () => {
  const scenario = scenarios[0] as Scenario;
  const { context, page, expectNothing } = await visitor();
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        window.moved = (window.moved ?? 0) + (entry as LayoutShift).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await slowDown(page);
  for (const visit of ['the first', 'the second'] as const) {
    await page.goto(`/kurs/${scenario.id}`, { waitUntil: 'commit' });
    await page.waitForFunction(
      (memory) =>
        document.documentElement.classList.contains('inter') &&
        [...document.fonts].some((f) => f.status === 'loaded') &&
        // A letter can also be the system's own: those that are fetched are heard of when they have come.
        [memory, ['.woff2']].every((files) =>
          performance
            .getEntriesByType('resource')
            .some(({ name }) => files.some((file) => name.endsWith(file))),
        ),
      memoryFiles,
      { timeout: HONOURED_WITHIN },
    );
    await page.waitForTimeout(500);
    const { painted, came, moved } = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      came: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
      moved: window.moved ?? 0,
    }));
    const memory = came.filter(({ name }) => memoryFiles.some((file) => name.endsWith(file)));
    expect(memory.length, visit).toBeGreaterThan(0);
    for (const { startTime } of memory) expect(startTime, visit).toBeGreaterThan(painted);
    const letters = came.filter(({ name }) => name.endsWith('.woff2'));
    expect(letters.length, visit).toBeGreaterThan(0);
    if (visit === 'the first')
      for (const { startTime } of letters) expect(startTime).toBeGreaterThan(painted);
    expect(moved, `${visit}: how far things moved`).toBeLessThan(0.05);
    console.log(`${visit} visit: first paint at ${Math.round(painted)} ms, layout shift ${moved.toFixed(4)}`);
  }
  await context.close();
  expectNothing();
});

/** The files of the build that hold Dexie. */
const chunks = join(import.meta.dirname, '..', '..', 'build', 'client', '_app', 'immutable', 'chunks');
let memoryFiles: string[];
test.beforeAll(() => {
  const files = readdirSync(chunks).filter((file) => file.endsWith('.js'));
  memoryFiles = files.filter((file) => readFileSync(join(chunks, file), 'utf8').includes('DexieError'));
  expect(memoryFiles).toHaveLength(1);
});

interface LayoutShift extends PerformanceEntry {
  value: number;
}
declare global {
  interface Window {
    scenesSeen?: string[];
    moved?: number;
  }
}
