/**
 * Bugs of the kind that lose work, as replacements in the source: never a flag in what is shipped. Each must be
 * caught by the model test; one whose text is no longer found fails the test as well.
 */

export interface Planted {
  /** Where, under `src/`. */
  file: string;
  find: string;
  replace: string;
  /** The promise that is seen to be broken. */
  breaks: string;
}

export const PLANTED: Record<string, Planted> = {
  'the receipt is given before the commit': {
    file: 'lib/server/handin.ts',
    find: 'return store.db.transaction().execute(async (tx) => {\n    await holdPerson(store, tx, person);\n    const row',
    replace:
      'setTimeout(() => undefined); void (async () => { await new Promise(setImmediate); return store.db })(); const later = (work: (tx: never) => Promise<unknown>) => { setTimeout(() => void store.db.transaction().execute(work as never).catch(() => undefined), 0); return { id, receipt }; };\n  return later(async (tx: never) => {\n    await holdPerson(store, tx, person);\n    const row',
    breaks: 'P1',
  },
  'a duplicate overwrites': {
    file: 'lib/server/handin.ts',
    find: 'if (known) return { id, receipt: known };',
    replace: "if (known) await store.db.deleteFrom('outcome').where('attempt', '=', id).execute();",
    breaks: 'P1',
  },
  'steps are accepted without replay': {
    file: 'lib/server/handin.ts',
    find: 'const refused = refusalOf(edition, attempt);',
    replace: 'const refused = undefined as Refusal | undefined;',
    breaks: 'P4',
  },
  'the server ignores what a device holds': {
    file: 'lib/server/handin.ts',
    find: 'const missing = await missingOf(store.db, person, request.held);',
    replace: 'const missing: string[] = [];',
    breaks: 'P1',
  },
  'the device does not say what it holds': {
    file: 'lib/progress/handin.ts',
    find: 'held: held.map((a) => a.id)',
    replace: 'held: []',
    breaks: 'P1',
  },
  'steps are kept in memory only': {
    file: 'lib/progress/recording.ts',
    find: 'const added = await this.store.add(next);',
    replace: "const added = next.steps.length > 1 ? ('added' as string) : await this.store.add(next);",
    breaks: 'P2',
  },
  'the next scene is shown before the step is written': {
    file: 'lib/progress/recording.ts',
    find: 'await this.#write(next);',
    replace: 'void this.#write(next).catch(() => undefined);',
    breaks: 'P2',
  },
  'two tabs write one attempt': {
    file: 'lib/progress/memory.ts',
    find: "if ((known?.steps.length ?? 0) >= attempt.steps.length) return 'taken';",
    replace: '',
    breaks: 'P2',
  },
  'work is marked as handed in before the receipt': {
    file: 'lib/progress/handin.ts',
    find: 'const sent = await contact.handIn(request, leaving);',
    replace:
      "const sent = await contact.handIn(request, leaving);\n    if (sent.kind === 'offline') await store.settle(new Map(batch.map((a) => [a.id, { receipt: 'sent' }])));",
    breaks: 'P2',
  },
  'a lost answer is a failure for ever': {
    file: 'lib/progress/courier.ts',
    find: "const PASSING: readonly NoAnswer['kind'][] = ['offline', 'not-ours', 'busy'];",
    replace: "const PASSING: readonly NoAnswer['kind'][] = ['not-ours', 'busy'];",
    breaks: 'P5',
  },
  "one learner's work is handed in as another's": {
    file: 'lib/server/handin.ts',
    find: "if (request.learner !== person) return { status: 409, body: { error: 'annen-deltaker' } };",
    replace: '',
    breaks: 'P6',
  },
  'the store does not keep learners apart': {
    file: 'lib/progress/memory.ts',
    find: '.filter((a) => a.learner === learner)',
    replace: ".filter((a) => a.learner === learner || a.result === 'mestret')",
    breaks: 'P6',
  },
  'a late hand-in resurrects the erased': {
    file: 'lib/server/handin.ts',
    find: "if (!row || row.erased_at) throw new Erased('person is erased');",
    replace: "if (!row) throw new Erased('person is erased');",
    breaks: 'P7',
  },
  'unsent work is wiped with «Bytt bruker»': {
    file: 'lib/progress/custody.ts',
    find: "await store.forget(learner, 'waiting');",
    replace: "await store.forget(learner, 'nothing');",
    breaks: 'P1',
  },
  'a completion is written again': {
    file: 'lib/server/appointments.ts',
    find: "c.columns(['appointment', 'round']).doNothing()",
    replace:
      "c.columns(['appointment', 'round']).doUpdateSet((e) => ({ receipt: e.ref('excluded.receipt'), received_at: e.ref('excluded.received_at') }))",
    breaks: 'P3',
  },
  'a course is complete when one scenario is missing': {
    file: 'lib/server/appointments.ts',
    find: 'if (!completedAt || !receivedAt) continue;',
    replace: 'if (mastered.length === 0) continue;',
    breaks: 'P4',
  },
  'the screen shows what is older': {
    file: 'lib/progress/courier.ts',
    find: 'if (reading === this.#readings) this.#show(read);',
    replace: 'this.#show(read);',
    breaks: 'P3',
  },
};
