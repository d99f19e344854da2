import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HandedIn, SyncResponse } from '#lib/scenario/attempt.ts';
import { openDatabase, type Place, type Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { acceptHandIn, type HandInAnswer } from './handin.ts';
import { attemptAt, type GRAPHS, tinyCourse, WALKS, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addAppointment, addPerson, everything } from './testing/people.ts';

const SERVED = new Date('2026-11-20T08:00:00.000Z');
const NOW = new Date('2026-11-23T09:00:00.000Z');
const RECEIPT = /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/;

/** export.test.ts says what is in it. */
const ROW_OF_ANYBODY = { cells: expect.any(Object) as object, csv: expect.any(String) as string };

const bodyOf = (answer: HandInAnswer) => answer.body as SyncResponse;

describe.each(ENGINES)('handing in on %s', (kind) => {
  let engine: RunningEngine;
  let place: Place;
  let store: Store;
  let course: TinyCourse;
  let person: string;

  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse();
    place = await engine.place();
    store = await openDatabase(place, SERVED);
    await keepEditions(store, course, SERVED);
  });
  afterAll(async () => {
    await store.close();
    await engine.stop();
  });
  beforeEach(async () => void (person = await addPerson(store)));

  const send = (body: unknown, { who = person, now = NOW, as = course } = {}) =>
    acceptHandIn(store, as.course, { person: who, login: 'lenke' }, body, now);
  const handIn = (
    attempts: unknown[],
    { who = person, held = [] as string[], now = NOW, as = course } = {},
  ) => send({ v: 1, learner: who, held, attempts }, { who, now, as });
  const mastered = (name: keyof typeof GRAPHS, different: Partial<HandedIn> = {}) =>
    attemptAt(course, name, different);
  const outcomes = (who = person) =>
    store.db.selectFrom('outcome').selectAll().where('person', '=', who).execute();
  const completions = (who = person) =>
    store.db
      .selectFrom('completion')
      .innerJoin('appointment', 'appointment.id', 'completion.appointment')
      .selectAll('completion')
      .select('appointment.role')
      .where('appointment.person', '=', who)
      .orderBy('appointment.role')
      .execute();

  it('gives a receipt for a mastered attempt, and says what is left', async () => {
    const attempt = mastered('ansatt');
    const answer = await handIn([attempt]);
    expect(answer).toEqual({
      status: 200,
      body: {
        results: [{ id: attempt.id, receipt: expect.stringMatching(RECEIPT) as string }],
        missing: [],
        status: [
          {
            role: 'ansatt',
            unit: 'Lauvlia skole',
            status: 'paabegynt',
            mastered: ['ytring/svomming'],
            missing: ['ytring/bilde'],
            left: { scenarios: ['ytring/bilde'], documents: [], answer: false },
            confirmed: [],
            round: 1,
            row: ROW_OF_ANYBODY,
          },
        ],
      },
    });
    expect(await outcomes()).toEqual([
      {
        attempt: attempt.id,
        person,
        scenario: 'ytring/svomming',
        role: 'ansatt',
        edition: course.hashes.ansatt,
        language: 'nb',
        login: 'lenke',
        finished_at: '2026-11-23T08:00:00.000Z',
        received_at: '2026-11-23T09:00:00.000Z',
        receipt: (bodyOf(answer).results[0] as { receipt: string }).receipt,
      },
    ]);
  });

  it('completes the appointment with the attempt that makes the core complete', async () => {
    await handIn([mastered('ansatt', { finishedAt: '2026-11-22T10:00:00.000Z' })]);
    const answer = await handIn(
      [mastered('begge', { finishedAt: '2026-11-23T11:59:00+03:00', language: 'nn' })],
      {
        now: new Date('2026-11-24T07:00:00.000Z'),
      },
    );
    const [completion, ...more] = await completions();
    expect(more).toEqual([]);
    expect(completion).toMatchObject({
      round: 1,
      course_edition: course.course.edition,
      guideline: '2024',
      language: 'nn',
      login: 'lenke',
      completed_at: '2026-11-23T08:59:00.000Z',
      received_at: '2026-11-24T07:00:00.000Z',
      valid_to: null,
      renews_from: null,
      posts: 0,
      receipt: expect.stringMatching(RECEIPT) as string,
    });
    expect(bodyOf(answer).status).toEqual([
      {
        role: 'ansatt',
        unit: 'Lauvlia skole',
        status: 'fullfort',
        mastered: ['ytring/svomming', 'ytring/bilde'],
        missing: [],
        left: { scenarios: [], documents: [], answer: false },
        confirmed: [],
        completedAt: '2026-11-23T08:59:00.000Z',
        receivedAt: '2026-11-24T07:00:00.000Z',
        receipt: completion?.receipt,
        edition: course.course.edition,
        round: 1,
        row: ROW_OF_ANYBODY,
      },
    ]);
  });

  it('lets a scenario for both roles count in both, and completes every appointment', async () => {
    const who = await addPerson(store, {
      holds: [
        { role: 'ansatt', unit: 'Lauvlia skole' },
        { role: 'ansatt', unit: 'Fosselva barnehage' },
        { role: 'folkevalgt', unit: 'Kommunestyret' },
      ],
    });
    const answer = await handIn([mastered('ansatt'), mastered('begge'), mastered('folkevalgt')], { who });
    expect(bodyOf(answer).status.map(({ role, unit, status }) => [role, unit, status])).toEqual([
      ['ansatt', 'Fosselva barnehage', 'fullfort'],
      ['folkevalgt', 'Kommunestyret', 'fullfort'],
      ['ansatt', 'Lauvlia skole', 'fullfort'],
    ]);
    expect((await completions(who)).map((row) => row.role)).toEqual(['ansatt', 'ansatt', 'folkevalgt']);
  });

  it('does not take optional scenarios for the core', async () => {
    const answer = await handIn([mastered('ekstra')]);
    expect(bodyOf(answer).status).toMatchObject([
      { status: 'paabegynt', mastered: [], missing: ['ytring/svomming', 'ytring/bilde'] },
    ]);
  });

  it('gives somebody who is done the completion of an appointment that came later', async () => {
    await handIn([mastered('ansatt'), mastered('begge')]);
    await addAppointment(store, person, { role: 'ansatt', unit: 'Rådhuset' });
    const answer = await handIn([], { now: new Date('2026-12-01T08:00:00.000Z') });
    expect(answer.status).toBe(200);
    expect(bodyOf(answer).status.map(({ status }) => status)).toEqual(['fullfort', 'fullfort']);
  });

  it('keeps as completed what is completed when the course grows later', async () => {
    await handIn([mastered('ansatt'), mastered('begge')]);
    const grown = await tinyCourse(['ansatt', 'folkevalgt', 'begge', 'ekstra']);
    await keepEditions(store, grown, NOW);
    expect(bodyOf(await handIn([], { as: grown })).status).toMatchObject([
      { status: 'fullfort', missing: [] },
    ]);
    const [row] = await completions();
    expect(row?.course_edition).toBe(course.course.edition);
  });

  describe('sending twice equals sending once', () => {
    it('returns the stored receipt and does not read the steps', async () => {
      const attempt = mastered('ansatt');
      const first = bodyOf(await handIn([attempt]));
      const before = await everything(store);
      const unreadable = { id: attempt.id, steps: 'anything' };
      const again = bodyOf(
        await handIn([attempt, unreadable], { now: new Date('2027-01-01T00:00:00.000Z') }),
      );
      expect(again.results).toEqual([first.results[0], first.results[0]]);
      expect(await everything(store)).toBe(before);
    });

    it('turns 100 identical hand-ins at once into one outcome, one completion and one receipt', async () => {
      const attempts = [mastered('ansatt'), mastered('begge')];
      const answers = await Promise.all(Array.from({ length: 100 }, () => handIn(attempts)));
      expect(new Set(answers.map((answer) => JSON.stringify(bodyOf(answer).results))).size).toBe(1);
      expect(answers.every(({ status }) => status === 200)).toBe(true);
      expect(await outcomes()).toHaveLength(2);
      expect(await completions()).toHaveLength(1);
    });

    it('completes the course when its last two attempts arrive at the same time', async () => {
      for (let round = 0; round < 20; round++) {
        const who = await addPerson(store);
        await Promise.all([handIn([mastered('ansatt')], { who }), handIn([mastered('begge')], { who })]);
        const rows = await completions(who);
        expect(rows, `round ${round}`).toHaveLength(1);
      }
    });

    it('holds after a restart', async () => {
      const attempt = mastered('ansatt');
      const before = bodyOf(await handIn([attempt]));
      await store.close();
      store = await openDatabase(place, NOW);
      expect(store.created).toBe(false);
      expect(bodyOf(await handIn([attempt])).results).toEqual(before.results);
      expect(bodyOf(await handIn([mastered('begge')])).status).toMatchObject([{ status: 'fullfort' }]);
    });
  });

  it('says which of the held attempts it does not know, and hers only', async () => {
    const attempt = mastered('ansatt');
    const other = await addPerson(store);
    const theirs = mastered('ansatt');
    await handIn([attempt]);
    await handIn([theirs], { who: other });
    const lost = crypto.randomUUID();
    const held = [lost, attempt.id, theirs.id];
    expect(bodyOf(await handIn([], { held })).missing).toEqual([lost, theirs.id]);
  });

  const CLOCKS: [string, string, string][] = [
    ['an hour before it was received', '2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.000Z'],
    ['in another zone', '2026-11-23T09:30:00+02:00', '2026-11-23T07:30:00.000Z'],
    ['tomorrow', '2026-11-24T08:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['in the year 9999', '9999-12-31T23:59:59.999Z', '2026-11-23T09:00:00.000Z'],
    ['in the last moment of 9999, in a zone behind', '9999-12-31T23:59:59-12:00', '2026-11-23T09:00:00.000Z'],
    ['ten years ago', '2016-11-23T08:00:00.000Z', '2026-11-20T08:00:00.000Z'],
    ['in the year 0', '0000-01-01T00:00:00+14:00', '2026-11-20T08:00:00.000Z'],
  ];
  it.each(CLOCKS)(
    'notes as finished, when the device says %s, what can be true',
    async (_, finishedAt, noted) => {
      await handIn([mastered('ansatt', { finishedAt })]);
      expect((await outcomes()).map((row) => row.finished_at)).toEqual([noted]);
    },
  );

  const begge = WALKS.begge[0] as { scene: string; picks: string[] };
  type Refused = [string, string, (good: HandedIn) => unknown];
  const REFUSED: Refused[] = [
    ['no steps', 'ingen-slutt', (a) => ({ ...a, steps: [] })],
    [
      'steps that end in no ending',
      'ingen-slutt',
      (a) => ({ ...a, steps: [{ scene: 'start', choice: 'roper' }] }),
    ],
    ['steps that end badly', 'ikke-mestret', (a) => ({ ...a, steps: [{ scene: 'start', choice: 'tier' }] })],
    ['an unknown choice', 'ulovlig-steg', (a) => ({ ...a, steps: [{ scene: 'start', choice: 'danser' }] })],
    [
      'a choice called like an object’s own',
      'ulovlig-steg',
      (a) => ({ ...a, steps: [{ scene: 'start', choice: 'constructor' }] }),
    ],
    ['an unknown scene', 'ulovlig-steg', (a) => ({ ...a, steps: [{ scene: 'bra', choice: 'sier' }] })],
    ['the same step twice', 'ulovlig-steg', (a) => ({ ...a, steps: [...a.steps, ...a.steps] })],
    ['steps out of order', 'ulovlig-steg', (a) => ({ ...a, steps: [...WALKS.folkevalgt].reverse() })],
    [
      'a step after the ending',
      'ulovlig-steg',
      (a) => ({ ...a, steps: [...a.steps, { scene: 'bra', choice: 'sier' }] }),
    ],
    ['another scenario’s steps', 'ulovlig-steg', (a) => ({ ...a, steps: WALKS.begge })],
    ['another role', 'feil-rolle', (a) => ({ ...a, role: 'folkevalgt' })],
    ['an unknown edition', 'ukjent-utgave', (a) => ({ ...a, edition: 'a'.repeat(64) })],
    ['another scenario’s edition', 'ukjent-utgave', (a) => ({ ...a, scenario: 'ytring/bilde' })],
    ['an unknown scenario', 'ukjent-scenario', (a) => ({ ...a, scenario: 'ytring/finnes-ikke' })],
    ['a scenario that is no path of ours', 'ugyldig', (a) => ({ ...a, scenario: '../../etc/passwd' })],
    ['an edition that is no hash', 'ugyldig', (a) => ({ ...a, edition: 'a'.repeat(10_000) })],
    ['a role nobody has', 'ugyldig', (a) => ({ ...a, role: 'begge' })],
    ['a language of 10 kB', 'ugyldig', (a) => ({ ...a, language: 'n'.repeat(10_000) })],
    ['a time in words', 'ugyldig', (a) => ({ ...a, finishedAt: 'yesterday' })],
    ['a time as a number', 'ugyldig', (a) => ({ ...a, finishedAt: 1_700_000_000_000 })],
    ['a time beyond four digits', 'ugyldig', (a) => ({ ...a, finishedAt: '+010000-01-01T00:00:00.000Z' })],
    ['a 13th month', 'ugyldig', (a) => ({ ...a, finishedAt: '2026-13-01T00:00:00.000Z' })],
    ['steps that are no list', 'ugyldig', (a) => ({ ...a, steps: { 0: a.steps[0] } })],
    ['a step that is null', 'ugyldig', (a) => ({ ...a, steps: [null] })],
    [
      'a step that says two things',
      'ugyldig',
      (a) => ({ ...a, steps: [{ scene: 'start', choice: 'sier', picks: ['navn'] }] }),
    ],
    [
      'a step with more to it',
      'ugyldig',
      (a) => ({ ...a, steps: [{ scene: 'start', choice: 'sier', score: 100 }] }),
    ],
    ['501 steps', 'ugyldig', (a) => ({ ...a, steps: Array.from({ length: 501 }, () => a.steps[0]) })],
    ['a status of its own', 'ugyldig', (a) => ({ ...a, status: 'mestret' })],
    [
      'a prototype of its own',
      'ugyldig',
      (a) => JSON.parse(JSON.stringify(a).replace('{', '{"__proto__":{"role":"ansatt"},')) as unknown,
    ],
    ['a part missing', 'ugyldig', ({ language: _, ...a }) => a],
    [
      'picks unsorted',
      'ulovlig-steg',
      (a) => ({ ...a, ...mastered('begge', { steps: [{ ...begge, picks: ['sted', 'navn'] }] }) }),
    ],
    [
      'picks doubled',
      'ulovlig-steg',
      (a) => ({ ...a, ...mastered('begge', { steps: [{ ...begge, picks: ['navn', 'navn'] }] }) }),
    ],
    [
      'no picks',
      'ulovlig-steg',
      (a) => ({ ...a, ...mastered('begge', { steps: [{ ...begge, picks: [] }] }) }),
    ],
    [
      'an unknown pick',
      'ulovlig-steg',
      (a) => ({ ...a, ...mastered('begge', { steps: [{ ...begge, picks: ['navn', 'annet'] }] }) }),
    ],
  ];
  it.each(REFUSED)('refuses %s (%s), and nothing at all is stored', async (_, refused, spoil) => {
    const before = await everything(store);
    const spoilt = spoil(mastered('ansatt')) as { id: string };
    const answer = await handIn([spoilt]);
    expect(answer.status).toBe(422);
    expect(bodyOf(answer).results).toEqual([{ id: spoilt.id, refused }]);
    expect(bodyOf(answer).status).toMatchObject([{ status: 'ikke-begynt' }]);
    expect(await everything(store)).toBe(before);
  });

  it('lets one bad attempt hold up nobody', async () => {
    const [good, bad, odd] = [
      mastered('ansatt'),
      mastered('begge', { steps: [] }),
      { id: crypto.randomUUID(), steps: 7 },
    ];
    const answer = await handIn([bad, good, odd]);
    expect(answer.status).toBe(200);
    expect(bodyOf(answer).results).toEqual([
      { id: bad.id, refused: 'ingen-slutt' },
      { id: good.id, receipt: expect.stringMatching(RECEIPT) as string },
      { id: odd.id, refused: 'ugyldig' },
    ]);
  });

  it('refuses somebody else’s attempt, and tells nothing of it', async () => {
    const other = await addPerson(store);
    const theirs = mastered('ansatt');
    const receipt = (bodyOf(await handIn([theirs], { who: other })).results[0] as { receipt: string })
      .receipt;
    const before = await everything(store);
    const answer = await handIn([theirs]);
    expect(answer.status).toBe(422);
    expect(bodyOf(answer).results).toEqual([{ id: theirs.id, refused: 'ikke-ditt' }]);
    expect(JSON.stringify(answer)).not.toContain(receipt);
    // Steps that would be refused are refused for that: whether the id is taken makes no difference.
    const guessed = await handIn([{ ...theirs, steps: [] }]);
    expect(bodyOf(guessed).results).toEqual([{ id: theirs.id, refused: 'ingen-slutt' }]);
    expect(await everything(store)).toBe(before);
  });

  const envelope = (different: object) => ({ v: 1, learner: person, held: [], attempts: [], ...different });
  const BODIES: [string, () => unknown][] = [
    ['nothing', () => undefined],
    ['null', () => null],
    ['a list', () => []],
    ['a text', () => 'attempts'],
    ['an empty object', () => ({})],
    ['a version that is not yet', () => envelope({ v: 3, confirmations: [] })],
    ['a version before the first', () => envelope({ v: 0 })],
    ['the first version with something of the second', () => envelope({ confirmations: [] })],
    ['the second version without confirmations', () => envelope({ v: 2 })],
    ['confirmations that are no list', () => envelope({ v: 2, confirmations: { length: 1 } })],
    ['a confirmation that is null', () => envelope({ v: 2, confirmations: [null] })],
    ['a confirmation without an id', () => envelope({ v: 2, confirmations: [{ what: 'taushet' }] })],
    [
      '51 confirmations',
      () =>
        envelope({ v: 2, confirmations: Array.from({ length: 51 }, () => ({ id: crypto.randomUUID() })) }),
    ],
    ['a version as text', () => envelope({ v: '1' })],
    ['an unknown key', () => envelope({ admin: true })],
    [
      'a prototype',
      () => JSON.parse(JSON.stringify(envelope({})).replace('{', '{"__proto__":{"admin":true},')) as unknown,
    ],
    ['attempts that are no list', () => envelope({ attempts: { length: 1 } })],
    ['an attempt that is null', () => envelope({ attempts: [null] })],
    ['an attempt without an id', () => envelope({ attempts: [{ steps: [] }] })],
    [
      'an attempt’s id of 10 kB',
      () => envelope({ attempts: [mastered('ansatt', { id: 'a'.repeat(10_000) })] }),
    ],
    [
      'an attempt’s id in capitals',
      () => envelope({ attempts: [mastered('ansatt', { id: crypto.randomUUID().toUpperCase() })] }),
    ],
    ['51 attempts', () => envelope({ attempts: Array.from({ length: 51 }, () => mastered('ansatt')) })],
    ['1,001 held', () => envelope({ held: Array.from({ length: 1001 }, () => crypto.randomUUID()) })],
    ['a held id that is none', () => envelope({ held: ["' or 1=1 --"] })],
    ['100,000 levels', () => JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown],
    [
      '100,000 levels in a step',
      () => envelope({ attempts: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) }),
    ],
  ];
  it.each(BODIES)('answers 400 to a body that is %s', async (_, body) => {
    const before = await everything(store);
    expect(await send(body())).toEqual({ status: 400, body: { error: 'ugyldig' } });
    expect(await everything(store)).toBe(before);
  });

  it('answers 409 when the device speaks for somebody else than the session', async () => {
    const other = await addPerson(store);
    const before = await everything(store);
    const body = { v: 1, learner: other, held: [], attempts: [mastered('ansatt')] };
    expect(await send(body)).toEqual({ status: 409, body: { error: 'annen-deltaker' } });
    expect(await everything(store)).toBe(before);
  });

  it('answers 410 for an erased person, and resurrects nobody', async () => {
    await store.db
      .updateTable('person')
      .set({ erased_at: NOW.toISOString() })
      .where('id', '=', person)
      .execute();
    const before = await everything(store);
    const gone = { status: 410, body: { error: 'slettet' } };
    expect(await handIn([mastered('ansatt')])).toEqual(gone);
    expect(await handIn([])).toEqual(gone);
    expect(await everything(store)).toBe(before);
  });

  it('stores nothing for a person who is erased at that very moment', async () => {
    let answer: Promise<HandInAnswer> | undefined;
    await store.db.transaction().execute(async (tx) => {
      await tx.updateTable('person').set({ erased_at: NOW.toISOString() }).where('id', '=', person).execute();
      answer = handIn([mastered('ansatt')]);
      // Long enough for a hand-in that does not wait to be done.
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    expect(await answer).toEqual({ status: 410, body: { error: 'slettet' } });
    expect(await outcomes()).toEqual([]);
  });

  it('survives 500 steps in 50 attempts without holding up others', async () => {
    const steps = Array.from({ length: 249 }, () => [
      { scene: 'start', choice: 'roper' },
      { scene: 'angrer', choice: 'igjen' },
    ]).flat();
    const attempts = Array.from({ length: 50 }, () =>
      mastered('ansatt', { steps: [...steps, ...WALKS.ansatt] }),
    );
    let turns = 0;
    const takeTurn = () => void (turns++, (others = setImmediate(takeTurn)));
    let others = setImmediate(takeTurn);
    const answer = await handIn(attempts);
    clearImmediate(others);
    expect(bodyOf(answer).results.every((result) => 'receipt' in result)).toBe(true);
    expect(turns).toBeGreaterThanOrEqual(attempts.length);
  });

  it('writes steps nowhere: not in a table, not in the file, not in the log', async () => {
    const written: string[] = [];
    const spy = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => written.push(String(text)) > 0);
    const words = 'hemmelig-mening';
    try {
      await handIn([
        mastered('ansatt'),
        mastered('begge', { steps: [{ scene: 'start', choice: words }] }),
        { id: crypto.randomUUID(), steps: words },
      ]);
    } finally {
      spy.mockRestore();
    }
    expect(written.join('')).not.toContain(words);
    const { edition: _, ...kept } = Object.fromEntries(
      JSON.parse(await everything(store)) as [string, unknown][],
    );
    expect(JSON.stringify(kept)).not.toMatch(/hemmelig-mening|choice|sier|picks/);
    if (kind === 'sqlite') {
      for (const file of readdirSync(place.dir)) {
        expect(readFileSync(join(place.dir, file)).includes(words), file).toBe(false);
      }
    }
  });
});
