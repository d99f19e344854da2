/** What Chromium itself says of installing the course, and the page that is there when the network is not. */
import { expect, test, type Page } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { openDevice } from './device.ts';
import { startCourse } from './server.ts';

test.setTimeout(240_000);

/** @returns what is wrong with the manifest, and what stands in the way of installing */
async function faults(page: Page): Promise<{ manifest: string[]; installing: string[] }> {
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send('Page.getAppManifest');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  await session.detach();
  return {
    manifest: errors.map(({ message }) => message),
    installing: installabilityErrors.map(({ errorId }) => errorId),
  };
}

test('the course can be installed, and opens without a network', async () => {
  const course = await startCourse();
  const device = await openDevice(course.origin);
  try {
    const { page, watch } = device;
    await page.goto('/');
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => faults(page)).toEqual({ manifest: [], installing: [] });
    const session = await page.context().newCDPSession(page);
    const { url, data } = await session.send('Page.getAppManifest');
    expect(url).toBe(`${course.origin}/manifest.webmanifest`);
    const manifest = JSON.parse(data ?? '') as { start_url: string; icons: { src: string }[] };
    for (const { src } of manifest.icons)
      expect([src, (await page.request.get(src)).status()]).toEqual([src, 200]);

    await page.goto('/min-side');
    await expect(page.getByText(words.mine.offlineStates.ready)).toBeVisible({ timeout: 60_000 });
    await device.goOffline(course.network);
    await page.goto(manifest.start_url);
    await expect(page.getByRole('heading', { level: 1, name: words.start.title })).toBeVisible();
    await page.goto('/en-side-som-ikke-finnes');
    await expect(page.getByRole('heading', { level: 1, name: words.offline.title })).toBeVisible();
    watch.expectNothing();
  } finally {
    await device.close();
    await course.close();
  }
});

test('a planted fault is found: a manifest that no phone would install', async () => {
  const course = await startCourse();
  const { page, context, close } = await openDevice(course.origin);
  try {
    const served = async (change: (manifest: Record<string, unknown>) => unknown) => {
      await context.unroute('**/manifest.webmanifest');
      await context.route('**/manifest.webmanifest', async (route) => {
        const response = await route.fetch();
        const manifest = (await response.json()) as Record<string, unknown>;
        const body = change(manifest);
        await route.fulfill({ response, body: typeof body === 'string' ? body : JSON.stringify(body) });
      });
      await page.goto('/uten-nett');
      return faults(page);
    };
    expect((await served(({ icons: _, ...rest }) => rest)).installing).toContain(
      'manifest-missing-suitable-icon',
    );
    expect((await served((manifest) => ({ ...manifest, display: 'browser' }))).installing).toContain(
      'manifest-display-not-supported',
    );
    expect((await served((manifest) => JSON.stringify(manifest).slice(0, -1))).manifest).not.toEqual([]);
  } finally {
    await close();
    await course.close();
  }
});
