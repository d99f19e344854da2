/**
 * The store in IndexedDB, through Dexie. Loaded after the first paint, never while rendering on the server.
 * Steps are keyed [attempt, n] and added, never put: the second tab that records step n is refused.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Step } from '#lib/scenario/attempt.ts';
import { addStep, DURABILITY, type Head, type StepRow } from './adding.ts';
import type { StoredAttempt, StoredConfirmation } from './progress.ts';
import {
  isUnanswered,
  isWaiting,
  StoreFailed,
  type Added,
  type AttemptStore,
  type Failure,
  type Keep,
  type Verdict,
} from './store.ts';

/** Raise it with every change of tables; Dexie keeps ten times this number. */
const SCHEMA = 2;
/** What each version brought. Never edited once it has been on somebody's device. */
const FIRST = {
  attempts: '++seq, &id, learner, [learner+scenario]',
  steps: '[attempt+n]',
  notes: '[learner+key], learner',
};
const SECOND = { confirmations: '++seq, &id, learner' };

interface Note {
  learner: string;
  key: string;
  value: unknown;
}

/** How one open page tells the others that work was wiped on purpose and not evicted. */
export interface DiskEdges {
  /** A newer version of this page has taken over the store. */
  onOutdated(): void;
  /** Something is about to be wiped. */
  wiping(): void;
  /** Asked when the attempt of a step is missing: evicted work is written again whole, wiped work is not. */
  wipedOnPurpose(): boolean;
}

type ConfirmationRow = StoredConfirmation & { seq: number };

type Tables = Dexie & {
  attempts: EntityTable<Head, 'seq'>;
  steps: Table<StepRow, [string, number]>;
  notes: Table<Note, [string, string]>;
  confirmations: EntityTable<ConfirmationRow, 'seq'>;
};

export class DiskStore implements AttemptStore {
  #db: Tables;
  #outdated = false;
  #edges: DiskEdges;

  constructor(name: string, edges: Partial<DiskEdges> = {}) {
    this.#edges = { onOutdated: () => {}, wiping: () => {}, wipedOnPurpose: () => false, ...edges };
    this.#db = new Dexie(name, { chromeTransactionDurability: DURABILITY }) as Tables;
    this.#db.version(1).stores(FIRST);
    this.#db.version(SCHEMA).stores(SECOND);
    // Dexie 4 would otherwise open again by itself and let old code write into new tables: `false` keeps its own
    // listener, which allows that, from running after this one.
    this.#db.on('versionchange', () => {
      this.close();
      this.#edges.onOutdated();
      return false;
    });
  }

  /** Opens the database; rejects with StoreFailed `outdated` when it was made by a newer version of the page. */
  open(): Promise<void> {
    return this.#try(async () => {
      // Asked before opening as well: Dexie 4 opens a newer database, and changes it back to what it knows.
      const found = (await indexedDB.databases?.())?.find(({ name }) => name === this.#db.name);
      if (!isNewer(found?.version)) await this.#db.open();
      if (!isNewer(found?.version) && !isNewer(this.#db.backendDB().version)) return;
      this.close();
      throw new StoreFailed('outdated');
    });
  }

  close(): void {
    this.#outdated = true;
    this.#db.close({ disableAutoOpen: true });
  }

  attemptsOf(learner: string): Promise<StoredAttempt[]> {
    return this.#try(() =>
      this.#db.transaction('r', this.#db.attempts, this.#db.steps, async () =>
        Promise.all(
          (await this.#db.attempts.where({ learner }).sortBy('seq')).map((head) => this.#whole(head)),
        ),
      ),
    );
  }

  latest(learner: string, scenario: string): Promise<StoredAttempt | undefined> {
    return this.#try(() =>
      this.#db.transaction('r', this.#db.attempts, this.#db.steps, async () => {
        const head = (await this.#db.attempts.where({ learner, scenario }).sortBy('seq')).at(-1);
        return head && this.#whole(head);
      }),
    );
  }

  add(attempt: StoredAttempt): Promise<Added> {
    const write = () =>
      this.#try(async () => addStep(await this.#backend(), attempt, () => this.#edges.wipedOnPurpose()));
    return write().catch((failed: StoreFailed) => {
      // The browser has closed the store under an open page, and Dexie has not heard yet: opened again, once.
      if (this.#outdated || !isNamed(failed.cause, 'InvalidStateError')) throw failed;
      this.#db.close({ disableAutoOpen: false });
      return write();
    });
  }

  confirmationsOf(learner: string): Promise<StoredConfirmation[]> {
    return this.#try(async () =>
      (await this.#db.confirmations.where({ learner }).sortBy('seq')).map(({ seq: _seq, ...said }) => said),
    );
  }

  confirm(confirmation: StoredConfirmation): Promise<void> {
    return this.#try(async () => void (await this.#db.confirmations.add({ ...confirmation })));
  }

  settle(said: ReadonlyMap<string, Verdict>): Promise<void> {
    return this.#try(() =>
      this.#db.transaction('rw', this.#db.attempts, this.#db.confirmations, async () => {
        for (const [id, verdict] of said) {
          const heard = (row: Pick<StoredConfirmation, 'receipt' | 'refused'>) => {
            delete row.receipt;
            delete row.refused;
            if ('receipt' in verdict) row.receipt = verdict.receipt;
            if ('refused' in verdict) row.refused = verdict.refused;
          };
          await this.#db.attempts.where({ id }).modify(heard);
          await this.#db.confirmations.where({ id }).modify(heard);
        }
      }),
    );
  }

  give(ids: readonly string[], to: string): Promise<number> {
    return this.#try(() =>
      this.#db.transaction('rw', this.#db.attempts, this.#db.confirmations, async () => {
        const attempts = await this.#db.attempts.where('id').anyOf(ids).modify({ learner: to });
        return attempts + (await this.#db.confirmations.where('id').anyOf(ids).modify({ learner: to }));
      }),
    );
  }

  forget(learner: string, keep: Keep): Promise<void> {
    this.#edges.wiping();
    return this.#try(() =>
      this.#db.transaction('rw', this.#db.tables, async () => {
        const heads = await this.#db.attempts.where({ learner }).toArray();
        const said = await this.#db.confirmations.where({ learner }).toArray();
        const gone = [
          ...heads.filter((head) => keep === 'nothing' || !isWaiting({ ...head, steps: [] })),
          ...said.filter((one) => keep === 'nothing' || !isUnanswered(one)),
        ];
        await this.#delete(gone.map(({ id }) => id));
        await this.#db.notes
          .where('[learner+key]')
          .between([learner, Dexie.minKey], [learner, Dexie.maxKey])
          .delete();
      }),
    );
  }

  remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return Promise.resolve();
    this.#edges.wiping();
    return this.#try(() => this.#db.transaction('rw', this.#db.tables, () => this.#delete(ids)));
  }

  learners(): Promise<string[]> {
    return this.#try(async () => {
      const tables = [this.#db.attempts, this.#db.confirmations];
      const keys = await Promise.all(tables.map((table) => table.orderBy('learner').uniqueKeys()));
      return [...new Set(keys.flat().map(String))];
    });
  }

  note(learner: string, key: string): Promise<unknown> {
    return this.#try(async () => (await this.#db.notes.get([learner, key]))?.value);
  }

  setNote(learner: string, key: string, value: unknown): Promise<void> {
    return this.#try(async () => void (await this.#db.notes.put({ learner, key, value })));
  }

  clear(): Promise<void> {
    this.#edges.wiping();
    return this.#try(() =>
      this.#db.transaction('rw', this.#db.tables, async () => {
        const { attempts, steps, confirmations } = this.#db;
        await Promise.all([attempts.clear(), steps.clear(), confirmations.clear()]);
        await this.#db.notes.where('learner').notEqual('').delete();
      }),
    );
  }

  async #backend(): Promise<IDBDatabase> {
    if (this.#outdated) throw new StoreFailed('outdated');
    if (!this.#db.isOpen()) await this.#db.open();
    return this.#db.backendDB();
  }

  async #whole({ seq: _seq, ...head }: Head): Promise<StoredAttempt> {
    const rows = await this.#stepsOf(head.id).sortBy('n');
    return { ...head, steps: rows.map(({ attempt: _attempt, n: _n, ...step }) => step as Step) };
  }

  #stepsOf(attempt: string) {
    return this.#db.steps.where('[attempt+n]').between([attempt, Dexie.minKey], [attempt, Dexie.maxKey]);
  }

  async #delete(ids: readonly string[]): Promise<void> {
    await this.#db.attempts.where('id').anyOf(ids).delete();
    await this.#db.confirmations.where('id').anyOf(ids).delete();
    for (const id of ids) await this.#stepsOf(id).delete();
  }

  /** Whatever the browser throws becomes a StoreFailed: a device that refuses is the world's mistake, not ours. */
  async #try<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreFailed) throw error;
      throw new StoreFailed(this.#outdated ? 'outdated' : whyOf(error), error);
    }
  }
}

/** @param version as IndexedDB counts: ten to each of ours */
function isNewer(version = 0): boolean {
  return version >= 10 * (SCHEMA + 1);
}

/** A full disk arrives as AbortError with the real name inside. */
function whyOf(error: unknown): Failure {
  if (isNamed(error, 'QuotaExceededError')) return 'full';
  if (isNamed(error, 'VersionError')) return 'outdated';
  return 'broken';
}

function isNamed(error: unknown, name: string): boolean {
  const seen = error as { name?: string; inner?: unknown } | null | undefined;
  return seen?.name === name || (seen?.inner !== undefined && isNamed(seen.inner, name));
}
