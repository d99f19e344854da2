/** Importing a roster, the list of people, and the file of links, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Course } from '#lib/course/course.ts';
import { asOf } from './as-of.ts';
import { countPeople, countsByUnit } from './completions.ts';
import type { Store } from './database.ts';
import { LINK_LIFE, openLearnerLink } from './invitation.ts';
import { linksCsv, WITHOUT_LINK } from './links-export.ts';
import { findPeople } from './people-list.ts';
import { importRoster, planImport } from './people.ts';
import { personId } from './person-id.ts';
import { dropPreview, keepPreview, previewOf } from './roster-preview.ts';
import { readRoster } from './roster.ts';
import { beginSession } from './session.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addAccount } from './testing/people.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const MINUTE = 60_000;
const HEADER = 'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato';
const KARI = '0042;Kari;Nordmann;kari@example.no;Oppvekst > Lauvlia skole;ansatt;2026-08-15';
const OLA = '43;Ola;Hansen;;Kultur;ansatt;2026-08-15';
const rowsOf = async (...lines: string[]) => {
  const roster = await readRoster(new TextEncoder().encode([HEADER, ...lines].join('\n')));
  expect(roster.issues).toEqual([]);
  return roster.rows;
};
const scenario = {
  id: 'a/b',
  title: '',
  about: '',
  minutes: 1,
  role: 'begge',
  core: true,
  edition: 'e',
} as const;
const course: Course = {
  title: '',
  edition: 'c',
  guideline: '1',
  roles: ['ansatt', 'folkevalgt'],
  lessons: [{ id: 'a', title: '', aim: '', intro: '', takeaways: [], scenarios: [scenario] }],
};
const BY = { hr: 'h', session: 's' };

describe.each(ENGINES)('people on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());
  beforeEach(() => emptyTables(store));

  const importLines = async (...lines: string[]) => {
    const rows = await rowsOf(...lines);
    const { hash } = await planImport(store.db, rows, NOW);
    const { plan, stale } = await importRoster(store, course, rows, hash, BY, NOW);
    expect(stale).toBe(false);
    return [plan.added.length, plan.changed.length, plan.unchanged, plan.missing.length];
  };
  const everything = async () =>
    JSON.stringify(
      await Promise.all(
        (['unit', 'person', 'appointment'] as const).map((table) =>
          store.db.selectFrom(table).selectAll().orderBy('id').execute(),
        ),
      ),
    );
  /** This person has mastered the whole course. */
  const master = async (ansattnr: string) => {
    const at = NOW.toISOString();
    const row = { body: '{}', first_served: at };
    await store.db
      .insertInto('edition')
      .values({ hash: 'e', scenario: 'a/b', audience: 'begge', ...row })
      .execute();
    await store.db
      .insertInto('course_edition')
      .values({ hash: 'c', guideline: '1', ...row })
      .execute();
    await store.db
      .insertInto('outcome')
      .values({
        attempt: 'x',
        person: personId(ansattnr),
        scenario: 'a/b',
        role: 'ansatt',
        edition: 'e',
        language: 'nb',
        login: 'lenke',
        finished_at: at,
        received_at: at,
        receipt: 'r',
      })
      .execute();
  };

  describe('an import', () => {
    it('writes people, units and appointments, and notes it without names', async () => {
      expect(await importLines(KARI, OLA)).toEqual([2, 0, 0, 0]);
      const person = await store.db
        .selectFrom('person')
        .selectAll()
        .where('ansattnr', '=', '0042')
        .executeTakeFirst();
      expect(person).toMatchObject({ id: personId('0042'), first_name: 'Kari', email: 'kari@example.no' });
      expect(
        (await countsByUnit(store, await asOf(store.db, course, NOW))).map(({ unit, all }) => [unit, all]),
      ).toEqual([
        ['Kultur', 1],
        ['Oppvekst > Lauvlia skole', 1],
      ]);
      const audit = await store.db.selectFrom('audit').select(['actor', 'action', 'detail']).execute();
      expect(audit).toEqual([
        {
          actor: 'h',
          action: 'import',
          detail: '{"added":2,"changed":0,"unchanged":0,"missing":0,"ended":0,"leaders":0}',
        },
      ]);
    });

    it('of the same file twice changes nothing', async () => {
      await importLines(KARI, OLA);
      const before = await everything();
      expect(await importLines(KARI, OLA)).toEqual([0, 0, 2, 0]);
      expect(await everything()).toBe(before);
    });

    it.each([
      ['another name', KARI.replace('Nordmann', 'Berg'), ['lastName']],
      ['another address', KARI.replace('kari@', 'kari.n@'), ['email']],
      ['no address', KARI.replace('kari@example.no', ''), ['email']],
      ['another unit', KARI.replace('Lauvlia', 'Fåvang'), ['unit']],
      ['another start', KARI.replace('2026-08-15', '2026-08-16'), ['starts']],
      ['capitals in the address', KARI.replace('kari@', 'KARI@'), []],
      ['capitals in the unit', KARI.replace('Oppvekst', 'OPPVEKST'), []],
      ['a Norwegian date', KARI.replace('2026-08-15', '15.08.2026'), []],
    ])('with %s changes only that', async (_, line, fields) => {
      await importLines(KARI, OLA);
      const plan = await planImport(store.db, await rowsOf(line, OLA), NOW);
      expect(plan.changed.map((change) => change.fields)).toEqual(fields.length > 0 ? [fields] : []);
      expect(plan.added).toEqual([]);
      await importLines(line, OLA);
      expect(await importLines(line, OLA)).toEqual([0, 0, 2, 0]);
      expect(await store.db.selectFrom('appointment').select('id').execute()).toHaveLength(2);
    });

    it('leaves whoever is missing where they are', async () => {
      await importLines(KARI, OLA);
      const plan = await planImport(store.db, await rowsOf(OLA), NOW);
      expect(plan.missing.map((m) => m.ansattnr)).toEqual(['0042']);
      expect(await importLines(OLA)).toEqual([0, 0, 1, 1]);
      expect(await store.db.selectFrom('person').select('id').execute()).toHaveLength(2);
    });

    it('gives one person two appointments', async () => {
      const both = [
        KARI,
        KARI.replace('ansatt', 'folkevalgt').replace('Oppvekst > Lauvlia skole', 'Kommunestyret'),
      ];
      expect(await importLines(...both)).toEqual([2, 0, 0, 0]);
      expect(await store.db.selectFrom('person').select('id').execute()).toHaveLength(1);
    });

    it('completes at once what somebody has mastered already', async () => {
      await importLines(KARI);
      await master('0042');
      await importLines(KARI, KARI.replace('ansatt', 'folkevalgt'));
      const done = await store.db.selectFrom('completion').select('receipt').execute();
      expect(done).toHaveLength(2);
    });

    it('keeps history when somebody changes name, address and unit', async () => {
      await importLines(KARI);
      await master('0042');
      await importLines('0042;Karin;Berg;karin@example.no;Kultur;ansatt;2026-08-15');
      expect(await countsByUnit(store, await asOf(store.db, course, NOW))).toMatchObject([
        { unit: 'Kultur', all: 1, paabegynt: 1 },
      ]);
    });

    it('does nothing when something has changed since it was shown', async () => {
      await importLines(KARI);
      const rows = await rowsOf(KARI, OLA);
      const { hash } = await planImport(store.db, rows, NOW);
      await importLines(KARI.replace('Nordmann', 'Berg'));
      const before = await everything();
      const { stale, plan } = await importRoster(store, course, rows, hash, BY, NOW);
      expect([stale, plan.changed.length]).toEqual([true, 1]);
      expect(await everything()).toBe(before);
    });

    it('does nothing when what is imported is not what was shown', async () => {
      const { hash } = await planImport(store.db, await rowsOf(KARI), NOW);
      expect((await importRoster(store, course, await rowsOf(OLA), hash, BY, NOW)).stale).toBe(true);
      expect(await store.db.selectFrom('person').select('id').execute()).toEqual([]);
    });

    it('is all or nothing when it breaks half-way', async () => {
      await importLines(KARI);
      const rows = await rowsOf(KARI.replace('Nordmann', 'Berg'), OLA);
      const { hash } = await planImport(store.db, rows, NOW);
      const before = await everything();
      const broken = { ...course, lessons: null } as unknown as Course;
      await master('0042');
      // The appointment that completes comes last, and the course cannot be read then.
      const more = [
        ...rows,
        ...(await rowsOf(KARI.replace('Nordmann', 'Berg').replace('ansatt', 'folkevalgt'))),
      ];
      const shown = (await planImport(store.db, more, NOW)).hash;
      await expect(importRoster(store, broken, more, shown, BY, NOW)).rejects.toThrow();
      expect(await everything()).toBe(before);
      expect((await importRoster(store, course, rows, hash, BY, NOW)).stale).toBe(false);
    });

    it('once, when two say yes at the same time', async () => {
      const rows = await rowsOf(KARI, OLA);
      const { hash } = await planImport(store.db, rows, NOW);
      const both = await Promise.all([0, 1].map(() => importRoster(store, course, rows, hash, BY, NOW)));
      expect(both.map((one) => one.stale).sort()).toEqual([false, true]);
    });

    it('brings nobody back who has been erased', async () => {
      await importLines(KARI, OLA);
      await store.db
        .updateTable('person')
        .set({ erased_at: NOW.toISOString(), first_name: '', last_name: '', email: null })
        .where('ansattnr', '=', '0042')
        .execute();
      const plan = await planImport(store.db, await rowsOf(KARI, OLA), NOW);
      expect([plan.erased.length, plan.unchanged, plan.missing.length]).toEqual([1, 1, 0]);
      await importLines(KARI, OLA);
      const kari = await store.db
        .selectFrom('person')
        .selectAll()
        .where('ansattnr', '=', '0042')
        .executeTakeFirst();
      expect(kari).toMatchObject({ first_name: '', email: null });
    });

    it('takes twenty thousand rows', { timeout: 60_000 }, async () => {
      const lines = Array.from(
        { length: 20_000 },
        (_, i) => `${i};Kari;N;k${i}@example.no;Enhet ${i % 90};ansatt;2026-01-01`,
      );
      expect(await importLines(...lines)).toEqual([20_000, 0, 0, 0]);
      expect(await importLines(...lines)).toEqual([0, 0, 20_000, 0]);
    });
  });

  it('lets others in while it works on thousands', { timeout: 60_000 }, async () => {
    const many = Array.from(
      { length: 5000 },
      (_, i) => `${i};Kari;Nordmann;;Enhet ${i % 50};ansatt;2026-08-15`,
    );
    const rows = await rowsOf(...many);
    const { hash } = await planImport(store.db, rows, NOW);
    const turns = async (work: Promise<unknown>) => {
      let [count, done] = [0, false];
      const end = work.finally(() => (done = true));
      for (; !done; count++) await new Promise(setImmediate);
      await end;
      return count;
    };
    expect(await turns(importRoster(store, course, rows, hash, BY, NOW))).toBeGreaterThan(15);
    expect(await turns(findPeople(store, course, 'nobody', 50, NOW))).toBeGreaterThan(5);
    expect(
      await turns(linksCsv(store, course, 'https://kurs.example.no', undefined, 'h', NOW)),
    ).toBeGreaterThan(5);
  });

  describe('a preview', () => {
    const session = async () => {
      await beginSession(store.db, { kind: 'hr', hr: 'h', invitation: null, login: 'passkey' }, NOW);
      const rows = await store.db.selectFrom('session').select('id').orderBy('created_at').execute();
      return (rows.at(-1) as { id: string }).id;
    };
    const roster = { rows: [], notices: [] };

    it('belongs to the session that uploaded it, and a new one replaces it', async () => {
      const mine = await session();
      await keepPreview(store, mine, roster, 'one', NOW);
      await keepPreview(store, mine, roster, 'two', NOW);
      expect(await previewOf(store, mine, NOW)).toEqual({ ...roster, hash: 'two' });
      expect(await previewOf(store, 'other', NOW)).toBeNull();
    });

    it('is gone after an hour, when it is dropped, and with its session', async () => {
      const mine = await session();
      await keepPreview(store, mine, roster, 'one', NOW);
      expect(await previewOf(store, mine, new Date(NOW.getTime() + 60 * MINUTE))).toBeNull();
      await dropPreview(store.db, mine);
      expect(await previewOf(store, mine, NOW)).toBeNull();
      await keepPreview(store, mine, roster, 'one', NOW);
      await store.db.deleteFrom('session').execute();
      expect(await store.db.selectFrom('roster_preview').selectAll().execute()).toEqual([]);
    });

    it('is gone when it has been imported', async () => {
      const mine = await session();
      const rows = await rowsOf(KARI);
      const { hash } = await planImport(store.db, rows, NOW);
      await keepPreview(store, mine, { rows, notices: [] }, hash, NOW);
      const kept = await previewOf(store, mine, NOW);
      await importRoster(store, course, kept?.rows ?? [], hash, { hr: 'h', session: mine }, NOW);
      expect(await previewOf(store, mine, NOW)).toBeNull();
    });
  });

  describe('the list of people', () => {
    beforeEach(() =>
      importLines(KARI, OLA, '7;Áŋŋel;Čállit;;Åsen barnehage;folkevalgt;2026-01-01').then(() => undefined),
    );
    it.each([
      ['', ['Nordmann, Kari', 'Hansen, Ola', 'Čállit, Áŋŋel']],
      ['KARI', ['Nordmann, Kari']],
      ['nordmann kari', ['Nordmann, Kari']],
      ['0042', ['Nordmann, Kari']],
      ['lauvlia', ['Nordmann, Kari']],
      ['áŋŊel', ['Čállit, Áŋŋel']],
      ['åsen', ['Čállit, Áŋŋel']],
      ['%', []],
      ["' or 1=1", []],
    ])('is searched for «%s»', async (question, names) => {
      const found = await findPeople(store, course, question, 50, NOW);
      expect(found.rows.map((row) => row.name).sort()).toEqual([...names].sort());
      expect(found.more).toBe(false);
    });

    it('says when there are more', async () => {
      const found = await findPeople(store, course, '', 2, NOW);
      expect([found.rows.length, found.more]).toEqual([2, true]);
    });

    it('shows what is named and nothing else', async () => {
      const { rows } = await findPeople(store, course, 'kari', 2, NOW);
      expect(Object.keys(rows[0] ?? {})).toEqual([
        'appointment',
        'person',
        'ansattnr',
        'name',
        'role',
        'unit',
        'status',
        'link',
      ]);
    });
  });

  describe('the file of links', () => {
    const ORIGIN = 'https://kurs.example.no';
    const textOf = async (chosen?: ReadonlySet<string> | 'uten-lenke') => {
      const file = await linksCsv(store, course, ORIGIN, chosen, 'h', NOW);
      // `text()` eats the BOM.
      return file && Buffer.from(await new Response(file).arrayBuffer()).toString();
    };
    const tokens = (text: string | null) =>
      [...(text ?? '').matchAll(/\/i\/([\w-]{20,})/g)].map(([, token]) => token as string);

    it('has a link that works for everybody who has not completed', async () => {
      await importLines(KARI, OLA);
      const text = await textOf();
      const [kari, ola] = [...tokens(text)].reverse() as [string, string];
      expect(text).toBe(
        '\uFEFFansattnr;fornavn;etternavn;e-post;rolle;enhet;lenke\r\n' +
          `43;Ola;Hansen;;ansatt;Kultur;${ORIGIN}/i/${ola}\r\n` +
          `0042;Kari;Nordmann;kari@example.no;ansatt;Oppvekst > Lauvlia skole;${ORIGIN}/i/${kari}\r\n`,
      );
      expect(await openLearnerLink(store, course, kari, false, NOW)).toMatchObject({
        person: personId('0042'),
      });
      const { rows } = await findPeople(store, course, 'kari', 1, NOW);
      expect(rows[0]?.link).toBe(true);
      const audit = await store.db.selectFrom('audit').select(['action', 'detail']).orderBy('seq').execute();
      expect(audit.at(-1)).toEqual({ action: 'export', detail: '{"what":"links","count":2}' });
    });

    it('leaves out whoever has completed, and touches only those chosen', async () => {
      await importLines(KARI, OLA);
      const [first] = tokens(await textOf(new Set([personId('43')]))) as [string];
      expect(tokens(await textOf(new Set([personId('0042')])))).toHaveLength(1);
      expect(await openLearnerLink(store, course, first, false, NOW)).toMatchObject({
        person: personId('43'),
      });
      await master('0042');
      await importLines(KARI, OLA, KARI.replace('ansatt', 'folkevalgt'));
      await store.db.transaction().execute(async (tx) => {
        const { completeAppointments } = await import('./appointments.ts');
        await completeAppointments(tx, course, personId('0042'), NOW);
      });
      expect(await textOf(new Set([personId('0042')]))).toBeNull();
      expect(await textOf(new Set(['constructor']))).toBeNull();
      expect(tokens(await textOf())).toHaveLength(1);
    });

    it('can be for those without a link only, and leaves the others theirs', async () => {
      const without = async (now = NOW) =>
        countPeople(store, await asOf(store.db, course, now), WITHOUT_LINK);
      await importLines(KARI, OLA);
      expect(await without()).toBe(2);
      const [first] = tokens(await textOf(new Set([personId('43')]))) as [string];
      await importLines(KARI, KARI.replace('ansatt', 'folkevalgt'), OLA);
      // Two appointments, one person.
      expect(await without()).toBe(1);
      expect(new Set(tokens(await textOf('uten-lenke'))).size).toBe(1);
      expect(await openLearnerLink(store, course, first, false, NOW)).toMatchObject({
        person: personId('43'),
      });
      expect([await without(), await textOf('uten-lenke')]).toEqual([0, null]);
      // A link that has run out is none.
      const later = new Date(NOW.getTime() + LINK_LIFE + 1);
      expect(await without(later)).toBe(2);
      // Nothing is asked of whoever is exempt.
      const { id } = await store.db
        .selectFrom('appointment')
        .select('id')
        .where('person', '=', personId('43'))
        .executeTakeFirstOrThrow();
      const made = { reason: 'Avtalt', made_by: await addAccount(store, 'hr'), withdrawn_at: null };
      const from_day = '2026-01-01';
      await store.db
        .insertInto('exemption')
        .values({
          id: crypto.randomUUID(),
          appointment: id,
          kind: 'fritak',
          from_day,
          to_day: null,
          ...made,
          created_at: NOW.toISOString(),
        })
        .execute();
      expect(await without(later)).toBe(1);
    });

    it('has one link for somebody with two appointments', async () => {
      await importLines(KARI, KARI.replace('ansatt', 'folkevalgt'));
      expect(new Set(tokens(await textOf())).size).toBe(1);
    });

    it('has no cell that a spreadsheet takes for a formula', async () => {
      await importLines('44;=cmd|calc;@SUM(A1);+47@example.no;-Kultur;ansatt;2026-01-01');
      expect(await textOf()).toMatch(/^44;'=cmd\|calc;'@SUM\(A1\);'\+47@example\.no;ansatt;'-Kultur;https:/m);
    });
  });
});
