import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isServedScenario, keepEditions, servedEdition } from './editions.ts';
import { GRAPHS, tinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const FIRST = new Date('2026-11-20T08:00:00.000Z');
const LATER = new Date('2027-02-01T08:00:00.000Z');

describe.each(ENGINES)('editions on %s', (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());

  it('are kept as they were first served, course and all', async () => {
    const store = await engine.store();
    const course = await tinyCourse();
    await keepEditions(store, course, FIRST);
    await keepEditions(store, course, LATER);
    expect(await servedEdition(store, course.hashes.ansatt)).toEqual({
      format: 1,
      points: { '2.1-01': 1 },
      graph: GRAPHS.ansatt,
      firstServed: FIRST.toISOString(),
    });
    const rows = await store.db.selectFrom('course_edition').selectAll().execute();
    expect(rows).toEqual([
      {
        hash: course.course.edition,
        guideline: '2024',
        body: course.courseBody,
        first_served: FIRST.toISOString(),
      },
    ]);
  });

  it('are found as soon as another node has served them', async () => {
    const store = await engine.store();
    const course = await tinyCourse();
    expect(await servedEdition(store, course.hashes.begge)).toBeUndefined();
    expect(await isServedScenario(store, 'ytring/bilde')).toBe(false);
    await keepEditions(store, course, FIRST);
    expect(await servedEdition(store, course.hashes.begge)).toMatchObject({ graph: { id: 'ytring/bilde' } });
    expect(await isServedScenario(store, 'ytring/bilde')).toBe(true);
  });

  it('are refused when the build’s hash does not fit, and nothing is kept', async () => {
    const store = await engine.store();
    const course = await tinyCourse();
    const [hash] = Object.keys(course.editions) as [string];
    const editions = {
      ...course.editions,
      [hash]: { ...course.editions[hash], format: 2 },
    } as typeof course.editions;
    await expect(keepEditions(store, { ...course, editions }, FIRST)).rejects.toThrow(
      new RegExp(`^edition ${hash} has content with the hash [0-9a-f]{64}$`),
    );
    expect(await store.db.selectFrom('edition').selectAll().execute()).toEqual([]);
  });

  it('are never replayed on when somebody has changed them in the database', async () => {
    const store = await engine.store();
    const course = await tinyCourse();
    await keepEditions(store, course, FIRST);
    await store.db
      .updateTable('edition')
      .set({ body: '{"graph":{}}' })
      .where('hash', '=', course.hashes.ansatt)
      .execute();
    await expect(servedEdition(store, course.hashes.ansatt)).rejects.toThrow(
      `edition ${course.hashes.ansatt} has content`,
    );
  });
});
