import { expect, it } from 'vitest';
import { problemOf } from './problem.ts';
import { NOTHING_KNOWN, type Report } from './report.ts';

const fine: Report = { ...NOTHING_KNOWN, connection: 'online', learner: 'p', session: 'active' };
const refused = [{ what: 's', why: 'ulovlig-steg' as const }];

it.each<[Partial<Report>, Parameters<typeof problemOf>[1], ReturnType<typeof problemOf>]>([
  [{}, null, null],
  [{ stopped: 'offline' }, null, null],
  [{ stopped: 'offline', waiting: 1 }, null, 'offline'],
  [{ stopped: 'not-ours', waiting: 1 }, null, 'not-ours'],
  [{ stopped: 'busy', waiting: 1 }, null, 'busy'],
  [{ stopped: 'offline', session: 'expired', waiting: 1 }, null, 'expired'],
  [{ session: 'none', waiting: 1 }, null, 'logged-out'],
  [{ session: 'none' }, null, null],
  [{ stopped: 'erased' }, null, 'erased'],
  [{ refused }, null, 'refused'],
  [{ refused, stopped: 'offline', waiting: 1 }, null, 'offline'],
  [{ stopped: 'offline', waiting: 1 }, 'full', 'full'],
  [{ stopped: 'erased' }, 'broken', 'forgets'],
  [{}, 'outdated', 'outdated'],
  [{}, 'evicted', 'evicted'],
  [{ stopped: 'offline', waiting: 1 }, 'evicted', 'offline'],
])('of %j and %s says %s', (report, failure, problem) => {
  expect(problemOf({ ...fine, ...report }, failure)).toBe(problem);
});
