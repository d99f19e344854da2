/** The course as an author sees it while writing: the development server, on a port and with data of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server.ts';

const root = join(import.meta.dirname, '..', '..');
/** A cold start bundles what the pages need first. */
const STARTS_WITHIN = 120_000;

export interface DevServer {
  readonly origin: string;
  close(): Promise<void>;
}

export async function startDev(): Promise<DevServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dev-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { NODE_OPTIONS: _ours, DATABASE_URL: _theirs, ...inherited } = process.env;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'dev', '--host', '127.0.0.1', '--port', String(port), '--strictPort'];
  const server = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, NODE_ENV: 'development', ORIGIN: origin, DATA_DIR: dataDir },
  });
  let output = '';
  server.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const close = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const until = Date.now() + STARTS_WITHIN;
  while (!(await answers(origin))) {
    if (server.exitCode === null && Date.now() < until) continue;
    await close();
    throw new Error(`the development server did not start:\n${output}`);
  }
  return { origin, close };
}

async function answers(origin: string): Promise<boolean> {
  const response = await fetch(origin).catch(() => undefined);
  if (response) return true;
  await new Promise((resolve) => setTimeout(resolve, 250));
  return false;
}
