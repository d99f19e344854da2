/** `npm run roster`, as it is run and as it is called, on both engines. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { roster as words } from '#lib/i18n/nb/roster.ts';
import { openDatabase, type Place, type Store } from './database.ts';
import { keepEditions, lastCourse } from './editions.ts';
import { appointmentId, personId } from './person-id.ts';
import { importByCommand } from './roster-command.ts';
import { rememberMapping } from './roster-mapping.ts';
import { waiting } from './roster-waiting.ts';
import { tinyCourse } from './testing/course.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const HEADER = 'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato';
const KARI = '42;Kari;Nordmann;;Kultur;ansatt;2026-08-15';
const OLA = '43;Ola;Hansen;;Kultur;ansatt;2026-08-15';
const { command } = words;
const file = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));

describe.each(ENGINES)('the nightly import on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let place: Place;
  beforeAll(async () => {
    engine = await startEngine(kind);
    place = await engine.place();
    store = await openDatabase(place, NOW);
  });
  afterAll(async () => {
    await store.close();
    await engine.stop();
  });
  beforeEach(async () => {
    await emptyTables(store);
    await store.db.deleteFrom('setting').where('key', 'like', 'roster:%').execute();
    await keepEditions(store, await tinyCourse(), NOW);
  });

  it('adds and changes at once, and leaves the missing waiting', async () => {
    expect(await importByCommand(store, file(HEADER, KARI, OLA), NOW)).toEqual({
      code: 0,
      lines: [command.done(2, 0, 0, 0)],
    });
    expect(await importByCommand(store, file(HEADER, OLA.replace('Hansen', 'Bø')), NOW)).toEqual({
      code: 0,
      lines: [command.done(0, 1, 0, 0), command.missing(1), '  42 ansatt, Kultur'],
    });
    const list = await waiting(store.db, NOW);
    expect(list?.missing.map((known) => known.appointment)).toEqual([
      appointmentId(personId('42'), 'ansatt'),
    ]);
    const ends = await store.db.selectFrom('appointment').select('ends').execute();
    expect(ends).toEqual([{ ends: null }, { ends: null }]);
    await importByCommand(store, file(HEADER, KARI, OLA), NOW);
    expect(await waiting(store.db, NOW)).toBeNull();
  });

  it('is audited as the system', async () => {
    await importByCommand(store, file(HEADER, KARI), NOW);
    const rows = await store.db.selectFrom('audit').select(['actor_kind', 'actor', 'action']).execute();
    expect(rows).toEqual([{ actor_kind: 'system', actor: null, action: 'import' }]);
  });

  it('tells every fault by line and column, and imports nothing', async () => {
    const bytes = file(HEADER, KARI, OLA.replace('ansatt', 'sjef').replace('2026-08-15', 'x'));
    expect(await importByCommand(store, bytes, NOW)).toEqual({
      code: 2,
      lines: [
        `linje 3, rolle: ${words.role('…')}`,
        `linje 3, startdato: ${words.date('…')}`,
        command.faults(2),
      ],
    });
    expect(await store.db.selectFrom('person').select('id').execute()).toEqual([]);
  });

  it('prints nothing of what a cell says, neither in faults nor in notices', async () => {
    const email = OLA.replace(';;', ';ola»hemmelig@;');
    const faults = file(HEADER, KARI.replace('42', 'Ola» Hansen'), email.replace('2026-08-15', 'i går'));
    const { code, lines } = await importByCommand(store, faults, NOW);
    expect([code, lines.length]).toEqual([2, 4]);
    expect(lines[1]).toBe(`linje 3, e-post: ${words.email('…')}`);
    expect(lines.join()).not.toMatch(/Ola|hemmelig|går/i);
    const noticed = file(`${HEADER};leder;nærmeste leder`, `${KARI};Per»Dal;Per» Dal`);
    const sound = await importByCommand(store, noticed, NOW);
    expect([sound.code, sound.lines.length]).toEqual([0, 3]);
    expect(sound.lines[0]).toBe(`linje 2, leder: ${words.notYesOrNo('…')}`);
    expect(sound.lines.join()).not.toMatch(/Per|Dal/);
    const double = await importByCommand(store, file('Kari;Kari;Kultur', KARI), NOW);
    expect(double.lines.join()).not.toContain('Kari');
  });

  it('asks for columns it does not know, and reads them as HR has pointed them out', async () => {
    const bytes = file('Nr;Navn;Sted', '42;Nordmann, Kari;Kultur');
    expect((await importByCommand(store, bytes, NOW)).lines).toContain(command.pointOut);
    await rememberMapping(store, ['Nr', 'Navn', 'Sted'], {
      columns: [
        ['ansattnr', 'nr'],
        ['navn', 'navn'],
        ['enhet', 'sted'],
      ],
      fixed: [
        ['rolle', 'ansatt'],
        ['startdato', '2026-08-15'],
      ],
    });
    expect((await importByCommand(store, bytes, NOW)).lines).toEqual([command.done(1, 0, 0, 0)]);
  });

  it('does nothing in a database the course was never started with', async () => {
    await store.db.deleteFrom('course_edition').execute();
    expect(await importByCommand(store, file(HEADER, KARI), NOW)).toEqual({
      code: 1,
      lines: [command.neverServed],
    });
  });

  it('knows the course as it was served', async () => {
    expect(await lastCourse(store)).toMatchObject((await tinyCourse()).course);
  });

  it('is a command with exit codes', { timeout: 60_000 }, async () => {
    const dir = mkdtempSync(join(tmpdir(), 'roster-'));
    const run = async (...args: string[]) => {
      const env = { ...process.env, DATA_DIR: place.dir, DATABASE_URL: place.url ?? '' };
      const cli = join(import.meta.dirname, '../../roster-cli.ts');
      return promisify(execFile)(process.execPath, [cli, ...args], { env }).then(
        ({ stdout }) => [0, stdout.trim()],
        (error: { code: number; stderr: string }) => [error.code, error.stderr.trim()],
      );
    };
    const path = join(dir, 'liste.csv');
    writeFileSync(path, file(HEADER, KARI));
    expect(await run('import', path)).toEqual([0, command.done(1, 0, 0, 0)]);
    writeFileSync(path, file(HEADER, KARI.replace('ansatt', 'x')));
    expect((await run('import', path))[0]).toBe(2);
    expect(await run('import', join(dir, 'ingen.csv'))).toEqual([1, command.noFile(join(dir, 'ingen.csv'))]);
    expect(await run('slett', path)).toEqual([1, command.usage]);
    rmSync(dir, { recursive: true });
  });
});
