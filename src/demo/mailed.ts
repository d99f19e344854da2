/** The reminders those who are not done have had, as the program would have sent them: no mail leaves the demo. */
import type { Course } from '#lib/course/course.ts';
import { addDays } from '#lib/course/day.ts';
import { dueReminder, type Reminded } from '#lib/course/reminding.ts';
import { isCompleted } from '#lib/course/statuses.ts';
import { asOf } from '#lib/server/as-of.ts';
import { standings } from '#lib/server/completions.ts';
import type { Store } from '#lib/server/database.ts';
import { claimReminder, mark } from '#lib/server/posting.ts';

/** The first comes so many days before the deadline, the last a month after it. */
const FROM = -7;
const TO = 35;

export async function writeMailed(store: Store, course: Course, now: Date, today: string): Promise<void> {
  const rows = await standings(store, await asOf(store.db, course, now)).execute();
  await store.db.transaction().execute(async (tx) => {
    for (const { appointment, email, deadline, status } of rows) {
      if (email === null || deadline === null || isCompleted(status) || status === 'fritatt') continue;
      const sent: Reminded[] = [];
      for (
        let day = addDays(deadline, FROM);
        day < today && day <= addDays(deadline, TO);
        day = addDays(day, 1)
      ) {
        const reminder = dueReminder({ deadline, asked: true, sent, today: day });
        if (!reminder) continue;
        sent.push({ reminder, day });
        const at = new Date(`${day}T07:00:00.000Z`);
        const claimed = await claimReminder({ db: tx }, { appointment, deadline, reminder }, at);
        if (claimed) await mark({ db: tx }, claimed, null, at);
      }
    }
  });
}
