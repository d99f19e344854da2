/** A new link by mail: the same answer for everybody, and mail only to those who have the address. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { acceptHandIn } from './handin.ts';
import { newLearnerLinks, openLearnerLink, voidLinksOf } from './invitation.ts';
import { mailerOf, type Mailer } from './mail.ts';
import { mailNewLinks } from './new-link.ts';
import { attemptAt, MUNICIPALITY, tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson, everything } from './testing/people.ts';
import { startPostbox, type Postbox } from './testing/postbox.ts';

const NOW = new Date('2026-11-28T08:00:00.000Z');
const ORIGIN = 'https://kurs.fosselva.example';

describe.each(ENGINES)('asking for a new link on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  let box: Postbox;
  let mailer: Mailer;
  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse();
    box = await startPostbox();
    mailer = mailerOf({ SMTP_URL: box.url }, MUNICIPALITY, 'Sunn fornuft', ORIGIN) as Mailer;
  });
  afterAll(async () => {
    await engine.stop();
    await box.stop();
  });
  beforeEach(async () => {
    store = await engine.store(NOW);
    await keepEditions(store, course, NOW);
    box.mails.length = 0;
  });
  const ask = (address: string, now = NOW) => mailNewLinks(store, course.course, mailer, address, now);
  const tokens = () => box.mails.map(({ text }) => /\/i\/([\w-]+)/.exec(text)?.[1] as string);
  const opens = async (token: string) => {
    const opened = await openLearnerLink(store, course.course, token, false, NOW);
    return 'person' in opened ? opened.person : opened.refused;
  };

  it('mails it to whoever has the address, whatever its capitals', async () => {
    const person = await addPerson(store, { email: 'kari@fosselva.example', firstName: 'Kari' });
    await addPerson(store, { email: 'ola@fosselva.example' });
    expect(await ask(' Kari@Fosselva.example ')).toBe(1);
    expect(box.mails.map(({ to }) => to)).toEqual([['kari@fosselva.example']]);
    expect(box.mails[0]?.headers.get('subject')).toEqual(['Sunn fornuft: lenka du ba om']);
    expect(await opens(tokens()[0] as string)).toBe(person);
    expect(await everything(store)).not.toContain(tokens()[0]);
  });

  it('mails all who share the address, each their own', async () => {
    const people = [
      await addPerson(store, { email: 'post@fosselva.example', firstName: 'Kari' }),
      await addPerson(store, { email: 'post@fosselva.example', firstName: 'Ola' }),
    ];
    expect(await ask('post@fosselva.example')).toBe(2);
    expect((await Promise.all(tokens().map(opens))).sort()).toEqual(people.sort());
  });

  it('leaves older links working, so that nobody is locked out by somebody else who asks', async () => {
    const person = await addPerson(store, { email: 'kari@fosselva.example' });
    const made = await store.db.transaction().execute((tx) => newLearnerLinks(tx, [person], ORIGIN, NOW));
    await ask('kari@fosselva.example');
    await ask('kari@fosselva.example');
    const all = [...tokens(), String(made.get(person)).split('/').at(-1) as string];
    expect(new Set(all).size).toBe(3);
    for (const token of all) expect(await opens(token)).toBe(person);
    await voidLinksOf(store.db, person, NOW);
    for (const token of all) expect(await opens(token)).toBe('ukjent');
  });

  it('sends nothing to an unknown address, an erased person, or what is no address', async () => {
    const gone = await addPerson(store, { email: 'borte@fosselva.example' });
    await store.db
      .updateTable('person')
      .set({ erased_at: NOW.toISOString() })
      .where('id', '=', gone)
      .execute();
    for (const address of [
      'ukjent@fosselva.example',
      'borte@fosselva.example',
      'x',
      'a@x.no, b@x.no',
      "' or 1=1 --@x.no",
    ])
      expect(await ask(address)).toBe(0);
    expect(box.mails).toEqual([]);
    expect(await store.db.selectFrom('invitation').select('id').execute()).toEqual([]);
  });

  it('says that none is needed when everything is done', async () => {
    const person = await addPerson(store, { email: 'kari@fosselva.example' });
    const attempts = (['ansatt', 'begge'] as const).map((name) =>
      attemptAt(course, name, { finishedAt: NOW.toISOString() }),
    );
    const body = {
      v: 2,
      learner: person,
      held: [],
      attempts,
      confirmations: [
        { id: crypto.randomUUID(), role: 'begge', what: 'legger-ut', says: 'nei', at: NOW.toISOString() },
      ],
    };
    expect((await acceptHandIn(store, course.course, { person, login: 'lenke' }, body, NOW)).status).toBe(
      200,
    );
    expect(await ask('kari@fosselva.example', new Date(NOW.getTime() + 60_000))).toBe(1);
    expect(tokens()).toEqual([undefined]);
    expect(box.mails[0]?.text).toContain('Det er ikke noe du skal gjøre i kurset nå.');
  });

  it('fills nobody’s box: three in an hour', async () => {
    await addPerson(store, { email: 'kari@fosselva.example' });
    for (let i = 0; i < 6; i++) await ask(i % 2 ? 'KARI@fosselva.example' : 'kari@fosselva.example');
    expect(box.mails).toHaveLength(3);
    await ask('kari@fosselva.example', new Date(NOW.getTime() + 61 * 60_000));
    expect(box.mails).toHaveLength(4);
  });
});
