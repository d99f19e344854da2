/** Reading SQLite apart: nobody waits for whoever reads. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUnavailable } from './availability.ts';
import { longestStall } from './testing/stall.ts';
import { startEngine, type RunningEngine } from './testing/engines.ts';
import type { Database } from './database.ts';

/** Counts for a good while, in one statement. */
const long = (db: Database, to = 3_000_000) =>
  sql<{
    n: number;
  }>`with recursive counted(n) as (select 1 union all select n + 1 from counted where n < ${to})
    select count(*) as n from counted`.execute(db);
const numbers = (db: Database, to: number) =>
  db
    .withRecursive('counted', (q) =>
      q.selectNoFrom(sql<number>`1`.as('n')).unionAll(
        q
          .selectFrom('counted' as never)
          .select(sql<number>`n + 1`.as('n'))
          .where(sql<boolean>`n < ${to}`),
      ),
    )
    .selectFrom('counted')
    .select('n');

describe('reading SQLite in a thread', () => {
  let engine: RunningEngine;
  beforeAll(async () => void (engine = await startEngine('sqlite')));
  afterAll(() => engine.stop());

  it('lets the server go on, which the connection for writing does not', async () => {
    const { db, reading } = await engine.store();
    await long(reading, 1);
    const [apart, inTheWay] = [await longestStall(() => long(reading)), await longestStall(() => long(db))];
    expect(apart * 4).toBeLessThan(inTheWay);
  });

  it('gives the same rows as the other connection, all at once and as a stream', async () => {
    const { db, reading } = await engine.store();
    const all = await numbers(reading, 25).execute();
    expect(all).toEqual(await numbers(db, 25).execute());
    const streamed: { n: number }[] = [];
    for await (const row of numbers(reading, 25).stream(10)) streamed.push(row);
    expect(streamed).toEqual(all);
  });

  it('sees what is committed, at once', async () => {
    const { db, reading } = await engine.store();
    const kept = () =>
      reading.selectFrom('setting').select('value').where('key', '=', 'x').executeTakeFirst();
    expect(await kept()).toBeUndefined();
    await db.insertInto('setting').values({ key: 'x', value: '1' }).execute();
    expect(await kept()).toEqual({ value: '1' });
  });

  it('holds no picture of the past when a stream is left half-way', async () => {
    const { db, reading } = await engine.store();
    for await (const row of numbers(reading, 1000).stream(10)) if (row.n === 5) break;
    await db.insertInto('setting').values({ key: 'x', value: '1' }).execute();
    const found = reading.selectFrom('setting').select('value').where('key', '=', 'x');
    expect(await found.executeTakeFirst()).toEqual({ value: '1' });
  });

  it('writes nothing, and says why', async () => {
    const { reading } = await engine.store();
    const written = reading.insertInto('setting').values({ key: 'x', value: '1' }).execute();
    await expect(written).rejects.toThrow('attempt to write a readonly database');
    await expect(written).rejects.toMatchObject({ code: 'ERR_SQLITE_ERROR', errcode: 8 });
    await expect(reading.transaction().execute(async () => undefined)).rejects.toThrow('no transactions');
  });

  it('lets two read at the same time, each their own', async () => {
    const store = await engine.store();
    const readers = [store.reader(), store.reader()];
    const counted = await Promise.all(readers.map(({ db }, i) => numbers(db, 30 + i).execute()));
    expect(counted.map((rows) => rows.length)).toEqual([30, 31]);
    await Promise.all(readers.map((reader) => reader.close()));
  });

  it('answers whoever still waits when it is closed, as something that passes', async () => {
    const store = await engine.store();
    await long(store.reading, 1);
    const waiting = long(store.reading, 5_000_000).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await store.close();
    expect(isUnavailable(await waiting)).toBe(true);
  });
});
