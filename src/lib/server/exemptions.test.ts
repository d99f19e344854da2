/** Granting and withdrawing, the page about one person, and the yearly figure. On both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOf } from './as-of.ts';
import { standings } from './completions.ts';
import type { Store } from './database.ts';
import { deadlineRules, keepDeadlineRules, ruleOf } from './deadline-rules.ts';
import { grantExemption, withdrawExemption, type NewExemption } from './exemptions.ts';
import { personPage } from './person-page.ts';
import { tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson } from './testing/people.ts';
import { yearlyFigure, yearsOf } from './yearly.ts';

const NOW = new Date('2026-11-28T08:00:00.000Z');

describe.each(ENGINES)('an exemption, on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse();
    store = await engine.store();
    const row = { id: 'hr', role: 'hr' as const, name: 'Hanne', person: null, closed_at: null };
    await store.db
      .insertInto('account')
      .values({ ...row, created_at: NOW.toISOString() })
      .execute();
  });
  afterAll(() => engine.stop());

  const someone = async (unit = 'Lauvlia skole') => {
    const person = await addPerson(store, { holds: [{ role: 'ansatt', unit, starts: '2026-11-02' }] });
    const { id } = await store.db
      .selectFrom('appointment')
      .select('id')
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    return { person, appointment: id };
  };
  const grant = (some: Partial<NewExemption> & { appointment: string }) =>
    grantExemption(
      store,
      { kind: 'permisjon', from: '2026-11-20', to: '2026-11-29', reason: 'avtalt', ...some },
      'hr',
      NOW,
    );
  const stand = async (person: string) => {
    const rows = await standings(store, await asOf(store.db, course.course, NOW), { person }).execute();
    return rows[0];
  };

  it('moves the deadline, says why, and is audited without the reason', async () => {
    const { person, appointment } = await someone();
    expect((await stand(person))?.deadline).toBe('2026-12-02');
    expect(await grant({ appointment })).toBe('granted');
    expect(await stand(person)).toMatchObject({
      ...{ deadline: '2026-12-12', status: 'fritatt' },
      relief: { kind: 'permisjon', to: '2026-11-29', reason: 'avtalt' },
    });
    expect(await grant({ appointment, kind: 'utsettelse', from: '2026-11-28', to: '2026-12-24' })).toBe(
      'granted',
    );
    expect((await stand(person))?.deadline).toBe('2026-12-24');
    const audit = await store.db.selectFrom('audit').select(['action', 'detail']).execute();
    expect(audit.slice(-2)).toEqual([
      { action: 'exempt', detail: '{"kind":"permisjon"}' },
      { action: 'exempt', detail: '{"kind":"utsettelse"}' },
    ]);
  });

  it('never overlaps another, also when both are granted at once', async () => {
    const { appointment } = await someone();
    const both = await Promise.all([
      grant({ appointment }),
      grant({ appointment, kind: 'fritak', to: null }),
    ]);
    expect(both.sort()).toEqual(['granted', 'overlap']);
    expect(await grant({ appointment, from: '2026-11-01', to: '2026-11-20' })).toBe('overlap');
    expect(await grant({ appointment, from: '2026-11-01', to: '2026-11-19' })).toBe('granted');
  });

  it('is withdrawn once, by way of its own holder only', async () => {
    const { person, appointment } = await someone();
    const other = await someone();
    await grant({ appointment });
    const page = await personPage(store, course.course, person, {}, NOW);
    const id = page?.appointments[0]?.exemptions[0]?.id as string;
    expect(await withdrawExemption(store, other.person, id, 'hr', NOW)).toBe(false);
    expect(await withdrawExemption(store, person, id, 'hr', NOW)).toBe(true);
    expect(await withdrawExemption(store, person, id, 'hr', NOW)).toBe(false);
    expect(await stand(person)).toMatchObject({
      deadline: '2026-12-02',
      status: 'ikke-begynt',
      relief: null,
    });
    const after = await personPage(store, course.course, person, {}, NOW);
    expect(after?.appointments[0]?.exemptions).toMatchObject([
      { kind: 'permisjon', reason: 'avtalt', by: 'Hanne', withdrawn: '2026-11-28' },
    ]);
    expect(await grant({ appointment })).toBe('granted');
  });

  it('of somebody one may not see is as of nobody', async () => {
    const { person } = await someone('Kultur');
    expect(await personPage(store, course.course, person, { units: ['Kultur'] }, NOW)).toBeDefined();
    for (const scope of [{ units: ['Oppvekst'] }, { units: [] }, { role: 'folkevalgt' as const }])
      expect(await personPage(store, course.course, person, scope, NOW)).toBeUndefined();
    for (const nobody of ['nobody', '\0', `${person}\0`, crypto.randomUUID()])
      expect(await personPage(store, course.course, nobody, {}, NOW)).toBeUndefined();
  });

  it('counts in the yearly figure, which names nobody and is as of the end of the year', async () => {
    const figure = await yearlyFigure(store, course.course, {}, 2026, NOW);
    expect(figure.whole).toMatchObject({ all: 5, fritatt: 3 });
    expect(figure.day).toBe('2026-11-28');
    // One person in Kultur: the sectors cannot be told apart, and a leader there is told nothing.
    expect(figure.sectors).toEqual([]);
    expect(await yearlyFigure(store, course.course, { units: ['Kultur'] }, 2026, NOW)).toEqual({
      ...{ year: 2026, day: '2026-11-28', whole: null, sectors: [], roles: [] },
    });
    expect(JSON.stringify(figure)).not.toMatch(/Ingvild|Moen|example\.no/);
    const before = await yearlyFigure(store, course.course, {}, 2025, NOW);
    expect([before.whole?.all, before.day]).toEqual([0, '2025-12-31']);
    const later = new Date('2027-02-01T08:00:00.000Z');
    expect(await yearsOf(store, later)).toEqual([2027, 2026]);
    expect((await yearlyFigure(store, course.course, {}, 2026, later)).day).toBe('2026-12-31');
  });

  it('and rules that HR has settled are what deadlines are reckoned by', async () => {
    const { person } = await someone();
    await keepDeadlineRules(store.db, { ansatt: { date: '2027-01-31' }, folkevalgt: { days: 10 } });
    expect(await deadlineRules(store.db)).toEqual({
      ansatt: { date: '2027-01-31' },
      folkevalgt: { days: 10 },
    });
    expect((await stand(person))?.deadline).toBe('2027-01-31');
    await keepDeadlineRules(store.db, { ansatt: { days: 5 }, folkevalgt: { days: 10 } });
    expect(await stand(person)).toMatchObject({ deadline: '2026-11-07', status: 'forfalt' });
  });
});

it.each([
  [{ days: 1 }, true],
  [{ days: 0 }, false],
  [{ days: 366 }, false],
  [{ days: 1.5 }, false],
  [{ days: '30' }, false],
  [{ date: '2026-02-29' }, false],
  [{ date: '2028-02-29' }, true],
  [{ date: '2026-2-1' }, false],
  [null, false],
])('%j is a rule: %s', (said, is) => expect(ruleOf(said) !== undefined).toBe(is));
