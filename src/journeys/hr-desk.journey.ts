/**
 * HR's month as one story: a list with faults is mended and imported, somebody is added by hand, reminders go out by
 * mail, whoever completes gets no more of them, the files say what the screen says, a leader sees the own unit and
 * nobody else, a colleague comes in with the work account, and whoever is erased stays erased. Every page of HR's on the
 * way is looked at.
 */
import { expect, test } from '@playwright/test';
import { postingFor } from '#lib/course/course.ts';
import { addDays, norwegianDay } from '#lib/course/day.ts';
import { access } from '#lib/i18n/nb/hr-access.ts';
import { log } from '#lib/i18n/nb/hr-audit.ts';
import { person as personWords } from '#lib/i18n/nb/hr-person.ts';
import { privacy } from '#lib/i18n/nb/hr-privacy.ts';
import { reminders } from '#lib/i18n/nb/hr-reminders.ts';
import { hrRoster } from '#lib/i18n/nb/hr-roster.ts';
import { hr as words } from '#lib/i18n/nb/hr.ts';
import { nb } from '#lib/i18n/nb/learner.ts';
import { roster as faults } from '#lib/i18n/nb/roster.ts';
import { work } from '#lib/i18n/nb/work-login.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { startPostbox, type Postbox } from '#lib/server/testing/postbox.ts';
import { CLIENT, startProvider, type RunningProvider } from '#lib/server/testing/provider.ts';
import { courseContent } from './content.ts';
import { ADA, ANGEL, LIST, LIV, NORA, PER, SCHOOL, onScreen } from './desk-people.ts';
import { openDevice } from './device.ts';
import {
  downloadShown,
  enterByLink,
  giveAuthenticator,
  importRoster,
  peopleShown,
  readCsv,
  sendReminders,
  settleDays,
} from './hr.ts';
import { openLink } from './invite.ts';
import { expectFocusOnHeading, expectTabReaches, play } from './play.ts';
import { everythingStored } from './record.ts';
import { startCourse } from './server.ts';
import { watchStates } from './states.ts';
import { masteringWalk } from './walk.ts';
import { completeAtOnce } from './whole-course.ts';
import { asWorkbook, readWorkbook } from './workbook.ts';

test('HR’s desk, from a list with faults to somebody who is erased', async () => {
  // A month in one story, and every page on the way looked at in six views.
  test.setTimeout(480_000);
  const content = await courseContent();
  const postbox = await startPostbox();
  let provider!: RunningProvider;
  const course = await startCourse('sqlite', async (origin) => {
    provider = await startProvider(`${origin}/logg-inn/tilbake`);
    return {
      SMTP_URL: postbox.url,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_ROLE_CLAIM: 'roles',
      OIDC_ROLES: 'SunnFornuft.HR=hr',
    };
  });
  const states = watchStates();
  // One for each who sees another menu.
  const chiefStates = watchStates();
  const colleagueStates = watchStates();
  const desk = await openDevice(course.origin, { viewport: { width: 1280, height: 800 } });
  const phone = await openDevice(course.origin);
  const chief = await openDevice(course.origin, { viewport: { width: 1280, height: 800 } });
  const { page } = desk;
  const see = async (path: string, name = path) => {
    await page.goto(path);
    await states.look(page, name);
  };
  const today = norwegianDay(new Date());
  try {
    await test.step('the first start, and a passkey', async () => {
      await giveAuthenticator(page);
      await enterByLink(page, course.hrLink());
      await states.look(page, 'HR, nobody yet');
    });

    await test.step('a list with faults: line and column are named, and nothing is stored', async () => {
      // The answer to a faulty file; a browser writes it into its console.
      desk.watch.allow(/status of 422 .*\/hr\/personer/);
      const faulty = LIST.join('\r\n')
        .replace('2026-08-15', '31.02.2026')
        .replace(NORA.mail, 'nora.kommune.example');
      await importRoster(page, faulty);
      await expect(page.getByText(words.people.faultsTitle(2))).toBeVisible();
      const table = page.getByRole('table', { name: words.people.faultsCaption });
      expect(await table.locator('tbody tr').allInnerTexts()).toEqual([
        ['2', 'startdato', faults.noSuchDay('31.02.2026')].join('\t'),
        ['5', 'e-post', faults.email('nora.kommune.example')].join('\t'),
      ]);
      await states.look(page, 'a faulty list');
      await page.goto('/hr/personer');
      await expect(page.getByText(words.people.empty)).toBeVisible();
    });

    await test.step('mended, as a workbook, by keyboard alone', async () => {
      const buffer = Buffer.from(await asWorkbook(LIST));
      // Asked for early: the browser must know that there will be no dialog before the key is pressed.
      const chooser = page.waitForEvent('filechooser');
      await expectTabReaches(page, words.people.file);
      await page.keyboard.press('Enter');
      const file = { name: 'ansatte.xlsx', mimeType: 'application/octet-stream', buffer };
      await (await chooser).setFiles(file);
      await expectTabReaches(page, words.people.upload);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: words.people.previewTitle })).toBeVisible();
      await states.look(page, 'preview of a list');
      await expectTabReaches(page, words.people.import);
      await page.keyboard.press('Enter');
      await expect(page.getByText(words.people.imported(5, 0))).toBeVisible();
      // Nobody is told by itself: the page says so, and where to.
      await expect(page.getByRole('status').filter({ hasText: words.people.unlinked(5) })).toBeVisible();
      await states.look(page, 'people');
      await expectTabReaches(page, words.people.toLinks);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('radio', { name: words.people.linksUnlinked(5) })).toBeChecked();
      await expectTabReaches(page, words.people.linksUnlinked(5));
    });

    await test.step('one more, by hand', async () => {
      await see('/hr/personer/ny');
      const { fields } = hrRoster.person;
      const texts = ['00106', 'Ada', 'Ny', ADA.mail, 'Helse > Hjemmetjenesten', '15.08.2026'];
      const names = ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'startdato'] as const;
      for (const [i, name] of names.entries())
        await page.getByLabel(fields[name], { exact: true }).fill(texts[i] as string);
      await page.getByRole('button', { name: hrRoster.person.save }).click();
      await expect(page.getByText(hrRoster.person.added)).toBeVisible();
      await states.look(page, '/hr/personer/[person]/rediger');
    });

    const idOf = async ({ listed }: { listed: string }) => {
      await page.goto('/hr?vis=alle');
      const href = await page.getByRole('link', { name: listed, exact: true }).getAttribute('href');
      return (href as string).split('/').at(-1) as string;
    };

    await test.step('more time for one of them, by keyboard alone', async () => {
      await page.goto(`/hr/person/${await idOf(PER)}`);
      await expectTabReaches(page, personWords.give);
      await page.keyboard.press('Enter');
      await states.look(page, '/hr/person/[person], a form');
      await expectTabReaches(page, personWords.kindMeans.utsettelse);
      await page.keyboard.press('Space');
      await expectTabReaches(page, personWords.to);
      // The same read from either end, however the browser orders a date.
      const year = Number(today.slice(0, 4)) + 1;
      await page.keyboard.type(`0505${year}`);
      await expectTabReaches(page, personWords.reason);
      await page.keyboard.type('avtalt med leder');
      await expectTabReaches(page, personWords.save);
      await page.keyboard.press('Enter');
      await expect(page.getByText(personWords.granted.utsettelse)).toBeVisible();
      await expect(
        page.getByText(`${personWords.span('utsettelse', today, `${year}-05-05`)}.`),
      ).toBeVisible();
      await states.look(page, '/hr/person/[person], more time');
    });

    await test.step('the deadline is tomorrow, reminders are turned on and sent', async () => {
      await see('/hr/frister');
      await settleDays(page, 1, () => states.look(page, 'what a deadline means'));
      await see('/hr/paaminnelser', 'reminders are off');
      await page.getByRole('button', { name: reminders.turnOn }).click();
      await expect(page.getByText(reminders.turnedOn)).toBeVisible();
      await states.look(page, 'reminders are on');
      await sendReminders(page, 4);
      await states.look(page, 'reminders are sent');
      expect(reached(postbox)).toEqual([ADA.mail, ANGEL.mail, LIV.mail, NORA.mail]);
    });

    await test.step('the mail’s own link is opened elsewhere, and everything is done', async () => {
      const mail = postbox.mails.find(({ to }) => to.includes(ANGEL.mail));
      expect(mail?.text).toContain(words.date(addDays(today, 1)));
      const link = /https?:\/\/\S+\/i\/[\w-]+/.exec(mail?.text ?? '')?.[0] as string;
      expect(mail?.html).toContain(link);
      await openLink(phone.page, link);
      const receipt = await completeAtOnce(phone.page, content, 'ansatt');
      await phone.page.goto('/min-side');
      await expect(phone.page.locator('main').getByText(receipt).first()).toBeVisible();
    });

    await test.step('with another deadline everybody is reminded anew, but not whoever has completed', async () => {
      postbox.mails.length = 0;
      await settleDays(page, 3);
      await page.goto('/hr/paaminnelser');
      await sendReminders(page, 3);
      expect(reached(postbox)).toEqual([ADA.mail, LIV.mail, NORA.mail]);
      // Nobody is left for today, and so there is nothing to press.
      await page.goto('/hr/paaminnelser');
      await expect(page.getByRole('button', { name: reminders.sendNow })).toBeHidden();
      await expect(page.getByRole('button', { name: reminders.turnOff })).toBeVisible();
    });

    await test.step('the files say what the screen says', async () => {
      await see('/hr?vis=alle', '/hr');
      const screen = await peopleShown(page);
      expect(screen).toHaveLength(6);
      const excel = readWorkbook((await downloadShown(page, 'excel')).bytes);
      expect(excel.map(onScreen)).toEqual(screen);
      const csv = readCsv((await downloadShown(page, 'csv')).bytes.toString('utf8'));
      // What could be taken for a formula is made harmless where a cell has no kind.
      const harmless = (cell: string) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell);
      expect(csv).toEqual(
        excel.map((row) => Object.fromEntries(Object.entries(row).map(([k, cell]) => [k, harmless(cell)]))),
      );
      expect(csv.map(({ fornavn }) => fornavn)).toEqual(expect.arrayContaining(["'=Kåre", "'-Nora"]));
      expect(csv.find(({ ansattnr }) => ansattnr === '00417')).toMatchObject({
        'nærmeste leder': LIV.name,
        status: 'fullført',
        påminnelser: '1',
      });

      await page.goto('/hr?vis=fullfort');
      const chosen = await downloadShown(page, 'excel');
      expect(chosen.name).toMatch(new RegExp(`fullfort-${today}-\\d{4}\\.xlsx$`));
      expect(readWorkbook(chosen.bytes).map(onScreen)).toEqual(await peopleShown(page));
    });

    const [angel, nora] = [await idOf(ANGEL), await idOf(NORA)];

    await test.step('a leader comes in by a link of her own, and sees her unit and nobody else', async () => {
      await see('/hr/tilgang');
      await page.getByRole('button', { name: access.leaderGo }).click();
      const link = await page.getByLabel(access.link, { exact: true }).inputValue();
      await states.look(page, 'a link for a leader');
      await giveAuthenticator(chief.page);
      await enterByLink(chief.page, link);
      await expect(
        chief.page.getByRole('heading', { level: 1, name: words.overview.heading(1, 3) }),
      ).toBeVisible();
      await chief.page.goto('/hr?vis=alle');
      await chiefStates.look(chief.page, 'what a leader sees');
      const names = (await peopleShown(chief.page)).map(([name]) => name);
      expect(names.toSorted()).toEqual([LIV.listed, PER.listed, ANGEL.listed]);
      const file = readWorkbook((await downloadShown(chief.page, 'excel')).bytes);
      expect(file.map(({ enhet }) => enhet)).toEqual([SCHOOL, SCHOOL, SCHOOL]);
      await chief.page.goto(`/hr/person/${angel}`);
      await expect(chief.page.getByRole('heading', { level: 1, name: ANGEL.name })).toBeVisible();
      await chiefStates.look(chief.page, 'a person, for a leader');

      chief.watch.allow(/status of 404 .*\/hr\/person\//);
      const answers = [];
      for (const id of [nora, crypto.randomUUID()]) {
        const answer = await chief.page.goto(`/hr/person/${id}`);
        const said = await chief.page.locator('body').innerText();
        answers.push([answer?.status(), await chief.page.title(), said]);
      }
      expect(answers[0]?.[0]).toBe(404);
      expect(answers[1]).toEqual(answers[0]);
      await chief.page.goto('/hr/logg');
      // By way of the login, which lets her in where she belongs.
      await expect(chief.page).toHaveURL(`${course.origin}/hr`);
    });

    await test.step('the other pages', async () => {
      await see('/hr/brev');
      await see('/hr/internkontroll');
      await see('/hr/personvern');
      await see('/hr/logg');
      const row = page.getByRole('row', { name: LIV.listed }).filter({ hasText: '/hr/logg' });
      await expect(row).toContainText(log.says('refused', { route: '/hr/logg' }));
      await page.getByRole('button', { name: log.check }).click();
      await states.look(page, 'a log that is whole');
    });

    await test.step('with the work account: a stranger is told so, and whoever has the role is let in', async () => {
      // The one address outside the course that the browser may be sent to.
      desk.watch.allow(new RegExp(`^${RegExp.escape(provider.issuer)}/`));
      const enter = () => page.getByRole('link', { name: work.go('jobbkontoen'), exact: true }).click();
      await page.getByRole('button', { name: words.top.logOut }).click();
      await expect(page.getByText(words.login.loggedOut)).toBeVisible();
      await states.look(page, 'the door, after logging out');
      provider.claims = { sub: 'turid', name: 'Turid Fremmed', roles: ['Noe.Annet'] };
      await enter();
      await expect(page.getByRole('alert').filter({ hasText: work.none.ukjent })).toBeVisible();
      await states.look(page, 'the door, for a stranger');
      await page.goto('/hr');
      await expect(page).toHaveURL(`${course.origin}/logg-inn`);
      // The provider remembers the stranger until it is somebody else's turn.
      await page.context().clearCookies({ domain: '127.0.0.1' });
      provider.claims = { sub: 'ingvild', name: 'Ingvild Moen', roles: ['SunnFornuft.HR'] };
      await enter();
      await expect(page).toHaveURL(`${course.origin}/hr`);
      await expect(page.getByRole('heading', { level: 1, name: words.overview.heading(1, 6) })).toBeVisible();
      // HR by the claim, and no more than that: access is the administrator's.
      await expect(page.getByRole('navigation').getByRole('link', { name: words.top.people })).toBeVisible();
      await expect(page.getByRole('navigation').getByRole('link', { name: access.page })).toBeHidden();
      const rows = (await everythingStored(course)).join('\n');
      expect(rows).toContain('"subject":"ingvild"');
      expect(rows).not.toMatch(/turid|Fremmed/);
    });

    await test.step('whoever is erased is gone, and what their browser hands in later gets 410', async () => {
      const [more] = postingFor(content.course, 'ansatt');
      const scenario = content.scenarios[more?.id as string] as Scenario;
      await phone.page.goto(`/kurs/${scenario.id}`);
      await page.goto(`/hr/person/${angel}`);
      await page.locator('summary', { hasText: privacy.eraseTitle }).click();
      await colleagueStates.look(page, 'before erasing');
      await page.getByLabel(privacy.eraseSure).check();
      await page.getByRole('button', { name: privacy.eraseYes }).click();
      await expect(page.getByText(privacy.erased)).toBeVisible();
      await colleagueStates.look(page, 'after erasing');
      const stored = (await everythingStored(course)).join('\n');
      expect(stored).not.toContain('O’Hara');
      expect(stored).not.toContain(ANGEL.mail);

      phone.watch.allow(/status of 410 .*\/api\/(sync|me)/);
      const late = phone.page.waitForResponse((response) => response.url().endsWith('/api/sync'));
      await play(phone.page, scenario, masteringWalk(scenario));
      expect((await late).status()).toBe(410);
      // Told where they stand, in a text of its own: focus stays on the ending's heading, and nobody talks over it.
      const told = phone.page.getByText(nb.problem.erased.what);
      await expect(told).toBeVisible();
      await expect(phone.page.getByText(nb.saved.erased.short).first()).toBeVisible();
      await expectFocusOnHeading(phone.page);
      expect(
        await told.evaluate((element) => element.closest('[role=status], [role=alert], [aria-live]')),
      ).toBeNull();
      await states.look(phone.page, 'an ending that is not handed in');
      await phone.page.goto('/min-side');
      await expect(phone.page.getByText(nb.problem.erased.what)).toBeVisible();
      await states.look(phone.page, 'erased, on the phone');
      await page.goto('/hr?vis=alle');
      expect((await peopleShown(page)).map(([name]) => name)).not.toContain(ANGEL.listed);
    });

    states.expectNoFindings();
    chiefStates.expectNoFindings();
    colleagueStates.expectNoFindings();
    for (const { watch } of [desk, phone, chief]) watch.expectNothing();
  } finally {
    for (const device of [desk, phone, chief]) await device.close();
    await course.close();
    await postbox.stop();
    await provider.stop();
  }
});

const reached = ({ mails }: Postbox) => mails.flatMap(({ to }) => to).toSorted();
