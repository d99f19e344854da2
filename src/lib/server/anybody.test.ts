import { afterAll, beforeAll, expect, it } from 'vitest';
import { findAnybody } from './anybody.ts';
import type { Store } from './database.ts';
import { erasePeople } from './erase.ts';
import { startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson } from './testing/people.ts';

let engine: RunningEngine;
let store: Store;
let gone: string;
beforeAll(async () => {
  engine = await startEngine('sqlite');
  store = await engine.store();
  await addPerson(store, { firstName: 'Åse', lastName: 'Berg', email: 'aase@example.no', ansattnr: '77' });
  const left = await addPerson(store, { firstName: 'Åse', lastName: 'Alm', email: null, ansattnr: '78' });
  await store.db.updateTable('appointment').set({ ends: '2026-01-01' }).where('person', '=', left).execute();
  gone = await addPerson(store, { firstName: 'Åse', lastName: 'Dal' });
  await erasePeople(store, [gone], 'hr', { actor: 'hr', id: 'h' }, new Date());
});
afterAll(() => engine.stop());

const names = async (question: string, most = 10) => {
  const { found, more } = await findAnybody(store, question, most);
  return [...found.map(({ name }) => name), ...(more ? ['…'] : [])];
};

it('finds those who have left as well, and nobody who is erased', async () => {
  expect(await names('ÅSE')).toEqual(['Alm, Åse', 'Berg, Åse']);
  const { found } = await findAnybody(store, 'alm', 10);
  expect(found[0]?.holds).toEqual([{ role: 'ansatt', unit: 'Lauvlia skole', ends: '2026-01-01' }]);
});

it.each([
  ['aase@example', ['Berg, Åse']],
  ['78', ['Alm, Åse']],
  ['berg åse', ['Berg, Åse']],
  ['slettet', []],
  ['  ', []],
])('searches name, number and e-mail: «%s»', async (question, expected) => {
  expect(await names(question)).toEqual(expected);
});

it('says when there are more', async () => {
  expect(await names('åse', 1)).toEqual(['Alm, Åse', '…']);
});
