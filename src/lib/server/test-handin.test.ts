/** A knowledge test handed in: the server draws it anew from the attempt's id, and decides itself. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HandedIn, Step, SyncResponse } from '#lib/scenario/attempt.ts';
import { canonical, sha256, testEditionBody } from '#lib/scenario/edition.ts';
import { answerTo, bank } from '#lib/scenario/fixtures/bank.ts';
import { replayTest } from '#lib/scenario/test-replay.ts';
import { roundOf } from '#lib/scenario/test-round.ts';
import type { Store } from './database.ts';
import { keepEditions, servedEdition } from './editions.ts';
import { acceptHandIn } from './handin.ts';
import { tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson } from './testing/people.ts';

const SERVED = new Date('2026-11-20T08:00:00.000Z');
const NOW = new Date('2026-11-23T09:00:00.000Z');
const RECEIPT = /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/;
const ID = '5f0c7c1e-3f5c-4a53-9c60-d2f0a1b2c3d4';
const TEST = bank([3, 3, 4, 3, 3, 3]);

/** One round, with so many wrong at its beginning. */
function round(before: readonly Step[], wrong: number, id = ID): Step[] {
  const { place } = replayTest(TEST, id, before);
  const next = roundOf(TEST, id, place.answered);
  return next.asked.map(({ twin }, i) => answerTo({ ...place, round: next, scene: twin }, i >= wrong));
}

describe.each(ENGINES)('a knowledge test on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  let hash: string;
  let person: string;

  beforeAll(async () => {
    engine = await startEngine(kind);
    store = await engine.store();
    course = await tinyCourse();
    const body = testEditionBody(TEST, {});
    hash = await sha256(canonical(body));
    await keepEditions(store, { ...course, editions: { ...course.editions, [hash]: body } }, SERVED);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => void (person = await addPerson(store)));

  async function handIn(different: Partial<HandedIn>) {
    const attempt = {
      ...{ id: ID, scenario: 'test/ansatt', edition: hash, role: 'ansatt', language: 'nb' },
      ...{ finishedAt: '2026-11-23T08:00:00.000Z', steps: [], ...different },
    };
    const body = { v: 1, learner: person, held: [], attempts: [attempt] };
    const answer = await acceptHandIn(store, course.course, { person, login: 'lenke' }, body, NOW);
    return (answer.body as SyncResponse).results[0];
  }
  const outcomes = () =>
    store.db
      .selectFrom('outcome')
      .select(['scenario', 'role', 'edition'])
      .where('person', '=', person)
      .execute();

  it('is kept as an edition, without a word in it', async () => {
    const edition = await servedEdition(store, hash);
    expect(edition).toMatchObject({ format: 1, points: { '2.1-01': 1 }, graph: { id: 'test/ansatt' } });
  });

  it.each<[what: string, steps: (id: string) => Step[]]>([
    ['at once', (id) => round([], 0, id)],
    ['in a second round', (id) => [...round([], 6, id), ...round(round([], 6, id), 0, id)]],
  ])('is receipted when it is passed %s', async (_, steps) => {
    const id = crypto.randomUUID();
    const walked = steps(id);
    expect(await handIn({ id, steps: walked })).toEqual({
      id,
      receipt: expect.stringMatching(RECEIPT) as string,
    });
    expect(await outcomes()).toEqual([{ scenario: 'test/ansatt', role: 'ansatt', edition: hash }]);
  });

  it.each<[why: string, different: () => Partial<HandedIn>]>([
    ['ikke-mestret', () => ({ steps: round([], 6) })],
    ['ingen-slutt', () => ({ steps: round([], 0).slice(0, 11) })],
    ['ingen-slutt', () => ({ steps: [] })],
    ['ulovlig-steg', () => ({ steps: round([], 0, crypto.randomUUID()) })],
    ['ulovlig-steg', () => ({ id: crypto.randomUUID(), steps: round([], 0) })],
    ['ulovlig-steg', () => ({ steps: [...round([], 0), ...round([], 0).slice(0, 1)] })],
    ['feil-rolle', () => ({ role: 'folkevalgt', steps: round([], 0) })],
    ['ukjent-utgave', () => ({ edition: 'a'.repeat(64), steps: round([], 0) })],
    ['ukjent-scenario', () => ({ scenario: 'test/folkevalgt', steps: round([], 0) })],
  ])('is refused as %s (%#), and nothing is stored', async (why, different) => {
    const answer = await handIn(different());
    expect(answer).toMatchObject({ refused: why });
    expect(await outcomes()).toEqual([]);
  });
});
