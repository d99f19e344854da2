/** What HR does, by the words on the screen. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { deadlines } from '#lib/i18n/nb/hr-deadlines.ts';
import { hr } from '#lib/i18n/nb/hr.ts';
import { overview } from '#lib/i18n/nb/hr-overview.ts';
import { reminders } from '#lib/i18n/nb/hr-reminders.ts';

/** The machine's own fingerprint reader, as far as the page can tell. */
export async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** From the printed link to HR's first page, with a passkey of one's own. */
export async function enterByLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: hr.once.go }).click();
  // A passkey needs the page's program; on a slow machine the button is there before it.
  await expect(page.getByRole('heading', { name: hr.register.title })).toBeVisible();
  await page.locator('#svelte-announcer').waitFor({ state: 'attached', timeout: 60_000 });
  await page.getByRole('button', { name: hr.register.go }).click();
  await expect(page).toHaveURL(/\/hr$/);
}

export async function importRoster(page: Page, csv: string): Promise<void> {
  await page.goto('/hr/personer');
  const file = { name: 'personer.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.getByLabel(hr.people.file).setInputFiles(file);
  await page.getByRole('button', { name: hr.people.upload, exact: true }).click();
}

/** A personal link for each, by ansattnr. */
export async function downloadLinks(page: Page): Promise<Map<string, string>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: hr.people.links }).click(),
  ]);
  const rows = readCsv(await readFile(await download.path(), 'utf8'));
  return new Map(
    rows.map((row) => [
      row['ansattnr'] as string,
      Object.values(row).find((cell) => cell.includes('/i/')) as string,
    ]),
  );
}

/** The export as the browser gets it. */
export async function downloadCompletions(page: Page): Promise<string> {
  await page.goto('/hr');
  return (await downloadShown(page, 'csv')).bytes.toString('utf8');
}

/** The file of what the overview shows now. */
export async function downloadShown(
  page: Page,
  kind: 'csv' | 'excel',
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: overview[kind] }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The list of people under the overview, cell by cell, as it stands on the screen. */
export async function peopleShown(page: Page): Promise<string[][]> {
  const rows = page.getByRole('table', { name: hr.overview.peopleCaption }).locator('tbody tr');
  const all = await rows.all();
  return Promise.all(
    all.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())),
  );
}

/** So many days for employees: what it means is shown, and then it is settled. */
export async function settleDays(
  page: Page,
  days: number,
  seen: () => Promise<void> = async () => {},
): Promise<void> {
  await page.goto('/hr/frister');
  await page.getByLabel(deadlines.daysLabel.ansatt).fill(String(days));
  await page.getByRole('button', { name: deadlines.preview }).click();
  await expect(page.getByText(deadlines.rule('ansatt', { days }))).toBeVisible();
  await seen();
  await page.getByRole('button', { name: deadlines.save }).click();
  await expect(page.getByText(deadlines.saved)).toBeVisible();
}

/** Sends today's reminders. @param count how many are said to have gone, and none in vain */
export async function sendReminders(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: reminders.sendNow }).click();
  await expect(page.getByText(reminders.sentNow(count, 0))).toBeVisible();
}

/** Rows by the header's names. The BOM must be there. */
export function readCsv(text: string): Record<string, string>[] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  return parse(text, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
}
