import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

describe.each(ENGINES)('the database on %s', (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());

  it('opens, makes its tables and answers', async () => {
    const store = await engine.store();
    expect(store.created).toBe(true);
    await store.ping();
  });
});
