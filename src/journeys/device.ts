/** A learner's or HR's own machine: a browser with a profile of its own, which can lose power and come back. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './browser.ts';
import type { Network } from './server.ts';
import { watch, type Watch } from './watch.ts';

export interface Device {
  /** The page in front. */
  page: Page;
  context: BrowserContext;
  watch: Watch;
  /** No network, as for a phone in a tunnel: the browser knows, and nothing gets through. */
  goOffline(network: Network): Promise<void>;
  goOnline(network: Network): Promise<void>;
  /** Waits until the browser has put this cookie on its disk, which takes it up to half a minute. */
  cookieOnDisk(name: string): Promise<void>;
  /** SIGKILL to the whole browser. The profile stays. */
  losePower(): Promise<void>;
  /** Starts the browser again on the same profile. */
  powerOn(): Promise<void>;
  /** Ends the browser and removes the profile. */
  close(): Promise<void>;
}

/**
 * @param origin the only address it may talk to
 */
export async function openDevice(origin: string, options: BrowserContextOptions = {}): Promise<Device> {
  const profile = mkdtempSync(join(tmpdir(), 'device-'));
  const seen = watch(origin);
  const device = {} as Device;
  let offline = false;

  const powerOn = async () => {
    device.context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env['CHROMIUM_PATH'] ?? findBrowser(),
      args: BROWSER_FLAGS,
      baseURL: origin,
      locale: 'nb-NO',
      viewport: { width: 390, height: 844 },
      acceptDownloads: true,
      ...options,
    });
    device.context.setDefaultTimeout(15_000);
    seen.follow(device.context);
    if (offline) await device.context.setOffline(true);
    device.page = device.context.pages()[0] ?? (await device.context.newPage());
  };

  Object.assign(device, {
    watch: seen,
    powerOn,
    async goOffline(network: Network) {
      // Before the cut: what is under way is cut with it.
      seen.allow(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_(RESET|REFUSED|CLOSED)|ERR_EMPTY_RESPONSE/);
      network.cut();
      offline = true;
      await device.context.setOffline(true);
    },
    async goOnline(network: Network) {
      network.mend();
      offline = false;
      await device.context.setOffline(false);
    },
    async cookieOnDisk(name: string) {
      const files = ['Cookies', 'Network/Cookies'].map((file) => join(profile, 'Default', file));
      const isThere = () =>
        files.some((file) => existsSync(file) && readFileSync(file, 'latin1').includes(name));
      await expect.poll(isThere, { timeout: 60_000, intervals: [500] }).toBe(true);
    },
    async losePower() {
      const browser = device.context.browser();
      if (!browser) throw new Error('no browser to kill');
      const gone = new Promise((resolve) => device.context.once('close', resolve));
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
        processInfo: { type: string; id: number }[];
      };
      for (const { id } of processInfo) if (isRunning(id)) process.kill(id, 'SIGKILL');
      await gone;
      // The lock of a browser that died stays behind; its next start must not trip on it.
      for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
        rmSync(join(profile, lock), { force: true });
    },
    async close() {
      await device.context.close().catch(() => undefined);
      if (existsSync(profile)) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  });
  await powerOn();
  return device;
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
