/** Schedules that once broke a promise, with no more in them than it took. */
import { expect, it } from 'vitest';
import { run, type Schedule } from './schedule.ts';
import { ModelServer } from './server.ts';

const FOUND: Record<string, Schedule> = {
  // P5: the page forgot that the learner was leaving, took them for logged in, and their hidden work waited for ever.
  'an attempt goes on after «Bytt bruker» wiped it, while the answer to leaving is lost': {
    begins: [null, null],
    events: [
      { do: 'log in', at: 2, who: 1 },
      { do: 'wait', ms: 70_000 },
      { do: 'play', at: 2, scenario: 0, pick: 2, afresh: false },
      { do: 'play', at: 2, scenario: 2, pick: 2, afresh: false },
      { do: 'switch user', at: 2 },
      { do: 'connection', device: 0, is: false, told: false },
      { do: 'wait', ms: 500 },
      { do: 'play', at: 2, scenario: 0, pick: 0, afresh: false },
    ],
    fates: [{ kind: 'well', there: 5, back: 40 }],
  },
};

it.each(Object.entries(FOUND))('%s', async (_name, schedule) => {
  const server = await ModelServer.make();
  expect(await run(server, schedule)).toEqual([]);
});
