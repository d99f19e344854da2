import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { certificateOf, codeOf, holdsOn } from './certificate.ts';
import type { Store } from './database.ts';
import { tinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson } from './testing/people.ts';

const CODE = '7KQ2-MX4P-9TBD';

describe('a receipt code', () => {
  it.each([
    [CODE, CODE],
    ['7kq2mx4p9tbd', CODE],
    [' 7KQ2 MX4P 9TBD ', CODE],
    ['7KQ2-MX4P-9TB', undefined],
    ['7KQ2-MX4P-9TB0', undefined],
    ['7KQ2-MX4P-9TBI', undefined],
    ["7KQ2' or 1=1 --", undefined],
    ['', undefined],
  ])('typed as «%s» is %s', (typed, code) => expect(codeOf(typed)).toBe(code));
});

describe.each(ENGINES)('a certificate on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let person: string;
  beforeAll(async () => {
    engine = await startEngine(kind);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store();
    person = await addPerson(store, {
      firstName: 'Hodan',
      lastName: 'Warsame',
      holds: [{ role: 'ansatt', unit: 'Helse > Granstunet' }],
    });
    const { id: appointment } = await store.db
      .selectFrom('appointment')
      .select('id')
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    const first_served = '2026-11-01T08:00:00.000Z';
    await store.db
      .insertInto('course_edition')
      .values({ hash: 'e1', guideline: '2026', body: '{}', first_served })
      .execute();
    await store.db
      .insertInto('completion')
      .values({
        id: crypto.randomUUID(),
        appointment,
        round: 1,
        course_edition: 'e1',
        guideline: '2026',
        language: 'nb',
        login: 'lenke',
        completed_at: '2026-11-20T10:00:00.000Z',
        received_at: '2026-11-20T10:00:01.000Z',
        valid_to: '2028-11-20',
        renews_from: null,
        posts: 0,
        receipt: CODE,
      })
      .execute();
  });

  it('says what is printed on it, and nothing more', async () => {
    expect(await certificateOf(store, CODE.toLowerCase())).toEqual({
      receipt: CODE,
      firstName: 'Hodan',
      lastName: 'Warsame',
      role: 'ansatt',
      unit: 'Granstunet',
      completedOn: '2026-11-20',
      validTo: '2028-11-20',
      edition: 'e1',
    });
  });

  it('is not there under another code, nor when its holder is erased', async () => {
    expect(await certificateOf(store, '7KQ2-MX4P-9TBE')).toBeUndefined();
    await store.db
      .updateTable('person')
      .set({ erased_at: '2026-11-21T00:00:00.000Z' })
      .where('id', '=', person)
      .execute();
    expect(await certificateOf(store, CODE)).toBeUndefined();
  });

  it.each([
    ['2028-11-20T22:59:59.999Z', 'gyldig'],
    ['2028-11-20T23:00:00.000Z', 'utlopt'],
  ])('at %s, around midnight in Norway after its last day, is %s', async (now, holds) => {
    const { course } = await tinyCourse();
    const found = { receipt: CODE, validTo: '2028-11-20' };
    expect(await holdsOn(store, course, found, new Date(now))).toBe(holds);
    expect(await holdsOn(store, course, { ...found, validTo: null }, new Date(now))).toBe('gyldig');
  });
});
