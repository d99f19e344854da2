/** The page's form, as it is posted: what it shows beforehand, what it settles, and what it refuses. */
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deadlines as words } from '#lib/i18n/nb/hr-deadlines.ts';
import type { Store } from '#lib/server/database.ts';
import { deadlineRules, rulesText } from '#lib/server/deadline-rules.ts';
import { tinyCourse, type TinyCourse } from '#lib/server/testing/course.ts';
import { emptyTables } from '#lib/server/testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { addPerson } from '#lib/server/testing/people.ts';

const content = vi.hoisted(() => ({ made: undefined as TinyCourse | undefined }));
vi.mock('virtual:course', () => ({ get course() { return (content.made as TinyCourse).course; } })); // prettier-ignore

const NOW = new Date('2026-11-28T08:00:00.000Z');
const USUAL = { ansatt: { days: 30 }, folkevalgt: { days: 60 } };
const wrongDays = (role: string) => ({ role, message: words.wrongDays(365) });
const wrongDate = (role: string) => ({ role, message: words.wrongDate });
type Fields = Record<string, string>;

describe.each(ENGINES)('HR’s page on deadlines on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let page: typeof import('./+page.server.ts');
  beforeAll(async () => {
    content.made = await tinyCourse();
    engine = await startEngine(kind);
    store = await engine.store(NOW);
    page = await import('./+page.server.ts');
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    await emptyTables(store);
    await store.db.deleteFrom('setting').where('key', '=', 'frister').execute();
  });

  /** What the fields hold when nothing is touched, with what somebody has written. */
  const filled = async (written: Fields = {}): Promise<Fields> => ({
    sett: rulesText(await deadlineRules(store.db)),
    'ansatt-slag': 'dager',
    'ansatt-dager': '30',
    'ansatt-dato': '',
    'folkevalgt-slag': 'dager',
    'folkevalgt-dager': '60',
    'folkevalgt-dato': '',
    ...written,
  });
  const post = async (action: 'vis' | 'lagre', fields: Fields) => {
    const body = new URLSearchParams(fields);
    const request = new Request('https://kurs.example.no/', { method: 'POST', body });
    const hr = { id: 's', hr: 'h', login: 'passkey', role: 'hr' };
    const event = { request, locals: { store, now: NOW, hr } } as unknown as RequestEvent;
    const answer = (await page.actions[action]?.(event as never)) as { status?: number; data?: object };
    return answer.status === undefined ? answer : [answer.status, answer.data];
  };
  const audited = async () =>
    (await store.db.selectFrom('audit').select('detail').where('action', '=', 'deadlines').execute()).map(
      ({ detail }) => JSON.parse(detail as string) as object,
    );

  const RULES: [string, Fields, object][] = [
    ['days for employees', { 'ansatt-dager': ' 14 ' }, { ...USUAL, ansatt: { days: 14 } }],
    ['the fewest days', { 'ansatt-dager': '1' }, { ...USUAL, ansatt: { days: 1 } }],
    ['the most days', { 'folkevalgt-dager': '365' }, { ...USUAL, folkevalgt: { days: 365 } }],
    [
      'a date for employees, whatever days are left in the field',
      { 'ansatt-slag': 'dato', 'ansatt-dato': '2028-02-29', 'ansatt-dager': 'x' },
      { ...USUAL, ansatt: { date: '2028-02-29' } },
    ],
    [
      'days, whatever date is left in the field',
      { 'ansatt-dager': '9', 'ansatt-dato': 'x' },
      { ...USUAL, ansatt: { days: 9 } },
    ],
    [
      'both roles at once',
      { 'ansatt-dager': '7', 'folkevalgt-slag': 'dato', 'folkevalgt-dato': '2027-01-31' },
      { ansatt: { days: 7 }, folkevalgt: { date: '2027-01-31' } },
    ],
    [
      'one role, when the other is not in the form',
      { 'ansatt-dager': '7', 'folkevalgt-slag': '', 'folkevalgt-dager': '1' },
      { ...USUAL, ansatt: { days: 7 } },
    ],
  ];
  it.each(RULES)('settles %s, after showing it', async (_, written, rules) => {
    const fields = await filled(written);
    expect(await post('vis', fields)).toMatchObject({ preview: { rules } });
    expect(await deadlineRules(store.db)).toEqual(USUAL);
    expect(await audited()).toEqual([]);
    expect(await post('lagre', fields)).toEqual({ saved: true });
    expect(await deadlineRules(store.db)).toEqual(rules);
    expect(await page.load({ locals: { store } } as never)).toMatchObject({
      rules,
      seen: rulesText(rules as never),
    });
    const [detail] = await audited();
    const said = Object.entries(rules).map(([name, rule]) => [
      name,
      Object.values(rule as object)[0] as unknown,
    ]);
    expect(detail).toEqual(Object.fromEntries(said));
  });

  const WRONG: [string, Fields, object[]][] = [
    ...['0', '366', '1000', '1.5', '-3', '', 'x', '1e2', '0x1f', '٣', '3 0', '9'.repeat(5000)].map(
      (days): [string, Fields, object[]] => [
        `«${days.slice(0, 8)}» days`,
        { 'ansatt-dager': days },
        [wrongDays('ansatt')],
      ],
    ),
    ...[
      '',
      '2026-02-29',
      '2026-13-01',
      '31.12.2026',
      '2026-12-31x',
      '0026-12-31',
      '2026-12-31 '.repeat(400),
    ].map((date): [string, Fields, object[]] => [
      `the date «${date.slice(0, 12)}»`,
      { 'folkevalgt-slag': 'dato', 'folkevalgt-dato': date },
      [wrongDate('folkevalgt')],
    ]),
    [
      'faults for both, all at once',
      { 'ansatt-slag': 'dato', 'folkevalgt-dager': '0' },
      [wrongDate('ansatt'), wrongDays('folkevalgt')],
    ],
  ];
  it.each(WRONG)('refuses %s, keeps what was written, and stores nothing', async (_, written, faults) => {
    const fields = await filled(written);
    for (const action of ['vis', 'lagre'] as const) {
      const [status, data] = (await post(action, fields)) as [number, Record<string, unknown>];
      expect(status).toBe(422);
      expect(data).toEqual({
        faults,
        seen: fields['sett'],
        given: Object.fromEntries(
          ['ansatt', 'folkevalgt'].map((role) => [
            role,
            {
              kind: fields[`${role}-slag`],
              days: fields[`${role}-dager`]?.trim(),
              date: fields[`${role}-dato`]?.trim(),
            },
          ]),
        ),
      });
    }
    expect(await deadlineRules(store.db)).toEqual(USUAL);
    expect(await audited()).toEqual([]);
  });

  it('takes nothing from a form that is too long to be read, or says not what it was made from', async () => {
    for (const fields of [
      await filled({ 'ansatt-dager': '7', mer: 'x'.repeat(65 * 1024) }),
      await filled({ 'ansatt-dager': '7', sett: '' }),
    ]) {
      expect(await post('lagre', fields)).toMatchObject([409, { stale: true }]);
      expect(await deadlineRules(store.db)).toEqual(USUAL);
    }
  });

  it('lets one of two who save at once, and tells the other', async () => {
    // The first time there is no row to change; the second time there is.
    for (const [mine, theirs] of [
      ['7', '8'],
      ['9', '10'],
    ] as const) {
      const before = await audited();
      const forms = [await filled({ 'ansatt-dager': mine }), await filled({ 'ansatt-dager': theirs })];
      const answers = await Promise.all(forms.map((form) => post('lagre', form)));
      const won = answers.findIndex((answer) => 'saved' in (answer ?? {}));
      expect(answers[won]).toEqual({ saved: true });
      expect(answers[1 - won]).toMatchObject([
        409,
        { stale: true, given: { ansatt: { days: [mine, theirs][1 - won] } } },
      ]);
      const rules = { ...USUAL, ansatt: { days: Number([mine, theirs][won]) } };
      expect(await deadlineRules(store.db)).toEqual(rules);
      expect(await audited()).toHaveLength(before.length + 1);
    }
  });

  it('tells whoever saves later that it has changed, already when they ask what it means', async () => {
    const old = await filled({ 'folkevalgt-dager': '20' });
    await post('lagre', await filled({ 'ansatt-dager': '7' }));
    for (const action of ['vis', 'lagre'] as const)
      expect(await post(action, old)).toMatchObject([409, { stale: true }]);
    expect(await deadlineRules(store.db)).toEqual({ ...USUAL, ansatt: { days: 7 } });
    expect(await post('lagre', await filled({ 'ansatt-dager': '7', 'folkevalgt-dager': '20' }))).toEqual({
      saved: true,
    });
  });

  // Asked on 2 November; today is the 28th.
  const MEANS: [string, Fields, object][] = [
    ['nothing else than now', {}, { lateNow: 0, late: 0, soon: 2 }],
    ['over yesterday', { 'ansatt-dager': '25' }, { late: 2, soon: 0 }],
    ['due today', { 'ansatt-dager': '26' }, { late: 0, soon: 2 }],
    ['due on the seventh day', { 'ansatt-dager': '33' }, { late: 0, soon: 2 }],
    ['due on the eighth', { 'ansatt-dager': '34' }, { late: 0, soon: 0 }],
    ['a date', { 'ansatt-slag': 'dato', 'ansatt-dato': '2026-12-03' }, { late: 0, soon: 2 }],
    [
      'a date too close to have been asked in time',
      { 'ansatt-slag': 'dato', 'ansatt-dato': '2026-11-05' },
      { late: 0, soon: 2 },
    ],
    ['the others only', { 'folkevalgt-dager': '10' }, { late: 1, soon: 2 }],
    ['both', { 'ansatt-dager': '5', 'folkevalgt-dager': '10' }, { late: 3, soon: 0 }],
  ];
  it.each(MEANS)('counts who would be late and who is due within a week: %s', async (_, written, counts) => {
    await addPerson(store);
    await addPerson(store);
    await addPerson(store, { holds: [{ role: 'folkevalgt', unit: 'Politikk' }] });
    expect(await post('vis', await filled(written))).toMatchObject({ preview: { lateNow: 0, ...counts } });
  });
});
