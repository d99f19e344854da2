/**
 * The purpose of the course as one story, for each role on an engine of its own: HR imports, a new employee (or a
 * councillor who posts for the municipality) opens the personal link, goes offline, loses power half-way, resumes
 * exactly there, masters everything, answers, confirms, passes the test, comes online, is given a receipt and a
 * certificate, and HR downloads a file that says so.
 */
import { expect, test, type Response } from '@playwright/test';
import { certificate as sheet } from '#lib/i18n/nb/certificate.ts';
import { hr as hrWords } from '#lib/i18n/nb/hr.ts';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import { nb as restWords } from '#lib/i18n/nb/rest.ts';
import { documentsFor } from '#lib/course/course.ts';
import { requirementsOf, type Answer } from '#lib/course/requirements.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { Engine } from '#lib/server/testing/engines.ts';
import { courseContent } from './content.ts';
import { openDevice, type Device } from './device.ts';
import {
  downloadCompletions,
  downloadLinks,
  enterByLink,
  giveAuthenticator,
  importRoster,
  readCsv,
} from './hr.ts';
import { expectPlace, play } from './play.ts';
import { everythingStored, filesOf } from './record.ts';
import { startCourse } from './server.ts';
import { passTest } from './sitting.ts';
import { watchStates } from './states.ts';
import { masteringWalk } from './walk.ts';

const ROSTER = [
  'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato',
  '00417;Áŋŋel;O’Hara;angel@kommune.example;Oppvekst > Lauvlia skole;ansatt;2026-08-15',
  'F-7;=Kåre;Bakken;kare@kommune.example;Politikk;folkevalgt;2026-10-01',
].join('\r\n');
interface Story {
  engine: Engine;
  role: Role;
  /** To «Legger du ut noe for kommunen?»: with «ja» there is more to master. */
  posts: Answer;
  /** As the file names them; what could be taken for a formula is made harmless there. */
  row: Record<string, string>;
  name: string;
}
const ANGEL = {
  ansattnr: '00417',
  fornavn: 'Áŋŋel',
  etternavn: 'O’Hara',
  'e-post': 'angel@kommune.example',
  rolle: 'ansatt',
  enhet: 'Oppvekst > Lauvlia skole',
  startdato: '2026-08-15',
};
const KAARE = {
  ansattnr: 'F-7',
  fornavn: "'=Kåre",
  etternavn: 'Bakken',
  'e-post': 'kare@kommune.example',
  rolle: 'folkevalgt',
  enhet: 'Politikk',
  startdato: '2026-10-01',
};
/** A line of the list as the file says it: politicians by their period. */
function inTheFile({ startdato, ...row }: Record<string, string>): Record<string, unknown> {
  const period: unknown = expect.stringMatching(/^\d{4}–\d{4}$/);
  return { ...row, 'startdato/valgperiode': row['rolle'] === 'folkevalgt' ? period : startdato };
}
const STORIES: readonly Story[] = [
  { engine: 'sqlite', role: 'ansatt', posts: 'nei', row: ANGEL, name: 'Áŋŋel O’Hara' },
  { engine: 'postgres', role: 'folkevalgt', posts: 'ja', row: KAARE, name: '=Kåre Bakken' },
];
const HEADER =
  'ansattnr;fornavn;etternavn;e-post;rolle;enhetskode;enhet;sektor;nærmeste leder;startdato/valgperiode;tildelt;frist;status;fullført;mottatt;kursutgave;retningslinjeversjon;språk;gyldig til;påminnelser;fritak/utsettelse;innlogging;kvittering';

// A whole course, played, looked at and handed in, on whatever machine there is.
test.setTimeout(900_000);

for (const { engine, role, posts, row: person, name } of STORIES) {
  test(`from HR’s link to HR’s file, for ${role} on ${engine}`, async () => {
    const content = await courseContent();
    const required = requirementsOf(content.course, role, posts === 'ja').scenarios;
    const core = required.map(({ id }) => content.scenarios[id] as Scenario);
    const documents = documentsFor(content.course, role);
    const course = await startCourse(engine);
    const states = watchStates();
    // States are the same on both engines: one look is enough.
    const look = (device: Device, name: string) =>
      engine === 'sqlite' ? states.look(device.page, name) : undefined;
    const hr = await openDevice(course.origin, { viewport: { width: 1280, height: 800 } });
    const phone = await openDevice(course.origin);
    try {
      const links = await test.step('HR gets in and imports people', async () => {
        await giveAuthenticator(hr.page);
        await hr.page.goto(course.hrLink());
        await look(hr, 'one-time link');
        await enterByLink(hr.page, course.hrLink());
        await look(hr, 'HR, nobody yet');
        // The answer to a faulty file; a browser writes it into its console.
        hr.watch.allow(/status of 422 .*\/hr\/personer/);
        await importRoster(hr.page, ROSTER.replace('2026-08-15', '31.02.2026'));
        await expect(hr.page.getByText(hrWords.people.faultsTitle(1))).toBeVisible();
        await look(hr, 'a faulty roster');
        await importRoster(hr.page, ROSTER);
        await look(hr, 'preview of an import');
        await hr.page.getByRole('button', { name: hrWords.people.import, exact: true }).click();
        await expect(hr.page.getByText(hrWords.people.imported(2, 0))).toBeVisible();
        await look(hr, 'people');
        return downloadLinks(hr.page);
      });

      await test.step('the learner opens the link on an own device', async () => {
        await phone.page.goto(links.get(person['ansattnr'] as string) as string);
        await look(phone, 'personal link');
        await phone.page.getByLabel(hrWords.link.own).check();
        await phone.page.getByRole('button', { name: hrWords.link.start }).click();
        await expect(phone.page).toHaveURL(`${course.origin}/kurs`);
        await look(phone, 'the course');
      });

      await test.step('the course makes itself ready, and the network goes', async () => {
        await phone.page.goto('/min-side');
        await expect(phone.page.getByText(words.mine.offlineStates.ready)).toBeVisible({ timeout: 60_000 });
        await look(phone, 'my page, nothing done');
        // A browser keeps a new cookie in memory for a while; a real learner has had the phone for longer.
        await phone.cookieOnDisk('__Host-deltaker');
        await phone.goOffline(course.network);
      });

      const [first, ...rest] = core as [Scenario, ...Scenario[]];
      const steps = masteringWalk(first);
      const half = Math.ceil(steps.length / 2);
      await test.step('half a scenario, then the power goes', async () => {
        await phone.page.goto('/kurs');
        await phone.page
          .getByRole('link', { name: lessonOf(first).title })
          .first()
          .click();
        await phone.page.getByRole('link', { name: first.title }).first().click();
        await play(phone.page, first, steps.slice(0, half), 0, (n) => look(phone, `${first.id}, ${n} steps`));
        await phone.losePower();
      });

      await test.step('it goes on exactly there, still offline, and everything is mastered', async () => {
        await phone.powerOn();
        await phone.page.goto(`/kurs/${first.id}`);
        await expectPlace(phone.page, first, steps.slice(0, half));
        await play(phone.page, first, steps, half, (n) => look(phone, `${first.id}, ${n} steps`));
        for (const scenario of rest) {
          await phone.page.goto(`/kurs/${scenario.id}`);
          await play(phone.page, scenario, masteringWalk(scenario), 0, (n) =>
            look(phone, `${scenario.id}, ${n} steps`),
          );
        }
      });

      await test.step('the question is answered, the documents confirmed and the test passed, offline too', async () => {
        const { page } = phone;
        const title = { name: restWords.question.title };
        await page.goto('/');
        await expect(page.getByRole('heading', { level: 1, name: restWords.question.last })).toBeVisible();
        await look(phone, 'the start page, something is left');
        await page.goto('/kurs');
        await expect(page.getByRole('heading', title)).toBeVisible();
        await look(phone, 'the course asks');
        await page
          .getByRole('button', { name: restWords.question[posts === 'ja' ? 'yes' : 'no'], exact: true })
          .click();
        await expect(page.getByText(restWords.question.answered[posts])).toBeFocused();
        await page.reload();
        await expect(page.getByText(restWords.documents.left(documents.length))).toBeVisible();
        await expect(page.getByRole('heading', title)).toBeHidden();

        await page.goto('/kurs/dokumenter');
        await expect(page.getByText(restWords.documents.offline).first()).toBeVisible();
        await look(phone, 'documents, offline');
        for (const { id, version } of documents) {
          const one = page.locator('section', { has: page.locator(`#dokument-${id}`) });
          await one.getByRole('button', { name: restWords.documents.confirm }).click();
          const line = one.locator('.bekreftet');
          await expect(line).toBeFocused();
          await expect(line).toContainText(`versjon ${version}.`);
          await expect(line).toContainText(restWords.documents.waits);
        }
        await expect(page.getByText(restWords.documents.done)).toBeVisible();
        await look(phone, 'documents, confirmed');
        await passTest(page, content.tests[role] as KnowledgeTest);

        await page.goto(`/min-side`);
        const done = core.length + 1 + documents.length + 1;
        await expect(page.getByText(words.mine.waitingText(done))).toBeVisible();
        await expect(phone.page.getByText(words.mine.offlineStates.ready)).toBeVisible();
        await look(phone, 'my page, work waits offline');
      });

      const { receipt, answers, mine } =
        await test.step('back online the receipt comes by itself', async () => {
          const heard = hear(phone);
          await phone.goOnline(course.network);
          const status = phone.page.locator('main').getByText('fullført', { exact: true });
          await expect(status.first()).toBeVisible({ timeout: 45_000 });
          await expect(phone.page.getByText(words.mine.waitingNone)).toBeVisible();
          const found = /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/.exec(
            await phone.page.locator('main').innerText(),
          );
          expect(found).not.toBeNull();
          await look(phone, 'my page, completed');
          for (const { title, version } of documents)
            await expect(phone.page.getByText(`${title}, versjon ${version}`)).toBeVisible();
          const row = phone.page.locator('details', { hasText: words.mine.exactRow });
          await row.locator('summary').click();
          const mine = (await row.locator('pre').textContent()) ?? '';
          await phone.page.goto(`/kurs/${first.id}`);
          const said = words.saved.handedIn('').short;
          await expect(phone.page.getByRole('status').filter({ hasText: said })).toBeVisible();
          return { receipt: found?.[0] as string, answers: await heard(), mine };
        });

      await test.step('HR sees it, and the file says so', async () => {
        const file = await downloadCompletions(hr.page);
        await look(hr, 'HR, one has completed');
        expect(file.slice(1, file.indexOf('\r\n'))).toBe(HEADER);
        // What the learner was shown is what HR has, byte for byte.
        expect(mine.split('\r\n')).toHaveLength(2);
        for (const line of mine.split('\r\n')) expect(file.slice(1).split('\r\n')).toContain(line);
        const rows = readCsv(file);
        expect(rows).toHaveLength(2);
        const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
        expect(rows.find(({ rolle }) => rolle === role)).toEqual({
          ...inTheFile(person),
          enhetskode: expect.stringMatching(/^[0-9a-f]{8}$/),
          sektor: person['enhet']?.split(' > ')[0],
          'nærmeste leder': '',
          tildelt: day,
          frist: day,
          status: 'fullført',
          fullført: day,
          mottatt: day,
          kursutgave: content.course.edition,
          retningslinjeversjon: content.course.guideline,
          språk: 'nb',
          'gyldig til': day,
          påminnelser: '0',
          'fritak/utsettelse': '',
          innlogging: 'lenke',
          kvittering: receipt,
        });
        expect(rows.find(({ rolle }) => rolle !== role)).toMatchObject({
          ...inTheFile(person === ANGEL ? KAARE : ANGEL),
          status: 'ikke begynt',
          kvittering: '',
        });
        await test.step('and nobody has kept what was answered', async () => {
          const kept = [file, ...answers, course.printed(), ...(await everythingStored(course))]
            .join('\n')
            .replaceAll('\\"', '"');
          const bytes = kept + filesOf(course.dataDir);
          for (const scenario of core) {
            for (const step of masteringWalk(scenario)) {
              expect(kept).not.toContain(JSON.stringify(step.scene));
              expect(bytes).not.toContain(JSON.stringify(step));
            }
          }
          expect(kept).toContain(receipt);
        });
      });

      await test.step('the certificate is one sheet, and whoever has its code is told that it is genuine', async () => {
        const { page } = phone;
        await page.goto('/kursbevis');
        await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
        await expect(page.getByText(sheet.receipt(receipt))).toBeVisible();
        await look(phone, 'the certificate');
        expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
        const stranger = await openDevice(course.origin);
        try {
          await stranger.page.goto(`/kursbevis/${receipt.toLowerCase()}`);
          await expect(
            stranger.page.getByRole('heading', { level: 1, name: sheet.checked.genuine }),
          ).toBeVisible();
          await expect(stranger.page.getByText(name, { exact: true })).toBeVisible();
          // Nothing that is not printed on it.
          const secrets = ['ansattnr', 'e-post', 'startdato'].map((column) => person[column] as string);
          for (const secret of [...secrets, 'Oppvekst', content.course.edition])
            expect(await stranger.page.content()).not.toContain(secret);
          await look(stranger, 'a genuine certificate');
          await stranger.page.goto('/kursbevis/7KQ2-MX4P-9TBD');
          await expect(
            stranger.page.getByRole('heading', { level: 1, name: sheet.checked.unknown }),
          ).toBeVisible();
          await look(stranger, 'an unknown certificate');
          stranger.watch.expectNothing();
        } finally {
          await stranger.close();
        }
      });

      if (engine === 'sqlite') states.expectNoFindings();
      for (const { watch } of [hr, phone]) watch.expectNothing();
    } finally {
      await hr.close();
      await phone.close();
      await course.close();
    }

    function lessonOf(scenario: Scenario) {
      const lesson = content.course.lessons.find(({ scenarios }) =>
        scenarios.some(({ id }) => id === scenario.id),
      );
      if (!lesson) throw new Error(`${scenario.id} is in no lesson`);
      return lesson;
    }
  });
}

/** Collects what the server answers from now on. */
function hear(device: Device): () => Promise<string[]> {
  const answers: Promise<string>[] = [];
  device.page.on('response', (response: Response) => {
    if (new URL(response.url()).pathname.startsWith('/api/')) answers.push(response.text().catch(() => ''));
  });
  return () => Promise.all(answers);
}

/** How many pages a PDF has: Chromium writes the objects plainly. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
