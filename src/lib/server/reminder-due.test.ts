/** Whom a reminder may go to, of a whole municipality. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepEditions } from './editions.ts';
import { remindable } from './reminder-due.ts';
import { tinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson } from './testing/people.ts';

describe.each(ENGINES)('who is to be reminded, on %s', (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());

  it('comes to an end also when they are more than are looked up at a time', async () => {
    const store = await engine.store();
    const course = await tinyCourse();
    await keepEditions(store, course, new Date('2026-11-01T08:00:00.000Z'));
    await store.db.transaction().execute(async (db) => {
      for (let i = 0; i < 501; i++) await addPerson({ ...store, db });
    });
    const found: string[] = [];
    const now = new Date('2026-12-01T09:00:00.000Z');
    for await (const { standing } of remindable(store, course.course, 7, now)) found.push(standing.person);
    expect(new Set(found).size).toBe(501);
  });
});
