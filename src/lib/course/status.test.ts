import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreFor, scenarioById, scenariosFor } from './course.ts';
import { progressOf, type Outcome } from './status.ts';
import { courseOf, entry } from './testing/course.ts';

const course = courseOf({
  en: [entry('en/a', 'ansatt'), entry('en/f', 'folkevalgt'), entry('en/mer', 'ansatt', { core: false })],
  to: [entry('to/b', 'begge')],
});
const outcome = (scenario: string, finishedAt: string, receivedAt = finishedAt): Outcome => ({
  scenario,
  finishedAt,
  receivedAt,
});

/** What is left when there are neither tests, documents nor a question. */
const left = (scenarios: string[]) => ({ scenarios, documents: [], answer: false });

describe('a course', () => {
  it('gives each role its own scenarios, in order, and both what is for both', () => {
    expect(scenariosFor(course, 'ansatt').map(({ id }) => id)).toEqual(['en/a', 'en/mer', 'to/b']);
    expect(coreFor(course, 'folkevalgt').map(({ id }) => id)).toEqual(['en/f', 'to/b']);
  });

  it('knows its scenarios by id, and nothing else', () => {
    expect(scenarioById(course, 'to/b')?.title).toBe('to/b');
    expect(scenarioById(course, 'toString')).toBeUndefined();
  });
});

describe('the status of an appointment', () => {
  it.each<[string, Outcome[], object]>([
    ['nothing', [], { status: 'ikke-begynt', mastered: [], left: left(['en/a', 'to/b']) }],
    [
      'extra practice only',
      [outcome('en/mer', '2026-01-01')],
      { status: 'ikke-begynt', mastered: [], left: left(['en/a', 'to/b']) },
    ],
    [
      "the other role's",
      [outcome('en/f', '2026-01-01')],
      { status: 'ikke-begynt', mastered: [], left: left(['en/a', 'to/b']) },
    ],
    [
      'a scenario that is no more',
      [outcome('gammel/x', '2026-01-01')],
      { status: 'ikke-begynt', mastered: [], left: left(['en/a', 'to/b']) },
    ],
    [
      'one of two',
      [outcome('to/b', '2026-01-01')],
      { status: 'paabegynt', mastered: ['to/b'], left: left(['en/a']) },
    ],
    [
      'everything',
      [outcome('to/b', '2026-01-05', '2026-01-07'), outcome('en/a', '2026-01-02', '2026-01-09')],
      {
        status: 'fullfort',
        mastered: ['en/a', 'to/b'],
        left: left([]),
        completedAt: '2026-01-05',
        receivedAt: '2026-01-09',
      },
    ],
    [
      'everything, by a clock that is ahead',
      [outcome('to/b', '2031-01-01', '2026-01-07'), outcome('en/a', '2026-01-02')],
      {
        status: 'fullfort',
        mastered: ['en/a', 'to/b'],
        left: left([]),
        completedAt: '2026-01-07',
        receivedAt: '2026-01-07',
      },
    ],
    [
      'everything, one of them twice',
      [outcome('to/b', '2026-03-01'), outcome('to/b', '2026-01-05'), outcome('en/a', '2026-01-02')],
      {
        status: 'fullfort',
        mastered: ['en/a', 'to/b'],
        left: left([]),
        completedAt: '2026-01-05',
        receivedAt: '2026-01-05',
      },
    ],
  ])('with %s', (_what, outcomes, expected) => {
    expect(progressOf(course, 'ansatt', outcomes)).toEqual(expected);
  });

  it('is never completed when the role has nothing to master', () => {
    expect(progressOf({ ...course, lessons: [] }, 'ansatt', [])).toEqual({
      status: 'ikke-begynt',
      mastered: [],
      left: left([]),
    });
  });

  it('only moves forward as outcomes come in, in any order', () => {
    const rank = { 'ikke-begynt': 0, paabegynt: 1, fullfort: 2 };
    const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-01-${String(d).padStart(2, '0')}`);
    const any = fc.record({
      scenario: fc.constantFrom('en/a', 'en/f', 'en/mer', 'to/b', 'x/y'),
      finishedAt: day,
      receivedAt: day,
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 10 }), (outcomes) => {
        let before = 0;
        for (let n = 0; n <= outcomes.length; n++) {
          const now = rank[progressOf(course, 'ansatt', outcomes.slice(0, n)).status];
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
        expect(progressOf(course, 'ansatt', [...outcomes].reverse())).toEqual(
          progressOf(course, 'ansatt', outcomes),
        );
      }),
    );
  });
});
