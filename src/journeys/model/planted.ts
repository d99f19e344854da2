/**
 * Bugs of the kind that lose work, as replacements in the source: never a flag in what is shipped. Each must be
 * caught by the model test; one whose text is no longer found fails the test as well.
 */

export interface Planted {
  /** Where, under `src/`. */
  in: string;
  /** What stands there (exactly once) → what takes its place. */
  change: Record<string, string>;
  /** The promise that is seen to be broken. */
  breaks: string;
}

const handInHere = 'lib/progress/handin.ts';
const handInThere = 'lib/server/handin.ts';

export const PLANTED: Record<string, Planted> = {
  'the receipt is given before the commit': {
    in: handInThere,
    change: {
      'return store.db.transaction().execute(async (tx) => {': `const later = (work: (tx: never) => Promise<unknown>): SyncResult => {
          setTimeout(() => void store.db.transaction().execute(work as never).catch(() => {}), 0);
          return { id, receipt };
        };
        return later(async (tx: never) => {`,
    },
    breaks: 'P1',
  },
  'a duplicate overwrites': {
    in: handInThere,
    change: {
      'if (known) return { id, receipt: known };':
        "if (known) await store.db.deleteFrom('outcome').where('attempt', '=', id).execute();",
    },
    breaks: 'P1',
  },
  'steps are accepted without replay': {
    in: handInThere,
    change: {
      'const refused = refusalOf(edition, attempt);': 'const refused = undefined as Refusal | undefined;',
    },
    breaks: 'P4',
  },
  'the server does not look at what a device holds': {
    in: handInThere,
    change: {
      'const missing = await missingOf(store, person, request.held);': 'const missing: string[] = [];',
    },
    breaks: 'P1',
  },
  'the device does not say what it holds': {
    in: handInHere,
    change: { 'held: [...held],': 'held: [],' },
    breaks: 'P1',
  },
  'steps are kept in memory only': {
    in: 'lib/progress/recording.ts',
    change: {
      'const added = await this.store.add(next);':
        "const added = next.steps.length > 1 ? ('added' as string) : await this.store.add(next);",
    },
    breaks: 'P2',
  },
  'the next scene is shown before the step is written': {
    in: 'lib/progress/recording.ts',
    change: { 'await this.#write(next);': 'void this.#write(next).catch(() => undefined);' },
    breaks: 'P2',
  },
  'two tabs write one attempt': {
    in: 'lib/progress/memory.ts',
    change: { "if ((known?.steps.length ?? 0) >= attempt.steps.length) return 'taken';": '' },
    breaks: 'P2',
  },
  'work is marked as handed in when the answer is lost': {
    in: handInHere,
    change: {
      'const sent = await contact.handIn(request, leaving);': `const sent = await contact.handIn(request, leaving);
        if (sent.kind === 'offline') await store.settle(new Map(batch.map((a) => [a.id, { receipt: 'sent' }])));`,
    },
    breaks: 'P2',
  },
  'a lost answer is a failure for ever': {
    in: 'lib/progress/courier.ts',
    change: {
      "const PASSING: readonly NoAnswer['kind'][] = ['offline', 'not-ours', 'busy'];":
        "const PASSING: readonly NoAnswer['kind'][] = ['not-ours', 'busy'];",
    },
    breaks: 'P5',
  },
  "one learner's work is accepted in another's session": {
    in: handInThere,
    change: {
      "if (request.learner !== person) return { status: 409, body: { error: 'annen-deltaker' } };": '',
    },
    breaks: 'P6',
  },
  'the device does not keep learners apart': {
    in: 'lib/progress/memory.ts',
    change: {
      '.filter((a) => a.learner === learner)':
        ".filter((a) => a.learner === learner || a.result === 'mestret')",
    },
    breaks: 'P6',
  },
  'a late hand-in resurrects the erased': {
    in: 'lib/server/erased.ts',
    change: {
      "if (!row || row.erased_at) throw new Erased('person is erased');":
        "if (!row) throw new Erased('person is erased');",
    },
    breaks: 'P7',
  },
  'unsent work is wiped with «Bytt bruker»': {
    in: 'lib/progress/custody.ts',
    change: {
      "await store.forget(learner, 'waiting');": `await store.remove((await store.attemptsOf(learner)).map((a) => a.id));
        await store.forget(learner, 'waiting');`,
    },
    breaks: 'P1',
  },
  'a completion is written again': {
    in: 'lib/server/appointments.ts',
    change: {
      'completions.findLast(({ appointment }) => appointment === held.id)':
        'completions.findLast(() => false)',
      "c.columns(['appointment', 'round']).doNothing()":
        "c.columns(['appointment', 'round']).doUpdateSet((e) => ({ receipt: e.ref('excluded.receipt') }))",
    },
    breaks: 'P3',
  },
  'a course is complete when one scenario is missing': {
    in: 'lib/course/requirements.ts',
    change: { '...coreFor(course, role),': '...coreFor(course, role).slice(1),' },
    breaks: 'P4',
  },
  'a confirmation is shown before it is written': {
    in: 'lib/progress/recording.ts',
    change: {
      'await this.store.confirm(confirmation);\n    } catch':
        'void this.store.confirm(confirmation).catch(() => undefined);\n    } catch',
    },
    breaks: 'P2',
  },
  'confirmations are not asked about after a restore': {
    in: handInThere,
    change: { '...(await knownConfirmations(store.db, person, held)),': '...held.slice(1),' },
    breaks: 'P1',
  },
  'an unsent confirmation is wiped with «Bytt bruker»': {
    in: 'lib/progress/memory.ts',
    change: { "confirmations.filter((c) => keep === 'nothing' || !isUnanswered(c))": 'confirmations' },
    breaks: 'P1',
  },
  'a confirmation waits and the screen does not count it': {
    in: 'lib/progress/courier.ts',
    change: { ' + confirmations.filter(isUnanswered).length,': ',' },
    breaks: 'P5',
  },
  'a course is complete when a document is missing': {
    in: 'lib/course/requirements.ts',
    change: { 'documents: documentsFor(course, role),': 'documents: documentsFor(course, role).slice(1),' },
    breaks: 'P4',
  },
  'those who post need not master what is for them': {
    in: 'lib/course/requirements.ts',
    change: { '...(posts ? posting : [])': '' },
    breaks: 'P4',
  },
  'the screen says that nothing waits': {
    in: 'lib/progress/courier.ts',
    change: {
      'waiting: attempts.filter(isWaiting).length + confirmations.filter(isUnanswered).length,':
        'waiting: 0,',
    },
    breaks: 'P5',
  },
};

/** The same for reminders: each must be caught by `reminded.test.ts`. `breaks`: the address that should have got nothing. */
export const PLANTED_IN_REMINDERS: Record<string, Planted> = {
  'a reminder is sent although the course is completed': {
    in: 'lib/server/reminder-due.ts',
    change: { '{ open: true }': '{}', 'if (!isCompleted(status)) {': "if (status !== 'utlopt') {" },
    breaks: 'ferdig@fosselva.example',
  },
};
