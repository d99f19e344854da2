/** The server as the municipality's IT meets it: starting, refusing to start, headers, and a clean end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, startCourse } from './server.ts';

const root = join(import.meta.dirname, '..', '..');

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
  dataDir: string;
}

/** `npm start`, as anybody would. */
function npmStart(env: NodeJS.ProcessEnv): Started {
  const dataDir = mkdtempSync(join(tmpdir(), 'serving-'));
  const { NODE_OPTIONS: _ours, ORIGIN: _origin, HOST: _host, ...inherited } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: root,
    shell: process.platform === 'win32',
    // A group of its own, so that nothing is left behind when a test fails.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, DATA_DIR: dataDir, PORT: '0', ...env },
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, output: () => output, ended, dataDir };
}

function endGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-(pid as number), 'SIGKILL');
  } catch {
    // Everything has ended, as it should.
  }
}

const READY = /Sunn fornuft kjører på http:\/\/localhost:(\d+)/;

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} to npm start ends everything within ten seconds, with a client still connected`, async () => {
    const { child, output, ended, dataDir } = npmStart({});
    try {
      await expect.poll(output, { timeout: 120_000 }).toMatch(READY);
      const port = Number(READY.exec(output())?.[1]);
      const idle = connect(port, '127.0.0.1');
      await new Promise((resolve) => idle.once('connect', resolve));
      expect((await ask(port, '/api/health')).status).toBe(200);
      child.kill(signal);
      const late = new Promise((resolve) => setTimeout(resolve, 10_000, 'still running after ten seconds'));
      expect(await Promise.race([ended, late])).toBe(0);
      await expect(ask(port, '/api/health')).rejects.toThrow();
      idle.destroy();
    } finally {
      endGroup(child);
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}

test('what cannot be right is refused in one line, before anything is opened', async () => {
  const taken = await startCourse();
  const port = String(await freePort());
  const busy = new URL(taken.innerOrigin).port;
  const cases: [NodeJS.ProcessEnv, string][] = [
    [{ HOST: '0.0.0.0' }, 'HOST=0.0.0.0 gjør kurset synlig for andre maskiner.'],
    [{ HOST: '0.0.0.0', ORIGIN: 'http://kurs.no' }, 'ORIGIN må være en https-adresse uten sti'],
    [{ PORT: 'tre' }, 'PORT må være et tall fra 0 til 65535, ikke «tre».'],
    [{ PORT: busy }, `Port ${busy} er opptatt.`],
    [{ PORT: port, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, ''],
  ];
  try {
    for (const [env, words] of cases) {
      const { output, ended, dataDir } = npmStart(env);
      expect(await ended).toBe(1);
      expect(output()).toContain(words);
      expect(output()).not.toContain('kjører på');
      // One line, no stack.
      if (words) expect(output()).not.toMatch(/^\s+at /m);
      rmSync(dataDir, { recursive: true, force: true });
    }
  } finally {
    await taken.close();
  }
});

test('headers stand on pages, files and answers alike, and nothing secret is served', async () => {
  const course = await startCourse();
  try {
    const port = Number(new URL(course.innerOrigin).port);
    const own = new URL(course.origin).host;
    for (const path of ['/', '/kurs', '/api/me', '/icon.svg', '/finnes-ikke', '/hr', '/logg-inn']) {
      const { headers } = await ask(port, path, { host: own });
      expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
      expect([path, headers['x-frame-options']]).toEqual([path, 'DENY']);
      expect([path, headers['content-security-policy']]).toEqual([
        path,
        expect.stringContaining("frame-ancestors 'none'"),
      ]);
      expect([path, headers['access-control-allow-origin']]).toEqual([path, undefined]);
    }
    for (const path of ['/api/me', '/hr', '/logg-inn']) {
      const { headers } = await ask(port, path, { host: own });
      expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
    }
    const page = await ask(port, '/kurs', { host: own });
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.headers.etag).toBeDefined();
    const script = /\/_app\/immutable\/[\w./-]+\.js/.exec(
      page.body.replaceAll('./_app', '/_app'),
    )?.[0] as string;
    const file = await ask(port, script, { host: own });
    expect(file.headers['cache-control']).toBe('public,max-age=31536000,immutable');
    expect(file.body).not.toContain('sourceMappingURL');
    for (const path of [
      `${script}.map`,
      '/.made-of',
      '/package.json',
      '/src/serve.ts',
      '/..%2fpackage.json',
    ]) {
      expect([path, (await ask(port, path, { host: own })).status]).toEqual([path, 404]);
    }
    expect((await ask(port, '/kurs', { host: 'evil.example' })).status).toBe(421);
    expect((await ask(port, '/kurs', { host: own, 'x-forwarded-host': 'evil.example' })).status).toBe(200);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const health = await ask(port, '/api/health', { host: '10.0.0.1' });
    expect(JSON.parse(health.body)).toEqual({ status: 'ok', version, store: 'sqlite' });
  } finally {
    await course.close();
  }
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
