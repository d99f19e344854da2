/** Whether reminders go out. They do not until somebody in HR has seen them and said so. */
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';

const KEY = 'paaminnelser';

export interface ReminderSetting {
  on: boolean;
  /** When it was last turned on or off, ISO 8601; null when never. */
  since: string | null;
}

export async function reminderSetting(db: Database): Promise<ReminderSetting> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  return row ? (JSON.parse(row.value) as ReminderSetting) : { on: false, since: null };
}

export async function turnReminders(store: Store, on: boolean, hr: string, now: Date): Promise<void> {
  const value = JSON.stringify({ on, since: now.toISOString() } satisfies ReminderSetting);
  await store.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('setting')
      .values({ key: KEY, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute();
    const action = on ? 'reminders-on' : 'reminders-off';
    await audit(store, { actor: 'hr', id: hr, action }, now, tx);
  });
}
