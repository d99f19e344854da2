/** The photo workbench in a real browser: by thumb, by keyboard alone, and as a screen reader meets it. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { nb as player } from '#lib/i18n/nb/player.ts';
import { doneOf } from '#lib/player/text.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Photo, Picks, Pictured, Scenario } from '#lib/scenario/format.ts';
import { walk } from '#lib/scenario/walk.ts';
import { courseContent } from './content.ts';
import { openDevice } from './device.ts';
import { expectPlace, play } from './play.ts';
import { startCourse } from './server.ts';

const SMALLEST = { width: 320, height: 640 };

interface Bench {
  scenario: Scenario;
  picks: Picks & { photo: Photo };
  /** What leads to the workbench. */
  before: Step[];
  /** A good answer to it. */
  step: Extract<Step, { picks: string[] }>;
}

/** The first workbench of the course, whichever scenario it is in, with the answer that is judged best. */
async function theWorkbench(): Promise<Bench> {
  for (const scenario of Object.values((await courseContent()).scenarios)) {
    for (const { scene, steps } of walk(scenario).states) {
      const picks = scenario.scenes[scene]?.picks;
      if (!picks?.photo) continue;
      const good = picks.outcomes.find(({ verdict }) => verdict === 'god');
      const chosen = [...(good?.all ?? [])].sort();
      return { scenario, picks: picks as Bench['picks'], before: steps, step: { scene, picks: chosen } };
    }
  }
  throw new Error('no scene of the course has a photo to pick in');
}

const peopleOf = ({ picks }: Bench) => picks.photo.people.filter(({ id }) => picks.options[id]);
function nameInPicture({ picks }: Bench, id: string): string {
  const { people } = picks.photo;
  const at = people.findIndex((one) => one.id === id);
  const { name, sees } = people[at] as (typeof people)[number];
  return player.pictured(at + 1, name, sees);
}
const toggle = (page: Page, bench: Bench, id: string) => {
  return page
    .getByRole('group', { name: player.peopleInPhoto })
    .getByRole('button', { name: nameInPicture(bench, id), exact: true });
};
const box = (page: Page, { picks }: Bench, id: string) =>
  page.getByRole('checkbox', { name: picks.options[id]?.says as string });
const action = (page: Page, { picks }: Bench, n: number) =>
  page.getByRole('button', { name: doneOf(picks.done, n), exact: true });

/** Runs a story at the workbench on a device of its own. */
async function atWorkbench(
  size: { width: number; height: number },
  story: (page: Page, bench: Bench) => Promise<void>,
): Promise<void> {
  const bench = await theWorkbench();
  const course = await startCourse();
  const device = await openDevice(course.origin, { viewport: size });
  try {
    await device.page.goto('/');
    await device.page.getByRole('radio', { name: words.roles.begge }).check();
    await device.page.getByRole('button', { name: words.start.go }).click();
    await expect(device.page).toHaveURL(/\/kurs/);
    await device.page.goto(`/kurs/${bench.scenario.id}`);
    await play(device.page, bench.scenario, bench.before);
    await story(device.page, bench);
    device.watch.expectNothing();
  } finally {
    await device.close();
    await course.close();
  }
}

test('by thumb, on the smallest screen: everybody can be hit, and the list keeps step', async () => {
  await atWorkbench(SMALLEST, async (page, bench) => {
    const picture = page.locator('.bilde img');
    await expect(picture).toHaveJSProperty('complete', true);
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(720);

    for (const { id } of peopleOf(bench)) {
      const area = toggle(page, bench, id).locator('rect').first();
      const { x, y, width, height } = (await area.boundingBox()) as {
        x: number;
        y: number;
        width: number;
        height: number;
      };
      expect(Math.round(Math.min(width, height) * 10) / 10, id).toBeGreaterThanOrEqual(44);
      // In the middle it is this one that is hit, not a neighbour.
      const hit = await page.evaluate(
        ([px, py]) =>
          document
            .elementFromPoint(px as number, py as number)
            ?.closest('[data-person]')
            ?.getAttribute('data-person'),
        [x + width / 2, y + height / 2],
      );
      expect(hit).toBe(id);
      await page.mouse.click(x + width / 2, y + height / 2);
      await expect(box(page, bench, id)).toBeChecked();
      await expect(toggle(page, bench, id)).toHaveAttribute('aria-pressed', 'true');
      await page.mouse.click(x + width / 2, y + height / 2);
      await expect(box(page, bench, id)).not.toBeChecked();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      SMALLEST.width,
    );

    // The action is in reach of the thumb from the first moment, and says what is missing.
    await expect(action(page, bench, 0)).toBeInViewport({ ratio: 1 });
    await action(page, bench, 0).click();
    await expect(page.getByRole('alert')).toHaveText(player.pickNone);
    for (const id of bench.step.picks) await toggle(page, bench, id).click();
    await action(page, bench, bench.step.picks.length).click();
    await expectPlace(page, bench.scenario, [...bench.before, bench.step]);
  });
});

test('by keyboard alone: figures and boxes answer to keys, focus is seen and never hidden', async () => {
  await atWorkbench({ width: 390, height: 700 }, async (page, bench) => {
    const first = peopleOf(bench)[0] as Pictured;
    for (const key of ['Enter', 'Space']) {
      await tabTo(page, `[data-person="${first.id}"]`);
      await page.keyboard.press(key);
      await expect(box(page, bench, first.id)).toBeChecked({ checked: key === 'Enter' });
      const rings = toggle(page, bench, first.id).locator('.fokus');
      await expect(rings).toHaveCount(2);
      for (const ring of await rings.all()) await expect(ring).toBeVisible();
    }
    for (const id of bench.step.picks) {
      await tabTo(page, `input[value="${id}"]`);
      await page.keyboard.press('Space');
      await expect(toggle(page, bench, id)).toHaveAttribute('aria-pressed', 'true');
    }
    await tabTo(page, 'form[data-scene] button[type=submit]');
    await page.keyboard.press('Enter');
    await expectPlace(page, bench.scenario, [...bench.before, bench.step]);
    await expect(page.locator('h1:focus')).toHaveCount(1);
  });
});

test('what a screen reader meets: the picture in words, everybody by name in both, and how many', async () => {
  await atWorkbench({ width: 1280, height: 800 }, async (page, bench) => {
    const people = peopleOf(bench);
    const said = (id: string) => bench.picks.options[id]?.says as string;
    const [one] = people as [(typeof people)[number]];
    await box(page, bench, one.id).check();
    const quoted = (text: string) => JSON.stringify(text);
    await expect(page.locator('main')).toMatchAriaSnapshot(`
      - img ${quoted(bench.picks.photo.alt)}
      - group ${quoted(player.peopleInPhoto)}:
${people.map(({ id }) => `        - button ${quoted(nameInPicture(bench, id))}${id === one.id ? ' [pressed]' : ''}`).join('\n')}
    `);
    await expect(page.locator('form[data-scene]')).toMatchAriaSnapshot(`
      - paragraph: ${quoted(player.pickPeople)}
      - list:
${people
  .map(({ id, sees }) => {
    const name = `${said(id)} ${bench.picks.options[id]?.about ?? sees}`;
    return `        - listitem:\n          - checkbox ${quoted(name)}${id === one.id ? ' [checked]' : ''}`;
  })
  .join('\n')}
      - button ${quoted(doneOf(bench.picks.done, 1))}
    `);
    // Nothing speaks by itself when somebody is chosen.
    expect(await page.locator('main [aria-live], main [role=status]').count()).toBe(0);
    await expect(page.getByRole('alert')).toHaveText('');
  });
});

test('what is ticked and pressed before the page is ready is kept', async () => {
  await atWorkbench({ width: 390, height: 844 }, async (page, bench) => {
    if (bench.before.length > 0) return;
    const [one, two] = peopleOf(bench) as [Pictured, Pictured, ...Pictured[]];
    let release = () => {};
    const ready = new Promise<void>((resolve) => (release = resolve));
    // The application's own code waits on the line; the service worker must not answer instead of it.
    await page.evaluate(async () => {
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    });
    await page.context().route('**/_app/immutable/**/*.js', async (route) => {
      await ready;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await box(page, bench, one.id).check();
    await toggle(page, bench, two.id).click();
    await expect(box(page, bench, two.id)).toBeChecked();
    await expect(toggle(page, bench, one.id)).toHaveAttribute('aria-pressed', 'false');
    release();
    for (const { id } of [one, two]) {
      await expect(toggle(page, bench, id)).toHaveAttribute('aria-pressed', 'true');
      await expect(box(page, bench, id)).toBeChecked();
    }
    await expect(action(page, bench, 2)).toBeVisible();
  });
});

/** Tabs forward until this has focus, which must stand where nothing covers it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => {
      const here = document.activeElement;
      if (!here?.matches(wanted)) return null;
      const { left, top, width, height } = here.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      return { seen: here.contains(over) || over?.closest('label')?.contains(here) === true };
    }, selector);
    if (!found) continue;
    expect(found.seen, `${selector} is covered`).toBe(true);
    return;
  }
  throw new Error(`${selector} cannot be reached with Tab`);
}
