/** Sitting the test, with the memory that forgets when the page goes. */
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { MemoryStore } from '#lib/progress/memory.ts';
import { StepTaken, type StoredAttempt, type Turn } from '#lib/progress/progress.ts';
import { Recording } from '#lib/progress/recording.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Role } from '#lib/scenario/format.ts';
import { answerTo, bank } from '#lib/scenario/fixtures/bank.ts';
import { MAX_STEPS } from '#lib/scenario/replay.ts';
import type { KnowledgeTest } from '#lib/scenario/test-format.ts';
import { replayTest } from '#lib/scenario/test-replay.ts';
import { roundOf } from '#lib/scenario/test-round.ts';
import { Sitting, type View } from './sitting.svelte.ts';

const NOW = '2026-11-23T08:00:00.000Z';
const testFor = (role: Role, pairs = [3, 3]) =>
  ({ ...bank(pairs, role), edition: `utgave-${role}` }) as unknown as KnowledgeTest;

class Memory extends Recording {
  /** Another tab has the test. */
  busy = false;
  /** What a write waits for. */
  write: Promise<void> | undefined;
  taken = false;
  tell = () => {};
  free = () => {};

  override async record(...args: Parameters<Recording['record']>): Promise<StoredAttempt> {
    await this.write;
    if (this.taken) throw new StepTaken();
    return super.record(...args);
  }

  override turnAt(_: string, others: () => void): Turn {
    this.tell = others;
    return {
      take: async (insist = false) => {
        this.busy &&= !insist;
        return !this.busy;
      },
      wait: () =>
        new Promise((resolve) => {
          this.free = () => {
            this.busy = false;
            resolve(true);
          };
        }),
      taken: async () => this.busy,
      end: () => {},
      close: () => {},
    };
  }
}

interface Given {
  roles?: Role[];
  memory?: Memory;
  load?: (role: Role) => Promise<KnowledgeTest | null>;
}

let ids = 0;
const newMemory = () =>
  new Memory(new MemoryStore(), 'anonymous', false, {
    newId: () => `forsok-${++ids}`,
    now: () => `${NOW}${ids}`,
    language: 'nb',
  });

function given({ roles = ['ansatt'], memory = newMemory(), load }: Given = {}) {
  const sitting = new Sitting({
    open: async () => memory,
    roles: async () => roles,
    load: load ?? (async (role) => testFor(role)),
    now: () => NOW,
  });
  return { sitting, memory };
}

function viewOf(sitting: Sitting): View {
  flushSync();
  if (sitting.mode !== 'playing' || !sitting.view) throw new Error(`not playing: ${sitting.mode}`);
  return sitting.view;
}

/** Answers what is asked now. */
async function answer(sitting: Sitting, right: boolean): Promise<void> {
  const view = viewOf(sitting);
  if (view.kind !== 'question') throw new Error(view.kind);
  const { place } = replayTest(sitting.test as KnowledgeTest, 'x', []);
  await sitting.take(answerTo({ ...place, round: view.round, scene: view.scene }, right));
}

/** Answers and reads on, as often as told. */
async function answerAll(sitting: Sitting, ...rights: boolean[]): Promise<void> {
  for (const right of rights) {
    await answer(sitting, right);
    sitting.next();
  }
}

async function started(more: Given = {}) {
  const all = given(more);
  await all.sitting.open(false);
  await all.sitting.start();
  return all;
}

test('it begins with what it is, and asks when one starts', async () => {
  const { sitting, memory } = given();
  await sitting.open(false);
  expect(sitting.mode).toBe('intro');
  expect(sitting.moved).toBe(false);
  await sitting.start();
  expect(viewOf(sitting).kind).toBe('question');
  expect(sitting.moved).toBe(true);
  // Nothing is kept before the first answer.
  expect(await memory.attempts()).toEqual([]);
});

test('a start pressed before the page was ready is honoured', async () => {
  const { sitting } = given();
  await sitting.open(true);
  expect(viewOf(sitting).kind).toBe('question');
});

test('a start pressed while the memory is read is honoured', async () => {
  const { sitting } = given();
  const opening = sitting.open(false);
  await sitting.start();
  await opening;
  expect(viewOf(sitting).kind).toBe('question');
});

test('nothing is shown of an answer before it is written', async () => {
  const { sitting, memory } = await started();
  let written = () => {};
  memory.write = new Promise((resolve) => (written = resolve));
  const taking = answer(sitting, true);
  await Promise.resolve();
  expect(viewOf(sitting).kind).toBe('question');
  expect(sitting.pressed).not.toBeNull();
  // A second press meanwhile is no answer.
  await answer(sitting, false);
  written();
  await taking;
  expect(viewOf(sitting)).toMatchObject({ kind: 'answer', verdict: 'god', last: false });
  expect((await memory.attempts())[0]?.steps).toHaveLength(1);
});

test('after the explanation comes the next question, and at last the result', async () => {
  const { sitting, memory } = await started();
  await answerAll(sitting, true, true, true);
  await answer(sitting, true);
  expect(viewOf(sitting)).toMatchObject({ kind: 'answer', last: true });
  sitting.next();
  expect(viewOf(sitting)).toMatchObject({ kind: 'result', place: { passed: true } });
  expect(await memory.attempts()).toMatchObject([
    {
      scenario: 'test/ansatt',
      edition: 'utgave-ansatt',
      role: 'ansatt',
      result: 'mestret',
      finishedAt: NOW,
    },
  ]);
});

test('a round that was not passed goes on in the same attempt, unfinished until it is', async () => {
  const { sitting, memory } = await started();
  await answerAll(sitting, false, false, false, false);
  expect(viewOf(sitting)).toMatchObject({ kind: 'result', place: { passed: false } });
  expect((await memory.attempts())[0]).not.toHaveProperty('result');
  await sitting.tryAgain();
  expect(viewOf(sitting)).toMatchObject({ kind: 'question', round: { number: 2 } });
  await answerAll(sitting, true, true, true, true);
  expect(viewOf(sitting)).toMatchObject({ kind: 'result', place: { passed: true } });
  expect(await memory.attempts()).toMatchObject([{ result: 'mestret', steps: { length: 8 } }]);
});

test.each([
  ['in the middle of a round, at the explanation that was on the screen', [true, false], 'answer'],
  ['after a round that was not passed, at its result', [false, false, false, false], 'result'],
  ['after a passed test, at its result', [true, true, true, true], 'result'],
] as const)('it resumes %s', async (_, rights, kind) => {
  const first = await started();
  await answerAll(first.sitting, ...rights);
  // Whose it is is seen from what was done: the server may not have said it yet.
  const { sitting } = given({ memory: first.memory, roles: ['ansatt', 'folkevalgt'] });
  await sitting.open(false);
  expect(viewOf(sitting).kind).toBe(kind);
  expect(sitting.attempt?.steps).toHaveLength(rights.length);
});

test('who has both roles, or none that is known, is asked', async () => {
  const { sitting } = await started({ roles: ['ansatt', 'folkevalgt'] });
  expect(sitting.mode).toBe('asking');
  await sitting.answerRole('folkevalgt');
  expect(viewOf(sitting).kind).toBe('question');
  expect(sitting.attempt?.role).toBe('folkevalgt');
});

test('who has both roles takes the other test from the result of the first', async () => {
  const { sitting, memory } = await started({ roles: ['ansatt', 'folkevalgt'] });
  await sitting.answerRole('folkevalgt');
  await answerAll(sitting, true, true, true, true);
  await sitting.answerRole('ansatt');
  expect(viewOf(sitting).kind).toBe('question');
  expect(sitting.attempt?.role).toBe('ansatt');
  await answerAll(sitting, true, true, true, true);
  expect((await memory.attempts()).map(({ scenario }) => scenario)).toEqual([
    'test/folkevalgt',
    'test/ansatt',
  ]);
});

test('a test that cannot be fetched says so, and can be tried again', async () => {
  let online = false;
  const { sitting } = await started({
    load: async (role) => {
      if (!online) throw new TypeError('Failed to fetch');
      return testFor(role);
    },
  });
  expect(sitting.mode).toBe('lost');
  online = true;
  await sitting.retry();
  expect(viewOf(sitting).kind).toBe('question');
});

test('a course without a test says so', async () => {
  const { sitting } = await started({ load: async () => null });
  expect(sitting.mode).toBe('none');
});

test('what does not fit a new edition is said, and a new attempt begins', async () => {
  const first = await started();
  await answerAll(first.sitting, true, false);
  const { sitting } = given({ memory: first.memory, load: async (role) => testFor(role, [4, 4, 4]) });
  await sitting.open(false);
  expect(sitting.mode).toBe('changed');
  await sitting.start();
  expect(viewOf(sitting).kind).toBe('question');
  expect(sitting.attempt?.steps).toEqual([]);
});

test('what was passed stays passed when the test has changed, also when it would not be now', async () => {
  const first = await started();
  await answerAll(first.sitting, true, true, true, false);
  expect(viewOf(first.sitting)).toMatchObject({ kind: 'result', place: { results: { length: 2 } } });
  const harder = { ...testFor('ansatt'), rule: { perLesson: 2, right: 4 } };
  const { sitting } = given({ memory: first.memory, load: async () => harder });
  await sitting.open(false);
  expect(viewOf(sitting)).toMatchObject({ kind: 'result', place: { results: [] } });
});

test('another tab that begins takes it, and this one goes on when it is free', async () => {
  const { sitting, memory } = await started();
  await answerAll(sitting, true);
  memory.busy = true;
  memory.tell();
  expect(sitting.mode).toBe('elsewhere');
  memory.free();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(viewOf(sitting).kind).toBe('answer');
});

test('it can be taken back from another tab', async () => {
  const first = await started();
  await answerAll(first.sitting, true);
  first.memory.busy = true;
  const { sitting } = given({ memory: first.memory });
  await sitting.open(false);
  expect(sitting.mode).toBe('elsewhere');
  await sitting.playHere();
  expect(viewOf(sitting).kind).toBe('answer');
});

test('a step another tab has taken is not shown as this one’s', async () => {
  const { sitting, memory } = await started();
  memory.taken = true;
  await answer(sitting, true);
  expect(sitting.mode).toBe('elsewhere');
  expect(sitting.pressed).toBeNull();
});

test('an attempt that has become too long to be read gives way to a new one', async () => {
  const six = testFor('ansatt', [2, 2, 2, 2, 2, 2]);
  const steps: Step[] = [];
  while (steps.length + 12 <= MAX_STEPS) {
    const { place } = replayTest(six, 'langt', steps);
    const round = roundOf(six, 'langt', place.answered);
    steps.push(...round.asked.map(({ twin }) => answerTo({ ...place, round, scene: twin }, false)));
  }
  const memory = newMemory();
  await memory.record(
    { ...memory.begin(six, 'ansatt'), id: 'langt', steps: steps.slice(0, -1) },
    steps.at(-1) as Step,
  );
  const { sitting } = given({ memory, load: async () => six });
  await sitting.open(false);
  expect(viewOf(sitting).kind).toBe('result');
  await sitting.tryAgain();
  expect(sitting.attempt?.id).not.toBe('langt');
  expect(viewOf(sitting)).toMatchObject({ kind: 'question', round: { number: 1 } });
});
