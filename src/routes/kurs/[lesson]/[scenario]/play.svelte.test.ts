import { expect, test } from 'vitest';
import { StepTaken, type Progress, type StoredAttempt, type Turn } from '#lib/progress/progress.ts';
import { swimming } from '#lib/player/scenario.fixture.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Role, Scenario } from '#lib/scenario/format.ts';
import { Play } from './play.svelte.ts';

const told: Step = { scene: 'forslaget', choice: 'nevner' };
const rings: Step = { scene: 'slettet', choice: 'ringer' };
const sends: Step = { scene: 'velger', picks: ['tall'] };
const NOW = '2026-11-23T08:00:00.000Z';

const stored = (steps: Step[], more: Partial<StoredAttempt> = {}): StoredAttempt => ({
  id: 'gammelt',
  learner: 'anonymous',
  scenario: swimming.id,
  edition: swimming.edition,
  role: 'ansatt',
  language: 'nb',
  startedAt: NOW,
  steps,
  ...more,
});

interface Given {
  latest?: StoredAttempt;
  scenario?: Scenario;
  role?: () => Role | null;
  /** Another tab plays this scenario. */
  busy?: boolean;
  /** What the write waits for. */
  write?: Promise<void>;
  taken?: boolean;
}

function given({ latest, scenario = swimming, role = () => 'ansatt', busy = false, write, taken }: Given) {
  const written: StoredAttempt[] = [];
  const others = { tell: () => {}, leave: () => {}, begin: () => void (busy = true) };
  let opened: () => void = () => {};
  const ready = new Promise<void>((resolve) => (opened = resolve));
  const progress: Progress = {
    remembers: true,
    learner: 'anonymous',
    roles: async () => [],
    attempts: async () => [],
    latest: async () => written.at(-1) ?? latest,
    confirmations: async () => [],
    confirm: () => Promise.reject(new Error('a scenario confirms nothing')),
    begin: ({ id, edition }, as) => ({ ...stored([]), id: 'nytt', scenario: id, edition, role: as }),
    async record(attempt, step, ended) {
      await write;
      if (taken) throw new StepTaken();
      const next = { ...attempt, steps: [...attempt.steps, step] };
      if (ended) Object.assign(next, { result: ended.result, finishedAt: ended.at });
      written.push(next);
      return next;
    },
    turnAt: (_, tell) => {
      others.tell = tell;
      return turn;
    },
  };
  const held: boolean[] = [];
  const turn: Turn = {
    async take(insist = false) {
      busy &&= !insist;
      if (!busy) held.push(true);
      return !busy;
    },
    wait: () =>
      new Promise((resolve) => {
        others.leave = () => {
          busy = false;
          resolve(true);
        };
      }),
    taken: async () => busy,
    end: () => void held.push(false),
    close: () => void held.push(false),
  };
  const play = new Play(scenario, {
    open: () => ready.then(() => progress),
    role: async () => role(),
    now: () => NOW,
  });
  return { play, written, opened, others, held };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const at = (play: Play) => play.road.at(-1)?.id;

test('a step is written before the next scene is shown', async () => {
  let done: () => void = () => {};
  const { play, written, opened } = given({ write: new Promise((resolve) => (done = resolve)) });
  opened();
  await play.open(null);
  const taking = play.take(told);
  await Promise.resolve();
  expect([at(play), play.pressed, written.length]).toEqual(['forslaget', told, 0]);
  done();
  await taking;
  expect([at(play), play.pressed, written.length]).toEqual(['slettet', null, 1]);
});

test('while one step is written no other can be taken', async () => {
  const { play, written, opened } = given({});
  opened();
  await play.open(null);
  await Promise.all([play.take(told), play.take({ scene: 'forslaget', choice: 'tier' })]);
  expect(written.map(({ steps }) => steps)).toEqual([[told]]);
});

test('a choice made before the page was ready is taken once it is', async () => {
  const { play, written, opened } = given({});
  const opening = play.open(told);
  expect(play.pressed).toEqual(told);
  opened();
  await opening;
  expect([at(play), written.length]).toEqual(['slettet', 1]);
});

test('a choice made while the memory opens is kept, and only the first', async () => {
  const { play, written, opened } = given({});
  const opening = play.open(null);
  await play.take(told);
  await play.take({ scene: 'forslaget', choice: 'tier' });
  opened();
  await opening;
  expect(written.map(({ steps }) => steps)).toEqual([[told]]);
});

test('an unfinished attempt goes on exactly where it was, and scene one cannot be answered again', async () => {
  const { play, written, opened } = given({ latest: stored([told]) });
  opened();
  await play.open({ scene: 'forslaget', choice: 'tier' });
  expect([play.mode, at(play), play.attempt?.id, play.moved, written]).toEqual([
    'playing',
    'slettet',
    'gammelt',
    false,
    [],
  ]);
});

test('all steps still legal: the attempt goes on under the new edition', async () => {
  const scenario = { ...swimming, edition: 'f'.repeat(64) };
  const { play, written, opened } = given({ latest: stored([told]), scenario });
  opened();
  await play.open(null);
  await play.take(rings);
  expect(written[0]).toMatchObject({ id: 'gammelt', edition: scenario.edition, steps: [told, rings] });
});

test.each<[string, Step[]]>([
  ['a step that is no longer offered', [{ scene: 'forslaget', choice: 'borte' }]],
  ['steps that now end', [{ scene: 'forslaget', choice: 'tier' }]],
])('%s: a fresh start is offered, and nothing is lost until it is taken', async (_, steps) => {
  const { play, written, opened } = given({ latest: stored(steps) });
  opened();
  await play.open(null);
  expect([play.mode, written]).toEqual(['changed', []]);
  await play.startOver();
  await play.take(told);
  expect(written[0]).toMatchObject({ id: 'nytt', steps: [told] });
});

test('the ending is written with the step that reached it', async () => {
  const { play, written, opened } = given({ latest: stored([told, rings]) });
  opened();
  await play.open(null);
  await play.take(sends);
  expect(written[0]).toMatchObject({ result: 'mestret', finishedAt: NOW, steps: [told, rings, sends] });
  expect(play.ended).toBe(true);
  await play.take(told);
  expect(written).toHaveLength(1);
});

test('a finished attempt shows how it went, and can be taken again as a new one', async () => {
  const { play, written, opened } = given({
    latest: stored([told, rings, sends], { result: 'mestret', finishedAt: NOW }),
  });
  opened();
  await play.open(null);
  expect(at(play)).toBe('ferdig');
  await play.startOver();
  expect(at(play)).toBe('forslaget');
  await play.take(told);
  expect(written.map(({ id, steps }) => [id, steps])).toEqual([['nytt', [told]]]);
});

test('another tab plays: this one says so and writes nothing', async () => {
  const { play, written, opened } = given({ latest: stored([told]), busy: true });
  opened();
  await play.open(rings);
  expect([play.mode, written]).toEqual(['elsewhere', []]);
});

test('when the other tab is done this one goes on by itself, and focus follows', async () => {
  const { play, written, opened, others } = given({ latest: stored([told]), busy: true });
  opened();
  await play.open(null);
  others.leave();
  await settled();
  expect([play.mode, at(play), play.moved]).toEqual(['playing', 'slettet', true]);
  await play.take(rings);
  expect(written[0]).toMatchObject({ id: 'gammelt', steps: [told, rings] });
});

test('one can play on here while the other tab is open', async () => {
  const { play, written, opened } = given({ latest: stored([told]), busy: true });
  opened();
  await play.open(null);
  await play.playHere();
  expect([play.mode, at(play), play.moved]).toEqual(['playing', 'slettet', true]);
  expect(written).toEqual([]);
});

test('another tab begins while this one is open: it says so, and what was pressed is not kept', async () => {
  const { play, written, opened, others } = given({
    scenario: { ...swimming, role: 'begge' },
    role: () => null,
  });
  opened();
  await play.open(null);
  await play.take(told);
  others.tell();
  expect([play.mode, play.pressed, written]).toEqual(['elsewhere', null, []]);
});

test('another tab began before this one listened: this one says so', async () => {
  const { play, opened } = given({ busy: true });
  opened();
  await play.open(null);
  expect(play.mode).toBe('elsewhere');
});

test('another tab began unheard: the first step is not taken here', async () => {
  const { play, written, opened, others } = given({});
  opened();
  await play.open(null);
  others.begin();
  expect(play.mode).toBe('playing');
  await play.take(told);
  expect([play.mode, play.pressed, written]).toEqual(['elsewhere', null, []]);
});

test('a road that has ended can be read while another tab plays, but not be taken again', async () => {
  const ended = stored([told, rings, sends], { result: 'mestret', finishedAt: NOW });
  const { play, opened, others } = given({ latest: ended, busy: true });
  opened();
  await play.open(null);
  others.tell();
  expect([play.mode, at(play)]).toEqual(['playing', 'ferdig']);
  await play.startOver();
  expect(play.mode).toBe('elsewhere');
});

test('the turn is kept from the first step to the ending, and no longer', async () => {
  const { play, opened, held } = given({});
  opened();
  await play.open(null);
  expect(held).toEqual([false]);
  await play.take(told);
  await play.take(rings);
  expect(held.includes(false, 1)).toBe(false);
  await play.take(sends);
  expect(held.at(-1)).toBe(false);
});

test('another tab got there first: this one says so', async () => {
  const { play, opened } = given({ taken: true });
  opened();
  await play.open(null);
  await play.take(told);
  expect([play.mode, play.pressed]).toEqual(['elsewhere', null]);
});

test('a role that is not known is asked for, and the choice is kept meanwhile', async () => {
  let role: Role | null = null;
  const { play, written, opened } = given({ scenario: { ...swimming, role: 'begge' }, role: () => role });
  opened();
  await play.open(null);
  await play.take(told);
  expect([play.mode, written]).toEqual(['asking', []]);
  role = 'folkevalgt';
  await play.answerRole();
  expect(written[0]).toMatchObject({ role: 'folkevalgt', steps: [told] });
  expect(at(play)).toBe('slettet');
});

test('what the scene does not offer is ignored', async () => {
  const { play, written, opened } = given({});
  opened();
  await play.open(null);
  await play.take({ scene: 'forslaget', choice: 'hermer' });
  await play.take(rings);
  expect([at(play), play.mode, written]).toEqual(['forslaget', 'playing', []]);
});

test('where a step leads is known while it is written, and only then', async () => {
  let durable = () => {};
  const write = new Promise<void>((resolve) => (durable = resolve));
  const { play, opened } = given({ write });
  opened();
  await play.open(null);
  const taking = play.take(told);
  expect(play.coming).toBeNull();
  await settled();
  expect(play.coming?.id).toBe('slettet');
  // Known is not shown.
  expect(play.road.at(-1)?.id).toBe('forslaget');
  durable();
  await taking;
  expect(play.coming).toBeNull();
  expect(play.road.at(-1)?.id).toBe('slettet');
  // A write that is over before anybody had time to look leaves nothing behind.
  await settled();
  expect(play.coming).toBeNull();
});
