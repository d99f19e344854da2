/** A NUL in an address is no reason to fall over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOf } from '#lib/server/as-of.ts';
import { standings } from '#lib/server/completions.ts';
import type { Store } from '#lib/server/database.ts';
import { tinyCourse } from '#lib/server/testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { chosenIn, filterOf } from './chosen.ts';
import { load } from './logg/+page.server.ts';

const NOW = new Date('2026-11-28T08:00:00.000Z');

describe.each(ENGINES)('a NUL in the address on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
  });
  afterAll(() => engine.stop());

  it('is not asked of the log', async () => {
    const url = new URL('https://kurs.example.no/hr/logg?hva=%00&hvem=a%00b');
    const page = await load({ url, locals: { store } } as unknown as Parameters<typeof load>[0]);
    expect(page).toMatchObject({ filter: { action: undefined, who: 'ab' }, list: { all: 0 } });
  });

  it('is not asked of the units', async () => {
    const moment = await asOf(store.db, (await tinyCourse()).course, NOW);
    const chosen = chosenIn(new URLSearchParams('enhet=Kultur%00'));
    expect(await standings(store, moment, filterOf(chosen)).execute()).toEqual([]);
  });
});
