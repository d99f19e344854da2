/** Much work in small parts. */
import { setImmediate } from 'node:timers/promises';

/**
 * Few enough for one statement: a database takes only so many parameters. SQLite answers at once, every time: without
 * a pause nobody else would get a word in.
 * @param all a list, or rows as a database streams them
 */
export async function* inBatches<T>(all: Iterable<T> | AsyncIterable<T>, size = 200): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    if (batch.push(one) < size) continue;
    yield batch;
    await setImmediate();
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
