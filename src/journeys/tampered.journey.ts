/** What was tampered with is refused, nothing of it is stored, and the learner is told in words. */
import { expect, test } from '@playwright/test';
import { nb as words } from '#lib/i18n/nb/learner.ts';
import type { HandedIn, Step, SyncRequest } from '#lib/scenario/attempt.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { walk } from '#lib/scenario/walk.ts';
import { courseContent, coreScenarios } from './content.ts';
import { openDevice } from './device.ts';
import { invite, openLink } from './invite.ts';
import { play } from './play.ts';
import { everythingStored } from './record.ts';
import { startCourse } from './server.ts';
import { masteringWalk } from './walk.ts';

test('steps that were changed are refused by the server, whoever sends them', async () => {
  // One that only employees have, so that another role is one role too many.
  const scenario = coreScenarios(await courseContent(), 'ansatt').find(
    (each) => each.role === 'ansatt',
  ) as Scenario;
  const course = await startCourse();
  const phone = await openDevice(course.origin);
  try {
    const [kari] = await invite(course, 'Kari');
    await openLink(phone.page, kari?.link as string);
    const learner = await phone.page.evaluate(async () => {
      const { person } = (await (await fetch('/api/me')).json()) as { person: { id: string } };
      return person.id;
    });

    const steps = masteringWalk(scenario);
    const failing = walk(scenario).states.find(
      (state) => scenario.scenes[state.scene]?.ends === 'ikke-mestret',
    )?.steps as Step[];
    const attempt = (changes: object): HandedIn => ({
      id: crypto.randomUUID(),
      scenario: scenario.id,
      edition: scenario.edition,
      role: 'ansatt',
      language: 'nb',
      finishedAt: new Date().toISOString(),
      steps,
      ...changes,
    });
    const whole = (changes: object): SyncRequest => ({
      v: 2,
      learner,
      held: [],
      attempts: [attempt(changes)],
      confirmations: [],
    });
    const [first, ...later] = steps;
    const cases: [what: string, body: unknown, status: number, refused?: string][] = [
      ['the first step left out', whole({ steps: later }), 422, 'ulovlig-steg'],
      ['the last step left out', whole({ steps: steps.slice(0, -1) }), 422, 'ingen-slutt'],
      ['a step taken twice', whole({ steps: [first, first, ...later] }), 422, 'ulovlig-steg'],
      ['no steps', whole({ steps: [] }), 422, 'ingen-slutt'],
      [
        'a choice that does not exist',
        whole({ steps: [{ scene: first?.scene, choice: 'seier' }] }),
        422,
        'ulovlig-steg',
      ],
      ['a walk that ends badly', whole({ steps: failing }), 422, 'ikke-mestret'],
      ['another role', whole({ role: 'folkevalgt' }), 422, 'feil-rolle'],
      ['an edition nobody has served', whole({ edition: 'a'.repeat(64) }), 422, 'ukjent-utgave'],
      ['a scenario nobody has written', whole({ scenario: 'leksjon/finnes-ikke' }), 422, 'ukjent-scenario'],
      ['a score of one’s own', whole({ result: 'mestret' }), 422, 'ugyldig'],
      ['somebody else’s name', { ...whole({}), learner: crypto.randomUUID() }, 409],
      ['another shape', { ...whole({}), status: 'fullfort' }, 400],
      ['no shape', [], 400],
      ['nothing', null, 400],
    ];
    phone.watch.allow(/status of 4\d\d .*\/api\/sync/);
    for (const [what, body, status, refused] of cases) {
      const answer = await phone.page.evaluate(async (sent) => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch('/api/sync', { method: 'POST', headers, body: JSON.stringify(sent) });
        return { status: response.status, text: await response.text() };
      }, body);
      expect([what, answer.status]).toEqual([what, status]);
      if (refused) expect(answer.text).toContain(`"refused":"${refused}"`);
      expect(answer.text).not.toContain('receipt');
    }
    const stored = (await everythingStored(course)).join('\n');
    expect(stored).not.toContain(scenario.id);
    phone.watch.expectNothing();
  } finally {
    await phone.close();
    await course.close();
  }
});

test('a device that was tampered with is refused, and its learner is told', async () => {
  const [scenario] = coreScenarios(await courseContent(), 'ansatt') as [Scenario];
  const course = await startCourse();
  const phone = await openDevice(course.origin);
  try {
    const [kari] = await invite(course, 'Kari');
    await openLink(phone.page, kari?.link as string);
    await phone.page.goto('/min-side');
    await expect(phone.page.getByText(words.mine.offlineStates.ready)).toBeVisible({ timeout: 60_000 });
    await phone.goOffline(course.network);
    await phone.page.goto(`/kurs/${scenario.id}`);
    await play(phone.page, scenario, masteringWalk(scenario));

    // Straight into the store, as somebody with the developer tools open could.
    const changed = await phone.page.evaluate(async () => {
      let rows = 0;
      for (const { name } of await indexedDB.databases()) {
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const asked = indexedDB.open(name as string);
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        for (const store of [...db.objectStoreNames]) {
          rows += await new Promise<number>((resolve) => {
            let count = 0;
            const transaction = db.transaction(store, 'readwrite');
            transaction.objectStore(store).openCursor().onsuccess = (event) => {
              const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
              if (!cursor) return;
              const row = cursor.value as Record<string, unknown>;
              if ('choice' in row) {
                cursor.update({ ...row, choice: 'lurer-seg-unna' });
                count++;
              }
              cursor.continue();
            };
            transaction.oncomplete = () => resolve(count);
          });
        }
        db.close();
      }
      return rows;
    });
    expect(changed).toBeGreaterThan(0);

    phone.watch.allow(/status of 422 .*\/api\/sync/);
    await phone.page.goto('/min-side');
    await phone.goOnline(course.network);
    await expect(phone.page.getByText(words.mine.refusedText(scenario.title))).toBeVisible({
      timeout: 45_000,
    });
    await expect(phone.page.getByText(words.mine.why['ulovlig-steg'])).toBeVisible();
    const stored = (await everythingStored(course)).join('\n');
    expect(stored).not.toContain(scenario.id);
    phone.watch.expectNothing();
  } finally {
    await phone.close();
    await course.close();
  }
});
