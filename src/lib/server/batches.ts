/** Much work in small parts. */
import { setImmediate } from 'node:timers/promises';

/**
 * Few enough for one statement: a database takes only so many parameters. SQLite answers at once, every time: without
 * a pause nobody else would get a word in.
 */
export async function* inBatches<T>(all: readonly T[], size = 500): AsyncGenerator<T[]> {
  for (let from = 0; from < all.length; from += size) {
    yield all.slice(from, from + size);
    await setImmediate();
  }
}
