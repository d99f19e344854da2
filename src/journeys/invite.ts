/** People with personal links, put in behind the server's back: for stories that begin at the link. */
import { importRoster, planImport } from '#lib/server/people.ts';
import { newLearnerLinks } from '#lib/server/invitation.ts';
import { openDatabase } from '#lib/server/database.ts';
import { personId } from '#lib/server/person-id.ts';
import { readRoster } from '#lib/server/roster.ts';
import { expect, type Page } from '@playwright/test';
import { hr } from '#lib/i18n/nb/hr.ts';
import { courseContent } from './content.ts';
import type { RunningCourse } from './server.ts';

export interface Invited {
  name: string;
  ansattnr: string;
  link: string;
}

/** @param names of new employees @returns their links, in the same order */
export async function invite(course: RunningCourse, ...names: string[]): Promise<Invited[]> {
  const store = await openDatabase({ dir: course.dataDir, url: course.databaseUrl });
  try {
    const lines = names.map(
      (name, i) => `N${i + 1};${name};Prøve;;Oppvekst > Lauvlia skole;ansatt;2026-08-15`,
    );
    const header = 'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato';
    const { rows, issues } = await readRoster(Buffer.from([header, ...lines].join('\n')));
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    const now = new Date();
    const { hash } = await planImport(store.db, rows, now);
    const by = { hr: 'journey', session: 'journey' };
    await importRoster(store, (await courseContent()).course, rows, hash, by, now);
    const people = rows.map(({ ansattnr }) => personId(ansattnr));
    const links = await store.db
      .transaction()
      .execute((tx) => newLearnerLinks(tx, people, course.origin, now));
    return rows.map(({ ansattnr, firstName }) => ({
      name: firstName,
      ansattnr,
      link: links.get(personId(ansattnr)) as string,
    }));
  } finally {
    await store.close();
  }
}

/** Opens a personal link and starts, as the page asks. */
export async function openLink(page: Page, link: string, device: 'own' | 'shared' = 'own'): Promise<void> {
  await page.goto(link);
  await page.getByLabel(hr.link[device]).check();
  await page.getByRole('button', { name: hr.link.start }).click();
  await expect(page).toHaveURL(/\/kurs$/);
}
