import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { content } from './vite.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kommando-'));
  await cp('src/author/fixtures/good', join(root, 'scenarios'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const cli = resolve('src/author/cli.ts');
const node = resolve('node_modules/.bin/node');

/** Runs the real command line in a copy of the fixture. */
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) =>
    execFile(node, [cli, ...args], { cwd: root }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );

async function spoil(): Promise<void> {
  const path = join(root, 'scenarios/ytring/kutt.yaml');
  await writeFile(
    path,
    (await readFile(path, 'utf8'))
      .replace('verdict: god', 'verdct: god')
      .replace('minutes: 2', 'minutes: to'),
  );
}
const REPORT = `scenarios/ytring/kutt.yaml:4:1 feil: «minutes» skal være et helt tall
    Skriv tallet uten mellomrom og anførselstegn.
scenarios/ytring/kutt.yaml:17:7 feil: «verdict» mangler
    Kjente felter her: says, when, verdict, leans, learn, because, cites, sets, to.
scenarios/ytring/kutt.yaml:19:9 feil: Ukjent felt «verdct»
    Mente du «verdict»?
3 feil, 0 advarsler
`;

// Each starts Node anew, which takes its time on a busy machine.
describe('the command line', { timeout: 60_000 }, () => {
  it('is content with a sound course, and says how big it is', async () => {
    expect(await run('check')).toEqual({
      code: 0,
      err: '',
      out: `scenario     rolle  scener  slutter  tilstander  steg  LIX
ytring/kutt  begge  5       3        6           5     18
Det gode valget er lengst i 0 av 2 scener: 0 %, høyst 35 % er lov.

0 feil, 0 advarsler
`,
    });
  });

  it('lists every mistake and nothing else, and ends with 1', async () => {
    await spoil();
    expect(await run('check')).toEqual({ code: 1, out: '', err: REPORT });
  });

  it('takes the day, and whether it is a release', async () => {
    expect((await run('check', '--today=2028-01-01')).code).toBe(0);
    expect((await run('check', '--today=2028-01-01', '--release')).code).toBe(1);
  });

  it('draws a scenario', async () => {
    const { code, out } = await run('draw', 'ytring/kutt');
    expect(code).toBe(0);
    expect(out).toContain('flowchart TD\n  s_forslaget["forslaget"]\n');
    expect(out).toContain('  s_forslaget -->|"✗ nevner-eleven"| s_klassen_vet\n');
    expect(out).toContain('  s_skrev_godt(["Du sa hva du mener"]):::mestret\n');
  });

  it('shows what is covered, and how many of each kind for each role', async () => {
    const { out } = await run('coverage');
    expect(out).toBe(`punkt   slag  ansatt  folkevalgt  tekst
2.1-01  rett  sikker  sikker      Du har samme ytringsfrihet som andre.
2.1-08  skal  sikker  sikker      Du skal ikke dele det du har taushetsplikt om.

rolle       sikker  mulig  prøve  lest  skal dekket  rett dekket  råd dekket  bakgrunn dekket
ansatt      2       2      0      0     1 av 1       1 av 1       0 av 0      0 av 0
folkevalgt  2       2      0      0     1 av 1       1 av 1       0 av 0      0 av 0
`);
  });

  it('lists for the council where the guidelines go further than the law', async () => {
    const { code, out } = await run('stricter');
    expect(code).toBe(0);
    expect(out).toContain('Strengere enn loven: 0 av 2 punkter\n\nIngen.\n');
  });

  it.each([
    [[], 'Hva vil du gjøre?'],
    [['chekc'], 'Ukjent kommando: chekc'],
    [['check', '--relase'], 'Ukjent valg: --relase'],
    [['check', '--today=i morgen'], 'Ikke en dato: --today=i morgen'],
    [['check', '--today=2026-02-30'], 'Ikke en dato: --today=2026-02-30'],
    [['new'], 'Skriv hva det skal hete: LEKSJON/NAVN'],
    [
      ['draw', 'ytring/kut'],
      'Scenarioet «ytring/kut» er ikke i kurset, eller har feil. Mente du «ytring/kutt»?',
    ],
  ])('refuses %j in words', async (args, words) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.split('\n')[0]).toBe(words);
    expect(err).not.toContain('    at ');
  });
});

describe('the build', () => {
  /** The hooks as Vite calls them. */
  interface Hooks {
    configResolved: (config: object) => Promise<void>;
    resolveId: (id: string) => string | undefined;
    load: (id: string) => Promise<string | undefined>;
  }
  let plugin: Hooks;
  beforeEach(() => {
    plugin = content() as unknown as Hooks;
  });

  it('fails with the same list, and no trace of where it was thrown', async () => {
    await spoil();
    const failure = await plugin.configResolved({ root, command: 'build' }).then(
      () => undefined,
      (error: Error) => error,
    );
    expect(failure?.message).toBe(`Innholdet har feil.\n\n${REPORT}`);
    expect(failure?.stack).toBe(failure?.message);
  });

  it('makes the content importable, and nothing else', async () => {
    await plugin.configResolved({ root, command: 'serve' });
    const id = plugin.resolveId('virtual:course') ?? '';
    expect(await plugin.load(id)).toMatch(
      /^export const course = \{"title":"Sunn fornuft".*\};\nexport const municipality = \{"name":"Fosselva kommune".*\};\nexport const hasAid = false;$/s,
    );
    expect(plugin.resolveId('virtual:toString')).toBeUndefined();
    expect(plugin.resolveId('virtual:people')).toBeUndefined();
    expect(await plugin.load('src/app.html')).toBeUndefined();
  });
});
