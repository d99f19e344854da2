/** Rounds over years: whatever is done on whatever day, in whatever order it is handed in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { earned, standingOf } from './completing.ts';
import type { Confirmation } from './confirmation.ts';
import { addDays } from './day.ts';
import { POSTS } from './requirements.ts';
import type { Appointment, Completion } from './round.ts';
import type { Outcome } from './status.ts';
import { courseOf, entry } from './testing/course.ts';

const course = courseOf(
  {
    en: [
      entry('en/a', 'begge', { changed: ['1-01'] }),
      entry('en/b', 'begge'),
      entry('en/vannet', 'ansatt', { core: false, posting: true, changed: ['1-02'] }),
    ],
  },
  {
    documents: [{ id: 'taushet', title: 'Taushet', url: 'https://a.example/t', version: '1', role: 'begge' }],
    validity: {
      ansatt: { months: 6 },
      folkevalgt: [
        { id: 'en', from: '2026-01-01', to: '2026-09-30' },
        { id: 'to', from: '2026-10-01', to: '2027-06-30' },
      ],
    },
    changes: {
      '1-01': { version: 2, from: '2026-05-01', why: 'Den er ny.' },
      '1-02': { version: 3, from: '2026-12-01', why: 'Den er ny.' },
    },
  },
);
const START = '2026-01-01';
const RANK = { 'ikke-begynt': 0, paabegynt: 1, fullfort: 2 };
const IDS = ['en/a', 'en/b', 'en/vannet'];

const thing = fc.record({
  what: fc.constantFrom('en/a', 'en/a', 'en/b', 'en/vannet', 'taushet', POSTS),
  yes: fc.boolean(),
  /** Handed in some days after it was done. */
  late: fc.constantFrom(0, 0, 0, 1, 9, 70),
  /** An edition from before the changes, or from after. */
  old: fc.boolean(),
});
/** On a day everything is done at once: otherwise few would ever complete. */
const day = fc.record({
  pause: fc.integer({ min: 1, max: 50 }),
  things: fc.oneof(
    fc.array(thing, { maxLength: 4 }),
    fc
      .tuple(thing, thing)
      .map(([one, two]) =>
        ['en/a', 'en/b', 'en/vannet', 'taushet', POSTS].map((what) => ({ ...one, what, yes: two.yes })),
      ),
  ),
});
const life = fc.record({
  role: fc.constantFrom('ansatt' as const, 'folkevalgt' as const),
  starts: fc.constantFrom('2025-11-01', '2026-03-01', '2026-11-01'),
  days: fc.array(day, { minLength: 8, maxLength: 20, size: 'max' }),
  shuffle: fc.array(fc.nat(), { minLength: 100, maxLength: 100 }),
});

it('a completion stands for ever, rounds follow each other, and within a round a status only moves forward', () => {
  const seen = { completions: 0, 'ny-periode': 0, utlopt: 0, endring: 0, renewed: 0 };
  fc.assert(
    fc.property(life, ({ role, starts, days, shuffle }) => {
      const held: Appointment = { role, starts };
      const outcomes: Outcome[] = [];
      const confirmations: Confirmation[] = [];
      const completions: Completion[] = [];
      let today = START;
      let before: { round: string; number: number; status: keyof typeof RANK } | undefined;
      for (const { pause, things } of days) {
        // Whoever looks on a day in between sees the same moving forward.
        for (const step of [Math.floor(pause / 2), pause - Math.floor(pause / 2)]) {
          today = addDays(today, step);
          look();
        }
        for (const [i, { what, yes, late, old }] of things.entries()) {
          const receivedAt = `${today}T12:00:0${i}.000Z`;
          const finishedAt = `${addDays(today, -late)}T12:00:0${i}.000Z`;
          const points = old ? { '1-01': 1, '1-02': 2 } : { '1-01': 2, '1-02': 3 };
          if (IDS.includes(what)) outcomes.push({ scenario: what, finishedAt, receivedAt, points });
          else {
            const says = what === POSTS ? (yes ? 'ja' : 'nei') : '1';
            confirmations.push({ what, says, role: 'begge', saidAt: finishedAt, receivedAt });
          }
          complete();
          look();
        }
      }
      seen.completions += completions.length;

      /** No order of rows matters. */
      function mixed() {
        const mix = <T>(rows: readonly T[]) =>
          rows
            .map((row, i) => [shuffle[i % 100] as number, row] as const)
            .sort(([a], [b]) => a - b)
            .map(([, row]) => row);
        return { today, outcomes: mix(outcomes), confirmations: mix(confirmations) };
      }
      function complete() {
        const got = { outcomes, confirmations, today };
        for (let one = earned(course, held, completions.at(-1), got); one;) {
          const last = completions.at(-1);
          expect(earned(course, held, last, mixed())).toEqual(one);
          expect(one.round).toBe((last?.round ?? 0) + 1);
          if (last?.validTo && last.validTo >= today && one.validTo !== last.validTo) seen.renewed++;
          if (last?.validTo && one.validTo) expect(one.validTo >= last.validTo).toBe(true);
          expect(one.renewsFrom === undefined || one.validTo !== undefined).toBe(true);
          completions.push(one);
          expect(completions.length).toBeLessThan(20);
          one = earned(course, held, one, got);
        }
      }
      function look() {
        const got = { outcomes, confirmations, today };
        const { round, progress } = standingOf(course, held, completions.at(-1), got);
        const here = `${round.number} ${round.begins ?? round.period?.from ?? ''}`;
        expect(round.number).toBeGreaterThanOrEqual(before?.number ?? 1);
        if (before?.round === here)
          expect(RANK[progress.status], `${here} on ${today}`).toBeGreaterThanOrEqual(RANK[before.status]);
        if (round.reopened && before?.round !== here) seen[round.reopened.why]++;
        if (round.completion) expect(completions).toContain(round.completion);
        before = { round: here, number: round.number, status: progress.status };
        expect(standingOf(course, held, completions.at(-1), mixed())).toEqual(
          standingOf(course, held, completions.at(-1), got),
        );
      }
    }),
    { numRuns: 400 },
  );
  // The schedules were worth something.
  expect(seen.completions).toBeGreaterThan(400);
  for (const why of ['ny-periode', 'utlopt', 'endring', 'renewed'] as const)
    expect(seen[why], why).toBeGreaterThan(20);
});
