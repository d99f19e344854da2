/** The one door to this device's memory. Browser only; Dexie is fetched here, after the first paint. */
import { learnerHere } from './custody.ts';
import { BORN, readMark, setMark, WIPED } from './marks.ts';
import { MemoryStore } from './memory.ts';
import { ANONYMOUS } from './progress.ts';
import { Recording } from './recording.ts';
import { StoreFailed, type AttemptStore, type Failure } from './store.ts';

const NAME = 'sunn-fornuft';
/** Some browsers never answer an `open`. Milliseconds. */
const PATIENCE = 5_000;

/** The memory as it was found. */
export interface Opened {
  progress: Recording;
  /** Why nothing is remembered, when nothing is. */
  refused?: Failure;
  /** The browser has deleted what was kept here, without a word. */
  evicted: boolean;
}

let opened: Promise<Opened> | undefined;

/** This device's memory; the one that forgets when storage is refused. Never rejects. The same for every caller. */
export async function openProgress(): Promise<Recording> {
  return (await openMemory()).progress;
}

/** As `openProgress`, with how it went. */
export function openMemory(): Promise<Opened> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Opened> {
  const edges = {
    newId: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
    language: document.documentElement.lang || 'nb',
  };
  let progress: Recording | undefined;
  try {
    const store = await openDisk(() => void progress?.forgetFromNow('outdated'));
    const evicted = await knowAgain(store);
    progress = new Recording(store, await learnerHere(store), true, edges);
    return { progress, evicted };
  } catch (error) {
    const refused = error instanceof StoreFailed ? error.why : 'broken';
    progress = new Recording(new MemoryStore(), ANONYMOUS, false, edges);
    return { progress, refused, evicted: false };
  }
}

async function openDisk(onOutdated: () => void): Promise<AttemptStore> {
  const { DiskStore } = await import('./disk.ts');
  const before = readMark(WIPED);
  const store = new DiskStore(NAME, {
    onOutdated,
    wiping: () => setMark(WIPED, crypto.randomUUID()),
    wipedOnPurpose: () => readMark(WIPED) !== before,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      store.close();
      reject(new StoreFailed('broken'));
    }, PATIENCE);
  });
  try {
    await Promise.race([store.open(), tooLong]);
  } finally {
    clearTimeout(timer);
  }
  return store;
}

/**
 * Eviction is silent: the store is simply empty and the next write succeeds. So its name is kept in localStorage
 * as well. @returns true when a store we knew has been replaced by an empty one
 */
async function knowAgain(store: AttemptStore): Promise<boolean> {
  const expected = readMark(BORN);
  const found = await store.note('', 'born');
  if (typeof found === 'string') {
    if (found !== expected) setMark(BORN, found);
    return false;
  }
  const born = crypto.randomUUID();
  await store.setNote('', 'born', born);
  setMark(BORN, born);
  return expected !== null;
}
