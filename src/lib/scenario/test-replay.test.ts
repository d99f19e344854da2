import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from './attempt.ts';
import { answerTo, bank } from './fixtures/bank.ts';
import { MAX_STEPS } from './replay.ts';
import type { TestGraph } from './test-format.ts';
import { replayTest, type TestPlace } from './test-replay.ts';
import { END, roundOf, type Answered } from './test-round.ts';

const SIX = bank([3, 3, 4, 5, 3, 3]);
const ATTEMPT = '5f0c7c1e-3f5c-4a53-9c60-d2f0a1b2c3d4';

/** Plays on, round after round: in every dilemma right or wrong, as told. */
function play(
  test: TestGraph,
  attempt: string,
  rights: readonly boolean[],
): { steps: Step[]; place: TestPlace } {
  const steps: Step[] = [];
  let place = placeOf(test, attempt, steps);
  while (!place.passed && steps.length < Math.min(rights.length, MAX_STEPS)) {
    const now = nowAsked(test, attempt, place);
    for (const { twin } of now.round.asked.slice(0, Math.min(rights.length, MAX_STEPS) - steps.length))
      steps.push(answerTo({ ...now, scene: twin }, rights[steps.length] ?? false));
    place = placeOf(test, attempt, steps);
  }
  return { steps, place };
}

/** Where a round is finished, the first dilemma of the next one. */
function nowAsked(test: TestGraph, attempt: string, place: TestPlace): TestPlace {
  if (place.scene !== END) return place;
  const round = roundOf(test, attempt, place.answered);
  return { ...place, round, scene: round.graph.start };
}

function placeOf(test: TestGraph, attempt: string, steps: Step[]): TestPlace {
  const replayed = replayTest(test, attempt, steps);
  expect(replayed.ok).toBe(true);
  return replayed.place;
}

const all = (right: boolean, n: number) => Array.from({ length: n }, () => right);

describe('the first round', () => {
  it('asks two in every lesson, twelve in all, one of each pair', () => {
    const { round } = placeOf(SIX, ATTEMPT, []);
    expect(round.number).toBe(1);
    expect(round.asked).toHaveLength(12);
    for (const lesson of Object.keys(SIX.lessons))
      expect(round.asked.filter((one) => one.lesson === lesson)).toHaveLength(2);
    expect(new Set(round.asked.map(({ pair }) => pair)).size).toBe(12);
  });

  // Attempts on learners' devices were drawn by this: a change of the draw must be seen here first.
  it('is drawn from the attempt and the role alone', () => {
    const order = (attempt: string, test = SIX) =>
      placeOf(test, attempt, []).round.asked.map(({ twin }) => twin);
    // From an implementation in another language.
    expect(order(ATTEMPT)).toEqual('a1-2 a0-2 b4-1 b2-2 b5-1 a3-4 a3-0 b4-0 b0-0 a1-1 a2-1 b5-2'.split(' '));
    expect(order(ATTEMPT)).toEqual(order(ATTEMPT, structuredClone(SIX)));
    expect(order(ATTEMPT)).not.toEqual(order(ATTEMPT.replace('5f', '5e')));
    expect(order(ATTEMPT)).not.toEqual(order(ATTEMPT, { ...SIX, role: 'folkevalgt' }));
  });

  it('does not depend on the order the lessons and pairs are written in', () => {
    const turned: TestGraph = {
      ...SIX,
      lessons: Object.fromEntries(
        Object.entries(SIX.lessons)
          .reverse()
          .map(([id, pairs]) => [
            id,
            Object.fromEntries(
              Object.entries(pairs)
                .reverse()
                .map(([pair, twins]) => [pair, Object.fromEntries(Object.entries(twins).reverse())]),
            ),
          ]),
      ),
    };
    expect(placeOf(turned, ATTEMPT, []).round.asked).toEqual(placeOf(SIX, ATTEMPT, []).round.asked);
  });

  it('draws everything there is, over many attempts', () => {
    const drawn = new Set<string>();
    for (let n = 0; n < 60; n++) {
      for (const { twin } of placeOf(SIX, `${ATTEMPT}${n}`, []).round.asked) drawn.add(twin);
    }
    expect(drawn.size).toBe(2 * (3 + 3 + 4 + 5 + 3 + 3));
  });
});

/** Right everywhere but in these places of the lesson-by-lesson list. */
function wrongIn(test: TestGraph, attempt: string, wrong: Record<string, number>): boolean[] {
  const left = { ...wrong };
  return placeOf(test, attempt, []).round.asked.map(({ lesson }) => {
    if (!left[lesson]) return true;
    left[lesson]--;
    return false;
  });
}

describe('passing', () => {
  it.each<[what: string, wrong: Record<string, number>, passed: boolean]>([
    ['all are right', {}, true],
    ['two are wrong, in two lessons', { leksjon0: 1, leksjon3: 1 }, true],
    ['two are wrong, in the same lesson', { leksjon0: 2 }, false],
    ['three are wrong, in three lessons', { leksjon0: 1, leksjon3: 1, leksjon5: 1 }, false],
    ['all are wrong', Object.fromEntries(Object.keys(SIX.lessons).map((id) => [id, 2])), false],
  ])('when %s: %j → %s', (_, wrong, passed) => {
    const { place } = play(SIX, ATTEMPT, wrongIn(SIX, ATTEMPT, wrong));
    expect(place.scene).toBe(END);
    expect(place.passed).toBe(passed);
    for (const { lesson, right, of } of place.results)
      expect([right, of]).toEqual([2 - (wrong[lesson] ?? 0), 2]);
  });

  it('comes after a second round in the lessons where something was wrong, twins first', () => {
    const first = wrongIn(SIX, ATTEMPT, { leksjon0: 1, leksjon3: 2 });
    const { place, steps } = play(SIX, ATTEMPT, first);
    const second = roundOf(SIX, ATTEMPT, place.answered);
    const missed = place.answered.filter(({ right }) => !right);
    expect(second.number).toBe(2);
    expect(second.asked.map(({ lesson }) => lesson).sort()).toEqual([
      'leksjon0',
      'leksjon0',
      'leksjon3',
      'leksjon3',
    ]);
    for (const { pair, twin } of missed) {
      const again = second.asked.find((one) => one.pair === pair);
      expect(again).toBeDefined();
      expect(again?.twin).not.toBe(twin);
    }
    // The other of leksjon0 is one that was not met.
    const met = place.answered.map(({ pair }) => pair);
    const other = second.asked.filter(
      ({ lesson, pair }) => lesson === 'leksjon0' && !missed.some((m) => m.pair === pair),
    );
    expect(other.map(({ pair }) => met.includes(pair))).toEqual([false]);

    const { place: after } = play(SIX, ATTEMPT, [...first, ...all(true, 4)]);
    expect(after).toMatchObject({ passed: true, scene: END });
    expect(after.answered).toHaveLength(steps.length + 4);
  });

  it('counts the latest in each lesson, also when it is worse', () => {
    const first = wrongIn(SIX, ATTEMPT, { leksjon0: 1, leksjon1: 1, leksjon2: 1 });
    const { place } = play(SIX, ATTEMPT, [...first, ...all(false, 6)]);
    expect(place.results.map(({ right }) => right)).toEqual([0, 0, 0, 2, 2, 2]);
    expect(place.passed).toBe(false);
  });
});

describe('a step that is not legal', () => {
  const { steps, place } = play(SIX, ATTEMPT, all(true, 12));
  const first = steps[0] as Step;
  it.each<[what: string, steps: Step[], at: number]>([
    ['an answer nobody can give', [{ scene: first.scene, choice: 'nei' }], 0],
    ['picks that are not there', [{ scene: first.scene, picks: ['fire'] }], 0],
    ['a dilemma out of turn', steps.slice(1), 0],
    ['a dilemma that was not drawn', [...steps.slice(0, 3), { scene: 'a9-9', choice: 'rett' }], 3],
    ['the same dilemma twice', [first, first], 1],
    ['a step after passing', [...steps, first], 12],
    ['a step from the end', [...steps.slice(0, 4), { scene: END, choice: 'rett' }], 4],
    ['nothing like a step', [{} as Step], 0],
  ])('is found: %s', (_, illegal, at) => {
    const found = replayTest(SIX, ATTEMPT, illegal);
    expect(found).toMatchObject({ ok: false, at });
    expect(found.place.answered).toHaveLength(at);
  });

  it('of another attempt does not fit this one', () => {
    expect(place.passed).toBe(true);
    expect(replayTest(SIX, `${ATTEMPT}x`, steps).ok).toBe(false);
  });

  it('is any once it is passed, also where something was wrong', () => {
    const { steps, place } = play(SIX, ATTEMPT, wrongIn(SIX, ATTEMPT, { leksjon0: 1, leksjon3: 1 }));
    expect(place.passed).toBe(true);
    const more = answerTo(nowAsked(SIX, ATTEMPT, place), true);
    expect(replayTest(SIX, ATTEMPT, [...steps, more])).toMatchObject({ ok: false, at: 12 });
  });

  it('is the one after five hundred', () => {
    const { steps: many } = play(SIX, ATTEMPT, all(false, MAX_STEPS));
    expect(many).toHaveLength(MAX_STEPS);
    const { place } = replayTest(SIX, ATTEMPT, many);
    const more = answerTo(nowAsked(SIX, ATTEMPT, place), true);
    expect(replayTest(SIX, ATTEMPT, [...many, more])).toMatchObject({ ok: false, at: MAX_STEPS });
  });
});

const tests = fc
  .array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 6 })
  .map((pairs) => bank(pairs));

/** The answers of each round. */
function rounds(answered: readonly Answered[]): Answered[][] {
  return Array.from({ length: answered.at(-1)?.round ?? 0 }, (_, i) =>
    answered.filter(({ round }) => round === i + 1),
  );
}

describe('whatever is answered', { timeout: 60_000 }, () => {
  it('the draw keeps its promises, and passing is exactly the rule', () => {
    let passed = 0;
    let later = 0;
    fc.assert(
      fc.property(
        tests,
        fc.uuid(),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 60 }),
        (test, attempt, rights) => {
          const { place, steps } = play(test, attempt, rights);
          // Deterministic, on another copy too.
          expect(replayTest(structuredClone(test), attempt, structuredClone(steps)).place).toEqual(place);
          const { perLesson, right } = test.rule;
          const played = rounds(place.answered);
          const finished = place.scene === END ? played : played.slice(0, -1);
          const result: Record<string, Answered[]> = {};
          for (const [i, round] of finished.entries()) {
            const asked = [...new Set(round.map(({ lesson }) => lesson))];
            const due = Object.keys(test.lessons).filter(
              (lesson) => i === 0 || result[lesson]?.some((one) => !one.right),
            );
            expect(asked.sort()).toEqual(due.sort());
            for (const lesson of asked) {
              const there = round.filter((one) => one.lesson === lesson);
              expect(there).toHaveLength(perLesson);
              expect(new Set(there.map(({ pair }) => pair)).size).toBe(perLesson);
              // What was wrong is asked again, as its twin.
              for (const before of result[lesson] ?? [])
                if (!before.right) expect(there.map(({ pair }) => pair)).toContain(before.pair);
              result[lesson] = there;
            }
            const latest = Object.values(result).flat();
            const rule =
              latest.filter((one) => one.right).length >= right &&
              Object.values(result).every((some) => some.some((one) => one.right));
            // Nobody is asked more once it is fulfilled, and nobody passes before.
            expect(rule).toBe(place.passed && i === finished.length - 1);
          }
          // A pair that comes back comes as its other twin.
          const last: Record<string, string> = {};
          for (const { pair, twin } of place.answered) {
            expect(twin).not.toBe(last[pair]);
            last[pair] = twin;
          }
          if (place.passed) passed++;
          if (played.length > 1) later++;
        },
      ),
      { numRuns: 300 },
    );
    // Otherwise the property would say nothing.
    expect(passed).toBeGreaterThan(20);
    expect(later).toBeGreaterThan(60);
  });

  it('whoever answers right from now on passes within two rounds', () => {
    fc.assert(
      fc.property(tests, fc.uuid(), fc.array(fc.boolean(), { maxLength: 40 }), (test, attempt, rights) => {
        const { place } = play(test, attempt, [...rights, ...all(true, 24)]);
        expect(place.passed).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('bad steps never throw', () => {
    const odd = fc.oneof(
      fc.record({ scene: fc.string(), choice: fc.string() }),
      fc.record({ scene: fc.string(), picks: fc.array(fc.string()) }),
      fc.constantFrom('__proto__', 'constructor', END).map((scene) => ({ scene, choice: scene })),
      fc.anything().map((it) => Object(it) as Step),
    );
    fc.assert(
      fc.property(fc.array(odd as fc.Arbitrary<Step>, { minLength: 1, maxLength: 4 }), (steps) => {
        expect(replayTest(SIX, ATTEMPT, steps).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
