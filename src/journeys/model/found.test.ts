/** Schedules that once broke a promise, with no more in them than it took. */
import { expect, it } from 'vitest';
import type { Fate } from './network.ts';
import { run, type Schedule } from './schedule.ts';
import { ModelServer } from './server.ts';

const well = (times: { there: number; back: number }): Fate => ({ kind: 'well', ...times });

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
  // P5: the page that no longer reads the store left what waited there to another tab, which was never told.
  'an attempt goes on after it was erased, while another tab is open': {
    begins: [null, 1],
    events: [
      { do: 'log in', at: 2, who: 1 },
      { do: 'open', at: 0 },
      { do: 'wait', ms: 25_000 },
      { do: 'play', at: 2, scenario: 1, pick: 2, afresh: true },
      { do: 'erase here', at: 2 },
      { do: 'play', at: 2, scenario: 0, pick: 0, afresh: false },
      { do: 'forge', at: 2, scenario: 3, how: 1 },
      { do: 'play', at: 2, scenario: 1, pick: 0, afresh: false },
    ],
    fates: [
      ...[
        { there: 200, back: 5 },
        { there: 5, back: 40 },
        { there: 5, back: 200 },
      ].map(well),
      { kind: 'busy', status: 503, after: 5 },
      ...[{ there: 0, back: 0 }].map(well),
      { kind: 'twice', there: 200, back: 2_000, later: 5 },
      { kind: 'answer lost', there: 0, back: 0 },
      ...[
        { there: 0, back: 5 },
        { there: 0, back: 5 },
        { there: 5, back: 2_000 },
        { there: 200, back: 0 },
      ].map(well),
    ],
  },
};

it.each(Object.entries(FOUND))('%s', async (_name, schedule) => {
  const server = await ModelServer.make();
  expect(await run(server, schedule)).toEqual([]);
});
