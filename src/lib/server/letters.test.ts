/** Letters with personal links, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { acceptHandIn } from './handin.ts';
import { openLearnerLink } from './invitation.ts';
import type { Scope } from './scope.ts';
import { makeLetters, MOST_LETTERS, waitingForLetters, type Letter } from './letters.ts';
import { attemptAt, tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addAppointment, addPerson, everything } from './testing/people.ts';

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
