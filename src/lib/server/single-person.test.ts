/** One person added and changed by hand, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Course } from '#lib/course/course.ts';
import { roster as words } from '#lib/i18n/nb/roster.ts';
import type { Store } from './database.ts';
import { importRoster, planImport } from './people.ts';
import { personId } from './person-id.ts';
import { readRoster } from './roster.ts';
import { addSingle, editSingle, singlePerson, unitNames, type Edited, type Texts } from './single-person.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const course: Course = {
  title: '',
  edition: 'c',
  guideline: '1',
  roles: ['ansatt', 'folkevalgt'],
  lessons: [],
};
const KARI: Texts = {
  ansattnr: '42',
  fornavn: 'Kari',
  etternavn: 'Nordmann',
  'e-post': 'kari@example.no',
  enhet: 'Oppvekst > Lauvlia skole',
  rolle: 'ansatt',
  startdato: '15.08.2026',
};
const POLITICIAN: Texts = {
  ...KARI,
  ansattnr: '',
  rolle: 'folkevalgt',
  enhet: 'Kommunestyret',
  'e-post': '',
};

describe.each(ENGINES)('single people on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());
  beforeEach(() => emptyTables(store));

  const add = (texts: Texts, leads = false) => addSingle(store, course, texts, leads, 'h', NOW);
  const added = async (texts: Texts, leads = false) => {
    const result = await add(texts, leads);
    if ('faults' in result) throw new Error(JSON.stringify(result.faults));
    return result.person;
  };
  const known = async (person: string) => {
    const found = await singlePerson(store.db, person);
    if (!found) throw new Error('nobody');
    return found;
  };
  const asForm = async (person: string): Promise<Edited> => {
    const { firstName, lastName, email, appointments } = await known(person);
    return {
      firstName,
      lastName,
      email: email ?? '',
      appointments: appointments.map(({ role: _, ends, ...one }) => ({ ...one, ends: ends ?? '' })),
    };
  };
  const edit = (person: string, edited: Edited) => editSingle(store, course, person, edited, 'h', NOW);
  const leaders = () => store.db.selectFrom('leader').selectAll().execute();

  it('are what a line of a list would have made them', async () => {
    const person = await added(KARI);
    expect(person).toBe(personId('42'));
    const line = Object.values(KARI).join(';');
    const header = Object.keys(KARI).join(';');
    const { rows } = await readRoster(new TextEncoder().encode(`${header}\n${line}`));
    const plan = await planImport(store.db, rows, NOW);
    expect([plan.unchanged, plan.added.length, plan.changed.length]).toEqual([1, 0, 0]);
    expect(await unitNames(store.db)).toEqual(['Oppvekst > Lauvlia skole']);
    const rowsOfAudit = await store.db.selectFrom('audit').select(['actor', 'action', 'detail']).execute();
    expect(rowsOfAudit).toEqual([{ actor: 'h', action: 'add-person', detail: '{}' }]);
  });

  it('take no number another has had, when they are given one', async () => {
    expect((await known(await added(POLITICIAN))).ansattnr).toBe('P-0001');
    await added({ ...POLITICIAN, ansattnr: 'P-0007' });
    expect((await known(await added(POLITICIAN))).ansattnr).toBe('P-0008');
    await store.db
      .updateTable('person')
      .set({ ansattnr: 'slettet', erased_at: NOW.toISOString() })
      .where('ansattnr', '=', 'P-0008')
      .execute();
    expect((await known(await added(POLITICIAN))).ansattnr).toBe('P-0009');
    await added({ ...POLITICIAN, ansattnr: 'p-0010' });
    await store.db
      .updateTable('person')
      .set({ ansattnr: 'slettet 2', erased_at: NOW.toISOString() })
      .where('ansattnr', '=', 'p-0010')
      .execute();
    expect((await known(await added(POLITICIAN))).ansattnr).toBe('P-0011');
  });

  const faulty: [what: string, texts: Texts, field: string, message: string][] = [
    ['an employee without a number', { ...KARI, ansattnr: '' }, 'ansattnr', words.required('ansattnr')],
    ['a date that is none', { ...KARI, startdato: '31.02.2026' }, 'startdato', words.noSuchDay('31.02.2026')],
    ['a role that is none', { ...KARI, rolle: 'constructor' }, 'rolle', words.role('constructor')],
    ['an address that is none', { ...KARI, 'e-post': 'kari' }, 'e-post', words.email('kari')],
    ['a name with a line end', { ...KARI, fornavn: 'Kari\r\nBcc: x' }, 'fornavn', words.unreadable],
    ['an identity number', { ...KARI, ansattnr: '01019012345' }, 'ansattnr', words.single.nationalId],
    ['one among the name', { ...KARI, etternavn: 'Bø 010190 12345' }, 'etternavn', words.single.nationalId],
  ];
  it.each(faulty)('are not added with %s', async (_, texts, field, message) => {
    expect(await add(texts)).toEqual({ faults: [{ field, message }] });
    expect(await store.db.selectFrom('person').select('id').execute()).toEqual([]);
  });

  it('are not added twice, nor as somebody else, nor when they are erased', async () => {
    const person = await added(KARI);
    const refused = (message: string) => ({ faults: [{ field: 'ansattnr', message }] });
    expect(await add(KARI)).toEqual(refused(words.single.exists));
    expect(await add({ ...KARI, rolle: 'folkevalgt', fornavn: 'Ola' })).toEqual(
      refused(words.single.another('Kari Nordmann')),
    );
    await store.db.updateTable('person').set({ erased_at: NOW.toISOString() }).execute();
    expect(await add({ ...KARI, rolle: 'folkevalgt' })).toEqual(refused(words.single.erased));
    expect(await singlePerson(store.db, person)).toBeUndefined();
  });

  it('may hold a job and an office', async () => {
    const person = await added(KARI);
    expect(await added({ ...KARI, rolle: 'folkevalgt', enhet: 'Kommunestyret' })).toBe(person);
    expect((await known(person)).appointments.map(({ role }) => role)).toEqual(['ansatt', 'folkevalgt']);
  });

  it('lead besides those who lead already', async () => {
    await added(KARI, true);
    await added({ ...KARI, ansattnr: '43' }, true);
    expect(await leaders()).toHaveLength(2);
  });

  it('are changed in everything but their number', async () => {
    const person = await added(KARI);
    const form = await asForm(person);
    const [held] = form.appointments as [Edited['appointments'][0]];
    const change = { unit: 'Kultur', starts: '2026-09-01', ends: '31.12.2026', leads: true };
    const edited = { ...form, lastName: 'Berg', email: '', appointments: [{ ...held, ...change }] };
    expect(await edit(person, edited)).toEqual([]);
    expect(await known(person)).toMatchObject({
      ansattnr: '42',
      lastName: 'Berg',
      email: null,
      appointments: [{ unit: 'Kultur', starts: '2026-09-01', ends: '2026-12-31', leads: true }],
    });
    expect(await edit(person, await asForm(person))).toEqual([]);
    expect((await known(person)).appointments[0]?.ends).toBe('2026-12-31');
  });

  it('lead nothing when they have left, and are open again without a last day', async () => {
    const person = await added(KARI, true);
    const form = await asForm(person);
    const [held] = form.appointments as [Edited['appointments'][0]];
    const on = (ends: string) => ({ ...form, appointments: [{ ...held, ends }] });
    expect(await edit(person, on('2026-11-23'))).toEqual([]);
    expect(await leaders()).toEqual([]);
    expect(await edit(person, on(''))).toEqual([]);
    expect((await known(person)).appointments[0]?.ends).toBeNull();
  });

  it('are not changed at all when something is wrong, and it is said where', async () => {
    const person = await added(KARI);
    await added({ ...KARI, rolle: 'folkevalgt', enhet: 'Kommunestyret' });
    const before = await known(person);
    const form = await asForm(person);
    const [job, office] = form.appointments as [Edited['appointments'][0], Edited['appointments'][0]];
    const edited = {
      ...form,
      firstName: '',
      appointments: [
        { ...job, ends: 'snart' },
        { ...office, starts: 'x' },
      ],
    };
    const faults = await edit(person, edited);
    expect(faults).toHaveLength(3);
    expect(faults).toContainEqual({ field: 'fornavn', message: words.required('fornavn') });
    expect(faults).toContainEqual({
      appointment: office.appointment,
      field: 'startdato',
      message: words.date('x'),
    });
    expect(faults).toContainEqual({
      appointment: job.appointment,
      field: 'slutt',
      message: words.date('snart'),
    });
    expect(await known(person)).toEqual(before);
  });

  it('say nothing of others: nobody is missing, and a list imports as before', async () => {
    await added(KARI);
    await added({ ...KARI, ansattnr: '43' });
    const header = Object.keys(KARI).join(';');
    const { rows } = await readRoster(
      new TextEncoder().encode(`${header}\n${Object.values(KARI).join(';')}`),
    );
    const { hash } = await planImport(store.db, rows, NOW);
    const { plan } = await importRoster(store, course, rows, hash, 'system', NOW);
    expect([plan.unchanged, plan.missing.length]).toEqual([1, 1]);
  });

  it.each(['', 'x', '\0', "' or 1=1", personId('99')])('are not there for «%s»', async (id) => {
    expect(await singlePerson(store.db, id)).toBeUndefined();
    expect(await edit(id, { firstName: 'A', lastName: 'B', email: '', appointments: [] })).toBeUndefined();
  });
});
