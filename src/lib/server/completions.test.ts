import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USUAL_RULES } from '#lib/course/deadline.ts';
import type { AsOf } from './as-of.ts';
import { standings } from './completions.ts';
import type { Filter } from './filter.ts';
import type { Store } from './database.ts';
import { startEngine, type RunningEngine } from './testing/engines.ts';

const NOW: AsOf = {
  now: '2026-11-28T00:00:00.000Z',
  today: '2026-11-28',
  periods: [
    { from: '2023-10-01', to: '2027-09-30', counts: '2023-08-02' },
    { from: '2027-10-01', to: '2031-09-30', counts: '2027-08-02' },
  ],
  rules: USUAL_RULES,
  opened: [
    { role: 'ansatt', scenario: 'a/b', posting: false, from: '2026-11-01', older: ['x'], newer: ['y'] },
    { role: 'folkevalgt', scenario: 'a/b', posting: true, from: '2026-11-01', older: ['x'], newer: [] },
  ],
};

/** How the query is answered matters as much as what: SQLite answers in the thread that serves everybody. */
describe('the way SQLite takes to the rows', () => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => {
    engine = await startEngine('sqlite');
    store = await engine.store();
  });
  afterAll(() => engine.stop());

  const plan = async (filter: Filter) => {
    const { sql: text, parameters } = standings(store, NOW, filter).compile();
    const values = parameters.map((value) => (typeof value === 'number' ? String(value) : "'x'"));
    const filled = text.replace(/\?/g, () => values.shift() as string);
    const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(filled)}`.execute(store.db);
    return rows.map(({ detail }) => detail);
  };

  it('goes unit by unit for everybody, and sorts one unit at a time', async () => {
    expect((await plan({}))[0]).toBe('SCAN unit USING INDEX unit_name');
    expect((await plan({})).at(-1)).toBe('USE TEMP B-TREE FOR LAST 4 TERMS OF ORDER BY');
  });

  it('reads nobody else for one person, or for one unit', async () => {
    for (const filter of [{ person: 'x' }, { unit: 'x' }]) {
      expect((await plan(filter)).filter((step) => /^SCAN (?!CONSTANT|[a-z]+$)/.test(step))).toEqual([]);
    }
  });
});
