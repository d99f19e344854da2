import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit, auditHash } from './audit.ts';
import type { Store } from './database.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');

describe.each(ENGINES)('the audit log on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => void (engine = await startEngine(kind)));
  afterAll(() => engine.stop());
  beforeEach(async () => void (store = await engine.store()));
  const rows = () => store.db.selectFrom('audit').selectAll().orderBy('seq').execute();

  it('says who did what and when', async () => {
    await audit(
      store,
      { actor: 'hr', id: 'hr-1', action: 'export', detail: { file: 'completions.csv' } },
      NOW,
    );
    expect(await rows()).toEqual([
      {
        seq: 1,
        at: '2026-11-23T09:00:00.000Z',
        actor_kind: 'hr',
        actor: 'hr-1',
        action: 'export',
        detail: '{"file":"completions.csv"}',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
  });

  it('chains every row to the one before it, also when many are written at once', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => audit(store, { actor: 'system', action: `act ${i}` }, NOW)),
    );
    const all = await rows();
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    let before = '';
    for (const { hash, ...row } of all) {
      expect(hash).toBe(auditHash(before, row));
      before = hash;
    }
    const [first] = all;
    expect(auditHash('', { ...(first as (typeof all)[0]), actor: 'somebody' })).not.toBe(first?.hash);
  });

  it('is taken back with what it is about', async () => {
    const failing = store.db.transaction().execute(async (tx) => {
      await audit(store, { actor: 'hr', id: 'hr-1', action: 'import' }, NOW, tx);
      throw new Error('a faulty row');
    });
    await expect(failing).rejects.toThrow('a faulty row');
    expect(await rows()).toEqual([]);
  });
});
