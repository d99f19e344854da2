import { expect, it } from 'vitest';
import { keepKnown } from './custody.ts';
import { MemoryStore } from './memory.ts';
import type { StoredConfirmation } from './progress.ts';
import { Recording, type Happened } from './recording.ts';
import { StoreFailed } from './store.ts';

const anna = { id: 'anna', firstName: 'Anna', lastName: 'Moen', shared: false };
let made = 0;
function recording(store: MemoryStore, now: () => string): { memory: Recording; heard: Happened[] } {
  const memory = new Recording(store, 'anna', true, { newId: () => `id${++made}`, now, language: 'nb' });
  const heard: Happened[] = [];
  memory.listen((happened) => heard.push(happened));
  return { memory, heard };
}

it('tells of a confirmation when it is stored', async () => {
  const store = new MemoryStore();
  const { memory, heard } = recording(store, () => '2026-11-22T10:00:00.000Z');
  const confirmation = await memory.confirm('taushet', '2026', 'begge');
  expect(await store.confirmationsOf('anna')).toEqual([confirmation]);
  expect(heard).toEqual([{ kind: 'confirmed', confirmation }]);
  expect(confirmation).toMatchObject({ learner: 'anna', what: 'taushet', says: '2026', role: 'begge' });
});

it('knows the roles the server last told of, each once', async () => {
  const store = new MemoryStore();
  const { memory } = recording(store, () => '2026-11-22T10:00:00.000Z');
  expect(await memory.roles()).toEqual([]);
  const row = { unit: 'u', status: 'paabegynt' as const, mastered: [], missing: [] };
  const roles = ['ansatt', 'folkevalgt', 'ansatt'] as const;
  await keepKnown(store, { person: anna, status: roles.map((role) => ({ ...row, role })) });
  expect(await memory.roles()).toEqual(['ansatt', 'folkevalgt']);
});

it('lets a new answer be later than the one before, here and elsewhere, whatever the clock says', async () => {
  const store = new MemoryStore();
  const clock = ['2026-11-22T10:00:00.000Z', '2016-01-01T00:00:00.000Z', '2016-01-02T00:00:00.000Z'];
  const { memory } = recording(store, () => clock.shift() as string);
  expect((await memory.confirm('legger-ut', 'nei', 'ansatt')).at).toBe('2026-11-22T10:00:00.000Z');
  expect((await memory.confirm('legger-ut', 'ja', 'ansatt')).at).toBe('2026-11-22T10:00:00.001Z');
  const row = { role: 'ansatt' as const, unit: 'u', status: 'paabegynt' as const, mastered: [], missing: [] };
  const confirmed = [{ what: 'legger-ut', says: 'ja', at: '2026-11-23T10:00:00.000Z' }];
  await keepKnown(store, { person: anna, status: [{ ...row, confirmed }] });
  expect((await memory.confirm('legger-ut', 'nei', 'ansatt')).at).toBe('2026-11-23T10:00:00.001Z');
});

it('goes on in memory, with what is known, when the device refuses, and says so first', async () => {
  class Refusing extends MemoryStore {
    refuses = false;
    override confirm(confirmation: StoredConfirmation): Promise<void> {
      return this.refuses ? Promise.reject(new StoreFailed('full')) : super.confirm(confirmation);
    }
  }
  const store = new Refusing();
  const { memory, heard } = recording(store, () => '2026-11-22T10:00:00.000Z');
  await memory.confirm('taushet', '2026', 'begge');
  store.refuses = true;
  await memory.confirm('varsling', '1', 'begge');
  expect(heard.map(({ kind }) => kind)).toEqual(['confirmed', 'forgets', 'confirmed']);
  expect(memory.remembers).toBe(false);
  expect((await memory.confirmations()).map(({ what }) => what)).toEqual(['taushet', 'varsling']);
  expect(await store.confirmationsOf('anna')).toHaveLength(1);
});
