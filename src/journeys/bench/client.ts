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
import { coveringWalks } from '../walk.ts';
import { layFloor } from './floor.ts';
import { ROLE } from './record.ts';
import { median, type Row } from './table.ts';

const COLD_ROUNDS = 5;
const WALK_ROUNDS = 3;
const SLOW = { cpu: 4, down: (1_600_000 / 8) | 0, up: (750_000 / 8) | 0, latency: 150 };

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
    const warm = { ours: [] as number[], floor: [] as number[] };
    for (let round = 0; round < WALK_ROUNDS; round++) {
      for (const who of ['ours', 'floor'] as const) {
        warm[who].push(...(await walkWarm(browser, course.origin + paths[who], scenario)));
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
        {
          what: 'client: choice to consequence painted, not slowed',
          ours: median(warm.ours),
          floor: median(warm.floor),
          unit: 'ms',
          against: 'the same page',
          wanted: '<= 1.15',
        },
      ],
    };
  } finally {
    await browser.close();
    await course.close();
    floor.remove();
  }
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
    const session = await context.newCDPSession(page);
    const bytes = await countBytes(session);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: SLOW.latency,
      downloadThroughput: SLOW.down,
      uploadThroughput: SLOW.up,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
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
async function countBytes(session: CDPSession): Promise<() => number> {
  const coming = new Map<string, number>();
  await session.send('Network.enable');
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
  const first = () => choices().find((one) => one.offsetParent !== null);
  const arrived = () =>
    [...document.querySelectorAll('h1')].some((h1) => h1.textContent?.trim() === wanted && h1.offsetParent);
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
    [...document.querySelectorAll('h1')].some((h1) => h1.textContent?.trim() === heading && h1.offsetParent);
  const listen = ({ timeStamp }: Event) => {
    const frame = () => {
      if (!stands()) requestAnimationFrame(frame);
      else setTimeout(() => Object.assign(window, { painted: performance.now() - timeStamp }));
    };
    requestAnimationFrame(frame);
  };
  addEventListener('click', listen, { capture: true, once: true });
}
