import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isError, reportText } from '#lib/scenario/issue.ts';
import { readContent } from './content.ts';
import { newScenario } from './new.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'nytt-')), 'scenarios');
  await cp('src/author/fixtures/good', dir, { recursive: true });
});
afterEach(() => rm(join(dir, '..'), { recursive: true }));

const check = async () => (await readContent(dir, '2026-11-22')).issues;
const addToCourse = async (from: string, to: string) => {
  const path = join(dir, 'course.yaml');
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace(from, () => to),
  );
};

describe('a new scenario', () => {
  it('passes check, and is in no course yet', async () => {
    expect((await newScenario(dir, 'ytring/ny-sak')).text).toBe(
      [
        `Laget ${dir}/ytring/ny-sak.yaml`,
        '',
        'Nå:',
        '  1. Skriv om teksten til din egen. Hver linje med # kan slettes.',
        '  2. Kjør «npm run scenarios -- check» til den ikke finner flere feil.',
        `  3. Sett «ny-sak» inn under core eller optional for ytring i ${dir}/course.yaml.`,
        '  4. Se det med «npm run dev».',
      ].join('\n'),
    );
    expect(reportText(await check())).toBe(
      [
        `${dir}/ytring/ny-sak.yaml:2:1 advarsel: Scenarioet er ikke med i kurset`,
        '    Sett navnet inn under core, posting eller optional i course.yaml når det er klart.',
        '0 feil, 1 advarsel',
      ].join('\n'),
    );
  });

  it('passes check in the course, without a warning', async () => {
    await newScenario(dir, 'ytring/ny-sak');
    await addToCourse('core: [kutt]', 'core: [kutt, ny-sak]');
    expect(reportText(await check())).toBe('0 feil, 0 advarsler');
  });

  it('brings a lesson along when there is none', async () => {
    const { text } = await newScenario(dir, 'lojalitet/jobb');
    expect(text).toContain(`Laget ${dir}/lojalitet/lesson.yaml`);
    expect(text).toContain(`Legg leksjonen til i ${dir}/course.yaml:  - { id: lojalitet, core: [jobb] }`);
    await addToCourse('    core: [kutt]\n', '    core: [kutt]\n  - { id: lojalitet, core: [jobb] }\n');
    expect((await check()).filter(isError)).toEqual([]);
  });

  it('never overwrites', async () => {
    const before = await readFile(join(dir, 'ytring/kutt.yaml'), 'utf8');
    expect(await newScenario(dir, 'ytring/kutt')).toEqual({
      ok: false,
      text: `${dir}/ytring/kutt.yaml finnes fra før, og er ikke rørt.`,
    });
    expect(await readFile(join(dir, 'ytring/kutt.yaml'), 'utf8')).toBe(before);
  });

  const RULE = 'Skriv LEKSJON/NAVN med små bokstaver a–z, tall og bindestrek.';
  it.each([
    ['ny', `«ny» kan ikke brukes. ${RULE}`],
    ['Ytring/Ny sak', `«Ytring/Ny sak» kan ikke brukes. ${RULE} For eksempel ytring/ny-sak.`],
    ['ytring/på-jobb.yaml', `«ytring/på-jobb.yaml» kan ikke brukes. ${RULE} For eksempel ytring/pa-jobb.`],
    ['../ut/av', `«../ut/av» kan ikke brukes. ${RULE}`],
    ['ytring/lesson', `«ytring/lesson» kan ikke brukes. ${RULE}`],
    ['test/ytring', `«test/ytring» kan ikke brukes. ${RULE}`],
  ])('is refused the name %s', async (name, text) => {
    expect(await newScenario(dir, name)).toEqual({ ok: false, text });
  });
});
