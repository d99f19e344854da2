import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POSTS } from '#lib/course/requirements.ts';
import type { HandedConfirmation, SyncResponse } from '#lib/scenario/attempt.ts';
import type { Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { acceptHandIn, type HandInAnswer } from './handin.ts';
import { attemptAt, DOCUMENTS, type GRAPHS, tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson, everything } from './testing/people.ts';

const SERVED = new Date('2026-11-20T08:00:00.000Z');
const NOW = new Date('2026-11-23T09:00:00.000Z');
const AT = '2026-11-23T08:30:00.000Z';
const RECEIPT = expect.stringMatching(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/) as string;

const bodyOf = (answer: HandInAnswer) => answer.body as SyncResponse;

describe.each(ENGINES)('confirming on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  let person: string;

  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse(undefined, { posting: ['ekstra'], documents: DOCUMENTS });
    store = await engine.store(SERVED);
    await keepEditions(store, course, SERVED);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => void (person = await addPerson(store)));

  interface Sent {
    names?: (keyof typeof GRAPHS)[];
    held?: string[];
    who?: string;
    now?: Date;
    as?: TinyCourse;
  }
  const send = (
    confirmations: unknown[],
    { names = [], held = [], who = person, now = NOW, as = course }: Sent = {},
  ) => {
    const attempts = names.map((name) => attemptAt(course, name));
    const body = { v: 2, learner: who, held, attempts, confirmations };
    return acceptHandIn(store, as.course, { person: who, login: 'lenke' }, body, now);
  };
  const said = (what: string, says: string, more: Partial<HandedConfirmation> = {}): HandedConfirmation => ({
    ...{ id: crypto.randomUUID(), role: 'ansatt', what, says, at: AT },
    ...more,
  });
  const signed = () => [said('taushet', '2026-1'), said('varsling', '3')];
  const rows = (who = person) =>
    store.db.selectFrom('confirmation').selectAll().where('person', '=', who).execute();

  it('gives each a receipt, keeps no more than it must, and says what is left by kind', async () => {
    const taushet = said('taushet', '2026-1');
    const answer = await send([taushet]);
    expect(answer.status).toBe(200);
    expect(bodyOf(answer).results).toEqual([{ id: taushet.id, receipt: RECEIPT }]);
    expect(bodyOf(answer).status).toMatchObject([
      {
        status: 'paabegynt',
        mastered: [],
        missing: ['ytring/svomming', 'ytring/bilde'],
        left: { scenarios: ['ytring/svomming', 'ytring/bilde'], documents: ['varsling'], answer: true },
        confirmed: [{ what: 'taushet', says: '2026-1', at: AT }],
        row: { cells: { status: 'påbegynt' } },
      },
    ]);
    expect(await rows()).toEqual([
      {
        id: taushet.id,
        person,
        role: 'begge',
        what: 'taushet',
        says: '2026-1',
        said_at: AT,
        received_at: NOW.toISOString(),
        receipt: (bodyOf(answer).results[0] as { receipt: string }).receipt,
      },
    ]);
  });

  it('completes the appointment with whatever comes last, and notes when that was said', async () => {
    await send(signed(), { names: ['ansatt', 'begge'] });
    const later = new Date('2026-11-25T10:00:00.000Z');
    const nei = said(POSTS, 'nei', { at: '2026-11-24T10:00:00.000Z' });
    const { status } = bodyOf(await send([nei], { now: later }));
    expect(status).toMatchObject([
      {
        status: 'fullfort',
        completedAt: '2026-11-24T10:00:00.000Z',
        receivedAt: '2026-11-25T10:00:00.000Z',
        left: { scenarios: [], documents: [], answer: false },
        row: { cells: { status: 'fullført', fullført: '2026-11-24', språk: 'nb' } },
      },
    ]);
  });

  it('asks those who post for more, and those who said no first, as long as they are not done', async () => {
    await send([said(POSTS, 'nei')]);
    const ja = said(POSTS, 'ja', { at: '2026-11-23T08:31:00.000Z' });
    const answer = bodyOf(await send([...signed(), ja], { names: ['ansatt', 'begge'] }));
    expect(answer.status).toMatchObject([
      { status: 'paabegynt', missing: ['ytring/ekstra'], confirmed: [{}, {}, { what: POSTS, says: 'ja' }] },
    ]);
    // Both said before there was a connection, and everything else done.
    const who = await addPerson(store);
    const both = [...signed(), said(POSTS, 'nei'), { ...ja, id: crypto.randomUUID() }];
    expect(bodyOf(await send(both, { who, names: ['ansatt', 'begge'] })).status).toMatchObject([
      { status: 'paabegynt', missing: ['ytring/ekstra'] },
    ]);
    expect(bodyOf(await send([], { names: ['ekstra'] })).status).toMatchObject([{ status: 'fullfort' }]);
  });

  it('opens nothing again for somebody who is done and then says yes', async () => {
    await send([...signed(), said(POSTS, 'nei')], { names: ['ansatt', 'begge'] });
    const ja = said(POSTS, 'ja', { at: '2026-12-01T08:00:00.000Z' });
    const answer = await send([ja], { now: new Date('2026-12-01T09:00:00.000Z') });
    expect(bodyOf(answer).status).toMatchObject([
      { status: 'fullfort', missing: [], left: { scenarios: [] }, confirmed: [{}, {}, { says: 'ja' }] },
    ]);
  });

  it('asks a politician for nothing that is for employees', async () => {
    const who = await addPerson(store, { holds: [{ role: 'folkevalgt', unit: 'Kommunestyret' }] });
    const varsling = said('varsling', '3', { role: 'folkevalgt' });
    expect(bodyOf(await send([varsling], { who })).status).toMatchObject([{ status: 'ikke-begynt' }]);
    const answer = await send([said('taushet', '2026-1')], { who, names: ['folkevalgt', 'begge'] });
    expect(bodyOf(answer).status).toMatchObject([{ status: 'fullfort' }]);
  });

  it('lets one answer count for both roles when it was given for both, and for one when not', async () => {
    const holds = [
      { role: 'ansatt' as const, unit: 'Teknisk' },
      { role: 'folkevalgt' as const, unit: 'Kommunestyret' },
    ];
    const both = await tinyCourse(['begge'], { posting: ['ekstra', 'folkevalgt'] });
    await keepEditions(store, both, SERVED);
    for (const [role, left] of [
      ['begge', [false, false]],
      ['folkevalgt', [true, false]],
    ] as const) {
      const who = await addPerson(store, { holds });
      const { status } = bodyOf(await send([said(POSTS, 'ja', { role })], { who, as: both }));
      const ansattFirst = status.toSorted((a, b) => a.role.localeCompare(b.role));
      expect(ansattFirst.map((row) => row.left?.answer)).toEqual(left);
    }
  });

  describe('when a document has a new version', () => {
    const newer = DOCUMENTS.map((document) => ({ ...document, version: `${document.version}.ny` }));

    it('asks for that, also after the old one, and takes the old one from a device that is late', async () => {
      const renewed = await tinyCourse(undefined, { documents: newer });
      await keepEditions(store, renewed, NOW);
      const old = said('taushet', '2026-1');
      const answer = bodyOf(await send([old], { as: renewed }));
      expect(answer.results).toEqual([{ id: old.id, receipt: RECEIPT }]);
      expect(answer.status).toMatchObject([
        { left: { documents: ['taushet', 'varsling'] }, confirmed: [{ what: 'taushet', says: '2026-1' }] },
      ]);
      const now = new Date('2026-11-24T09:00:00.000Z');
      const again = said('taushet', '2026-1.ny', { at: now.toISOString() });
      expect(bodyOf(await send([again], { as: renewed, now })).status).toMatchObject([
        { left: { documents: ['varsling'] }, confirmed: [{ says: '2026-1.ny' }] },
      ]);
    });

    it('leaves those alone who are done', async () => {
      await send([...signed(), said(POSTS, 'nei')], { names: ['ansatt', 'begge'] });
      const renewed = await tinyCourse(undefined, { documents: newer });
      await keepEditions(store, renewed, NOW);
      expect(bodyOf(await send([], { as: renewed })).status).toMatchObject([
        { status: 'fullfort', left: { documents: [] }, confirmed: [{ says: '2026-1' }, { says: '3' }, {}] },
      ]);
    });
  });

  it('completes those who have all there is to it when the course asks for less', async () => {
    await send([said('taushet', '2026-1'), said(POSTS, 'nei')], { names: ['ansatt', 'begge'] });
    const fewer = await tinyCourse(undefined, { documents: DOCUMENTS.slice(0, 1) });
    await keepEditions(store, fewer, NOW);
    expect(bodyOf(await send([], { as: fewer })).status).toMatchObject([{ status: 'fullfort' }]);
  });

  describe('sending twice equals sending once', () => {
    it('returns the stored receipt and reads nothing else', async () => {
      const taushet = said('taushet', '2026-1');
      const first = bodyOf(await send([taushet]));
      const before = await everything(store);
      const unreadable = { id: taushet.id, says: { anything: true } };
      const again = bodyOf(await send([taushet, unreadable], { now: new Date('2027-01-01T00:00:00.000Z') }));
      expect(again.results).toEqual([first.results[0], first.results[0]]);
      expect(await everything(store)).toBe(before);
    });

    it('turns 50 identical hand-ins at once into one of each', async () => {
      const all = [...signed(), said(POSTS, 'nei')];
      await send([], { names: ['ansatt', 'begge'] });
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(all)));
      expect(new Set(answers.map((answer) => JSON.stringify(bodyOf(answer).results))).size).toBe(1);
      expect(await rows()).toHaveLength(3);
      const completions = await store.db
        .selectFrom('completion')
        .innerJoin('appointment', 'appointment.id', 'completion.appointment')
        .select('completion.id')
        .where('appointment.person', '=', person)
        .execute();
      expect(completions).toHaveLength(1);
    });

    it('completes the course when a document and an attempt arrive at the same time', async () => {
      for (let round = 0; round < 20; round++) {
        const who = await addPerson(store);
        await send([...signed().slice(1), said(POSTS, 'nei')], { who, names: ['ansatt'] });
        await Promise.all([send([said('taushet', '2026-1')], { who }), send([], { who, names: ['begge'] })]);
        expect(bodyOf(await send([], { who })).status, `round ${round}`).toMatchObject([
          { status: 'fullfort' },
        ]);
      }
    });
  });

  it('says which of the held confirmations it does not know, and hers only', async () => {
    const other = await addPerson(store);
    const [mine, theirs, lost] = [said('taushet', '2026-1'), said('taushet', '2026-1'), crypto.randomUUID()];
    await send([mine]);
    await send([theirs], { who: other });
    expect(bodyOf(await send([], { held: [lost, mine.id, theirs.id] })).missing).toEqual([lost, theirs.id]);
  });

  it.each<[string, HandedConfirmation['at'], string, string]>([
    ['half an hour ago', AT, AT, AT],
    ['tomorrow', '2026-11-24T08:00:00Z', '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    [
      'before the document was served',
      '2026-11-01T00:00:00Z',
      '2026-11-20T08:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
    ],
    ['in the year 0', '0000-01-01T00:00:00+14:00', '2026-11-20T08:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ])('notes as said, when the device says %s, what can be true', async (_, at, document, answer) => {
    await send([said('taushet', '2026-1', { at }), said(POSTS, 'nei', { at })]);
    const noted = (await rows()).toSorted((a, b) => b.what.localeCompare(a.what));
    expect(noted.map((row) => row.said_at)).toEqual([document, answer]);
  });

  it.each<[string, string, (good: HandedConfirmation) => unknown]>([
    ['a document nobody knows', 'ukjent-dokument', (c) => ({ ...c, what: 'etikk' })],
    ['a document called like an object’s own', 'ukjent-dokument', (c) => ({ ...c, what: 'constructor' })],
    ['a version that was never served', 'ukjent-versjon', (c) => ({ ...c, says: '2025' })],
    ['another document’s version', 'ukjent-versjon', (c) => ({ ...c, says: '3' })],
    ['an answer that is none', 'ukjent-versjon', (c) => ({ ...c, what: POSTS, says: 'kanskje' })],
    ['a yes to a document', 'ukjent-versjon', (c) => ({ ...c, says: 'ja' })],
    ['a role nobody has', 'ugyldig', (c) => ({ ...c, role: 'leder' })],
    ['a document that is no name of ours', 'ugyldig', (c) => ({ ...c, what: '../taushet' })],
    ['a version of 10 kB', 'ugyldig', (c) => ({ ...c, says: '1'.repeat(10_000) })],
    ['a version with a line break', 'ugyldig', (c) => ({ ...c, says: '2026-1\n' })],
    ['a version as a number', 'ugyldig', (c) => ({ ...c, says: 3 })],
    ['a time in words', 'ugyldig', (c) => ({ ...c, at: 'yesterday' })],
    ['a part missing', 'ugyldig', ({ at: _, ...c }) => c],
    ['more to it', 'ugyldig', (c) => ({ ...c, name: 'Ingvild' })],
    [
      'a prototype of its own',
      'ugyldig',
      (c) => JSON.parse(JSON.stringify(c).replace('{', '{"__proto__":{"role":"begge"},')) as unknown,
    ],
  ])('refuses %s (%s), and nothing at all is stored', async (_, refused, spoil) => {
    const before = await everything(store);
    const spoilt = spoil(said('taushet', '2026-1')) as { id: string };
    const answer = await send([spoilt]);
    expect(answer.status).toBe(422);
    expect(bodyOf(answer).results).toEqual([{ id: spoilt.id, refused }]);
    expect(await everything(store)).toBe(before);
  });

  it('lets one that is refused hold up nobody', async () => {
    const [bad, good] = [said('taushet', '1999'), said('varsling', '3')];
    const answer = await send([bad, good], { names: ['begge'] });
    expect(answer.status).toBe(200);
    expect(bodyOf(answer).results).toMatchObject([
      { receipt: RECEIPT },
      { id: bad.id, refused: 'ukjent-versjon' },
      { id: good.id, receipt: RECEIPT },
    ]);
  });

  it('refuses an id that is somebody else’s, and tells nothing of it', async () => {
    const other = await addPerson(store);
    const theirs = said('taushet', '2026-1');
    const { receipt } = bodyOf(await send([theirs], { who: other })).results[0] as { receipt: string };
    const answer = await send([theirs]);
    expect(bodyOf(answer).results).toEqual([{ id: theirs.id, refused: 'ikke-ditt' }]);
    expect(JSON.stringify(answer)).not.toContain(receipt);
    expect(await rows()).toEqual([]);
  });

  it('answers 409 when the device speaks for somebody else than the session', async () => {
    const other = await addPerson(store);
    const body = { v: 2, learner: other, held: [], attempts: [], confirmations: signed() };
    const answer = await acceptHandIn(store, course.course, { person, login: 'lenke' }, body, NOW);
    expect(answer).toEqual({ status: 409, body: { error: 'annen-deltaker' } });
    expect([await rows(), await rows(other)]).toEqual([[], []]);
  });

  it('answers 410 for an erased person, also for one who is erased at that very moment', async () => {
    const gone = { status: 410, body: { error: 'slettet' } };
    let answer: Promise<HandInAnswer> | undefined;
    await store.db.transaction().execute(async (tx) => {
      await tx.updateTable('person').set({ erased_at: NOW.toISOString() }).where('id', '=', person).execute();
      answer = send(signed());
      await new Promise((resolve) => setTimeout(resolve, 150));
    });
    expect(await answer).toEqual(gone);
    expect(await send(signed())).toEqual(gone);
    expect(await rows()).toEqual([]);
  });

  it('still takes the version before, which had no confirmations', async () => {
    const attempt = attemptAt(course, 'ansatt');
    const body = { v: 1, learner: person, held: [], attempts: [attempt] };
    const answer = await acceptHandIn(store, course.course, { person, login: 'lenke' }, body, NOW);
    expect(bodyOf(answer).results).toEqual([{ id: attempt.id, receipt: RECEIPT }]);
  });
});
