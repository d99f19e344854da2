/** What HR says of columns, and who waits for a yes, on both engines. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './database.ts';
import { keepPreview, previewOf } from './roster-preview.ts';
import {
  forgetMappings,
  mappingChosen,
  mappingFrom,
  mappingQuestion,
  rememberedMapping,
  rememberMapping,
} from './roster-mapping.ts';
import { keepWaiting, waiting } from './roster-waiting.ts';
import { readRoster, readRows, type Roster } from './roster.ts';
import { beginSession } from './session.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addAppointment, addPerson } from './testing/people.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const read = (...lines: string[]) => readRoster(new TextEncoder().encode(lines.join('\n')));
const unmapped = (roster: Roster) => {
  if (!roster.unmapped) throw new Error('all columns are known');
  return roster.unmapped;
};
const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const LINES = ['Nr;Hele navnet;E-post;Sted;x;x;', '7;Dal, Siri;s@example.no;Kultur;a;b;c'];
const FORM = {
  ansattnr: '0',
  navn: '1',
  'e-post': '2',
  enhet: '3',
  rolle: '=folkevalgt',
  'fast-startdato': '2027-10-14',
};

describe('the question about columns', () => {
  it('shows what can be pointed out, what is known, what is missing and how the file begins', async () => {
    const { file, missing } = unmapped(await read(...LINES));
    const question = mappingQuestion(file, missing);
    expect(question.headings.map((one) => one.heading)).toEqual(['Nr', 'Hele navnet', 'E-post', 'Sted']);
    expect(question.known.filter((one) => one.at !== undefined)).toEqual([{ column: 'e-post', at: 2 }]);
    expect(question.missing).toEqual(['ansattnr', 'fornavn', 'etternavn', 'enhet', 'rolle', 'startdato']);
    expect(question.sample).toEqual([['7', 'Dal, Siri', 's@example.no', 'Kultur']]);
  });

  it('is answered by a form', async () => {
    const { file } = unmapped(await read(...LINES));
    const roster = await readRows(file, mappingFrom(formOf(FORM), file));
    expect(roster.issues).toEqual([]);
    expect(roster.rows).toMatchObject([
      {
        ansattnr: '7',
        firstName: 'Siri',
        lastName: 'Dal',
        email: 's@example.no',
        unit: 'Kultur',
        role: 'folkevalgt',
        starts: '2027-10-14',
      },
    ]);
  });

  it.each(['-1', '99', '4', '6', 'x', '1.5', '__proto__', 'constructor', '=x'])(
    'is not answered by %s',
    async (value) => {
      const { file } = unmapped(await read(...LINES));
      expect(mappingFrom(formOf({ ansattnr: value, constructor: '1', ukjent: '1' }), file)).toEqual({
        columns: [],
        fixed: [],
      });
    },
  );

  it('keeps what was chosen of what it asked for, and nothing else', () => {
    const chosen = mappingChosen(formOf({ ...FORM, ukjent: 'x', __proto__: 'y' }));
    expect(chosen).toMatchObject(FORM);
    expect(Object.keys(chosen)).not.toContain('ukjent');
  });

  it('is never asked of a file with a national identity number in it', async () => {
    const roster = await read(LINES[0] as string, '7;Dal, Siri;;Kultur;01019012345;;');
    expect(roster.unmapped).toBeUndefined();
    expect(JSON.stringify(roster)).not.toMatch(/\d{5}/);
  });

  it('takes no national identity number as the same for everybody', async () => {
    const { file } = unmapped(await read(...LINES));
    const mapping = mappingFrom(formOf({ ...FORM, enhet: '', 'fast-enhet': 'Sone 01019012345' }), file);
    expect(JSON.stringify(mapping)).not.toMatch(/\d{11}/);
  });
});

describe.each(ENGINES)('on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());
  beforeEach(() => emptyTables(store));

  it('what was said is remembered for the same headings in any order, until it is forgotten', async () => {
    const { file } = unmapped(await read(...LINES));
    const mapping = mappingFrom(formOf(FORM), file);
    await rememberMapping(store, file.header.cells, mapping);
    await rememberMapping(store, file.header.cells, mapping);
    expect(await rememberedMapping(store, ['STED', 'x', 'x', '', 'nr', 'hele navnet', 'epost'])).toEqual(
      mapping,
    );
    expect(await rememberedMapping(store, ['Nr', 'Navn'])).toBeUndefined();
    const roster = await readRoster(new TextEncoder().encode(LINES.join('\n')), (headings) =>
      rememberedMapping(store, headings),
    );
    expect(roster.rows).toHaveLength(1);
    await forgetMappings(store);
    expect(await rememberedMapping(store, file.header.cells)).toBeUndefined();
  });

  it('a file waits for somebody to say what its columns are', async () => {
    await beginSession(store.db, { kind: 'hr', hr: 'h', invitation: null, login: 'passkey' }, NOW);
    const { id } = await store.db.selectFrom('session').select('id').executeTakeFirstOrThrow();
    const question = unmapped(await read(...LINES));
    await keepPreview(store, id, { rows: [], notices: [], unmapped: question }, '', NOW);
    expect((await previewOf(store, id, NOW))?.unmapped).toEqual(question);
  });

  it('whoever a nightly file lacked waits for a yes, as long as they are here', async () => {
    const [one, two, three] = await Promise.all(
      ['A', 'B', 'C'].map((lastName) => addPerson(store, { lastName, holds: [] })),
    );
    const held = { role: 'ansatt', unit: 'Kultur' } as const;
    const ids = [];
    for (const person of [one, two, three]) ids.push(await addAppointment(store, person as string, held));
    expect(await waiting(store.db, NOW)).toBeNull();
    await keepWaiting(store.db, [...ids, 'x'], NOW);
    expect((await waiting(store.db, NOW))?.missing.map((known) => known.lastName)).toEqual(['A', 'B', 'C']);
    await store.db
      .updateTable('appointment')
      .set({ ends: '2026-11-23' })
      .where('id', '=', ids[0] as string)
      .execute();
    await store.db
      .updateTable('person')
      .set({ erased_at: NOW.toISOString() })
      .where('id', '=', two as string)
      .execute();
    expect((await waiting(store.db, NOW))?.missing.map((known) => known.lastName)).toEqual(['C']);
    const kept = await store.db
      .selectFrom('setting')
      .select('value')
      .where('key', '=', 'roster:missing')
      .executeTakeFirst();
    expect(JSON.parse(kept?.value ?? '')).toEqual({ at: NOW.toISOString(), appointments: [...ids, 'x'] });
    await keepWaiting(store.db, [], NOW);
    expect(await waiting(store.db, NOW)).toBeNull();
  });
});
