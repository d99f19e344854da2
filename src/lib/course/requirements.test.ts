import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, lastConfirmed, type Confirmation } from './confirmation.ts';
import { POSTS, requirementsOf } from './requirements.ts';
import { progressOf, type Outcome } from './status.ts';
import { courseOf, entry } from './testing/course.ts';

/** Every kind of thing that can be asked for, for an employee; a politician has no posting scenarios and no test. */
const course = courseOf(
  {
    en: [
      entry('en/vannet', 'ansatt', { core: false, posting: true }),
      entry('en/felles', 'begge'),
      entry('en/mer', 'begge', { core: false }),
    ],
  },
  {
    documents: [
      { id: 'taushet', title: 'Taushet', url: 'https://a.example/t', version: '2', role: 'begge' },
      { id: 'varsling', title: 'Varsling', url: 'https://a.example/v', version: '1', role: 'ansatt' },
    ],
    tests: { ansatt: { id: 'test/ansatt', edition: 't', minutes: 8 } },
  },
);

const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
const outcome = (scenario: string, received: number, finished = received): Outcome => ({
  scenario,
  finishedAt: day(finished),
  receivedAt: day(received),
});
const said = (
  what: string,
  says: string,
  received: number,
  more: Partial<Confirmation> = {},
): Confirmation => ({
  ...{ what, says, role: 'ansatt', saidAt: day(received), receivedAt: day(received) },
  ...more,
});
const played = [outcome('en/felles', 1), outcome('test/ansatt', 2)];
const signed = [said('taushet', '2', 3), said('varsling', '1', 4)];

describe('what a role is asked for', () => {
  it('is the core, the test, the documents and the answer, and what is for those who post when they do', () => {
    const { scenarios, test, documents, answer } = requirementsOf(course, 'ansatt', false);
    expect(scenarios.map(({ id }) => id)).toEqual(['en/felles']);
    expect([test?.id, documents.map(({ id }) => id), answer]).toEqual([
      'test/ansatt',
      ['taushet', 'varsling'],
      true,
    ]);
    const posts = requirementsOf(course, 'ansatt', true).scenarios.map(({ id }) => id);
    expect(posts).toEqual(['en/vannet', 'en/felles']);
  });

  it('has neither a question, a test nor a document that another role has', () => {
    const { scenarios, test, documents, answer } = requirementsOf(course, 'folkevalgt', true);
    expect(scenarios.map(({ id }) => id)).toEqual(['en/felles']);
    expect([test, documents.map(({ id }) => id), answer]).toEqual([undefined, ['taushet'], false]);
  });
});

describe('the status of an appointment', () => {
  it.each<[string, Outcome[], Confirmation[], object]>([
    [
      'nothing',
      [],
      [],
      {
        status: 'ikke-begynt',
        left: {
          scenarios: ['en/felles'],
          test: 'test/ansatt',
          documents: ['taushet', 'varsling'],
          answer: true,
        },
      },
    ],
    [
      'an answer only',
      [],
      [said(POSTS, 'ja', 1)],
      {
        status: 'paabegynt',
        left: { scenarios: ['en/vannet', 'en/felles'], documents: ['taushet', 'varsling'], answer: false },
      },
    ],
    ['a document only', [], [said('taushet', '2', 1)], { status: 'paabegynt' }],
    ['a document in an older version only', [], [said('taushet', '1', 1)], { status: 'ikke-begynt' }],
    [
      'everything but the answer',
      played,
      signed,
      { status: 'paabegynt', left: { scenarios: [], documents: [], answer: true } },
    ],
    [
      'everything but the test',
      [outcome('en/felles', 1)],
      [...signed, said(POSTS, 'nei', 5)],
      { status: 'paabegynt', left: { scenarios: [], test: 'test/ansatt', documents: [], answer: false } },
    ],
    [
      'a document in an older version',
      played,
      [said('taushet', '1', 3), said('varsling', '1', 4), said(POSTS, 'nei', 5)],
      { status: 'paabegynt', left: { documents: ['taushet'] } },
    ],
    [
      'everything, no postings',
      played,
      [...signed, said(POSTS, 'nei', 5)],
      { status: 'fullfort', completedAt: day(5), receivedAt: day(5), mastered: ['en/felles', 'test/ansatt'] },
    ],
    [
      'yes, and what it asks for left',
      played,
      [...signed, said(POSTS, 'ja', 5)],
      { status: 'paabegynt', left: { scenarios: ['en/vannet'] } },
    ],
    [
      'yes, and what it asks for done',
      [...played, outcome('en/vannet', 8, 7)],
      [...signed, said(POSTS, 'ja', 5)],
      { status: 'fullfort', completedAt: day(7), receivedAt: day(8) },
    ],
    [
      'no, complete, and then yes',
      played,
      [...signed, said(POSTS, 'nei', 5), said(POSTS, 'ja', 6)],
      { status: 'fullfort', receivedAt: day(5), left: { scenarios: [], documents: [], answer: false } },
    ],
    [
      'no, then yes before it was complete',
      [...played, outcome('en/felles', 1)],
      [said(POSTS, 'nei', 1), said(POSTS, 'ja', 2), ...signed],
      { status: 'paabegynt', left: { scenarios: ['en/vannet'] } },
    ],
    [
      'yes, then no',
      played,
      [said(POSTS, 'ja', 1), ...signed, said(POSTS, 'nei', 9)],
      { status: 'fullfort', completedAt: day(9), receivedAt: day(9) },
    ],
    [
      'no said before yes, received after it',
      played,
      [...signed, said(POSTS, 'ja', 5, { saidAt: day(4) }), said(POSTS, 'nei', 6, { saidAt: day(1) })],
      { status: 'paabegynt', left: { scenarios: ['en/vannet'] } },
    ],
    [
      'an answer given for another role',
      played,
      [...signed, said(POSTS, 'nei', 5, { role: 'folkevalgt' })],
      { status: 'paabegynt', left: { answer: true } },
    ],
    [
      'an answer given for both',
      played,
      [...signed, said(POSTS, 'nei', 5, { role: 'begge' })],
      { status: 'fullfort' },
    ],
  ])('with %s', (_what, outcomes, confirmations, expected) => {
    expect(progressOf(course, 'ansatt', outcomes, confirmations)).toMatchObject(expected);
  });

  it('asks a politician for what is common, and takes a document that was confirmed as an employee', () => {
    const progress = progressOf(course, 'folkevalgt', [outcome('en/felles', 1)], [said('taushet', '2', 2)]);
    expect(progress).toMatchObject({ status: 'fullfort', completedAt: day(2) });
  });

  it('only moves forward as things are received, and no order of rows matters', () => {
    const rank = { 'ikke-begynt': 0, paabegynt: 1, fullfort: 2 };
    const thing = fc.oneof(
      fc.constantFrom('en/vannet', 'en/felles', 'en/mer', 'test/ansatt').map((id) => ({ id })),
      fc.record({
        what: fc.constantFrom('taushet', 'varsling'),
        says: fc.constantFrom('1', '1', '2', '2', '3'),
        role: fc.constant('begge' as const),
      }),
      fc.record({
        what: fc.constant(POSTS),
        says: fc.constantFrom('ja', 'nei'),
        role: fc.constantFrom('ansatt' as const, 'folkevalgt' as const, 'begge' as const),
      }),
    );
    // Done some days before or after it was received: clocks are wrong and hand-ins late.
    const things = fc.array(fc.tuple(thing, fc.integer({ min: -3, max: 1 })), {
      minLength: 10,
      maxLength: 24,
      size: 'max',
    });
    let completed = 0;
    let changedAfter = 0;
    fc.assert(
      fc.property(things, fc.array(fc.nat(), { minLength: 50, maxLength: 50 }), (all, shuffle) => {
        const outcomes: Outcome[] = [];
        const confirmations: Confirmation[] = [];
        let before = progressOf(course, 'ansatt', [], []);
        for (const [i, [one, late]] of all.entries()) {
          const receivedAt = day(i + 4);
          const at = day(Math.max(1, i + 4 + late));
          if ('id' in one) outcomes.push({ scenario: one.id, finishedAt: at, receivedAt });
          else confirmations.push({ ...one, saidAt: at, receivedAt });
          const now = progressOf(course, 'ansatt', outcomes, confirmations);
          expect(rank[now.status]).toBeGreaterThanOrEqual(rank[before.status]);
          if (before.status === 'fullfort') {
            expect(now).toEqual(before);
            if ('what' in one && one.what === POSTS && one.says === 'ja') changedAfter++;
          }
          const nothing = now.left.scenarios.length + now.left.documents.length === 0;
          expect(now.status === 'fullfort').toBe(nothing && !now.left.test && !now.left.answer);
          before = now;
        }
        if (before.status === 'fullfort') completed++;
        const mixed = <T>(rows: T[]) =>
          rows
            .map((row, i) => [shuffle[i] as number, row] as const)
            .sort(([a], [b]) => a - b)
            .map(([, row]) => row);
        expect(progressOf(course, 'ansatt', mixed(outcomes), mixed(confirmations))).toEqual(before);
      }),
      { numRuns: 1000 },
    );
    expect(completed).toBeGreaterThan(200);
    expect(changedAfter).toBeGreaterThan(50);
  });
});

describe('what was said last', () => {
  const first = said(POSTS, 'nei', 1);
  const second = said(POSTS, 'ja', 2);

  it('holds, whichever was received last', () => {
    const late = said(POSTS, 'nei', 9, { saidAt: day(1) });
    expect(answerOf([second, late, first], 'ansatt')).toBe(second);
    expect(answerOf([], 'ansatt')).toBeUndefined();
  });

  it('is never later than it was received, whatever the clock said', () => {
    const ahead = said(POSTS, 'nei', 3, { saidAt: '2036-01-01' });
    expect(answerOf([ahead, said(POSTS, 'ja', 4)], 'ansatt')?.says).toBe('ja');
  });

  it('is yes when both were said in the same moment', () => {
    const both = [said(POSTS, 'nei', 1), said(POSTS, 'ja', 1)];
    expect(answerOf(both, 'ansatt')?.says).toBe('ja');
    expect(answerOf(both.reverse(), 'ansatt')?.says).toBe('ja');
  });

  it('is known of each document, in whatever version', () => {
    expect(lastConfirmed([said('taushet', '1', 1), ...signed], 'taushet')?.says).toBe('2');
    expect(lastConfirmed(signed, 'etikk')).toBeUndefined();
  });
});
