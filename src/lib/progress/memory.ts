/** The store that forgets: used when the device refuses to remember, and as the disk of the model test. */
import type { StoredAttempt } from './progress.ts';
import { isWaiting, type Added, type AttemptStore, type Keep, type Verdict } from './store.ts';

const copy = <T>(value: T): T => structuredClone(value);

/** @param start attempts it holds from the first moment, oldest first */
export class MemoryStore implements AttemptStore {
  #attempts = new Map<string, StoredAttempt>();
  #notes = new Map<string, unknown>();
  #wiped = new Set<string>();

  constructor(start: readonly StoredAttempt[] = []) {
    for (const attempt of start) this.#attempts.set(attempt.id, copy(attempt));
  }

  async attemptsOf(learner: string): Promise<StoredAttempt[]> {
    return copy([...this.#attempts.values()].filter((a) => a.learner === learner));
  }

  async latest(learner: string, scenario: string): Promise<StoredAttempt | undefined> {
    return (await this.attemptsOf(learner)).findLast((a) => a.scenario === scenario);
  }

  async add(attempt: StoredAttempt): Promise<Added> {
    const known = this.#attempts.get(attempt.id);
    if (this.#wiped.has(attempt.id)) return 'gone';
    if ((known?.steps.length ?? 0) >= attempt.steps.length) return 'taken';
    this.#attempts.set(attempt.id, copy({ ...attempt, learner: known?.learner ?? attempt.learner }));
    return 'added';
  }

  async settle(said: ReadonlyMap<string, Verdict>): Promise<void> {
    for (const [id, verdict] of said) {
      const known = this.#attempts.get(id);
      if (!known) continue;
      const { receipt: _receipt, refused: _refused, ...rest } = known;
      this.#attempts.set(id, 'lost' in verdict ? rest : { ...rest, ...verdict });
    }
  }

  async give(ids: readonly string[], to: string): Promise<number> {
    const given = ids.map((id) => this.#attempts.get(id)).filter((a) => a !== undefined);
    for (const attempt of given) this.#attempts.set(attempt.id, { ...attempt, learner: to });
    return given.length;
  }

  async forget(learner: string, keep: Keep): Promise<void> {
    const attempts = await this.attemptsOf(learner);
    await this.remove(attempts.filter((a) => keep === 'nothing' || !isWaiting(a)).map((a) => a.id));
    for (const key of this.#notes.keys()) if (key.startsWith(`${learner} `)) this.#notes.delete(key);
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#attempts.delete(id);
      this.#wiped.add(id);
    }
  }

  async learners(): Promise<string[]> {
    return [...new Set([...this.#attempts.values()].map((a) => a.learner))];
  }

  async note(learner: string, key: string): Promise<unknown> {
    return copy(this.#notes.get(`${learner} ${key}`));
  }

  async setNote(learner: string, key: string, value: unknown): Promise<void> {
    this.#notes.set(`${learner} ${key}`, copy(value));
  }

  async clear(): Promise<void> {
    await this.remove([...this.#attempts.keys()]);
    for (const key of this.#notes.keys()) if (!key.startsWith(' ')) this.#notes.delete(key);
  }
}
