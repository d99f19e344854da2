/** What moves, moves briefly and once, and nobody waits for it. A press that is taken back does nothing. */
import { expect, test } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { motionFaults, watchMotion } from './motion.ts';
import { expectPlace, play } from './play.ts';
import { startCourse } from './server.ts';
import { coveringWalks } from './walk.ts';

/** High enough for every choice to be inside the window in its first frame. */
const TALL = { width: 1280, height: 3000 };
const again = new RegExp(`^(${words.scenario.again}|${words.scenario.another})$`);

test('only transform and opacity move, briefly and once, and choices are free from the first frame', async () => {
  const { scenarios } = await courseContent();
  const course = await startCourse();
  const { page, context, watch, close } = await openDevice(course.origin, { viewport: TALL });
  const [moved, tried] = [new Set<string>(), { choices: 0 }];
  try {
    await watchMotion(context);
    await page.goto('/');
    await page.getByRole('radio', { name: words.roles.begge }).check();
    await page.getByRole('button', { name: words.start.go }).click();
    await expect(page).toHaveURL(/\/kurs\//);
    for (const scenario of Object.values(scenarios)) {
      for (const [n, steps] of coveringWalks(scenario).entries()) {
        await page.goto(`/kurs/${scenario.id}`);
        if (n > 0) await page.getByRole('button', { name: again }).click();
        await play(page, scenario, steps);
        expect(await motionFaults(page)).toEqual([]);
        const seen = await page.evaluate(() => ({ what: window.sfMoved ?? [], tried: window.sfTried ?? 0 }));
        for (const { what } of seen.what) moved.add(what);
        tried.choices += seen.tried;
      }
    }
    console.log(`${tried.choices} choices free from the first frame; what moved: ${[...moved].join(', ')}`);
    // Nothing would be proved if nothing had moved.
    expect(moved.size).toBeGreaterThan(0);
    expect(tried.choices).toBeGreaterThan(100);
    watch.expectNothing();
  } finally {
    await close();
    await course.close();
  }
});

test('a press that is let go elsewhere does nothing', async () => {
  const { scenarios } = await courseContent();
  const scenario = Object.values(scenarios).find(({ scenes, start }) => scenes[start]?.choices);
  if (!scenario) throw new Error('no scenario begins with a choice');
  const course = await startCourse();
  const { page, close } = await openDevice(course.origin);
  try {
    await page.goto(`/kurs/${scenario.id}`);
    await page.waitForFunction(() => window.sfReady);
    const box = await page.locator('[data-choice]').first().boundingBox();
    if (!box) throw new Error('no choice is seen');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, 5);
    await page.mouse.up();
    await page.waitForTimeout(300);
    await expectPlace(page, scenario, []);
    await expect(page.locator('[aria-pressed=true]')).toHaveCount(0);
  } finally {
    await close();
    await course.close();
  }
});

test('a planted fault is found: a blink, a slow slide, a moving width, a choice that must be waited for', async () => {
  const device = await openDevice('http://localhost:1', { viewport: TALL });
  try {
    await watchMotion(device.context);
    await device.context.route('**/*', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<style>
          @keyframes fade { from { opacity: 0 } } @keyframes wide { from { width: 0 } }
          .a { animation: fade 1s infinite } .b { animation: fade 1.2s } .c { animation: wide 0.3s }
          .d { animation: fade 0.3s 0.1s both } .e { animation: fade 0.3s }
        </style><i class="a">a</i><i class="b">b</i><p class="c">c</p><div class="d"><button data-choice="x">Vent</button></div>
        <div class="e">e</div><button data-choice="y">Fri</button>`,
      }),
    );
    await device.page.goto('http://localhost:1');
    await device.page.waitForFunction(() => (window.sfMoved?.length ?? 0) > 4 && (window.sfTried ?? 0) > 1);
    expect(await motionFaults(device.page)).toEqual([
      'i.a moves for ever',
      'i.a moves for 1000 ms, until Infinity ms',
      'i.b moves for 1200 ms, until 1200 ms',
      'p.c animates width',
      '«Vent» could not be pressed in its first frame',
    ]);
  } finally {
    await device.close();
  }
});
