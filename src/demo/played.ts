/** What people did, stored as handing in stores it. */
import type { Transaction } from 'kysely';
import type { Course } from '#lib/course/course.ts';
import type { Role } from '#lib/scenario/format.ts';
import { completeAppointments } from '#lib/server/appointments.ts';
import { insertConfirmation } from '#lib/server/confirmations.ts';
import type { Store } from '#lib/server/database.ts';
import { insertOutcome } from '#lib/server/outcomes.ts';
import { personId } from '#lib/server/person-id.ts';
import { newReceipt } from '#lib/server/receipt.ts';
import type { Tables } from '#lib/server/schema.ts';
import type { Told } from './history.ts';
import type { Deed } from './story.ts';

/** Person by person, in the order things happened; what completes a round is asked for when it was done. */
export async function writePlayed(store: Store, course: Course, told: readonly Told[]): Promise<void> {
  const people = Map.groupBy(told, ({ ansattnr }) => personId(ansattnr));
  await store.db.transaction().execute(async (tx) => {
    for (const [person, held] of people) {
      const rounds = held.flatMap(({ rounds, role }) => rounds.map((round) => ({ ...round, role })));
      const last = new Set(rounds.filter(({ complete }) => complete).map(({ deeds }) => deeds.at(-1)));
      const all = rounds.flatMap(({ deeds, role }) => deeds.map((deed) => ({ deed, role })));
      for (const { deed, role } of all.sort((a, b) => (a.deed.at < b.deed.at ? -1 : 1))) {
        await insertDeed(tx, person, role, deed);
        if (last.has(deed)) await completeAppointments(tx, course, person, new Date(deed.at));
      }
    }
  });
}

async function insertDeed(tx: Transaction<Tables>, person: string, role: Role, deed: Deed): Promise<void> {
  const receipt = newReceipt();
  if (deed.kind === 'confirmation') {
    const { what, says, at } = deed;
    const times = { said_at: at, received_at: at };
    await insertConfirmation(tx, {
      id: crypto.randomUUID(),
      person,
      role: deed.role,
      what,
      says,
      ...times,
      receipt,
    });
    return;
  }
  const { scenario, edition, at } = deed;
  await insertOutcome(tx, {
    ...{ attempt: crypto.randomUUID(), person, scenario, role, edition, language: 'nb', login: 'lenke' },
    ...{ finished_at: at, received_at: at, receipt },
  });
}
