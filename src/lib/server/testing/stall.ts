/** How long nobody else got a word in. For tests and measurements only. */

export interface Stall {
  /** Milliseconds of the longest stretch between two turns of the event loop … */
  wall: number;
  /** … and of the longest stretch of this thread's own work: on a machine others use too, this is ours. */
  work: number;
}

/** Beats every 2 ms when it can. Call what is returned to end it. */
export function watchStalls(): () => Stall {
  const stall: Stall = { wall: 0, work: 0 };
  let [last, used] = [performance.now(), process.threadCpuUsage()];
  const beat = () => {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(used);
    stall.wall = Math.max(stall.wall, now - last);
    stall.work = Math.max(stall.work, (user + system) / 1000);
    [last, used] = [now, process.threadCpuUsage()];
  };
  const watch = setInterval(beat, 2);
  return () => {
    beat();
    clearInterval(watch);
    return stall;
  };
}

/** @returns milliseconds of this thread's own work in the longest stretch without a pause */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const end = watchStalls();
  await work();
  return end().work;
}
