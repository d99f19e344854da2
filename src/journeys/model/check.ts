/** Runs many schedules and says what went wrong in the first that broke a promise. */
import fc from 'fast-check';
import { run, schedules, type Schedule } from './schedule.ts';
import { ModelServer } from './server.ts';

export interface Checked {
  executed: number;
  /** Empty when every promise was kept. */
  fault: string;
}

/** @param shrink also say what of the schedule is needed for it to go wrong */
export async function check(runs: number, seed: number, shrink = false): Promise<Checked> {
  const server = await ModelServer.make();
  let executed = 0;
  let fault = '';
  const property = fc.asyncProperty(schedules, async (schedule: Schedule) => {
    executed++;
    const broken = await run(server, schedule);
    if (broken.length === 0) return;
    fault = `after ${executed} schedules of seed ${seed}: ${broken.join('\n')}`;
    if (shrink) fault += `\n${lines(await smallest(server, schedule, broken[0] as string))}`;
    throw new Error(fault);
  });
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: true });
  // What threw without breaking a promise is a fault of the model itself.
  return { executed, fault: details.failed ? fault || String(details.errorInstance) : '' };
}

/** Leaves out one event after the other as long as the same promise breaks. */
async function smallest(server: ModelServer, schedule: Schedule, broken: string): Promise<Schedule> {
  const promise = broken.slice(0, 10);
  let { events } = schedule;
  for (let before = Infinity; events.length < before;) {
    before = events.length;
    for (let i = events.length - 1; i >= 0; i--) {
      const fewer = events.toSpliced(i, 1);
      const still = await run(server, { ...schedule, events: fewer });
      if (still.some((what) => what.startsWith(promise))) events = fewer;
    }
  }
  return { ...schedule, events };
}

function lines({ begins, events, fates }: Schedule): string {
  return [begins, ...events, fates].map((line) => JSON.stringify(line)).join('\n');
}
