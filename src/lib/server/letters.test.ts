/** Letters with personal links, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { acceptHandIn } from './handin.ts';
import { grantExemption } from './exemptions.ts';
import { openLearnerLink } from './invitation.ts';
import { meOf } from './me.ts';
import { learnerOf, setCookie } from './session.ts';
import type { Scope } from './scope.ts';
import { makeLetters, MOST_LETTERS, waitingForLetters, type Letter } from './letters.ts';
import { attemptAt, tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { Jar } from './testing/jar.ts';
import { addAccount, addAppointment, addPerson, everything } from './testing/people.ts';

const NOW = new Date('2026-11-28T08:00:00.000Z');
const ORIGIN = 'https://kurs.fosselva.example';
const SCHOOL = 'Oppvekst > Lauvlia skole';

describe.each(ENGINES)('letters on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store(NOW);
    await keepEditions(store, course, NOW);
  });
  const make = async (
    choice: { withoutMail?: boolean; within?: string } = {},
    scope: Scope = {},
  ): Promise<Letter[]> => {
    const made = await makeLetters(
      store,
      course.course,
      ORIGIN,
      { withoutMail: true, within: '', ...choice },
      { hr: 'hr-handle', scope },
      NOW,
    );
    if ('tooMany' in made) throw new Error(`too many: ${made.tooMany}`);
    return made;
  };
  const at = (unit: string) => ({ holds: [{ role: 'ansatt' as const, unit }] });
  const opens = (link: string) =>
    openLearnerLink(store, course.course, link.split('/').at(-1) as string, false, NOW);

  it('are for those without an address, each with a link that opens as them', async () => {
    const kari = await addPerson(store, { firstName: 'Kari', email: null, ...at(SCHOOL) });
    await addPerson(store, { firstName: 'Ola', ...at(SCHOOL) });
    expect(await waitingForLetters(store, course.course, {}, NOW)).toEqual({
      ...{ all: 2, withoutMail: 1, units: ['Oppvekst', SCHOOL] },
    });
    const [letter, ...more] = await make();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ person: kari, name: 'Kari Moen', place: 'Lauvlia skole' });
    expect(letter?.link).toMatch(/^https:\/\/kurs\.fosselva\.example\/i\/[\w-]{32}$/);
    expect(letter?.until).toBe('2027-02-26');
    expect(await opens(letter?.link as string)).toMatchObject({ person: kari });
    expect(await everything(store)).not.toContain(letter?.link.split('/').at(-1));
  });

  it('are one for each person, however many appointments', async () => {
    const kari = await addPerson(store, { email: null, ...at(SCHOOL) });
    await addAppointment(store, kari, { role: 'folkevalgt', unit: 'Kommunestyret' });
    const letters = await make();
    expect(letters.map(({ roles }) => roles.toSorted())).toEqual([['ansatt', 'folkevalgt']]);
  });

  it('are for a unit and all below, and for nobody beside it', async () => {
    const inside = [await addPerson(store, at(SCHOOL)), await addPerson(store, at('Oppvekst'))];
    await addPerson(store, at('Oppvekst og kultur'));
    await addPerson(store, at('Helse'));
    const letters = await make({ withoutMail: false, within: 'Oppvekst' });
    expect(letters.map(({ person }) => person).sort()).toEqual(inside.sort());
    expect(await make({ within: 'Oppvekst' })).toEqual([]);
  });

  it('are for a leader’s own, whatever unit is asked for', async () => {
    const own = await addPerson(store, { email: null, ...at(SCHOOL) });
    await addPerson(store, { email: null, ...at('Helse') });
    const scope = { units: ['Oppvekst'] };
    expect((await make({}, scope)).map(({ person }) => person)).toEqual([own]);
    expect(await make({ within: 'Helse' }, scope)).toEqual([]);
    expect(await make({}, { units: [] })).toEqual([]);
    expect(await waitingForLetters(store, course.course, scope, NOW)).toMatchObject({
      all: 1,
      units: ['Oppvekst', SCHOOL],
    });
  });

  describe('by a leader to a nurse who also sits in the council', () => {
    const LEADER: Scope = { units: ['Helse'] };
    const SECRETARIAT: Scope = { role: 'folkevalgt' };
    let kari: string;
    beforeEach(async () => {
      kari = await addPerson(store, { email: null, holds: [{ role: 'ansatt', unit: 'Helse' }] });
      const seat = await addAppointment(store, kari, { role: 'folkevalgt', unit: 'Kommunestyret' });
      const by = await addAccount(store, 'hr');
      const wish = { from: '2026-11-01', to: '2027-06-30', reason: 'Sykdom' };
      await grantExemption(store, { appointment: seat, kind: 'utsettelse', ...wish }, by, NOW);
    });
    const letterOf = async (scope: Scope) => (await make({}, scope))[0] as Letter;
    /** A browser that opens links, one after the other. */
    const enter = async (jar: Jar, letter: Letter, shared = false) => {
      const token = letter.link.split('/').at(-1) as string;
      const held = await learnerOf(store, jar, NOW);
      const opened = await openLearnerLink(store, course.course, token, shared, NOW, held);
      if ('token' in opened) setCookie(jar, { kind: 'deltaker', shared }, opened.token);
      return jar;
    };
    const seen = async (jar: Jar) => {
      const learner = await learnerOf(store, jar, NOW);
      if (!learner) return null;
      const me = await meOf(store, course.course, learner, NOW);
      const body = { v: 2, learner: kari, held: [], attempts: [], confirmations: [] };
      const { body: answer } = await acceptHandIn(store, course.course, learner, body, NOW);
      // What handing in answers shows no more than the page.
      expect(answer).toMatchObject({ status: me?.status });
      return { roles: me?.status.map(({ role }) => role).sort(), text: JSON.stringify([me, answer]) };
    };

    it('opens what the letter is about, and no word of the seat', async () => {
      const letter = await letterOf(LEADER);
      expect(letter).toMatchObject({ roles: ['ansatt'], only: 'ansatt' });
      const shown = await seen(await enter(new Jar(), letter));
      expect(shown?.roles).toEqual(['ansatt']);
      expect(shown?.text).not.toMatch(/folkevalgt|Kommunestyret|Sykdom/);
    });

    it('also when it is the secretariat’s, of her job', async () => {
      const shown = await seen(await enter(new Jar(), await letterOf(SECRETARIAT)));
      expect(shown?.roles).toEqual(['folkevalgt']);
      expect(shown?.text).not.toMatch(/"Helse/);
    });

    it('opens everything when HR has made it, or the leader may see both', async () => {
      for (const scope of [{}, { units: ['Helse', 'Kommunestyret'] }]) {
        const letter = await letterOf(scope);
        expect(letter.only).toBeNull();
        expect((await seen(await enter(new Jar(), letter)))?.roles).toEqual(['ansatt', 'folkevalgt']);
      }
    });

    it('leaves her the links of others, and replaces the leader’s own', async () => {
      const [whole, seat] = [await letterOf({}), await letterOf(SECRETARIAT)];
      const [first, second] = [await letterOf(LEADER), await letterOf(LEADER)];
      expect(await seen(await enter(new Jar(), first))).toBeNull();
      for (const letter of [whole, seat, second])
        expect(await seen(await enter(new Jar(), letter))).not.toBeNull();
      // HR's replaces all.
      await letterOf({});
      for (const letter of [whole, seat, second])
        expect(await seen(await enter(new Jar(), letter))).toBeNull();
    });

    it('takes nothing from a device that shows more, and two letters show both', async () => {
      const [whole, seat, job] = [await letterOf({}), await letterOf(SECRETARIAT), await letterOf(LEADER)];
      const roles = async (...letters: Letter[]) => {
        const jar = new Jar();
        for (const letter of letters) await enter(jar, letter);
        return (await seen(jar))?.roles;
      };
      expect(await roles(whole, job)).toEqual(['ansatt', 'folkevalgt']);
      expect(await roles(job, whole)).toEqual(['ansatt', 'folkevalgt']);
      expect(await roles(seat, job)).toEqual(['ansatt', 'folkevalgt']);
      expect(await roles(job, job)).toEqual(['ansatt']);
    });

    it('counts what is handed in for both, and is over when the job is done', async () => {
      const letter = await letterOf(LEADER);
      const learner = await learnerOf(store, await enter(new Jar(), letter), NOW);
      const at_ = NOW.toISOString();
      const attempts = (['ansatt', 'begge'] as const).map((name) =>
        attemptAt(course, name, { finishedAt: at_ }),
      );
      const answer = { id: crypto.randomUUID(), role: 'begge', what: 'legger-ut', says: 'nei', at: at_ };
      const body = { v: 2, learner: kari, held: [], attempts, confirmations: [answer] };
      expect((await acceptHandIn(store, course.course, learner as never, body, NOW)).status).toBe(200);
      expect(await opens(letter.link)).toEqual({ refused: 'fullfort' });
      // What she did as both counts for the seat as well.
      const shown = await seen(await enter(new Jar(), await letterOf(SECRETARIAT)));
      expect(shown?.text).toContain('"status":"paabegynt"');
    });

    it('still shows no more when the link itself is forgotten', async () => {
      const jar = await enter(new Jar(), await letterOf(LEADER));
      await store.db.updateTable('session').set({ invitation: null }).execute();
      await store.db.deleteFrom('invitation').execute();
      expect((await seen(jar))?.roles).toEqual(['ansatt']);
    });
  });

  it('say the deadline, and that it is over', async () => {
    await addPerson(store, { email: null, ...at(SCHOOL) });
    expect(await make()).toMatchObject([{ deadline: '2026-12-02', late: false }]);
  });

  it('void the link of the letter before, and are written into the audit log without names', async () => {
    const kari = await addPerson(store, { email: null, ...at(SCHOOL) });
    const [first] = await make();
    const [second] = await make();
    expect(await opens(first?.link as string)).toEqual({ refused: 'ukjent' });
    expect(await opens(second?.link as string)).toMatchObject({ person: kari });
    const rows = await store.db.selectFrom('audit').selectAll().where('action', '=', 'letters').execute();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ actor: 'hr-handle', detail: '{"count":1,"withoutMail":true}' });
  });

  it('are not for those who have completed', async () => {
    const kari = await addPerson(store, { email: null, ...at(SCHOOL) });
    const at_ = NOW.toISOString();
    const attempts = (['ansatt', 'begge'] as const).map((name) =>
      attemptAt(course, name, { finishedAt: at_ }),
    );
    const answer = { id: crypto.randomUUID(), role: 'begge', what: 'legger-ut', says: 'nei', at: at_ };
    const body = { v: 2, learner: kari, held: [], attempts, confirmations: [answer] };
    const handed = await acceptHandIn(store, course.course, { person: kari, login: 'lenke' }, body, NOW);
    expect(handed.status).toBe(200);
    expect(await make({ withoutMail: false })).toEqual([]);
  });

  it('are not made at all when there are too many', async () => {
    for (let i = 0; i <= MOST_LETTERS; i++) await addPerson(store, { email: null, ...at(SCHOOL) });
    const choice = { withoutMail: true, within: '' };
    expect(await makeLetters(store, course.course, ORIGIN, choice, { hr: 'hr', scope: {} }, NOW)).toEqual({
      tooMany: MOST_LETTERS + 1,
    });
    expect(await store.db.selectFrom('invitation').select('id').execute()).toEqual([]);
  });
});
