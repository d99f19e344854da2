/**
 * Downloads are few at a time, and end when nobody reads them: each holds a connection, and one picture of the database,
 * for as long as the network takes.
 */
import type { Store } from './database.ts';

/** At a time, on one node. */
export const DOWNLOADS = 3;

export const PATIENCE = {
  /** Milliseconds in which somebody must take what lies ready: an open page that has stopped reading. */
  pause: 30_000,
  /** Milliseconds for all of it: 55,000 people are some 15 MB. */
  whole: 10 * 60_000,
};

const underWay = new WeakMap<Store, number>();

/** @returns what ends it, to be called once or more; undefined when there are as many as may be */
export function beginDownload(store: Store): (() => void) | undefined {
  const before = underWay.get(store) ?? 0;
  if (before >= DOWNLOADS) return undefined;
  underWay.set(store, before + 1);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    underWay.set(store, (underWay.get(store) ?? 1) - 1);
  };
}

/**
 * The same bytes, for as long as somebody reads them. Else it breaks off, so that what came is never taken for a whole
 * file, and whatever makes it is told to stop.
 * @param end called when it is over, whichever way
 */
export function whileRead(
  file: ReadableStream<Uint8Array>,
  end: () => void,
  { pause, whole } = PATIENCE,
): ReadableStream<Uint8Array> {
  const source = file.getReader();
  let idle: NodeJS.Timeout | undefined;
  let all: NodeJS.Timeout | undefined;
  let giveUp: () => void;
  const over = () => {
    clearTimeout(idle);
    clearTimeout(all);
    end();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        giveUp = () => {
          controller.error(new Error('A download was ended: nobody read it.'));
          void source
            .cancel()
            .catch(() => undefined)
            .finally(over);
        };
        all = setTimeout(giveUp, whole).unref();
        idle = setTimeout(giveUp, pause).unref();
      },
      async pull(controller) {
        // Now it is we who are waited for.
        clearTimeout(idle);
        try {
          const { done, value } = await source.read();
          if (done) {
            over();
            controller.close();
          } else {
            controller.enqueue(value);
            idle = setTimeout(giveUp, pause).unref();
          }
        } catch (error) {
          over();
          throw error;
        }
      },
      async cancel(reason) {
        await source.cancel(reason).catch(() => undefined);
        over();
      },
    },
    { highWaterMark: 0 },
  );
}
