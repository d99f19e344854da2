/** Every medium at its shortest and longest, by day and night, on small and wide screens; and nowhere in production. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { BEAT_KINDS } from '#lib/scenario/schema.ts';
import type { specimens } from '../routes/galleri/specimens.ts';
import { WORD } from '../routes/galleri/specimens.ts';
import { views } from '../routes/galleri/views.ts';
import { BROWSER_FLAGS, findBrowser } from './browser.ts';
import { startDev, type DevServer } from './dev.ts';
import { startCourse } from './server.ts';
import { differenceFrom } from './snapshot.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = [
  { width: 320, height: 720 },
  { width: 360, height: 800 },
  { width: 1280, height: 900 },
  // 1280 × 1024 at 400 %.
  { width: 320, height: 256 },
];
const SCHEMES = ['light', 'dark'] as const;
const MANNERS = ['normal', 'forced colours', 'text spacing'] as const;
type Manner = (typeof MANNERS)[number];

/** What WCAG 1.4.12 lets a reader do. */
const SPACED = `*, *::before, *::after { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

/** Kept as trees: each kind as it mostly is, and the states that say more. */
const TREES: [kind: keyof typeof specimens, name: string][] = [
  ...BEAT_KINDS.map((kind): [typeof kind, string] => [kind, 'vanlig']),
  ['post', 'vokste'],
  ['post', 'lukket'],
  ['post', 'slettet'],
  ['thread', 'lang'],
  ['chat', 'gruppe'],
];

let dev: DevServer;
let browser: Browser;
test.beforeAll(async () => {
  dev = await startDev();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? findBrowser(),
    args: BROWSER_FLAGS,
  });
});
test.afterAll(async () => {
  await browser?.close();
  await dev?.close();
});

async function open(path: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: dev.origin,
    locale: 'nb-NO',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  const page = await context.newPage();
  // The first visit may find something to bundle, and loads itself again.
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function dress(page: Page, manner: Manner, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, forcedColors: manner === 'forced colours' ? 'active' : 'none' });
  await page.evaluate(
    ([css, on]) => {
      document.getElementById('spaced')?.remove();
      if (!on) return;
      const style = Object.assign(document.createElement('style'), { id: 'spaced', textContent: css });
      document.head.append(style);
    },
    [SPACED, manner === 'text spacing'] as const,
  );
}

/** Sideways scroll; and words that stick out of what they stand in, which a clipped frame would hide. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push(`${wide} px too wide`);
    for (const frame of document.querySelectorAll<HTMLElement>('[data-specimen]')) {
      const { left, right } = frame.getBoundingClientRect();
      for (const inside of frame.querySelectorAll('*')) {
        if (inside.closest('.kun-lesere, .forbi, svg')) continue;
        const box = inside.getBoundingClientRect();
        if (box.width === 0 || (box.right <= right + 1 && box.left >= left - 1)) continue;
        found.push(`${frame.dataset['specimen']}: ${inside.tagName} ${inside.className} sticks out`);
        break;
      }
    }
    return found;
  });
}

/** In forced colours the reader's own are used, but not where we refuse them: there no words may stand. */
async function unforced(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => getComputedStyle(one).forcedColorAdjust === 'none' && one.textContent?.trim())
      .map((one) => `${one.tagName} ${one.className} keeps its own colours`),
  );
}

async function axeFindings(page: Page, manner: Manner = 'normal', dark = false): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // By night nothing but colours is otherwise. What axe reads in forced colours is not what is painted.
  if (dark) axe.withRules(['color-contrast']);
  else axe.withTags(TAGS).disableRules(manner === 'forced colours' ? ['color-contrast'] : []);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}\n${failureSummary}`),
  );
}

/** Everything that is wrong with a page in every size, scheme and manner. */
async function look(page: Page): Promise<{ looks: number; findings: string[] }> {
  const findings: string[] = [];
  let looks = 0;
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const manner of MANNERS) {
      for (const scheme of SCHEMES) {
        await dress(page, manner, scheme);
        const found = await tooWide(page);
        if (manner === 'forced colours') found.push(...(await unforced(page)));
        const dark = scheme === 'dark';
        if (!dark || manner === 'normal') found.push(...(await axeFindings(page, manner, dark)));
        looks++;
        const where = `${size.width} × ${size.height} ${scheme}, ${manner}`;
        findings.push(...found.map((finding) => `${where}: ${finding}`));
      }
    }
  }
  await dress(page, 'normal', 'light');
  return { looks, findings };
}

test('every kind of beat is whole at every size, by day and night, in forced colours and with text spacing', async () => {
  test.setTimeout(900_000);
  const page = await open('/galleri');
  const kinds = await page.locator('[data-kind]').evaluateAll((all) => all.map((one) => one.dataset['kind']));
  expect(kinds.sort()).toEqual([...BEAT_KINDS].sort());
  const { looks, findings } = await look(page);
  const count = await page.locator('[data-specimen]').count();
  console.log(
    `gallery: ${kinds.length} kinds, ${count} specimens, ${looks} looks, ${findings.length} findings`,
  );
  expect(looks).toBe(SIZES.length * SCHEMES.length * MANNERS.length);
  expect(findings).toEqual([]);
});

test('whole screens are whole too, and the folded parts once they are opened', async () => {
  test.setTimeout(900_000);
  const findings: string[] = [];
  for (const name of Object.keys(views)) {
    const page = await open(`/galleri?vis=${name}`);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const found = [...(await tooWide(page)), ...(await axeFindings(page))];
      findings.push(...found.map((finding) => `${name}, ${size.width}: ${finding}`));
    }
    await page.context().close();
  }
  const page = await open('/galleri');
  await page.setViewportSize({ width: 320, height: 720 });
  // By keyboard: a fold is a button to whoever cannot see it.
  const fold = page.locator('[data-specimen="thread lang"] .flere > summary');
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(
    page.locator('[data-specimen="thread lang"]').getByText('Innlegg nummer 60 i en lang tråd.'),
  ).toBeVisible();
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  findings.push(...(await tooWide(page)), ...(await axeFindings(page)));
  expect(findings).toEqual([]);
});

test('a reader is given the same tree of every kind as before, and a change is found', async () => {
  const page = await open('/galleri');
  const place = (kind: string, name: string) => page.locator(`[data-specimen="${kind} ${name}"]`);
  const differences: string[] = [];
  for (const [kind, name] of TREES) {
    const difference = await differenceFrom(`${kind}-${name}`, place(kind, name));
    if (difference) differences.push(difference);
  }
  expect(differences).toEqual([]);

  // A figure that only rolls by is read as if it stood there. It is there only for those who have not asked for less.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await differenceFrom('post-vokste', place('post', 'vokste'))).toBeUndefined();
  await page.evaluate(() =>
    document.querySelectorAll('.forbi').forEach((one) => one.removeAttribute('aria-hidden')),
  );
  expect(await differenceFrom('post-vokste', place('post', 'vokste'))).toContain('has changed');
  // A name that is no longer a name.
  await page.evaluate(() =>
    document.querySelectorAll('.telefon').forEach((one) => one.removeAttribute('aria-label')),
  );
  expect(await differenceFrom('chat-vanlig', place('chat', 'vanlig'))).toContain('has changed');
});

test('a planted fault is found: a word that does not break, a fold without a name', async () => {
  const page = await open('/galleri');
  await page.setViewportSize({ width: 320, height: 720 });
  await page.evaluate(() => {
    const long = document.querySelector<HTMLElement>('[data-specimen="mail lang"] h2');
    long?.style.setProperty('white-space', 'nowrap');
    long?.style.setProperty('width', 'max-content');
    document.querySelectorAll('.flere > summary').forEach((one) => one.replaceChildren());
  });
  expect(await tooWide(page)).toEqual([expect.stringContaining('mail lang: H2')]);
  expect((await axeFindings(page)).join()).toContain('summary-name');
});

test('in production there is no gallery, and not a word of it in what is built', async () => {
  const course = await startCourse();
  try {
    const answer = await fetch(`${course.origin}/galleri`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(WORD);
  } finally {
    await course.close();
  }
  const build = join(import.meta.dirname, '..', '..', 'build');
  const files = readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(20);
  // Both what it shows and what shows it.
  const told = files.filter((file) => /data-specimen|diffusjonskoeffisient/.test(readFileSync(file, 'utf8')));
  expect(told).toEqual([]);
});
