/**
 * The real server, started as a municipality starts it, with a data folder of its own, behind a network that can
 * be cut: every connection goes through a small relay on loopback, which is the address the browser knows.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type Engine, type RunningEngine } from '#lib/server/testing/engines.ts';

const root = join(import.meta.dirname, '..', '..');
const READY = 'Sunn fornuft kjører på ';
/** Also a first start that must build. */
const STARTS_WITHIN = 120_000;

export interface RunningCourse {
  readonly origin: string;
  /** The server itself, on the near side of the network. */
  readonly innerOrigin: string;
  readonly dataDir: string;
  /** Present on PostgreSQL. */
  readonly databaseUrl?: string;
  /** Everything the server has printed. */
  printed(): string;
  /** The one-time link for the first HR user, as printed. */
  hrLink(): string;
  network: Network;
  /** SIGTERM, and waits until it has ended. @returns its exit code */
  stop(): Promise<number | null>;
  /** SIGKILL, as a power cut. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends everything and removes the data. */
  close(): Promise<void>;
}

/**
 * Starts an empty course.
 * @param surroundings its environment; asked with its address, for those who must know it before it starts
 */
export async function startCourse(
  kind: Engine = 'sqlite',
  surroundings: (origin: string) => Promise<NodeJS.ProcessEnv> = async () => ({}),
): Promise<RunningCourse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
  const engine: RunningEngine | undefined = kind === 'postgres' ? await startEngine(kind) : undefined;
  const place = await engine?.place();
  const databaseUrl = place && 'url' in place ? place.url : undefined;
  const port = await freePort();
  const network = await openNetwork(port);
  const origin = `http://localhost:${network.port}`;
  const env = await surroundings(origin);
  let child: ChildProcess | undefined;
  let output = '';

  const start = () =>
    new Promise<void>((resolve, reject) => {
      const { NODE_OPTIONS: _ours, ...inherited } = process.env;
      const server = spawn(process.execPath, ['src/serve.ts'], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...inherited,
          PORT: String(port),
          ORIGIN: origin,
          DATA_DIR: dataDir,
          ...(databaseUrl && { DATABASE_URL: databaseUrl }),
          ...env,
        },
      });
      child = server;
      const late = setTimeout(() => reject(new Error(`the server did not start:\n${output}`)), STARTS_WITHIN);
      const from = output.length;
      const hear = (chunk: Buffer) => {
        output += chunk.toString();
        if (!output.slice(from).includes(READY)) return;
        clearTimeout(late);
        resolve();
      };
      server.stdout.on('data', hear);
      server.stderr.on('data', hear);
      server.once('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`the server ended with ${code}:\n${output}`));
      });
    });

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const server = child;
    if (!server || server.exitCode !== null || server.signalCode !== null) return server?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    server.kill(signal);
    return ended;
  };

  await start();
  return {
    origin,
    innerOrigin: `http://localhost:${port}`,
    dataDir,
    ...(databaseUrl && { databaseUrl }),
    printed: () => output,
    hrLink() {
      const link = /https?:\/\/\S+\/logg-inn\/[\w-]+/.exec(output)?.[0];
      if (!link) throw new Error(`no link for HR was printed:\n${output}`);
      return link;
    },
    network,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    start,
    async close() {
      await end('SIGTERM');
      await network.close();
      await engine?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Network {
  readonly port: number;
  /** Connections under way are cut, and new ones refused, until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

async function openNetwork(to: number): Promise<Network> {
  const sockets = new Set<Socket>();
  let whole = true;
  const relay: Server = createServer((near) => {
    if (!whole) return near.resetAndDestroy();
    const far = connect(to, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const drop = () => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    port: (relay.address() as AddressInfo).port,
    cut() {
      whole = false;
      drop();
    },
    mend() {
      whole = true;
    },
    async close() {
      drop();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
