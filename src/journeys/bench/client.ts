/**
 * What a learner waits for, in a real browser: cold on a slow phone and a slow network until the first choice is
 * honoured, and from a choice to its consequence on the screen. Ours and the floor take turns in the same run.
 */
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import type { Scenario } from '#lib/scenario/format.ts';
import { replay } from '#lib/scenario/replay.ts';
import type { Content } from '../../author/content.ts';
import { ensureBuild } from '../../serve/build.ts';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';
import { coreScenarios } from '../content.ts';
import { startCourse } from '../server.ts';
import { slowDown } from '../slow.ts';
import { coveringWalks } from '../walk.ts';
import { layFloor } from './floor.ts';
import { ROLE } from './record.ts';
import { median, type Row } from './table.ts';

const COLD_ROUNDS = 5;
const WALK_ROUNDS = 3;
/** Milliseconds somebody reads at least before they choose; «waiting per decision» is about those who do not read. */
const READING = 1000;

interface Cold {
  /** Milliseconds from navigation until a click on the first choice counts, and until its consequence stands there. */
  usable: number;
  honoured: number;
  /** Bytes over the network until each of them. */
  bytesUsable: number;
  bytes: number;
  lost: number;
}

export async function measureClient(content: Content): Promise<{ rows: Row[]; browser: string }> {
  const root = join(import.meta.dirname, '..', '..', '..');
  await ensureBuild(root, console.error);
  const scenario = coreScenarios(content, ROLE).find((one) => !one.scenes[one.start]?.picks) as Scenario;
  const floor = layFloor(root, scenario);
  const course = await startCourse();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    const paths = { ours: `/kurs/${scenario.id}`, floor: floor.path };
    const cold: Record<keyof typeof paths, Cold[]> = { ours: [], floor: [] };
    for (let round = 0; round < COLD_ROUNDS; round++) {
      for (const who of ['ours', 'floor'] as const) {
        cold[who].push(await visitCold(browser, course.origin + paths[who], scenario));
      }
    }
    const walked = { ...paths, writing: floor.writingPath };
    const painted: Record<keyof typeof walked, number[]> = { ours: [], floor: [], writing: [] };
    const waited: Record<keyof typeof walked, number[]> = { ours: [], floor: [], writing: [] };
    for (let round = 0; round < WALK_ROUNDS; round++) {
      for (const who of ['ours', 'floor', 'writing'] as const) {
        painted[who].push(...(await walkWarm(browser, course.origin + walked[who], scenario)));
        waited[who].push(...(await walkAtOnce(browser, course.origin + walked[who], scenario)));
      }
    }
    const of = (who: 'ours' | 'floor', key: keyof Cold) => median(cold[who].map((visit) => visit[key]));
    const row = (what: string, key: keyof Cold, unit: string, scale = 1) => ({
      what,
      ours: of('ours', key) / scale,
      floor: of('floor', key) / scale,
      unit,
      against: 'a hand-written page, same words, same server',
    });
    return {
      browser: `Chromium ${browser.version()}`,
      rows: [
        {
          ...row('client, cold: transferred until the first choice is usable', 'bytesUsable', 'kB', 1000),
          wanted: 'ours <= 70 kB',
        },
        row('client, cold: transferred until its consequence is shown', 'bytes', 'kB', 1000),
        {
          ...row('client, cold: first choice usable', 'usable', 'ms'),
          wanted: '<= 1.5',
        },
        row('client, cold: first choice clicked at once, consequence on screen', 'honoured', 'ms'),
        { ...row('client, cold: clicks lost', 'lost', ''), wanted: 'ours 0' },
        ...beside('client: choice to consequence painted, not slowed', painted, 1.15),
        ...beside('client: waiting per decision, not slowed', waited, 1.5),
      ],
    };
  } finally {
    await browser.close();
    await course.close();
    floor.remove();
  }
}

/**
 * Beside a floor that keeps our promise (a choice is on the disk before its consequence is shown), which the target is
 * held against, and beside one that forgets.
 */
function beside(what: string, times: Record<'ours' | 'floor' | 'writing', number[]>, wanted: number): Row[] {
  const { ours, floor, writing } = times;
  const row = { ours: median(ours), unit: 'ms' };
  return [
    {
      ...row,
      what,
      floor: median(writing),
      wanted: `<= ${wanted}`,
      against: 'the same page, the choice on the disk before its consequence is shown',
    },
    { ...row, what: `${what}; beside a floor that forgets`, floor: median(floor), against: 'the same page' },
  ];
}

/** The heading after the first choice in drawn order is not known beforehand: every choice's is. */
function headingsAfter(scenario: Scenario, scene: string): Record<string, string> {
  const choices = Object.keys(scenario.scenes[scene]?.choices ?? {});
  return Object.fromEntries(
    choices.map((choice) => {
      const { place } = replay(scenario, [{ scene, choice }]);
      return [choice, scenario.scenes[place.scene]?.title ?? scenario.title];
    }),
  );
}

async function visitCold(browser: Browser, url: string, scenario: Scenario): Promise<Cold> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    const session = await slowDown(page);
    const bytes = countBytes(session);
    let bytesUsable = 0;
    await page.exposeFunction('clicked', () => (bytesUsable = bytes()));
    await page.addInitScript(clickAtFirstSight, headingsAfter(scenario, scenario.start));
    await page.goto(url, { waitUntil: 'commit', timeout: 60_000 });
    const result = await page.waitForFunction(
      () => (window as unknown as { measured?: Cold }).measured,
      undefined,
      {
        timeout: 60_000,
      },
    );
    const { usable, honoured, lost } = (await result.jsonValue()) as Cold;
    return { usable, honoured, lost, bytesUsable, bytes: bytes() };
  } finally {
    await context.close();
  }
}

/** What has come over the network, headers included, and what is on its way. */
function countBytes(session: CDPSession): () => number {
  const coming = new Map<string, number>();
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
    coming.set(requestId, (coming.get(requestId) ?? 0) + encodedDataLength),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    coming.set(requestId, encodedDataLength),
  );
  return () => [...coming.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * Runs in the page. Clicks the first choice in the first frame it can be seen. A click that after 50 ms has neither
 * led anywhere nor is shown as pressed is lost; then it clicks again. Usable is when it made the click that counted.
 */
function clickAtFirstSight(headings: Record<string, string>): void {
  const state = { usable: 0, lost: -1 };
  let wanted = '';
  const choices = () => [...document.querySelectorAll<HTMLButtonElement>('button[data-choice]')];
  const first = () => choices().find((one) => one.checkVisibility());
  const arrived = () =>
    [...document.querySelectorAll('h1')].some(
      (h1) => h1.textContent?.trim() === wanted && h1.checkVisibility(),
    );
  const pressed = () => choices().some((one) => one.ariaPressed === 'true');
  const frame = () => {
    const choice = first();
    const now = performance.now();
    if (wanted && arrived()) {
      Object.assign(window, { measured: { ...state, honoured: now } });
      return;
    }
    if (choice && (state.usable === 0 || (now > state.usable + 50 && !pressed()))) {
      state.usable = now;
      state.lost++;
      wanted = headings[choice.dataset['choice'] as string] as string;
      choice.click();
      (window as unknown as { clicked(): void }).clicked();
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/**
 * Walks by clicking in the first frame a click can count, again and again.
 * @returns milliseconds for each decision: from the click that counted to the next one that did
 */
async function walkAtOnce(browser: Browser, url: string, scenario: Scenario): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    const times: number[] = [];
    for (const steps of coveringWalks(scenario)) {
      await page.goto(url);
      await page.waitForTimeout(700);
      await startAgain(page);
      const choices = steps.flatMap((step) => ('choice' in step ? [step] : []));
      if (choices.length < steps.length || choices.length < 2) continue;
      await page.waitForTimeout(200);
      times.push(...(await page.evaluate(clickThrough, choices)));
    }
    return times;
  } finally {
    await context.close();
  }
}

/** Runs in the page. A click that after 50 ms has led nowhere was lost, and is made again: the wait goes on. */
function clickThrough(steps: { scene: string; choice: string }[]): Promise<number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    let n = 0;
    let clicked = -Infinity;
    let counted = 0;
    const button = (at: number) => {
      const { scene, choice } = steps[at] as { scene: string; choice: string };
      // Also a scene drawn ahead has it; that one nobody can click.
      const found = document.querySelectorAll<HTMLElement>(
        `button[data-scene="${scene}"][data-choice="${choice}"]`,
      );
      return [...found].find((one) =>
        one.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      );
    };
    const frame = () => {
      const now = performance.now();
      // The next choice stands there: the last click counted.
      const next = n + 1 < steps.length && clicked > 0 ? button(n + 1) : null;
      if (next) {
        if (n > 0) times.push(clicked - counted);
        counted = clicked;
        n++;
        clicked = -Infinity;
      }
      const here = button(n);
      if (!here && clicked > 0 && n === steps.length - 1) {
        times.push(clicked - counted);
        return resolve(times);
      }
      if (here && now - clicked > 50 && here.ariaPressed !== 'true') {
        clicked = now;
        here.click();
      }
      return requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Every decision of a covering walk without picks. @returns milliseconds from click to painted, one for each */
async function walkWarm(browser: Browser, url: string, scenario: Scenario): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  try {
    const times: number[] = [];
    for (const steps of coveringWalks(scenario)) {
      await page.goto(url);
      await page.waitForTimeout(700);
      await startAgain(page);
      for (const [n, step] of steps.entries()) {
        if (!('choice' in step)) break;
        const { place } = replay(scenario, steps.slice(0, n + 1));
        const heading = scenario.scenes[place.scene]?.title ?? scenario.title;
        const choice = page.locator(
          `button[data-scene="${step.scene}"][data-choice="${step.choice}"]:visible`,
        );
        await choice.scrollIntoViewIfNeeded();
        await page.waitForTimeout(READING);
        await page.evaluate(timeNextClick, heading);
        await choice.click();
        const painted = await page.waitForFunction(() => (window as unknown as { painted?: number }).painted);
        times.push((await painted.jsonValue()) as number);
      }
    }
    return times;
  } finally {
    await context.close();
  }
}

/** Ours remembers; a new walk begins with the button that says so. */
async function startAgain(page: Page): Promise<void> {
  const again = page.locator('.knapper button').first();
  if (await again.isVisible()) await again.click();
  await page.waitForTimeout(200);
}

/** Runs in the page: from the browser's own time of the next click to the frame after the heading stood there. */
function timeNextClick(heading: string): void {
  Object.assign(window, { painted: undefined });
  const stands = () =>
    [...document.querySelectorAll('h1')].some(
      (h1) => h1.textContent?.trim() === heading && h1.checkVisibility(),
    );
  const listen = ({ timeStamp }: Event) => {
    const frame = () => {
      if (!stands()) requestAnimationFrame(frame);
      else setTimeout(() => Object.assign(window, { painted: performance.now() - timeStamp }));
    };
    requestAnimationFrame(frame);
  };
  addEventListener('click', listen, { capture: true, once: true });
}
