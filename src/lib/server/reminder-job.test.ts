/** Reminders and the leaders' weekly mail, through a real mail server, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#lib/course/day.ts';
import { asOf } from './as-of.ts';
import { standings } from './completions.ts';
import { openDatabase, type Store } from './database.ts';
import { keepDeadlineRules } from './deadline-rules.ts';
import { sendDigests } from './digest.ts';
import { keepEditions } from './editions.ts';
import { acceptHandIn } from './handin.ts';
import { openLearnerLink } from './invitation.ts';
import { mailerOf, type Mailer } from './mail.ts';
import { claimReminder } from './posting.ts';
import { sendIfDaytime } from './reminder-clock.ts';
import { sendReminders, type Sending } from './reminder-job.ts';
import { lastReminders, planReminders } from './reminder-plan.ts';
import { turnReminders } from './reminder-setting.ts';
import { attemptAt, MUNICIPALITY, tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson, type SomePerson } from './testing/people.ts';
import { startPostbox, type Postbox } from './testing/postbox.ts';

/** Thirty days after the appointment was made: see `addAppointment`. */
const DEADLINE = '2026-12-02';
const ORIGIN = 'https://kurs.fosselva.example';
const SCHOOL = 'Oppvekst > Lauvlia skole';

describe.each(ENGINES)('reminders on %s', (kind) => {
  let engine: RunningEngine;
  /** Two nodes on one database. */
  let store: Store;
  let other: Store;
  let course: TinyCourse;
  let box: Postbox;
  let mailer: Mailer;
  let now: Date;
  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse(undefined, { validity: { ansatt: { months: 24 } } });
    box = await startPostbox();
    mailer = mailerOf({ SMTP_URL: box.url }, MUNICIPALITY, 'Sunn fornuft', ORIGIN) as Mailer;
  });
  afterAll(async () => {
    await engine.stop();
    await box.stop();
  });
  beforeEach(async () => {
    const place = await engine.place();
    const before = new Date('2026-11-01T08:00:00.000Z');
    store = await openDatabase(place, before);
    // SQLite has one connection in a process: a second one would wait for it without letting it go on.
    other = kind === 'sqlite' ? store : await openDatabase(place, before);
    await keepEditions(store, course, before);
    await turnReminders(store, true, 'hr-handle', before);
    Object.assign(box, { hangUp: false, during: async () => undefined });
    box.says.clear();
    return async () => void (await Promise.all([...new Set([store, other])].map((node) => node.close())));
  });

  const sending = (node = store): Sending => ({
    store: node,
    course: course.course,
    mailer,
    clock: () => now,
  });
  /** Ten in the morning, so many days from the deadline. @returns the subjects of what was sent */
  const on = async (from: number, hours = 0): Promise<string[]> => {
    now = new Date(Date.parse(`${addDays(DEADLINE, from)}T09:00:00.000Z`) + hours * 3_600_000);
    box.mails.length = 0;
    await sendReminders(sending());
    return subjects();
  };
  const subjects = () =>
    box.mails.map(({ headers }) => (headers.get('subject')?.[0] ?? '').replace('Sunn fornuft: ', ''));
  const add = (some: SomePerson = {}) =>
    addPerson(store, { email: 'kari@fosselva.example', holds: [{ role: 'ansatt', unit: SCHOOL }], ...some });
  const complete = async (person: string, at = now, node = store) => {
    const finishedAt = at.toISOString();
    const attempts = (['ansatt', 'begge'] as const).map((name) => attemptAt(course, name, { finishedAt }));
    const answer = { id: crypto.randomUUID(), role: 'begge', what: 'legger-ut', says: 'nei', at: finishedAt };
    const body = { v: 2, learner: person, held: [], attempts, confirmations: [answer] };
    const handed = await acceptHandIn(node, course.course, { person, login: 'lenke' }, body, at);
    expect(handed.status).toBe(200);
  };
  const relieve = (
    person: string,
    what: { kind: 'fritak' | 'utsettelse' | 'permisjon'; from_day: string; to_day: string | null },
  ) =>
    store.db.transaction().execute(async (tx) => {
      const account = { id: crypto.randomUUID(), role: 'hr' as const, name: 'HR', person: null };
      await tx
        .insertInto('account')
        .values({ ...account, created_at: '2026-11-01T08:00:00.000Z', closed_at: null })
        .execute();
      const { id } = await tx
        .selectFrom('appointment')
        .select('id')
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      const made = {
        reason: 'Avtalt',
        made_by: account.id,
        created_at: '2026-11-01T08:00:00.000Z',
        withdrawn_at: null,
      };
      await tx
        .insertInto('exemption')
        .values({ id: crypto.randomUUID(), appointment: id, ...what, ...made })
        .execute();
    });
  const opens = async (text: string) => {
    const token = /\/i\/([\w-]+)/.exec(text)?.[1] as string;
    return openLearnerLink(store, course.course, token, false, now);
  };

  it('come when they are due, once, and stop after the fourth week', async () => {
    await add();
    const got: string[] = [];
    for (let from = -8; from <= 36; from++)
      for (const hours of [0, 3]) got.push(...(await on(from, hours)).map((subject) => `${from} ${subject}`));
    expect(got).toEqual([
      '-7 fristen er om 7 dager',
      '-3 fristen er om 3 dager',
      '-1 fristen er i morgen',
      '0 fristen er i dag',
      ...[7, 14, 21, 28].map((from) => `${from} fristen var 2. desember 2026`),
    ]);
    // What HR's list and files say.
    const later = new Date('2027-03-01T12:00:00.000Z');
    const rows = await standings(store, await asOf(store.db, course.course, later)).execute();
    expect(rows.map(({ reminders }) => reminders)).toEqual([8]);
  });

  it('go to the person, with a link of their own that works beside those in older mails', async () => {
    const person = await add({ firstName: 'Åse', lastName: 'Ødegård\r\nBcc: alle@fosselva.example' });
    await on(-7);
    const [first] = box.mails.map(({ text }) => text);
    expect(box.mails[0]).toMatchObject({ to: ['kari@fosselva.example'] });
    expect(box.mails[0]?.headers.has('bcc')).toBe(false);
    await on(-3);
    const [second] = box.mails.map(({ text }) => text);
    for (const text of [first, second]) expect(await opens(text as string)).toMatchObject({ person });
  });

  it('are not sent by two nodes at once', async () => {
    for (let i = 0; i < 25; i++) await add({ email: `p${i}@fosselva.example` });
    now = new Date(`${addDays(DEADLINE, -7)}T09:00:00.000Z`);
    box.mails.length = 0;
    const results = await Promise.all(
      [sending(), sending(other), sending(), sending(other)].map((node) => sendReminders(node)),
    );
    expect(box.mails).toHaveLength(25);
    expect(new Set(box.mails.map(({ to }) => to[0])).size).toBe(25);
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(25);
  });

  it('stop the moment a receipt exists, also while others are being sent', async () => {
    const people = [
      await add({ email: 'a@fosselva.example', lastName: 'A' }),
      await add({ email: 'b@fosselva.example', lastName: 'B' }),
    ];
    box.during = async ({ to }) => {
      if (to[0] === 'a@fosselva.example') await complete(people[1] as string, now, other);
    };
    expect(await on(-7)).toHaveLength(1);
    box.during = async () => undefined;
    expect(await on(-3)).toHaveLength(1);
    await complete(people[0] as string);
    for (const from of [-1, 0, 7, 14]) expect(await on(from)).toEqual([]);
  });

  const NEVER: [string, (person: string) => Promise<unknown>][] = [
    ['is exempt', (person) => relieve(person, { kind: 'fritak', from_day: '2026-11-01', to_day: null })],
    ['is on leave', (person) => relieve(person, { kind: 'permisjon', from_day: '2026-11-01', to_day: null })],
    [
      'has left',
      (person) =>
        store.db
          .updateTable('appointment')
          .set({ ends: '2026-11-20' })
          .where('person', '=', person)
          .execute(),
    ],
    [
      'is erased',
      (person) =>
        store.db
          .updateTable('person')
          .set({ erased_at: '2026-11-20T08:00:00.000Z' })
          .where('id', '=', person)
          .execute(),
    ],
    [
      'has no address',
      (person) => store.db.updateTable('person').set({ email: null }).where('id', '=', person).execute(),
    ],
    ['has completed', (person) => complete(person, new Date('2026-11-10T08:00:00.000Z'))],
    ['is here when they are off', () => turnReminders(store, false, 'hr-handle', now)],
  ];
  it.each(NEVER)('are never sent to somebody who %s', async (_, make) => {
    const person = await add();
    now = new Date('2026-11-20T08:00:00.000Z');
    await make(person);
    for (const from of [-7, -3, -1, 0, 7, 14]) expect(await on(from)).toEqual([]);
  });

  it('wait until somebody is back', async () => {
    const person = await add();
    await relieve(person, { kind: 'permisjon', from_day: '2026-12-01', to_day: '2026-12-20' });
    // Twenty days away move the deadline to the 22nd: two days after they are back.
    for (const from of [13, 17, 18]) expect(await on(from)).toEqual([]);
    expect(await on(19)).toEqual(['fristen er i morgen']);
  });

  it('do not come before the first day in the job, however short the deadline', async () => {
    await add({ holds: [{ role: 'ansatt', unit: SCHOOL, starts: '2026-11-30' }] });
    await keepDeadlineRules(store.db, { ansatt: { days: 2 }, folkevalgt: { days: 2 } });
    for (const from of [-7, -4, -3]) expect(await on(from)).toEqual([]);
    expect(await on(-2)).toEqual(['fristen er om 2 dager']);
  });

  it('begin anew when the deadline is moved', async () => {
    const person = await add();
    expect(await on(-7)).toEqual(['fristen er om 7 dager']);
    await relieve(person, { kind: 'utsettelse', from_day: '2026-11-26', to_day: addDays(DEADLINE, 20) });
    for (const from of [-3, 0, 7]) expect(await on(from)).toEqual([]);
    expect(await on(13)).toEqual(['fristen er om 7 dager']);
  });

  it('are the latest only after a pause, and stop at once when they are turned off', async () => {
    const people = [
      await add({ email: 'a@fosselva.example', lastName: 'A' }),
      await add({ email: 'b@fosselva.example', lastName: 'B' }),
    ];
    await turnReminders(store, false, 'hr-handle', new Date('2026-11-20T08:00:00.000Z'));
    expect(await on(-7)).toEqual([]);
    await turnReminders(store, true, 'hr-handle', now);
    box.during = async () => void (await turnReminders(other, false, 'hr-handle', now));
    expect(await on(-1)).toEqual(['fristen er i morgen']);
    await turnReminders(store, true, 'hr-handle', now);
    box.during = async () => undefined;
    expect(await on(-1, 1)).toEqual(['fristen er i morgen']);
    expect(people).toHaveLength(2);
  });

  it('that a node died with are not sent again, and are shown as unsure', async () => {
    await add();
    const { id } = await store.db.selectFrom('appointment').select('id').executeTakeFirstOrThrow();
    now = new Date(`${addDays(DEADLINE, -7)}T09:00:00.000Z`);
    await claimReminder(other, { appointment: id, deadline: DEADLINE, reminder: 'foer-7' }, now);
    for (const hours of [0, 1, 5]) expect(await on(-7, hours)).toEqual([]);
    const shown = await lastReminders(store, { most: 10, wrong: true }, now);
    expect(shown.map(({ state, name }) => ({ state, name }))).toEqual([
      { state: 'usikker', name: 'Moen, Ingvild' },
    ]);
    expect(await on(-3)).toEqual(['fristen er om 3 dager']);
  });

  const FAULTS: [string, () => void, state: string, again: boolean][] = [
    ['refused for good', () => box.says.set('*', { code: 550, message: 'no' }), 'feilet', false],
    ['refused for now', () => box.says.set('*', { code: 451, message: 'later' }), 'feilet', true],
    ['perhaps taken', () => (box.hangUp = true), 'usikker', false],
  ];
  it.each(FAULTS)(
    'that are %s are noted, and tried again only when they are known not to have gone',
    async (_, make, state, again) => {
      await add();
      make();
      await on(-7);
      expect(await lastReminders(store, { most: 10, wrong: true }, now)).toMatchObject([{ state }]);
      box.says.clear();
      box.hangUp = false;
      expect(await on(-7, 0.5)).toEqual([]);
      expect(await on(-7, 2)).toHaveLength(again ? 1 : 0);
      expect(await on(-7, 4)).toEqual([]);
      expect(await on(-3)).toEqual(['fristen er om 3 dager']);
    },
  );

  it('are not tried at all when the mail server is away, and come when it is back', async () => {
    await add();
    const lost = mailerOf({ SMTP_URL: 'smtp://127.0.0.1:1' }, MUNICIPALITY, 'X', ORIGIN) as Mailer;
    now = new Date(`${addDays(DEADLINE, -7)}T09:00:00.000Z`);
    expect(await sendReminders({ ...sending(), mailer: lost })).toEqual({
      sent: 0,
      failed: 0,
      unreached: true,
    });
    expect(await store.db.selectFrom('reminder').selectAll().execute()).toEqual([]);
    expect(await on(-7)).toHaveLength(1);
  });

  it('say that a certificate runs out, until it is renewed', async () => {
    const person = await add();
    now = new Date('2026-11-10T08:00:00.000Z');
    await complete(person);
    const end = (Date.parse('2028-11-10') - Date.parse(DEADLINE)) / 86_400_000;
    for (const from of [-7, -3, 0, 30, end - 8]) expect(await on(from)).toEqual([]);
    expect(await on(end - 7)).toEqual(['kursbeviset ditt går ut om 7 dager']);
    expect(await on(end + 7)).toEqual(['fristen var 10. november 2028']);
    expect(box.mails[0]?.text).toContain('Kursbeviset ditt har gått ut');
    await complete(person);
    for (const from of [end + 14, end + 21]) expect(await on(from)).toEqual([]);
  });

  it('are foretold for a week as they will be sent', async () => {
    await add();
    await add({ email: null });
    now = new Date(`${addDays(DEADLINE, -7)}T09:00:00.000Z`);
    const plan = await planReminders(store, course.course, now);
    expect(plan.withoutMail).toBe(1);
    expect(plan.days.map(({ day, all }) => [day, all])).toEqual(
      [1, 0, 0, 0, 1, 0, 1].map((all, i) => [addDays(DEADLINE, i - 7), all]),
    );
    const sent = [];
    for (let from = -7; from < 0; from++) sent.push((await on(from)).length);
    expect(sent).toEqual(plan.days.map(({ all }) => all));
  });

  it('rest at night', async () => {
    await add();
    box.mails.length = 0;
    for (const [hour, mails] of [
      ['T05:30', 0],
      ['T17:30', 0],
      ['T06:30', 1],
    ] as const) {
      now = new Date(`${addDays(DEADLINE, -7)}${hour}:00.000Z`);
      await sendIfDaytime(sending());
      expect(box.mails).toHaveLength(mails);
    }
  });

  it('leave one row for each sending in the audit log, without names', async () => {
    await add();
    await on(-7);
    await on(-6);
    const rows = await store.db
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'reminders')
      .execute();
    expect(rows).toEqual([{ detail: '{"sent":1,"failed":0}' }]);
  });

  describe('the leaders’ weekly mail', () => {
    const MONDAY = '2026-12-07';
    const lead = async (person: string, ...units: string[]) => {
      for (const name of units) {
        await store.db
          .insertInto('unit')
          .values({ id: crypto.randomUUID(), name })
          .onConflict((c) => c.column('name').doNothing())
          .execute();
        const { id } = await store.db
          .selectFrom('unit')
          .select('id')
          .where('name', '=', name)
          .executeTakeFirstOrThrow();
        await store.db.insertInto('leader').values({ unit: id, person }).execute();
      }
    };
    const week = async (day: string, nodes = [store]) => {
      now = new Date(`${day}T09:00:00.000Z`);
      box.mails.length = 0;
      await Promise.all(nodes.map((node) => sendDigests(sending(node))));
      return box.mails.map(({ to }) => to[0]).sort();
    };
    const at = (unit: string, firstName: string, lastName = 'Moen'): SomePerson => ({
      firstName,
      lastName,
      email: `${firstName.toLowerCase()}@fosselva.example`,
      holds: [{ role: 'ansatt', unit }],
    });

    it('names those of their own units and below, and nobody else', async () => {
      const head = await add(at('Oppvekst', 'Hilde'));
      const principal = await add(at(SCHOOL, 'Randi'));
      await add(at(SCHOOL, 'Kari'));
      await add(at('Oppvekst > Vesla barnehage', 'Ola'));
      await add(at('Oppvekst og kultur', 'Siri'));
      const done = await add(at(SCHOOL, 'Per'));
      await complete(done, new Date('2026-11-10T08:00:00.000Z'));
      await lead(head, 'Oppvekst');
      await lead(principal, SCHOOL);
      expect(await week(MONDAY)).toEqual(['hilde@fosselva.example', 'randi@fosselva.example']);
      const [hilde, randi] = ['hilde', 'randi'].map(
        (name) => box.mails.find(({ to }) => to[0]?.startsWith(name))?.text as string,
      );
      expect(randi).toContain('Kari Moen: fristen var 2. desember 2026');
      expect(randi).not.toMatch(/Ola|Siri|\bPer\b|Hilde|Randi Moen/);
      expect(hilde).toContain('Lauvlia skole\n- Kari Moen');
      expect(hilde).toContain('Ola Moen');
      expect(hilde).toContain('Randi Moen');
      expect(hilde).not.toMatch(/Siri|\bPer\b|Hilde Moen/);
      expect(subjects().sort()).toEqual(['3 har ikke fullført hos deg', 'én har ikke fullført hos deg']);
    });

    it('comes once a week, on Monday, by one of the nodes', async () => {
      const leader = await add(at(SCHOOL, 'Randi'));
      await add(at(SCHOOL, 'Kari'));
      await lead(leader, SCHOOL);
      expect(await week(addDays(MONDAY, -2))).toEqual([]);
      expect(await week(MONDAY, [store, other, store, other])).toEqual(['randi@fosselva.example']);
      expect(await week(MONDAY)).toEqual([]);
      expect(await week(addDays(MONDAY, 1))).toEqual([]);
      expect(await week(addDays(MONDAY, 7))).toEqual(['randi@fosselva.example']);
    });

    it('does not come from the day the leader’s last appointment is over', async () => {
      const leader = await add(at(SCHOOL, 'Randi'));
      await add(at(SCHOOL, 'Kari'));
      await lead(leader, SCHOOL);
      await store.db
        .updateTable('appointment')
        .set({ ends: addDays(MONDAY, 7) })
        .where('person', '=', leader)
        .execute();
      expect(await week(MONDAY)).toEqual(['randi@fosselva.example']);
      expect(await week(addDays(MONDAY, 7))).toEqual([]);
    });

    it('does not come when everybody has completed or is exempt, nor when reminders are off', async () => {
      const leader = await add(at(SCHOOL, 'Randi'));
      const [kari, ola] = [await add(at(SCHOOL, 'Kari')), await add(at(SCHOOL, 'Ola'))];
      await lead(leader, SCHOOL);
      await complete(kari, new Date('2026-11-10T08:00:00.000Z'));
      await turnReminders(store, false, 'hr-handle', now);
      expect(await week(MONDAY)).toEqual([]);
      await turnReminders(store, true, 'hr-handle', now);
      await relieve(ola, { kind: 'fritak', from_day: '2026-11-01', to_day: null });
      expect(await week(MONDAY)).toEqual([]);
    });
  });
});
