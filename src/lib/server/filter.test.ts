/** Whom a question is about, and who leads them. On both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USUAL_RULES } from '#lib/course/deadline.ts';
import type { AsOf } from './as-of.ts';
import { countsByUnit, standings } from './completions.ts';
import type { Store } from './database.ts';
import type { Filter } from './filter.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson } from './testing/people.ts';

const NOW: AsOf = {
  now: '2026-11-28T00:00:00.000Z',
  today: '2026-11-28',
  periods: [],
  rules: USUAL_RULES,
  opened: [],
};

describe.each(ENGINES)('a filter, on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store();
    const add = async (lastName: string, unit: string, role: 'ansatt' | 'folkevalgt' = 'ansatt') => {
      const email = `${lastName.toLowerCase()}@example.no`;
      const holds = [{ role, unit, starts: '2026-09-01' }];
      ids[lastName] = await addPerson(store, { firstName: 'Åse', lastName, email, holds });
    };
    await add('Rektor', 'Oppvekst > Ål skole');
    await add('Lærer', 'Oppvekst > Ål skole');
    await add('Assistent', 'oppvekst > ÅL skole > SFO');
    await add('Kommunalsjef', 'Oppvekst');
    await add('Kokk', 'Oppvekst og kultur');
    await add('Ordfører', 'Kommunestyret', 'folkevalgt');
    await add('100%_\\', 'Kommunestyret', 'folkevalgt');
    for (const [name, unit] of [
      ['Rektor', 'Oppvekst > Ål skole'],
      ['Kommunalsjef', 'Oppvekst'],
    ] as const) {
      const { id } = await store.db
        .selectFrom('unit')
        .select('id')
        .where('name', '=', unit)
        .executeTakeFirstOrThrow();
      await store.db
        .insertInto('leader')
        .values({ unit: id, person: ids[name] as string })
        .execute();
    }
  });
  afterAll(() => engine.stop());

  const names = async (filter: Filter) =>
    (await standings(store, NOW, filter).execute()).map(({ lastName }) => lastName).sort();

  it.each<[string, Filter, string[]]>([
    ['a unit alone', { unit: 'Oppvekst' }, ['Kommunalsjef']],
    [
      'a unit and all below, whatever its capitals',
      { within: 'Oppvekst' },
      ['Assistent', 'Kommunalsjef', 'Lærer', 'Rektor'],
    ],
    ['also capitals that are not ASCII', { within: 'Oppvekst > ål skole' }, ['Assistent', 'Lærer', 'Rektor']],
    ['no unit by the beginning of its name', { within: 'Opp' }, []],
    ['nothing that looks like a pattern', { within: 'O%' }, []],
    ['a role', { role: 'folkevalgt' }, ['100%_\\', 'Ordfører']],
    ['a scope of units', { scope: { units: ['Oppvekst > Ål skole'] } }, ['Assistent', 'Lærer', 'Rektor']],
    ['a scope of no units: nobody', { scope: { units: [] } }, []],
    ['a scope of politicians', { scope: { role: 'folkevalgt' } }, ['100%_\\', 'Ordfører']],
    ['never more than the scope', { within: 'Oppvekst', scope: { role: 'folkevalgt' } }, []],
    ['a name in any capitals', { search: 'ÅSE lÆR' }, ['Lærer']],
    ['an address', { search: 'KOKK@example' }, ['Kokk']],
    ['every word', { search: 'åse rektor kokk' }, []],
    ['signs as they are written', { search: '100%_\\' }, ['100%_\\']],
    ['no sign as any letter', { search: 'k_kk' }, []],
    [
      'statuses',
      { statuses: ['forfalt'] },
      ['Assistent', 'Kokk', 'Kommunalsjef', 'Lærer', 'Rektor', '100%_\\', 'Ordfører'].sort(),
    ],
    ['no status, nobody', { statuses: ['fullfort', 'fritatt'] }, []],
  ])('finds %s', async (_, filter, expected) => {
    const later = { ...NOW, now: '2027-03-01T00:00:00.000Z', today: '2027-03-01' };
    if (filter.statuses) {
      const rows = await standings(store, later, filter).execute();
      expect(rows.map(({ lastName }) => lastName).sort()).toEqual(expected);
    } else {
      expect(await names(filter)).toEqual(expected);
      const counts = await countsByUnit(store, NOW, filter);
      expect(counts.reduce((sum, { all }) => sum + all, 0)).toBe(expected.length);
    }
  });

  it('says who leads: the nearest up the tree, and never oneself', async () => {
    const rows = await standings(store, NOW).execute();
    expect(Object.fromEntries(rows.map(({ lastName, leader }) => [lastName, leader]))).toEqual({
      Rektor: 'Åse Kommunalsjef',
      Lærer: 'Åse Rektor',
      Assistent: 'Åse Rektor',
      Kommunalsjef: null,
      Kokk: null,
      Ordfører: null,
      '100%_\\': null,
    });
  });

  it('leaves out whoever has ended, from that day on', async () => {
    const person = await addPerson(store, { lastName: 'Sluttet' });
    const end = (ends: string | null) =>
      store.db.updateTable('appointment').set({ ends }).where('person', '=', person).execute();
    await end('2026-11-28');
    expect(await names({ person })).toEqual([]);
    await end('2026-11-29');
    expect(await names({ person })).toEqual(['Sluttet']);
    await end('2026-01-01');
  });
});
