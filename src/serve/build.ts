/** The built application: made when it is missing, or older than what it is made of. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** What the build is made of. Files that only run outside it (tests, journeys, this server) do not count. */
const SOURCES = [
  'src/**/*',
  'scenarios/**/*',
  'static/**/*',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
];
// Nor does what it makes itself on the way: a build must not make itself stale.
const APART =
  /^src\/(journeys\/|demo\/|demo\.ts$|serve\/|serve\.ts$|node-version\.js$)|^static\/(people|municipality|photos)\/|\.test\.ts$/;

/** The build failed; what was wrong has been printed by it. */
export class BuildFailed extends Error {}

/**
 * SHA-256 over the names and contents of everything the build is made of.
 * @param root the project's folder
 */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !APART.test(file))
    .sort();
  for (const file of files) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

const stampOf = (root: string) => join(root, 'build', '.made-of');

export function isFresh(root: string): boolean {
  const stamp = stampOf(root);
  if (!existsSync(join(root, 'build', 'handler.js')) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === sourceHash(root);
}

/**
 * Builds when needed.
 * @param say gets one line when a build starts
 * @throws `BuildFailed` when it cannot be built
 */
export async function ensureBuild(root: string, say: (line: string) => void): Promise<void> {
  if (isFresh(root)) return;
  const made = sourceHash(root);
  say('Bygger kurset (første gang, eller fordi noe er endret) …');
  await runVite(root);
  writeFileSync(stampOf(root), made);
}

function runVite(root: string): Promise<void> {
  const vite = findVite(root);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    // What a build that succeeds has to say is for developers: "npm run build" shows it.
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const stop = (signal: NodeJS.Signals) => {
      child.kill();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    process.once('SIGTERM', stop).once('SIGINT', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(said));
      reject(new BuildFailed('Kurset kunne ikke bygges. Feilene står over.'));
    });
  });
}

function findVite(root: string): string {
  const require = createRequire(join(root, 'package.json'));
  try {
    return join(require.resolve('vite/package.json'), '..', 'bin', 'vite.js');
  } catch {
    throw new BuildFailed(
      'Kurset må bygges, men byggeverktøyet mangler. Kjør «npm ci» uten --omit=dev først.',
    );
  }
}
