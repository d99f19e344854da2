/** The store that forgets: used when the device refuses to remember, and as the disk of the model test. */
import type { StoredAttempt, StoredConfirmation } from './progress.ts';
import { isUnanswered, isWaiting, type Added, type AttemptStore, type Keep, type Verdict } from './store.ts';

const copy = <T>(value: T): T => structuredClone(value);

/**
 * @param start attempts it holds from the first moment, oldest first
 * @param confirmed confirmations, likewise
 */
export class MemoryStore implements AttemptStore {
  #attempts = new Map<string, StoredAttempt>();
  #confirmations = new Map<string, StoredConfirmation>();
  #notes = new Map<string, unknown>();
  #wiped = new Set<string>();

  constructor(start: readonly StoredAttempt[] = [], confirmed: readonly StoredConfirmation[] = []) {
    for (const attempt of start) this.#attempts.set(attempt.id, copy(attempt));
    for (const confirmation of confirmed) this.#confirmations.set(confirmation.id, copy(confirmation));
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

  async confirmationsOf(learner: string): Promise<StoredConfirmation[]> {
    return copy([...this.#confirmations.values()].filter((c) => c.learner === learner));
  }

  async confirm(confirmation: StoredConfirmation): Promise<void> {
    this.#confirmations.set(confirmation.id, copy(confirmation));
  }

  async settle(said: ReadonlyMap<string, Verdict>): Promise<void> {
    for (const [id, verdict] of said) {
      settleIn(this.#attempts, id, verdict);
      settleIn(this.#confirmations, id, verdict);
    }
  }

  async give(ids: readonly string[], to: string): Promise<number> {
    let given = 0;
    for (const id of ids) {
      for (const rows of [this.#attempts, this.#confirmations]) {
        const row = rows.get(id);
        if (!row) continue;
        rows.set(id, { ...row, learner: to } as never);
        given++;
      }
    }
    return given;
  }

  async forget(learner: string, keep: Keep): Promise<void> {
    const attempts = (await this.attemptsOf(learner)).filter((a) => keep === 'nothing' || !isWaiting(a));
    const confirmations = await this.confirmationsOf(learner);
    const gone = confirmations.filter((c) => keep === 'nothing' || !isUnanswered(c));
    await this.remove([...attempts, ...gone].map(({ id }) => id));
    for (const key of this.#notes.keys()) if (key.startsWith(`${learner} `)) this.#notes.delete(key);
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#attempts.delete(id);
      this.#confirmations.delete(id);
      this.#wiped.add(id);
    }
  }

  async learners(): Promise<string[]> {
    const all = [...this.#attempts.values(), ...this.#confirmations.values()];
    return [...new Set(all.map(({ learner }) => learner))];
  }

  async note(learner: string, key: string): Promise<unknown> {
    return copy(this.#notes.get(`${learner} ${key}`));
  }

  async setNote(learner: string, key: string, value: unknown): Promise<void> {
    this.#notes.set(`${learner} ${key}`, copy(value));
  }

  async clear(): Promise<void> {
    await this.remove([...this.#attempts.keys(), ...this.#confirmations.keys()]);
    for (const key of this.#notes.keys()) if (!key.startsWith(' ')) this.#notes.delete(key);
  }
}

function settleIn<T extends Pick<StoredConfirmation, 'receipt' | 'refused'>>(
  rows: Map<string, T>,
  id: string,
  verdict: Verdict,
): void {
  const known = rows.get(id);
  if (!known) return;
  const { receipt: _receipt, refused: _refused, ...rest } = known;
  rows.set(id, ('lost' in verdict ? rest : { ...rest, ...verdict }) as T);
}
