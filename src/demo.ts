/**
 * `npm run demo`: a municipality that does not exist, with 600 people and two years behind it, on a server of its own,
 * so that one sees HR's desk alive. It is made anew each time, in `.cache/demo`: never where the real data is, whatever
 * the environment says, and it sends no mail. Ctrl-C ends it.
 */
import './node-version.js';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from './author/content.ts';
import { openDoor } from './demo/door.ts';
import { writeHistory } from './demo/history.ts';
import { isError, reportText } from './lib/scenario/issue.ts';
import { openDatabase } from './lib/server/database.ts';
import { ensureBuild } from './serve/build.ts';

const root = join(import.meta.dirname, '..');
const dir = join(root, '.cache', 'demo');
const READY = /^Sunn fornuft kjører på (\S+)$/m;

try {
  await demo();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function demo(): Promise<void> {
  const now = new Date();
  console.log('Lager en oppdiktet kommune med 600 personer og to års historie …');
  rmSync(dir, { recursive: true, force: true });
  const store = await openDatabase({ dir }, now);
  // The build is another process: both cores have something to do.
  const building = ensureBuild(root, (line) => console.log(line));
  building.catch(() => undefined);
  const content = await readContent(join(root, 'scenarios'), now.toISOString().slice(0, 10));
  const errors = content.issues.filter(isError);
  if (errors.length > 0) throw new Error(reportText(errors));
  const { desk } = await writeHistory(store, content, now);
  await building;
  const origin = await serve();
  const door = await openDoor(store, origin);
  console.log(
    [
      '',
      `Kurset:               ${origin}`,
      `Som administrator:    ${door.linkFor(desk.administrator)}`,
      `Som leder for helse:  ${door.linkFor(desk.leader)}`,
      `Som sekretariat:      ${door.linkFor(desk.secretariat)}`,
      '',
      'Lenkene logger deg inn, og virker bare på denne maskinen. Én om gangen i samme nettleser.',
      'Alle personene er oppdiktet, og ingen får e-post. Stopp med Ctrl-C.',
    ].join('\n'),
  );
}

/**
 * Starts the server as a municipality does, but with nothing of its own surroundings. Ends when it ends.
 * @returns its address
 */
function serve(): Promise<string> {
  const kept = Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|TMPDIR|LANG|SystemRoot)$/i.test(name),
  );
  const env = { ...Object.fromEntries(kept), PORT: '0', DATA_DIR: dir };
  return new Promise((resolve, reject) => {
    const server = spawn(process.execPath, ['src/serve.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // What it prints is for whoever runs a real one: requests, and a first link for HR.
    server.stdout.on('data', (text: Buffer) => {
      const origin = READY.exec(text.toString())?.[1];
      if (origin) resolve(origin);
    });
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error('Serveren startet ikke.'));
      process.exit(code ?? 1);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  });
}
