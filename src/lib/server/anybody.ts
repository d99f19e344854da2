/** Finding somebody in all that is kept: also those who have left, whom no list asks anything of any more. */
import { setImmediate } from 'node:timers/promises';
import type { Role } from '#lib/scenario/format.ts';
import type { Store } from './database.ts';

export interface Somebody {
  id: string;
  ansattnr: string;
  name: string;
  holds: { role: Role; unit: string; ends: string | null }[];
}

/**
 * People whose name, number or e-mail holds every word of the question, whatever its capitals. Nobody for no words.
 * @returns at most `most`, in the order of their names, and whether there were more
 */
export async function findAnybody(
  store: Store,
  question: string,
  most: number,
): Promise<{ found: Somebody[]; more: boolean }> {
  const words = fold(question.slice(0, 200)).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { found: [], more: false };
  const found: Omit<Somebody, 'holds'>[] = [];
  let seen = 0;
  const reader = store.reader();
  try {
    const people = reader.db
      .selectFrom('person')
      .select(['id', 'ansattnr', 'first_name', 'last_name', 'email'])
      .where('erased_at', 'is', null)
      .orderBy('last_name')
      .orderBy('first_name')
      .orderBy('ansattnr');
    // Folding here: SQLite knows capitals of ASCII only.
    for await (const { id, ansattnr, first_name, last_name, email } of people.stream(500)) {
      // SQLite answers at once, every time: without a pause nobody else would get a word in.
      if (++seen % 500 === 0) await setImmediate();
      const text = fold(`${first_name} ${last_name} ${ansattnr} ${email ?? ''}`);
      if (!words.every((word) => text.includes(word))) continue;
      if (found.push({ id, ansattnr, name: `${last_name}, ${first_name}` }) > most) break;
    }
  } finally {
    await reader.close();
  }
  return { found: await withAppointments(store, found.slice(0, most)), more: found.length > most };
}

const fold = (text: string) => text.normalize('NFC').toLocaleLowerCase('nb');

async function withAppointments(
  store: Store,
  people: readonly Omit<Somebody, 'holds'>[],
): Promise<Somebody[]> {
  const rows = await store.db
    .selectFrom('appointment')
    .innerJoin('unit', 'unit.id', 'appointment.unit')
    .select(['person', 'role', 'unit.name as unit', 'ends'])
    .where('person', 'in', [...people.map(({ id }) => id), ''])
    .orderBy('role')
    .execute();
  return people.map((one) => ({
    ...one,
    holds: rows
      .filter(({ person }) => person === one.id)
      .map(({ role, unit, ends }) => ({ role, unit, ends })),
  }));
}
