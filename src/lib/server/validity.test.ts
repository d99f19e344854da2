/** How long a completion holds, and what opens it again: as it is kept, counted and told, on any day. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PointChange, Validity } from '#lib/course/course.ts';
import { isCompleted } from '#lib/course/statuses.ts';
import { POSTS } from '#lib/course/requirements.ts';
import type { HandedConfirmation, SyncResponse } from '#lib/scenario/attempt.ts';
import { statusOf } from './appointments.ts';
import { asOf } from './as-of.ts';
import { countsByUnit, standings, standingsPage } from './completions.ts';
import type { Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { completionsCsv } from './export.ts';
import { acceptHandIn } from './handin.ts';
import { newLearnerLinks, openLearnerLink } from './invitation.ts';
import type { GRAPHS } from './testing/course.ts';
import { attemptAt, DOCUMENTS, tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addAppointment, addPerson } from './testing/people.ts';

const VALIDITY: Validity = {
  ansatt: { months: 24 },
  folkevalgt: [
    { id: '2023–2027', from: '2023-10-01', to: '2027-09-30' },
    { id: '2027–2031', from: '2027-10-01', to: '2031-09-30' },
  ],
};
const CHANGES: Record<string, PointChange> = {
  '2.1-01': { version: 2, from: '2027-03-01', why: 'Ordlyden er ny.' },
};
const COMPLETED = '2026-11-24';

describe.each(ENGINES)('how long it holds, on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  /** As it was taught first, and after a marked change of the point that three of its scenarios train. */
  let course: TinyCourse;
  let changed: TinyCourse;
  beforeAll(async () => {
    engine = await startEngine(kind);
    const documents = DOCUMENTS.slice(0, 1);
    course = await tinyCourse(undefined, { documents, posting: ['ekstra'], validity: VALIDITY });
    const more = { validity: VALIDITY, changes: CHANGES, untouched: ['begge' as const] };
    changed = await tinyCourse(undefined, { documents, posting: ['ekstra'], ...more });
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store(new Date('2026-11-01T08:00:00.000Z'));
    await keepEditions(store, course, new Date('2026-11-01T08:00:00.000Z'));
  });

  const noon = (day: string) => new Date(`${day}T12:00:00.000Z`);
  const send = async (
    person: string,
    day: string,
    names: (keyof typeof GRAPHS)[],
    papers: [what: string, says: string][] = [],
    of = course,
  ) => {
    const confirmations = papers.map(([what, says]): HandedConfirmation => ({
      id: crypto.randomUUID(),
      ...{ role: 'begge', what, says, at: noon(day).toISOString() },
    }));
    const attempts = names.map((name) => attemptAt(of, name, { finishedAt: noon(day).toISOString() }));
    const body = { v: 2, learner: person, held: [], attempts, confirmations };
    const handing = { person, login: 'lenke' as const };
    const answer = await acceptHandIn(store, of.course, handing, body, noon(day));
    expect(answer.status).toBe(200);
    return (answer.body as SyncResponse).status;
  };
  const papers = (posts: 'ja' | 'nei' = 'nei'): [string, string][] => [
    ['taushet', '2026-1'],
    [POSTS, posts],
  ];
  /** Somebody who has completed as an employee. */
  const employee = async (posts: 'ja' | 'nei' = 'nei') => {
    const person = await addPerson(store);
    await send(
      person,
      COMPLETED,
      ['ansatt', 'begge', ...(posts === 'ja' ? ['ekstra' as const] : [])],
      papers(posts),
    );
    return person;
  };
  const councillor = async (starts = '2023-10-01') => {
    const person = await addPerson(store, { holds: [{ role: 'folkevalgt', unit: 'Kommunestyret', starts }] });
    await send(person, COMPLETED, ['folkevalgt', 'begge'], papers().slice(0, 1));
    return person;
  };
  const status = (person: string, day: string, of = course) => statusOf(store, of.course, person, noon(day));
  const completions = (person: string) =>
    store.db
      .selectFrom('completion')
      .innerJoin('appointment', 'appointment.id', 'completion.appointment')
      .select(['round', 'valid_to', 'renews_from', 'posts', 'completed_at'])
      .where('appointment.person', '=', person)
      .orderBy('round')
      .execute();
  /** HR's page, HR's list and HR's file must say what the learner is told. */
  const agreed = async (person: string, day: string, of = course) => {
    const moment = await asOf(store.db, of.course, noon(day));
    const [row] = await standings(store, moment, { person }).execute();
    const counts = await countsByUnit(store, moment);
    const [told] = await status(person, day, of);
    const found = await standingsPage(store, moment, { statuses: [row?.status ?? 'fullfort'] }, 0, 10);
    const open = await standingsPage(store, moment, { open: true }, 0, 10);
    expect(row?.progress).toBe(told?.status);
    expect(counts.map((unit) => unit[row?.status ?? 'fullfort'])).toContain(1);
    expect(found.map((each) => each.person)).toContain(person);
    expect(open.map((each) => each.person).includes(person)).toBe(told?.status !== 'fullfort');
    const file = Buffer.from(
      await new Response(completionsCsv(store, of.course, noon(day))).arrayBuffer(),
    ).toString();
    expect(`\ufeff${told?.row?.csv}`).toBe(file);
    // Complete is exactly what has nothing left.
    const { scenarios = [], documents = [], answer = true } = told?.left ?? {};
    expect(row !== undefined && isCompleted(row.status)).toBe(told?.status === 'fullfort');
    expect(told?.status === 'fullfort').toBe(scenarios.length + documents.length === 0 && !answer);
    return told;
  };

  it('is written with the completion, and told until the last day', async () => {
    const person = await employee();
    expect(await completions(person)).toEqual([
      {
        ...{ round: 1, valid_to: '2028-11-24', renews_from: '2028-09-26', posts: 0 },
        completed_at: noon(COMPLETED).toISOString(),
      },
    ]);
    const told = await agreed(person, '2027-06-01');
    expect(told).toMatchObject({ status: 'fullfort', round: 1, validTo: '2028-11-24' });
    expect(told).not.toHaveProperty('reopened');
    expect(told).not.toHaveProperty('renewal');
    expect(told?.row?.cells).toMatchObject({ status: 'fullført', 'gyldig til': '2028-11-24' });
    expect((await agreed(person, '2028-11-24'))?.status).toBe('fullfort');
  });

  it('is open again the day after, with everything left, and nothing of the history gone', async () => {
    const person = await employee();
    const told = await agreed(person, '2028-11-25');
    expect(told).toMatchObject({
      ...{ status: 'ikke-begynt', round: 2, mastered: [], validTo: '2028-11-24' },
      reopened: { why: 'utlopt', validTo: '2028-11-24' },
      left: { scenarios: ['ytring/svomming', 'ytring/bilde'], documents: ['taushet'], answer: true },
    });
    expect(told?.receipt).toMatch(/^[0-9A-Z-]{14}$/);
    expect(told?.row?.cells).toMatchObject({
      ...{ status: 'utløpt', fullført: COMPLETED, 'gyldig til': '2028-11-24' },
    });
    const [begun] = await send(person, '2028-11-26', ['ansatt']);
    expect(begun).toMatchObject({
      status: 'paabegynt',
      missing: ['ytring/bilde'],
      mastered: ['ytring/svomming'],
    });
    expect((await agreed(person, '2028-11-26'))?.status).toBe('paabegynt');
    const [done] = await send(person, '2028-11-28', ['begge'], papers());
    expect(done).toMatchObject({ status: 'fullfort', round: 2, validTo: '2030-11-28' });
    expect((await completions(person)).map((row) => [row.round, row.valid_to])).toEqual([
      [1, '2028-11-24'],
      [2, '2030-11-28'],
    ]);
  });

  it('says of every day what was so on it', async () => {
    const person = await employee();
    await send(person, '2028-11-28', ['ansatt', 'begge'], papers());
    for (const [day, expected] of [
      ['2026-11-23', 'ikke-begynt'],
      [COMPLETED, 'fullfort'],
      ['2028-11-24', 'fullfort'],
      ['2028-11-25', 'ikke-begynt'],
      ['2028-11-28', 'fullfort'],
      ['2030-11-28', 'fullfort'],
      ['2030-11-29', 'ikke-begynt'],
    ] as const) {
      const [row] = await standings(store, await asOf(store.db, course.course, noon(day)), {
        person,
      }).execute();
      expect(row?.progress, day).toBe(expected);
    }
  });

  it('can be renewed in the last sixty days, so that nobody is without', async () => {
    const person = await employee();
    const link = async (day: string) => {
      const links = await store.db
        .transaction()
        .execute((tx) => newLearnerLinks(tx, [person], 'https://kurs.example.no', noon(day)));
      const token = (links.get(person) as string).split('/').at(-1) as string;
      return openLearnerLink(store, course.course, token, false, noon(day));
    };
    expect(await link('2028-09-25')).toEqual({ refused: 'fullfort' });
    expect(await link('2028-09-26')).toMatchObject({ person });
    expect((await agreed(person, '2028-09-26'))?.renewal).toEqual({
      ...{ scenarios: ['ytring/svomming', 'ytring/bilde'], documents: ['taushet'], answer: true },
    });
    const [soon] = await send(person, '2028-10-01', ['ansatt']);
    expect(soon).toMatchObject({
      status: 'fullfort',
      validTo: '2028-11-24',
      renewal: { scenarios: ['ytring/bilde'] },
    });
    const [done] = await send(person, '2028-10-02', ['begge'], papers());
    expect(done).toMatchObject({ status: 'fullfort', round: 2, validTo: '2030-11-24' });
    expect(done).not.toHaveProperty('renewal');
    expect((await agreed(person, '2028-11-25'))?.status).toBe('fullfort');
  });

  it('follows the election periods for politicians', async () => {
    const person = await councillor();
    expect((await completions(person))[0]).toMatchObject({
      valid_to: '2027-09-30',
      renews_from: '2027-08-02',
    });
    expect((await agreed(person, '2027-09-30'))?.status).toBe('fullfort');
    expect(await agreed(person, '2027-10-01')).toMatchObject({
      ...{ status: 'ikke-begynt', round: 2 },
      reopened: { why: 'ny-periode', period: '2027–2031', from: '2027-10-01' },
    });
    await send(person, '2027-10-20', ['folkevalgt', 'begge'], papers().slice(0, 1));
    expect(await agreed(person, '2027-10-20')).toMatchObject({ status: 'fullfort', validTo: '2031-09-30' });
  });

  it('begins for a deputy in the period in which they first meet', async () => {
    const person = await councillor();
    await store.db
      .updateTable('appointment')
      .set({ starts: '2027-10-20' })
      .where('person', '=', person)
      .execute();
    // Imported after the election, before the new council: what was completed was for the old one.
    expect(await agreed(person, '2027-09-15')).toMatchObject({ status: 'ikke-begynt', round: 2 });
    await send(person, '2027-09-20', ['folkevalgt', 'begge'], papers().slice(0, 1));
    expect(await agreed(person, '2027-09-20')).toMatchObject({ status: 'fullfort', validTo: '2031-09-30' });
    expect((await agreed(person, '2027-10-20'))?.status).toBe('fullfort');
    const late = await addPerson(store, { holds: [{ role: 'folkevalgt', unit: 'X', starts: '2026-02-01' }] });
    await send(late, '2027-01-10', ['folkevalgt', 'begge'], papers().slice(0, 1));
    expect((await completions(late))[0]?.valid_to).toBe('2027-09-30');
  });

  it('does not count what a politician began in the period before', async () => {
    const person = await addPerson(store, {
      holds: [{ role: 'folkevalgt', unit: 'Kommunestyret', starts: '2023-10-01' }],
    });
    await send(person, '2026-11-24', ['folkevalgt'], papers().slice(0, 1));
    expect((await agreed(person, '2027-09-30'))?.status).toBe('paabegynt');
    expect(await agreed(person, '2027-10-01')).toMatchObject({
      ...{ status: 'ikke-begynt', reopened: { why: 'ny-periode' } },
    });
  });

  it('is each appointment’s own', async () => {
    const person = await employee();
    await addAppointment(store, person, { role: 'folkevalgt', unit: 'Kommunestyret', starts: '2023-10-01' });
    await send(person, '2026-12-01', ['folkevalgt']);
    expect((await status(person, '2027-10-01')).map((row) => [row.role, row.status])).toEqual([
      ['folkevalgt', 'ikke-begynt'],
      ['ansatt', 'fullfort'],
    ]);
  });

  describe('after a marked change', () => {
    beforeEach(() => keepEditions(store, changed, noon('2027-02-15')));

    it('opens what trains the point, says why, and carries the rest over', async () => {
      const person = await employee();
      expect((await agreed(person, '2027-02-28', changed))?.status).toBe('fullfort');
      const told = await agreed(person, '2027-03-01', changed);
      expect(told).toMatchObject({
        ...{ status: 'paabegynt', round: 2, mastered: ['ytring/bilde'] },
        left: { scenarios: ['ytring/svomming'], documents: [], answer: false },
        reopened: {
          why: 'endring',
          changes: [{ point: '2.1-01', why: 'Ordlyden er ny.', scenarios: ['ytring/svomming'] }],
        },
      });
      expect(told).not.toHaveProperty('validTo');
      expect(told?.row?.cells).toMatchObject({ status: 'påbegynt', fullført: COMPLETED, 'gyldig til': '' });
      const [done] = await send(person, '2027-03-05', ['ansatt'], [], changed);
      expect(done).toMatchObject({ status: 'fullfort', round: 2, validTo: '2028-11-24' });
      expect((await agreed(person, '2027-03-05', changed))?.status).toBe('fullfort');
      expect((await completions(person)).map((row) => [row.round, row.valid_to, row.completed_at])).toEqual([
        [1, '2028-11-24', noon(COMPLETED).toISOString()],
        [2, '2028-11-24', noon('2027-03-05').toISOString()],
      ]);
    });

    it('does not take an old edition for the new, and says nothing to whoever has the new already', async () => {
      const [one, other] = [await employee(), await employee()];
      await send(other, '2027-02-20', ['ansatt'], [], changed);
      await send(one, '2027-03-02', ['ansatt']);
      const moment = await asOf(store.db, changed.course, noon('2027-03-02'));
      const rows = await standings(store, moment).execute();
      expect(rows.find((row) => row.person === one)?.status).toBe('paabegynt');
      expect(rows.find((row) => row.person === other)?.status).toBe('fullfort');
      const [told] = await status(other, '2027-03-02', changed);
      expect(told).toMatchObject({ status: 'fullfort', round: 1, validTo: '2028-11-24' });
      expect(told).not.toHaveProperty('reopened');
    });

    it('opens what is for those who post only for those who said so', async () => {
      const [no, yes] = [await employee('nei'), await employee('ja')];
      await send(no, '2026-12-01', ['ekstra']);
      for (const person of [no, yes]) await send(person, '2027-03-02', ['ansatt'], [], changed);
      expect((await status(no, '2027-03-02', changed))[0]?.status).toBe('fullfort');
      expect((await status(yes, '2027-03-02', changed))[0]).toMatchObject({
        ...{ status: 'paabegynt', missing: ['ytring/ekstra'] },
      });
      await send(yes, '2027-03-03', ['ekstra'], [], changed);
      expect((await status(yes, '2027-03-03', changed))[0]).toMatchObject({ status: 'fullfort', round: 2 });
      expect((await completions(yes)).map(({ posts }) => posts)).toEqual([1, 1]);
    });

    it('gives nobody a completion for what was mastered before it', async () => {
      const person = await addPerson(store);
      await send(person, '2027-02-20', ['ansatt'], papers());
      const [told] = await send(person, '2027-03-05', ['begge'], [], changed);
      expect(told).toMatchObject({ status: 'paabegynt', missing: ['ytring/svomming'] });
      expect(await completions(person)).toEqual([]);
    });
  });
});
