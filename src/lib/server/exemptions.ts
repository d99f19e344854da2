/** Why less, or later, is asked of an appointment: granted by HR with a reason, and withdrawn, never erased. */
import { sql } from 'kysely';
import { audit } from './audit.ts';
import type { Store } from './database.ts';
import type { Exemption } from './schema.ts';

export interface NewExemption {
  appointment: string;
  kind: Exemption['kind'];
  /** Dates; both days are included. */
  from: string;
  to: string | null;
  reason: string;
}

/** Characters. It is a reason, not a story. */
export const LONGEST_REASON = 200;

/** @returns `overlap` when somebody is away on one of the days already: nothing is written then */
export async function grantExemption(
  store: Store,
  { appointment, kind, from, to, reason }: NewExemption,
  by: string,
  now: Date,
): Promise<'granted' | 'overlap'> {
  return store.db.transaction().execute(async (tx) => {
    // Two at once must see each other. SQLite has one writer as it is.
    if (store.kind === 'postgres')
      await sql`select id from appointment where id = ${appointment} for update`.execute(tx);
    if (kind !== 'utsettelse') {
      const other = await tx
        .selectFrom('exemption')
        .select('id')
        .where('appointment', '=', appointment)
        .where('kind', '<>', 'utsettelse')
        .where('withdrawn_at', 'is', null)
        .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', from)]))
        .$if(to !== null, (q) => q.where('from_day', '<=', to as string))
        .executeTakeFirst();
      if (other) return 'overlap';
    }
    await tx
      .insertInto('exemption')
      .values({
        ...{ id: crypto.randomUUID(), appointment, kind, from_day: from, to_day: to, reason },
        ...{ made_by: by, created_at: now.toISOString(), withdrawn_at: null },
      })
      .execute();
    await audit(store, { actor: 'hr', id: by, action: 'exempt', detail: { kind } }, now, tx);
    return 'granted';
  });
}

/** @returns false when this appointment's holder has no such exemption in force */
export async function withdrawExemption(
  store: Store,
  person: string,
  id: string,
  by: string,
  now: Date,
): Promise<boolean> {
  return store.db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('exemption')
      .innerJoin('appointment', 'appointment.id', 'exemption.appointment')
      .select('exemption.kind')
      .where('exemption.id', '=', id)
      .where('appointment.person', '=', person)
      .where('exemption.withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (!row) return false;
    await tx
      .updateTable('exemption')
      .set({ withdrawn_at: now.toISOString() })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .execute();
    const detail = { kind: row.kind };
    await audit(store, { actor: 'hr', id: by, action: 'withdraw-exemption', detail }, now, tx);
    return true;
  });
}
