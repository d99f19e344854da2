import { describe, expect, it } from 'vitest';
import { earned, standingOf, type Received } from './completing.ts';
import type { Confirmation } from './confirmation.ts';
import type { Course } from './course.ts';
import { POSTS } from './requirements.ts';
import { renewalOf, roundOf, type Appointment, type Completion } from './round.ts';
import type { Outcome } from './status.ts';
import { courseOf, entry } from './testing/course.ts';
import { renewsFrom, validUntil } from './validity.ts';

const course = courseOf(
  {
    en: [
      entry('en/kveld', 'ansatt', { changed: ['2.4-05'] }),
      entry('en/felles', 'begge', { changed: ['2.1-01', '2.4-05'] }),
      entry('en/urort', 'begge'),
      entry('en/vannet', 'ansatt', { core: false, posting: true, changed: ['2.4-05'] }),
      entry('en/mer', 'begge', { core: false, changed: ['2.4-05'] }),
    ],
  },
  {
    documents: [{ id: 'taushet', title: 'Taushet', url: 'https://a.example/t', version: '1', role: 'begge' }],
    validity: {
      ansatt: { months: 24 },
      folkevalgt: [
        { id: '2023–2027', from: '2023-10-10', to: '2027-10-14' },
        { id: '2027–2031', from: '2027-10-15', to: '2031-10-14' },
      ],
    },
  },
);
/** 2.4-05 is in version 2 from 1 March 2027. */
const changed: Course = {
  ...course,
  changes: { '2.4-05': { version: 2, from: '2027-03-01', why: 'Kanalen er ny.' } },
};
const employee: Appointment = { role: 'ansatt', starts: '2026-11-02' };
const councillor: Appointment = { role: 'folkevalgt', starts: '2023-10-10' };

const at = (day: string) => `${day}T12:00:00.000Z`;
const done = (scenario: string, day: string, version?: number): Outcome => ({
  ...{ scenario, finishedAt: at(day), receivedAt: at(day) },
  ...(version && { points: { '2.4-05': version, '2.1-01': 1 } }),
});
const said = (what: string, says: string, day: string): Confirmation => ({
  ...{ what, says, role: 'begge' as const, saidAt: at(day), receivedAt: at(day) },
});
const all = (day: string, version = 1): Outcome[] =>
  ['en/kveld', 'en/felles', 'en/urort'].map((id) => done(id, day, version));
const papers = (day: string) => [said('taushet', '1', day), said(POSTS, 'nei', day)];
const received = (today: string, outcomes: Outcome[] = [], confirmations: Confirmation[] = []): Received => ({
  today,
  outcomes,
  confirmations,
});
const first: Completion = {
  round: 1,
  completedAt: at('2026-11-24'),
  receivedAt: at('2026-11-24'),
  validTo: '2028-11-24',
  renewsFrom: '2028-09-26',
};
const council: Completion = { ...first, validTo: '2027-10-14', renewsFrom: '2027-08-16' };
const twoDone = all('2026-11-24');

describe('how long a completion holds', () => {
  it.each<[string, string | undefined, string]>([
    ['2026-11-24', undefined, '2028-11-24'],
    ['2028-10-01', '2028-11-24', '2030-11-24'],
    ['2028-11-24', '2028-11-24', '2030-11-24'],
    ['2029-01-31', '2028-11-24', '2031-01-31'],
  ])('for an employee who completes on %s, the one before until %s, is until %s', (on, before, until) => {
    expect(validUntil(course, 'ansatt', { on, before })).toBe(until);
  });

  it('is the election period for a politician, and without end where nothing is said', () => {
    const [period] = course.validity?.folkevalgt ?? [];
    expect(validUntil(course, 'folkevalgt', { on: '2026-01-01', period })).toBe('2027-10-14');
    expect(validUntil({ ...course, validity: {} }, 'ansatt', { on: '2026-01-01' })).toBeUndefined();
  });

  it.each([
    [24, '2028-11-24', '2028-09-26'],
    [3, '2027-02-24', '2027-01-11'],
    [1, '2026-12-24', '2026-12-10'],
  ])('of %i months can be renewed in time, but never by what it was completed with', (months, to, from) => {
    const short = { ...course, validity: { ansatt: { months } } };
    expect(renewsFrom(short, 'ansatt', to)).toBe(from);
  });
});

describe('the round an appointment is in', () => {
  const round = (
    held: Appointment,
    last: Completion | undefined,
    today: string,
    outcomes: Outcome[] = twoDone,
    of = course,
  ) => roundOf(of, held, last, outcomes, today);

  it('is the first, without beginning, for an employee who has not completed', () => {
    expect(round(employee, undefined, '2036-01-01')).toEqual({ number: 1 });
  });

  it('is completed until the last day, that day included', () => {
    expect(round(employee, first, '2028-11-24')).toEqual({ number: 1, completion: first });
    expect(round(employee, first, '2028-11-25')).toEqual({
      number: 2,
      begins: '2028-11-25',
      counts: '2028-09-26',
      before: first,
      reopened: { why: 'utlopt', validTo: '2028-11-24' },
    });
  });

  it('never ends for a completion without a last day', () => {
    const { validTo: _, renewsFrom: __, ...forever } = first;
    expect(round(employee, forever, '2099-01-01')).toEqual({ number: 1, completion: forever });
    expect(renewalOf(course, 'ansatt', forever, '2099-01-01')).toBeUndefined();
  });

  it.each<[string, string, string | undefined]>([
    ['2023-10-10', '2027-10-14', '2023–2027'],
    ['2023-10-10', '2027-10-15', '2027–2031'],
    // A deputy is in the period in which they first meet.
    ['2027-11-20', '2027-09-20', '2027–2031'],
    ['2026-02-01', '2027-09-20', '2023–2027'],
    // Before the first period that is known, and after the last.
    ['2019-10-10', '2020-01-01', '2023–2027'],
    ['2023-10-10', '2031-10-15', undefined],
  ])('of a politician from %s is, on %s, in %s', (starts, today, period) => {
    expect(round({ role: 'folkevalgt', starts }, undefined, today, []).period?.id).toBe(period);
  });

  it('is a new one in a new election period, and says so', () => {
    expect(round(councillor, council, '2027-10-14')).toMatchObject({ number: 1, completion: council });
    const next = round(councillor, council, '2027-10-15');
    expect(next).toMatchObject({ number: 2, begins: '2027-10-15', counts: '2027-08-16', before: council });
    expect(next.reopened).toEqual({ why: 'ny-periode', period: '2027–2031', from: '2027-10-15' });
  });

  it('says so too to a politician who had begun and not completed, and to nobody else', () => {
    const begun = [done('en/felles', '2026-11-24')];
    expect(round(councillor, undefined, '2027-10-15', begun).reopened?.why).toBe('ny-periode');
    expect(round(councillor, undefined, '2027-10-14', begun).reopened).toBeUndefined();
    expect(round(councillor, undefined, '2027-10-15', []).reopened).toBeUndefined();
    const asEmployee = [done('en/kveld', '2026-11-24')];
    expect(round(councillor, undefined, '2027-10-15', asEmployee).reopened).toBeUndefined();
    const thisPeriod = [done('en/felles', '2027-08-16')];
    expect(round(councillor, undefined, '2027-10-15', thisPeriod).reopened).toBeUndefined();
  });

  describe('after a marked change', () => {
    const opened = (outcomes: Outcome[], today = '2027-03-01', last = first, held = employee) =>
      round(held, last, today, outcomes, changed).reopened;

    it('is a new one from the day of the change, with the point, the reason and what trains it', () => {
      expect(opened(twoDone, '2027-02-28')).toBeUndefined();
      expect(opened(twoDone)).toEqual({
        why: 'endring',
        changes: [
          {
            point: '2.4-05',
            why: 'Kanalen er ny.',
            from: '2027-03-01',
            scenarios: ['en/kveld', 'en/felles'],
          },
        ],
      });
    });

    it.each<[string, Outcome[], string[] | undefined]>([
      ['who mastered nothing of it under the old version', [done('en/urort', '2026-11-24')], undefined],
      ['who mastered all of it under the new version', all('2026-11-24', 2), undefined],
      [
        'who mastered one again under the new version before the change',
        [...twoDone, done('en/kveld', '2027-02-28', 2)],
        ['en/felles'],
      ],
      [
        'who mastered one again after it: that is part of the round',
        [...twoDone, done('en/kveld', '2027-03-02', 2)],
        ['en/kveld', 'en/felles'],
      ],
      [
        'whose edition did not train the point',
        [{ ...done('en/kveld', '2026-11-24'), points: { '9.9-09': 1 } }, ...twoDone.slice(1)],
        ['en/felles'],
      ],
      [
        'who took more practice than was asked',
        [...twoDone, done('en/mer', '2026-11-24', 1)],
        ['en/kveld', 'en/felles'],
      ],
      [
        'who took what was for those who post',
        [...twoDone, done('en/vannet', '2026-11-24', 1)],
        ['en/kveld', 'en/felles'],
      ],
    ])('asks of somebody %s no more than that', (_who, outcomes, scenarios) => {
      const reopened = opened(outcomes, '2027-03-05');
      expect(reopened?.why === 'endring' ? reopened.changes[0]?.scenarios : undefined).toEqual(scenarios);
    });

    it('asks those who post what is for them', () => {
      const reopened = opened([...twoDone, done('en/vannet', '2026-11-24', 1)], '2027-03-05', {
        ...first,
        posts: true,
      });
      expect(reopened).toMatchObject({ changes: [{ scenarios: ['en/kveld', 'en/felles', 'en/vannet'] }] });
    });

    it('asks of a politician only what is for politicians', () => {
      expect(opened(twoDone, '2027-03-05', council, councillor)).toMatchObject({
        changes: [{ scenarios: ['en/felles'] }],
      });
    });

    it('opens nothing again for a completion that rests on the new version', () => {
      const later = { ...first, round: 2, receivedAt: at('2027-03-05') };
      const outcomes = [...twoDone, done('en/kveld', '2027-03-02', 2), done('en/felles', '2027-03-05', 2)];
      expect(opened(outcomes, '2027-03-06', later)).toBeUndefined();
    });

    it('gives way to what has expired: then everything is asked for', () => {
      expect(opened(twoDone, '2028-11-25')?.why).toBe('utlopt');
    });
  });
});

describe('where an appointment stands in its round', () => {
  const left = (
    today: string,
    outcomes: Outcome[],
    confirmations: Confirmation[],
    last = first,
    of = course,
  ) => {
    const { round, progress, renewal } = standingOf(
      of,
      employee,
      last,
      received(today, outcomes, confirmations),
    );
    return { number: round.number, status: progress.status, ...progress.left, renewal };
  };

  it('is completed, with nothing left, while the completion holds', () => {
    expect(left('2027-06-01', twoDone, papers('2026-11-24'))).toEqual({
      ...{ number: 1, status: 'fullfort', scenarios: [], documents: [], answer: false, renewal: undefined },
    });
  });

  it('is not begun, with everything left, the day after it has expired: scenarios, documents and answer', () => {
    expect(left('2028-11-25', twoDone, papers('2026-11-24'))).toEqual({
      ...{ number: 2, status: 'ikke-begynt', renewal: undefined, answer: true },
      ...{ scenarios: ['en/kveld', 'en/felles', 'en/urort'], documents: ['taushet'] },
    });
  });

  it('counts what was done in the days before it expired, and says what is left of the renewal', () => {
    const again = [...twoDone, done('en/kveld', '2028-09-26')];
    const open = { scenarios: ['en/felles', 'en/urort'], documents: ['taushet'], answer: true };
    expect(left('2028-10-01', again, papers('2026-11-24'))).toMatchObject({
      status: 'fullfort',
      renewal: open,
    });
    expect(left('2028-09-25', again, papers('2026-11-24')).renewal).toBeUndefined();
    expect(left('2028-11-25', again, papers('2026-11-24'))).toMatchObject({ status: 'paabegynt', ...open });
    const tooEarly = [...twoDone, done('en/kveld', '2028-09-25')];
    expect(left('2028-11-25', tooEarly, []).scenarios).toContain('en/kveld');
  });

  it('is begun after a change, with only what was changed left: the rest carries over', () => {
    expect(left('2027-03-05', twoDone, papers('2026-11-24'), first, changed)).toMatchObject({
      ...{
        number: 2,
        status: 'paabegynt',
        scenarios: ['en/kveld', 'en/felles'],
        documents: [],
        answer: false,
      },
    });
    const half = [...twoDone, done('en/kveld', '2027-03-02', 2)];
    expect(left('2027-03-05', half, papers('2026-11-24'), first, changed).scenarios).toEqual(['en/felles']);
    // Played again on an old edition that a device still had: it is the new version that is asked for.
    const old = [...twoDone, done('en/kveld', '2027-03-02', 1)];
    expect(left('2027-03-05', old, papers('2026-11-24'), first, changed).scenarios).toContain('en/kveld');
  });

  it('asks again for what was mastered before a change by somebody who has not completed, and stays begun', () => {
    const { progress, round } = standingOf(
      changed,
      employee,
      undefined,
      received('2027-03-05', [done('en/kveld', '2026-12-01', 1)], papers('2026-12-01').slice(0, 0)),
    );
    expect([round.number, progress.status, progress.left.scenarios]).toEqual([
      1,
      'paabegynt',
      ['en/kveld', 'en/felles', 'en/urort'],
    ]);
  });
});

describe('the completion that is earned', () => {
  const next = (last: Completion | undefined, got: Received, held = employee, of = course) =>
    earned(of, held, last, got);

  it('is the first, until its last day, and nothing before everything is there', () => {
    expect(next(undefined, received('2026-11-25', twoDone.slice(1), papers('2026-11-24')))).toBeUndefined();
    expect(next(undefined, received('2026-11-25', twoDone, papers('2026-11-24')))).toEqual({
      ...first,
      posts: false,
      mastered: ['en/kveld', 'en/felles', 'en/urort'],
    });
  });

  it('is none while the one before holds and cannot be renewed', () => {
    expect(
      next(first, received('2028-09-25', [...twoDone, ...all('2028-09-25')], papers('2028-09-25'))),
    ).toBe(undefined);
  });

  it('is the next one, early, and so long as if it had been taken on the last day', () => {
    const got = received('2028-10-02', [...twoDone, ...all('2028-10-01')], papers('2028-10-02'));
    expect(next(first, got)).toMatchObject({
      round: 2,
      completedAt: at('2028-10-02'),
      validTo: '2030-11-24',
    });
    const renewed = { ...first, ...next(first, got) };
    expect(next(renewed, got)).toBeUndefined();
  });

  it('is the next one, late, from the day it was completed', () => {
    const got = received('2029-02-01', [...twoDone, ...all('2029-01-31')], papers('2029-01-31'));
    expect(next(first, got)).toMatchObject({ round: 2, validTo: '2031-01-31' });
  });

  it('needs the documents and the answer again, and takes neither from the round before', () => {
    const got = received('2029-02-01', [...twoDone, ...all('2029-01-31')], papers('2026-11-24'));
    expect(next(first, got)).toBeUndefined();
  });

  it('of a change holds as long as the one before it, and needs only what was changed', () => {
    const outcomes = [...twoDone, done('en/kveld', '2027-03-02', 2), done('en/felles', '2027-03-05', 2)];
    const got = received('2027-03-06', outcomes, papers('2026-11-24'));
    const last = { ...first, posts: true };
    expect(next(last, got, employee, changed)).toMatchObject({
      ...{ round: 2, completedAt: at('2027-03-05'), receivedAt: at('2027-03-05') },
      ...{ validTo: '2028-11-24', renewsFrom: '2028-09-26', posts: true },
    });
    expect(next(last, { ...got, outcomes: outcomes.slice(0, -1) }, employee, changed)).toBeUndefined();
  });

  it('of a change counts the first time each was mastered again, whatever order the rows come in', () => {
    const again = ['2027-03-09', '2027-03-02'].map((day) => done('en/kveld', day, 2));
    const got = received('2027-03-09', [...again, ...twoDone, done('en/felles', '2027-03-05', 2)], []);
    expect(next(first, got, employee, changed)?.completedAt).toBe(at('2027-03-05'));
  });

  it('of a politician holds for the period, also of one who prepares before it begins', () => {
    const new_: Appointment = { role: 'folkevalgt', starts: '2027-10-20' };
    const got = (day: string) => received(day, all(day), papers(day));
    expect(next(undefined, got('2027-09-20'), new_)).toMatchObject({ round: 1, validTo: '2031-10-14' });
    expect(next(undefined, got('2027-09-20'), councillor)).toMatchObject({ round: 1, validTo: '2027-10-14' });
    // What somebody takes so late in a period counts for the next one too.
    expect(next(council, got('2027-09-20'), councillor)).toMatchObject({ round: 2, validTo: '2031-10-14' });
    expect(next(council, got('2027-08-15'), councillor)).toBeUndefined();
  });
});
