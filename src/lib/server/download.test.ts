/** Whoever downloads and does not read: through real sockets, on both engines. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setResponse } from '@sveltejs/kit/node';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noDownload } from '#lib/i18n/nb/server-fault.ts';
import type { Store } from './database.ts';
import { downloadList } from './download.ts';
import { keepEditions } from './editions.ts';
import { completionsCsv } from './export.ts';
import { beginDownload, DOWNLOADS, PATIENCE, whileRead } from './slow-reader.ts';
import { tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const NOW = new Date('2026-11-28T09:00:00.000Z');
/** More than the buffers of two sockets take. */
const PEOPLE = 6000;

describe.each(ENGINES)('a download on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  let server: Server;
  const sockets: Socket[] = [];
  /** What the server answers with, set by each test. */
  let answer: () => Promise<Response>;

  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store(NOW);
    course = await tinyCourse();
    await keepEditions(store, course, NOW);
    await fill(store);
    server = createServer((_, res) => void answer().then((response) => setResponse(res, response)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
    await engine.stop();
  });

  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const list = () => downloadList(store, course.course, 'csv', {}, [], 'hr', NOW);
  /** Asks, reads the first bytes and then nothing more. */
  const stopReading = async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    socket.pause();
    return socket;
  };
  const slots = () => {
    const taken = Array.from({ length: DOWNLOADS + 1 }, () => beginDownload(store)).filter((end) => !!end);
    for (const end of taken) end();
    return taken.length;
  };
  const until = (what: () => boolean) => expect.poll(what, { timeout: 20_000, interval: 50 }).toBe(true);

  it('is refused when there are as many as may be, in words, and goes on when one hangs up', async () => {
    answer = list;
    const slow: Socket[] = [];
    for (let i = 0; i < DOWNLOADS; i++) slow.push(await stopReading());
    const refused = await fetch(url());
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await refused.text()).toBe(noDownload[503]);
    const noted = await store.db.selectFrom('audit').select('seq').where('action', '=', 'export').execute();
    expect(noted).toHaveLength(DOWNLOADS);
    // Others read at length all the same.
    const reader = store.reader();
    expect(await reader.db.selectFrom('unit').select('name').execute()).toHaveLength(1);
    await reader.close();
    for (const socket of slow) socket.destroy();
    await until(() => slots() === DOWNLOADS);
    const whole = await (await fetch(url())).text();
    expect(whole.trimEnd().split('\r\n')).toHaveLength(PEOPLE + 1);
    expect(slots()).toBe(DOWNLOADS);
  });

  it('ends when nobody reads it: the connection is free again, and what came is no whole file', async () => {
    const ended: number[] = [];
    const patience = { ...PATIENCE, pause: 300 };
    answer = async () =>
      new Response(whileRead(completionsCsv(store, course.course, NOW), () => ended.push(1), patience));
    const many = 8;
    const slow = await Promise.all(Array.from({ length: many }, stopReading));
    await until(() => ended.length === many);
    // PostgreSQL's readers are fewer than those.
    const reader = store.reader();
    expect(await reader.db.selectFrom('unit').select('name').execute()).toHaveLength(1);
    await reader.close();
    const [first] = slow as [Socket];
    let rest = '';
    first.on('data', (bytes) => (rest += String(bytes)));
    first.resume();
    await once(first, 'close');
    // The last chunk of an answer is empty: without it nobody takes it for whole.
    expect(rest.endsWith('0\r\n\r\n')).toBe(false);
  });

  it('ends when it takes too long, however eagerly it is read', async () => {
    const ended: number[] = [];
    const file = whileRead(completionsCsv(store, course.course, NOW), () => ended.push(1), {
      pause: 60_000,
      whole: 1,
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(new Response(file).text()).rejects.toThrow('nobody read it');
    expect(ended).toEqual([1]);
  });

  it('gives its place back when it was never read at all', async () => {
    const end = beginDownload(store);
    whileRead(completionsCsv(store, course.course, NOW), end as () => void, { ...PATIENCE, pause: 20 });
    expect(slots()).toBe(DOWNLOADS - 1);
    await until(() => slots() === DOWNLOADS);
  });
});

/** Long names, in one statement each. */
async function fill({ db }: Store): Promise<void> {
  const at = NOW.toISOString();
  await db.insertInto('unit').values({ id: 'unit', name: 'Lauvlia skole' }).execute();
  const numbers = sql`with recursive counted(n) as (select 1 union all select n + 1 from counted where n < ${sql.lit(PEOPLE)})`;
  const long = 'x'.repeat(2000);
  await sql`insert into person (id, ansattnr, first_name, last_name, created_at)
    ${numbers} select 'p' || n, 'a' || n, ${sql.lit(long)}, 'Moen', ${sql.lit(at)} from counted`.execute(db);
  await sql`insert into appointment (id, person, role, unit, starts, created_at)
    ${numbers} select 'h' || n, 'p' || n, 'ansatt', 'unit', '2026-11-02', ${sql.lit(at)} from counted`.execute(
    db,
  );
}
