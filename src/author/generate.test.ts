import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generate } from './generate.ts';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'generate-'))));
afterEach(() => rmSync(root, { recursive: true }));

describe('a folder the build makes', () => {
  it('holds exactly what was asked for', async () => {
    const folder = join(root, 'static', 'people');
    await generate(
      folder,
      new Map([
        ['a.svg', 'a'],
        ['b.svg', 'b'],
      ]),
    );
    writeFileSync(join(folder, 'old.svg'), 'left over');
    await generate(
      folder,
      new Map([
        ['a.svg', 'new'],
        ['c.svg', 'c'],
      ]),
    );
    expect(readdirSync(folder).sort()).toEqual(['a.svg', 'c.svg']);
    expect(readFileSync(join(folder, 'a.svg'), 'utf8')).toBe('new');
  });

  it('leaves alone what is right already', async () => {
    await generate(root, new Map([['a.svg', 'a']]));
    utimesSync(join(root, 'a.svg'), 1, 1);
    await generate(root, new Map([['a.svg', 'a']]));
    expect(statSync(join(root, 'a.svg')).mtimeMs).toBe(1000);
    await generate(root, new Map([['a.svg', 'b']]));
    expect(statSync(join(root, 'a.svg')).mtimeMs).toBeGreaterThan(1000);
  });
});
