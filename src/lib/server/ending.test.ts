/** Whoever is missing from a roster, and who leads a unit, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Course } from '#lib/course/course.ts';
import type { Store } from './database.ts';
import { endByHand } from './ending.ts';
import { importRoster, planImport } from './people.ts';
import { appointmentId, personId } from './person-id.ts';
import { leadersSaid } from './roster-leaders.ts';
import { keepWaiting, waiting, type Waiting } from './roster-waiting.ts';
import { readRoster } from './roster.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const TODAY = '2026-11-23';
const TOMORROW = new Date('2026-11-24T08:00:00.000Z');
const HEADER = 'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato;leder;nærmeste leder';
const KARI = '42;Kari;Nordmann;;Kultur;ansatt;2026-08-15;;';
const OLA = '43;Ola;Hansen;;Kultur;ansatt;2026-08-15;;';
const ANNE = '44;Anne;Berg;;Kommunestyret;folkevalgt;2026-08-15;;';
const course: Course = {
  title: '',
  edition: 'c',
  guideline: '1',
  roles: ['ansatt', 'folkevalgt'],
  lessons: [],
};
const BY = { hr: 'h', session: 's' };
const rowsOf = async (...lines: string[]) => {
  const roster = await readRoster(new TextEncoder().encode([HEADER, ...lines].join('\n')));
  expect(roster.issues).toEqual([]);
  return roster.rows;
};
const appointment = (number: string, role = 'ansatt') => appointmentId(personId(number), role);

describe.each(ENGINES)('a new list on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());
  beforeEach(() => emptyTables(store));

  const importLines = async (lines: string[], ends: string[] = [], now = NOW) => {
    const rows = await rowsOf(...lines);
    const { hash } = await planImport(store.db, rows, now);
    return importRoster(store, course, rows, hash, BY, now, ends);
  };
  const endsOf = async () =>
    Object.fromEntries(
      (
        await store.db
          .selectFrom('appointment')
          .innerJoin('person', 'person.id', 'appointment.person')
          .select(['person.ansattnr', 'appointment.ends'])
          .execute()
      ).map(({ ansattnr, ends }) => [ansattnr, ends]),
    );
  const seen = async () => (await waiting(store.db, NOW)) as Waiting;
  const leaders = async () =>
    (
      await store.db
        .selectFrom('leader')
        .innerJoin('unit', 'unit.id', 'leader.unit')
        .innerJoin('person', 'person.id', 'leader.person')
        .select(['unit.name', 'person.ansattnr'])
        .orderBy('unit.name')
        .orderBy('person.ansattnr')
        .execute()
    ).map(({ name, ansattnr }) => `${name}: ${ansattnr}`);

  describe('that lacks somebody', () => {
    it('ends nobody by itself', async () => {
      await importLines([KARI, OLA]);
      const { plan, ended } = await importLines([OLA]);
      expect([plan.missing.map((known) => known.ansattnr), ended]).toEqual([['42'], 0]);
      expect(await endsOf()).toEqual({ '42': null, '43': null });
    });

    it('ends those somebody says are over, from today, and only them', async () => {
      await importLines([KARI, OLA, ANNE]);
      const { ended, stale } = await importLines([ANNE.replace('Berg', 'Bø'), OLA], [appointment('42')]);
      expect([ended, stale]).toEqual([1, false]);
      expect(await endsOf()).toEqual({ '42': TODAY, '43': null, '44': null });
      const { plan } = await importLines([OLA, ANNE.replace('Berg', 'Bø')]);
      expect([plan.missing.length, plan.changed.length]).toEqual([0, 0]);
      const rows = await store.db.selectFrom('audit').select('detail').orderBy('seq').execute();
      expect(JSON.parse(rows[1]?.detail ?? '')).toMatchObject({ missing: 1, ended: 1 });
    });

    it('of one role says nothing about the other', async () => {
      await importLines([KARI, OLA, ANNE]);
      const plan = await planImport(store.db, await rowsOf(ANNE), NOW);
      expect([plan.missing.length, plan.otherRoles]).toEqual([0, 2]);
    });

    it('does nothing at all when somebody is to be ended who is not missing', async () => {
      await importLines([KARI, OLA]);
      for (const id of [appointment('43'), 'x']) {
        expect(await importLines([OLA], [id])).toMatchObject({ stale: true, ended: 0 });
      }
      expect(await endsOf()).toEqual({ '42': null, '43': null });
    });

    it('opens whoever comes back', async () => {
      await importLines([KARI, OLA]);
      await importLines([OLA], [appointment('42')]);
      const { plan } = await importLines([KARI, OLA], [], TOMORROW);
      expect(plan.changed.map((change) => change.fields)).toEqual([['ends']]);
      expect(await endsOf()).toEqual({ '42': null, '43': null });
      expect((await importLines([KARI, OLA], [], TOMORROW)).plan.unchanged).toBe(2);
    });

    it('leaves an end that is still to come', async () => {
      await importLines([KARI]);
      await store.db.updateTable('appointment').set({ ends: '2026-12-31' }).execute();
      await importLines([KARI.replace('Kultur', 'Plan')]);
      expect(await endsOf()).toEqual({ '42': '2026-12-31' });
    });

    it('can be answered later, by those it left waiting', async () => {
      await importLines([KARI, OLA]);
      await keepWaiting(store.db, [appointment('42')], NOW);
      const { hash } = await seen();
      const ends = [appointment('42')];
      expect(await endByHand(store, { hash, ends: [...ends, appointment('43')] }, 'h', NOW)).toBe('stale');
      expect(await endByHand(store, { hash: '', ends }, 'h', NOW)).toBe('stale');
      expect(await endByHand(store, { hash, ends }, 'h', NOW)).toBe(1);
      expect(await endByHand(store, { hash, ends }, 'h', TOMORROW)).toBe('stale');
      expect(await endsOf()).toEqual({ '42': TODAY, '43': null });
    });

    it('ends nobody when as many others wait by then', async () => {
      const numbers = ['42', '43', '44'];
      await importLines(numbers.map((number) => KARI.replace('42', number)));
      await keepWaiting(store.db, [appointment('42'), appointment('43')], NOW);
      const { hash } = await seen();
      await keepWaiting(store.db, [appointment('43'), appointment('44')], NOW);
      const ends = [appointment('43'), appointment('44')];
      expect(await endByHand(store, { hash, ends }, 'h', NOW)).toBe('stale');
      expect(await endsOf()).toEqual({ '42': null, '43': null, '44': null });
      // The same people in another order are the same people.
      await keepWaiting(store.db, [appointment('43'), appointment('42')], NOW);
      expect((await seen()).hash).toBe(hash);
    });
  });

  describe('with leaders', () => {
    const leads = (line: string) => line.replace(/;;$/, ';ja;');
    const under = (line: string, number: string) => line.replace(/;$/, `;${number}`);

    it('writes and changes them, and the same list twice changes nothing', async () => {
      expect((await importLines([leads(KARI), OLA])).plan.leaders).toEqual([
        { unit: 'Kultur', added: [{ ansattnr: '42', name: 'Nordmann, Kari' }], removed: [] },
      ]);
      expect(await leaders()).toEqual(['Kultur: 42']);
      expect((await importLines([leads(KARI), OLA])).plan.leaders).toEqual([]);
      expect((await importLines([KARI, leads(OLA)])).plan.leaders).toEqual([
        {
          unit: 'Kultur',
          added: [{ ansattnr: '43', name: 'Hansen, Ola' }],
          removed: [{ ansattnr: '42', name: 'Nordmann, Kari' }],
        },
      ]);
      expect(await leaders()).toEqual(['Kultur: 43']);
    });

    it('leaves the leaders of units it says nothing about', async () => {
      await importLines([leads(KARI), OLA]);
      await importLines([KARI, OLA]);
      expect(await leaders()).toEqual(['Kultur: 42']);
    });

    it('takes a nearest leader who is here already, and says who is not', async () => {
      await importLines([KARI]);
      const { plan } = await importLines([
        KARI,
        under('45;Per;Dal;;Kino;ansatt;2026-08-15;;', '42'),
        under('46;Pål;Dal;;Park;ansatt;2026-08-15;;', '99'),
      ]);
      expect(await leaders()).toEqual(['Kino: 42']);
      expect(plan.unknownLeaders).toEqual(['99']);
    });

    it('makes no leader of whoever has left and is not in the file', async () => {
      await importLines([KARI, OLA]);
      await importLines([OLA], [appointment('42')]);
      const { plan } = await importLines([under(OLA, '42')]);
      expect(plan.unknownLeaders).toEqual(['42']);
      expect(await leaders()).toEqual([]);
      // In the file they are back.
      expect((await importLines([KARI, under(OLA, '42')])).plan.unknownLeaders).toEqual([]);
      expect(await leaders()).toEqual(['Kultur: 42']);
    });

    it('makes no leader of the erased', async () => {
      await importLines([KARI, OLA]);
      await store.db
        .updateTable('person')
        .set({ erased_at: NOW.toISOString() })
        .where('ansattnr', '=', '42')
        .execute();
      const gone = '42;Kari;Nordmann;;Nytt sted;ansatt;2026-08-15;ja;';
      const { plan } = await importLines([gone, under(OLA, '42')]);
      expect(plan.unknownLeaders).toEqual(['42']);
      // Nobody is left in the unit the erased stand in: it is not made, and has no leader.
      expect((await importLines([under(gone.replace(';ja;', ';;'), '43'), OLA])).stale).toBe(false);
      expect(await leaders()).toEqual([]);
    });

    it('takes the leadership from whoever has nothing left', async () => {
      await importLines([leads(KARI), OLA]);
      await importLines([OLA], [appointment('42')]);
      expect(await leaders()).toEqual([]);
    });
  });
});

describe('who leads a unit', () => {
  const cases: [what: string, rows: [number: string, unit: string, manager?: string][], said: string[]][] = [
    ['is the nearest leader who works there', [['1', 'Skole', '9'], ['2', 'Skole', '1'], ['3', 'Skole', '1']], ['Skole: 1']],
    ['is one from elsewhere when none works there', [['1', 'Skole', '9'], ['2', 'Skole', '9']], ['Skole: 9']],
    ['are several', [['1', 'Skole', '2'], ['3', 'Skole', '4'], ['2', 'Skole'], ['4', 'Skole']], ['Skole: 2,4']],
    ['is not known when nobody is named', [['1', 'Skole']], []],
    ['is found for each unit, whatever its capitals', [['1', 'Skole', '9'], ['2', 'SKOLE', '8']], ['Skole: 9,8']],
  ]; // prettier-ignore
  it.each(cases)('%s', (_, rows, expected) => {
    const said = leadersSaid(
      rows.map(([ansattnr, unit, manager], line) => ({
        line,
        ansattnr,
        firstName: 'A',
        lastName: 'B',
        email: null,
        unit,
        role: 'ansatt',
        starts: TODAY,
        ...(manager && { manager }),
      })),
    );
    expect([...said.values()].map(({ unit, people }) => `${unit}: ${[...people].join(',')}`)).toEqual(
      expected,
    );
  });
});
