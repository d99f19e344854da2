import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BuildFailed, ensureBuild, isFresh, sourceHash } from './build.ts';

let root = '';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  write('package.json', '{}');
  write('src/routes/+page.svelte', '<p>a</p>');
  write('scenarios/course.yaml', 'title: a');
  // Stands in for vite: writes what a build writes, or fails where the course says so.
  write('node_modules/vite/package.json', '{ "name": "vite" }');
  write(
    'node_modules/vite/bin/vite.js',
    `const fs = require('fs');
     if (fs.readFileSync('scenarios/course.yaml', 'utf8') === 'broken') process.exit(1);
     fs.mkdirSync('build', { recursive: true });
     fs.appendFileSync('build/handler.js', '// built\\n');`,
  );
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the build', () => {
  it('is made once, and again when the content changes', async () => {
    const said: string[] = [];
    const build = () => ensureBuild(root, (line) => said.push(line));
    expect(isFresh(root)).toBe(false);
    await build();
    expect(isFresh(root)).toBe(true);
    await build();
    expect(said.length).toBe(1);
    write('scenarios/course.yaml', 'title: b');
    expect(isFresh(root)).toBe(false);
    await build();
    expect(said.length).toBe(2);
  });

  it.each([
    ['src/routes/+page.svelte', true],
    ['src/routes/new.ts', true],
    ['static/icon.svg', true],
    ['static/people/kare.svg', false],
    ['static/municipality/logo.svg', false],
    ['static/photos/klassetur.svg', false],
    ['package-lock.json', true],
    ['src/serve.ts', false],
    ['src/journeys/story.journey.ts', false],
    ['src/lib/course/status.test.ts', false],
    ['README.md', false],
  ])('a change in %s makes it stale: %s', (path, stale) => {
    const before = sourceHash(root);
    write(path, 'changed');
    expect(sourceHash(root) !== before).toBe(stale);
  });

  it('a failed build says so, and is not taken for a build later', async () => {
    write('scenarios/course.yaml', 'broken');
    const failed = ensureBuild(root, () => {});
    await expect(failed).rejects.toThrow(new BuildFailed('Kurset kunne ikke bygges. Feilene står over.'));
    expect(isFresh(root)).toBe(false);
  });

  it('without the tools to build it says what to do', async () => {
    rmSync(join(root, 'node_modules'), { recursive: true });
    await expect(ensureBuild(root, () => {})).rejects.toThrow(
      'Kurset må bygges, men byggeverktøyet mangler. Kjør «npm ci» uten --omit=dev først.',
    );
  });
});
