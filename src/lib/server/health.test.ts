import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { healthOf } from './health.ts';
import { openDatabase } from './database.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

describe.each(ENGINES)('health on %s', (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());

  it('is ok while the database answers, and 503 when it does not', async () => {
    const store = await openDatabase(await engine.place());
    expect(await healthOf(store, '1.2.3')).toEqual({
      status: 200,
      body: { status: 'ok', version: '1.2.3', store: kind },
    });
    await store.close();
    expect(await healthOf(store, '1.2.3')).toEqual({
      status: 503,
      body: { status: 'error', version: '1.2.3' },
    });
  });
});

it('does not wait for ever', async () => {
  vi.useFakeTimers();
  const answer = healthOf({ kind: 'postgres', ping: () => new Promise(() => undefined) }, '1.2.3');
  await vi.advanceTimersByTimeAsync(3000);
  vi.useRealTimers();
  expect(await answer).toMatchObject({ status: 503 });
});
