/**
 * `npm test`, the only definition of good: each step in order, stop at the first red, and one line with the sum.
 * Needs Node from node_modules and nothing else; a browser is found or fetched (see browser.ts).
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '../serve/build.ts';
import { findBrowser } from './browser.ts';
import { lockFaults, type Lock } from './lock.ts';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, '.cache');
const bin = (...path: string[]) => join(root, 'node_modules', ...path);
const UNIT_REPORT = join(cache, 'vitest.json');
const JOURNEY_REPORT = join(cache, 'journeys.json');

/** What is wrong, in words that can be acted on. */
class Red extends Error {}

const steps: [name: string, step: () => Promise<void> | void][] = [
  ['lock', checkLock],
  ['lint', () => npmRun('lint')],
  ['types', () => npmRun('check')],
  ['scenarios', () => npmRun('scenarios', '--', 'check')],
  ['coverage', () => npmRun('scenarios', '--', 'coverage')],
  ['unit tests', runUnitTests],
  ['browser', () => void (process.env['CHROMIUM_PATH'] = findBrowser(console.log))],
  ['build', () => ensureBuild(root, console.log)],
  ['journeys', runJourneys],
];

const sum = { passed: 0, failed: 0 };
let red = false;
mkdirSync(cache, { recursive: true });
for (const [name, step] of steps) {
  console.log(`\n── ${name}`);
  try {
    await step();
  } catch (error) {
    console.error(`\n✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    red = true;
    break;
  }
}
// A step that stopped before any test could fail is a failure too.
if (red && sum.failed === 0) sum.failed = 1;
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = red ? 1 : 0;

function checkLock(): void {
  const faults = lockFaults(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock);
  if (faults.length > 0) throw new Red(faults.join('\n  '));
}

function npmRun(...args: string[]): Promise<void> {
  return run('npm', ['run', '--silent', ...args]);
}

async function runUnitTests(): Promise<void> {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  rmSync(UNIT_REPORT, { force: true });
  const ended = run(process.execPath, [bin('vitest', 'vitest.mjs'), 'run', ...reporters]);
  await countAfter(ended, UNIT_REPORT, (report) => {
    const { numPassedTests, numFailedTests, numTotalTests } = report as Record<string, number>;
    return { passed: numPassedTests, failed: numFailedTests, total: numTotalTests };
  });
}

async function runJourneys(): Promise<void> {
  const config = join(import.meta.dirname, 'playwright.config.ts');
  const args = [bin('@playwright', 'test', 'cli.js'), 'test', '--config', config];
  rmSync(JOURNEY_REPORT, { force: true });
  const ended = run(process.execPath, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: JOURNEY_REPORT });
  await countAfter(ended, JOURNEY_REPORT, (report) => {
    const { expected, unexpected, flaky, skipped } = (report as { stats: Record<string, number> }).stats as {
      expected: number;
      unexpected: number;
      flaky: number;
      skipped: number;
    };
    return { passed: expected, failed: unexpected, total: expected + unexpected + flaky + skipped };
  });
}

/** Adds to the sum also when the run failed. Skipped and flaky tests are red: they prove nothing. */
async function countAfter(
  ended: Promise<void>,
  file: string,
  read: (report: unknown) => {
    passed?: number | undefined;
    failed?: number | undefined;
    total?: number | undefined;
  },
): Promise<void> {
  const failure = await ended.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!existsSync(file)) throw failure ?? new Red('no report was written');
  const { passed = 0, failed = 0, total = 0 } = read(JSON.parse(readFileSync(file, 'utf8')));
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) throw new Red(`${failed} of ${total} tests failed`);
  if (failure) throw failure;
  if (total === 0) throw new Red('no test ran');
  if (passed < total) throw new Red(`${total - passed} of ${total} tests were skipped or unsteady`);
}

/** Runs a command with its output on ours. */
function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
      env: { ...process.env, CI: 'true', ...env },
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Red(`ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}
