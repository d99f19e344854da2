/** Runs many schedules and says what went wrong in the first that broke a promise. */
import fc from 'fast-check';
import { run, schedules, STEPS, type Schedule } from './schedule.ts';
import { ModelServer } from './server.ts';

export interface Checked {
  executed: number;
  /** Empty when every promise was kept. */
  fault: string;
}

export async function check(runs: number, seed: number, shrink = false): Promise<Checked> {
  const server = await ModelServer.make();
  let executed = 0;
  const property = fc.asyncProperty(schedules(shrink ? 1 : STEPS), async (schedule: Schedule) => {
    executed++;
    const broken = await run(server, schedule);
    if (broken.length > 0) throw new Error(broken.join('\n'));
  });
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrink });
  if (!details.failed) return { executed, fault: '' };
  const [schedule] = details.counterexample ?? [];
  const what = details.errorInstance instanceof Error ? details.errorInstance.message : 'failed';
  const smallest = shrink
    ? `\n${schedule?.events.map((e) => JSON.stringify(e)).join('\n')}\n${JSON.stringify(schedule?.fates)}`
    : '';
  return { executed, fault: `after ${executed} schedules of seed ${seed}: ${what}${smallest}` };
}
