/**
 * Receipts per second through the real hand-in, against the raw ceiling: the statements it made, caught on the way,
 * given straight to the driver in one transaction for each receipt, on the same database.
 */
import { join } from 'node:path';
import type { CompiledQuery, KyselyPlugin } from 'kysely';
import pg from 'pg';
import { acceptHandIn } from '#lib/server/handin.ts';
import { openSqlite } from '#lib/server/sqlite-file.ts';
import { startEngine, ENGINES, type Engine } from '#lib/server/testing/engines.ts';
import { openDatabase, type Store } from '#lib/server/database.ts';
import type { Content } from '../../author/content.ts';
import { coreScenarios } from '../content.ts';
import { masteringWalk } from '../walk.ts';
import { fillWithPeople, ROLE } from './record.ts';
import { median, perSecond, type Row } from './table.ts';

const ROUNDS = 3;
const ROUND = 1200;
const PEOPLE = 5000;

export async function measureHandIn(content: Content): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ENGINES) rows.push(await measureOn(kind, content));
  return rows;
}

async function measureOn(kind: Engine, content: Content): Promise<Row> {
  const engine = await startEngine(kind);
  try {
    const place = await engine.place();
    const store = await openDatabase(place);
    const people = await fillWithPeople(store, content, PEOPLE);
    const scenario = coreScenarios(content, ROLE)[0];
    if (!scenario) throw new Error(`the course has no core for ${ROLE}`);
    const attempt = {
      scenario: scenario.id,
      edition: scenario.edition,
      role: ROLE,
      language: 'nb',
      finishedAt: new Date().toISOString(),
      steps: masteringWalk(scenario),
    };
    let next = 0;
    const somebody = () => people[next++ % people.length] as string;
    const handIn: HandIn = async (by) => {
      const person = somebody();
      const id = crypto.randomUUID();
      const body = { v: 1, learner: person, held: [], attempts: [{ id, ...attempt }] };
      const answer = await acceptHandIn(by, content.course, { person, login: 'lenke' }, body, new Date());
      const result = answer.status === 200 ? answer.body.results[0] : undefined;
      if (!result || !('receipt' in result)) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
      return { person, id, receipt: result.receipt };
    };
    const { statements, named } = await catchStatements(store, handIn);
    const raw = 'url' in place && place.url ? await rawPostgres(place.url) : rawSqlite(place.dir);
    const again = () => {
      const renewed = new Map<unknown, string>([
        [named.person, somebody()],
        [named.id, crypto.randomUUID()],
        [named.receipt, crypto.randomUUID()],
      ]);
      const fresh = (values: readonly unknown[]) => values.map((value) => renewed.get(value) ?? value);
      return raw.run(statements.map(({ sql, parameters }) => ({ sql, parameters: fresh(parameters) })));
    };
    const [ours, floor]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await perSecond(ROUND, () => handIn(store)));
      floor.push(await perSecond(ROUND, again));
    }
    await raw.close();
    await store.close();
    return {
      what: `hand-in, ${kind}, one at a time`,
      ours: median(ours),
      floor: median(floor),
      unit: 'receipts/s',
      against: 'the same statements by the bare driver, one durable transaction each',
    };
  } finally {
    await engine.stop();
  }
}

interface Named {
  person: string;
  id: string;
  receipt: string;
}
type HandIn = (by: Store) => Promise<Named>;

/** The statements of one hand-in, as the database got them; `begin` and `commit` are not among them. */
async function catchStatements(
  store: Store,
  handIn: HandIn,
): Promise<{ statements: CompiledQuery[]; named: Named }> {
  const statements: CompiledQuery[] = [];
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      statements.push(store.db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  // Once before, so that what is read once and kept is not counted.
  await handIn(store);
  const named = await handIn({ ...store, db: store.db.withPlugin(plugin) });
  if (statements.length < 3) throw new Error('the statements were not caught');
  return { statements, named };
}

interface Statement {
  sql: string;
  parameters: readonly unknown[];
}
interface Raw {
  run(statements: Statement[]): unknown;
  close(): unknown;
}

function rawSqlite(dir: string): Raw {
  const db = openSqlite(join(dir, 'sunn-fornuft.sqlite'));
  const prepared = new Map<string, ReturnType<typeof db.prepare>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    run(statements) {
      db.exec('begin immediate');
      for (const { sql, parameters } of statements) statement(sql).all(...(parameters as string[]));
      db.exec('commit');
    },
    close: () => db.close(),
  };
}

async function rawPostgres(url: string): Promise<Raw> {
  const client = new pg.Client(url);
  await client.connect();
  return {
    async run(statements) {
      await client.query('begin');
      for (const { sql, parameters } of statements) await client.query(sql, parameters as unknown[]);
      await client.query('commit');
    },
    close: () => client.end(),
  };
}
