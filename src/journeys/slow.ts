/** A slow phone on a slow line, the first time it meets the course: what the targets of the design are about. */
import type { CDPSession, Page } from '@playwright/test';

/** Bytes a second and milliseconds; the processor is this many times slower than the machine's. */
export const SLOW = { cpu: 4, down: (1_600_000 / 8) | 0, up: (750_000 / 8) | 0, latency: 150 };

/** @returns the session that holds the page back for as long as it lives */
export async function slowDown(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.down,
    uploadThroughput: SLOW.up,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  return session;
}
