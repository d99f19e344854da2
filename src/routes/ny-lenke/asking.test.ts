/** The page that mails a new link, asked as a browser asks: what may be told by its answer, and by how long it takes. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Store } from '#lib/server/database.ts';
import { keepEditions } from '#lib/server/editions.ts';
import { mailerOf, type Mailer } from '#lib/server/mail.ts';
import { MUNICIPALITY, tinyCourse, type TinyCourse } from '#lib/server/testing/course.ts';
import { startEngine, type RunningEngine } from '#lib/server/testing/engines.ts';
import { addPerson } from '#lib/server/testing/people.ts';
import { startPostbox, type Postbox } from '#lib/server/testing/postbox.ts';

const content = vi.hoisted(() => ({ made: undefined as TinyCourse | undefined }));
vi.mock('virtual:course', () => ({
  get course() {
    return content.made?.course;
  },
  municipality: { name: 'Fosselva kommune', contact: { name: 'Personalavdelingen' } },
}));

const NOW = new Date('2026-11-28T08:00:00.000Z');
let engine: RunningEngine;
let store: Store;
let box: Postbox;
let mailer: Mailer;
beforeAll(async () => {
  content.made = await tinyCourse();
  engine = await startEngine('sqlite');
  store = await engine.store(NOW);
  await keepEditions(store, content.made, NOW);
  box = await startPostbox();
  mailer = mailerOf({ SMTP_URL: box.url }, MUNICIPALITY, 'Sunn fornuft', 'https://kurs.example.no') as Mailer;
  await addPerson(store, { email: 'kari@fosselva.example' });
});
afterAll(async () => {
  await engine.stop();
  await box.stop();
});

const ask = async (address: string, client = '10.0.0.1', through: Mailer | null = mailer) => {
  const { actions } = await import('./+page.server.ts');
  const body = new URLSearchParams({ epost: address });
  const request = new Request('https://kurs.example.no/ny-lenke', { method: 'POST', body });
  const locals = { store, now: NOW, mailer: through, requestId: 'x' };
  const event = { request, locals, getClientAddress: () => client };
  return (actions as unknown as { default: (event: unknown) => Promise<unknown> }).default(event);
};

it('answers the same whether anybody has the address or not, before any mail has gone', async () => {
  let taken = false;
  box.during = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    taken = true;
  };
  const answers = [await ask('kari@fosselva.example'), await ask('ukjent@fosselva.example')];
  expect(taken).toBe(false);
  // Nothing has been looked up either: the database would have been asked within the time of the answer.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const counted = await store.db.selectFrom('rate').select('count').execute();
  expect(counted).toEqual([{ count: 2 }]);
  expect(answers).toEqual([{ sent: true }, { sent: true }]);
  await vi.waitFor(() => expect(box.mails).toHaveLength(1), 10_000);
  expect(box.mails[0]?.to).toEqual(['kari@fosselva.example']);
});

it('says what is wrong with what is no address, and says so without a mail server', async () => {
  expect(await ask('kari')).toMatchObject({ status: 400, data: { notAnAddress: true } });
  expect(await ask('kari@fosselva.example', '10.0.0.1', null)).toMatchObject({
    status: 503,
    data: { noMail: true },
  });
});

it('lets nobody ask for ever, whoever they ask for', async () => {
  const statuses = [];
  for (let i = 0; i < 61; i++) statuses.push(await ask(`p${i}@fosselva.example`, '10.0.0.2'));
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill({ sent: true }));
  expect(statuses[60]).toMatchObject({ status: 429 });
});
