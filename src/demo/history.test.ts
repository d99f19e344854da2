/** The demo's town: what was made up is what the overview says, and it is the same every time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, norwegianDay } from '#lib/course/day.ts';
import { STATUSES } from '#lib/course/statuses.ts';
import { asOf } from '#lib/server/as-of.ts';
import { countsByUnit, standings, type Standing } from '#lib/server/completions.ts';
import { openDatabase, type Store } from '#lib/server/database.ts';
import { HR_COOKIE, hrOf } from '#lib/server/session.ts';
import { Jar } from '#lib/server/testing/jar.ts';
import { readContent, type Content } from '../author/content.ts';
import { chanceOf } from './chance.ts';
import { openDoor } from './door.ts';
import { writeHistory, type Made, type Told } from './history.ts';
import { townOf } from './town.ts';

const NOW = new Date('2026-11-28T08:00:00.000Z');

describe('the demo', () => {
  let dir: string;
  let store: Store;
  let content: Content;
  let made: Made;
  let rows: Standing[];
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'demo-'));
    store = await openDatabase({ dir }, NOW);
    content = await readContent('scenarios', '2026-11-28');
    made = await writeHistory(store, content, NOW);
    rows = await standings(store, await asOf(store.db, content.course, NOW)).execute();
  });
  afterAll(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  /** Those who are here today and have one appointment only: of the others one explains the other. */
  const plain = () => {
    const numbers = Map.groupBy(made.told, ({ ansattnr }) => ansattnr);
    return made.told.filter(({ ansattnr, ends }) => !ends && numbers.get(ansattnr)?.length === 1);
  };
  /** Worked out from what was made up, without the database. */
  const holdsToday = ({ rounds, role }: Told) => {
    const done = rounds.filter(({ complete }) => complete);
    if (role === 'folkevalgt') return done.length > 0;
    const last = done.at(-1)?.deeds.at(-1);
    return done.length > 1 || (last !== undefined && addMonths(norwegianDay(last.at), 24) >= made.today);
  };

  it('has 600 people, 560 of them employees, 40 politicians, and a few who are both', () => {
    const here = made.told.filter(({ ends }) => !ends);
    expect(new Set(here.map(({ ansattnr }) => ansattnr)).size).toBe(600);
    expect(here.filter(({ role }) => role === 'ansatt')).toHaveLength(560);
    expect(here.filter(({ role }) => role === 'folkevalgt')).toHaveLength(44);
    expect(new Set(here.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(600);
  });

  it('shows in the overview who was made up to be done, and nobody else', () => {
    const done = new Set(
      rows.filter(({ status }) => status.startsWith('fullfort')).map(({ ansattnr }) => ansattnr),
    );
    const wanted = plain()
      .filter(holdsToday)
      .map(({ ansattnr }) => ansattnr);
    expect(wanted.length).toBeGreaterThan(350);
    expect(
      plain()
        .map(({ ansattnr }) => ansattnr)
        .filter((number) => done.has(number)),
    ).toEqual(wanted);
  });

  it('has somebody in each of the seven statuses, and nobody who has left', () => {
    const count = Map.groupBy(rows, ({ status }) => status);
    for (const status of STATUSES) expect(count.get(status)?.length ?? 0, status).toBeGreaterThan(3);
    expect(rows).toHaveLength(604);
    // As the staff list said it: the nearest leader up the tree; above the heads of the sectors there is none.
    const unled = rows.filter(({ role, leader }) => role === 'ansatt' && leader === null);
    expect(unled.map(({ unit }) => unit)).toEqual([
      'Administrasjon',
      'Helse og mestring',
      'Kultur',
      'Oppvekst',
      'Teknisk',
    ]);
  });

  it('has reminded those who are late, and never more than eight times', async () => {
    const late = rows.filter(({ status, email }) => status === 'forfalt' && email !== null);
    const sent = await store.db.selectFrom('reminder').selectAll().execute();
    const times = Map.groupBy(sent, ({ appointment }) => appointment);
    expect(late.length).toBeGreaterThan(10);
    for (const { appointment } of late) expect(times.get(appointment)?.length).toBeGreaterThan(0);
    expect(Math.max(...[...times.values()].map((all) => all.length))).toBe(8);
  });

  it('is in time or late as it was made up', () => {
    const status = new Map(rows.map((row) => [row.ansattnr, row.status]));
    const once = plain().filter((one) => holdsToday(one) && one.rounds.length === 1);
    const late = once.filter(({ rounds, starts, role }) => {
      const day = norwegianDay(rounds[0]?.deeds.at(-1)?.at ?? '');
      return day > addDays(starts, role === 'ansatt' ? 30 : 60);
    });
    expect(late.length).toBeGreaterThan(20);
    const said = once.filter(({ ansattnr }) => status.get(ansattnr) === 'fullfort-sent');
    expect(said.map(({ ansattnr }) => ansattnr)).toEqual(late.map(({ ansattnr }) => ansattnr));
  });

  it('adds up, unit by unit', async () => {
    const counts = await countsByUnit(store, await asOf(store.db, content.course, NOW));
    expect(counts.reduce((sum, { all }) => sum + all, 0)).toBe(rows.length);
    const school = counts.find(({ unit }) => unit === 'Oppvekst > Lauvlia skole');
    expect(school?.all).toBe(rows.filter(({ unit }) => unit === 'Oppvekst > Lauvlia skole').length);
  });

  it('is the same town for the same day', () => {
    const town = () => JSON.stringify(townOf(chanceOf(7), '2024-10-28', '2026-11-28'));
    expect(town()).toBe(town());
    expect(town()).not.toBe(JSON.stringify(townOf(chanceOf(8), '2024-10-28', '2026-11-28')));
  });

  it('has a door that lets one in as who one asks for, and only by its whole address', async () => {
    const door = await openDoor(store, 'http://localhost:3000');
    const enter = async (link: string) => {
      const { status, headers } = await fetch(link, { redirect: 'manual' });
      const jar = new Jar();
      jar.set(HR_COOKIE, /=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '', {});
      return [status, headers.get('location'), (await hrOf(store, jar, new Date()))?.role];
    };
    try {
      const link = door.linkFor(made.desk.administrator);
      expect(await enter(link)).toEqual([303, 'http://localhost:3000/hr', 'administrator']);
      expect((await enter(door.linkFor(made.desk.leader)))[2]).toBe('leder');
      expect(await enter(link.slice(0, -1))).toEqual([404, null, undefined]);
    } finally {
      door.close();
    }
  });
});
