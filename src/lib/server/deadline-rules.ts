/** By when each role must have completed, as HR has settled it. */
import { USUAL_RULES, type DeadlineRule, type DeadlineRules } from '#lib/course/deadline.ts';
import type { Database } from './database.ts';

const KEY = 'frister';
/** Days. More than a year is no deadline. */
export const MOST_DAYS = 365;

/** What is not settled, or not to be understood, is as usual. */
export async function deadlineRules(db: Database): Promise<DeadlineRules> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  const kept = (row ? JSON.parse(row.value) : {}) as Record<string, unknown>;
  return {
    ansatt: ruleOf(kept['ansatt']) ?? USUAL_RULES.ansatt,
    folkevalgt: ruleOf(kept['folkevalgt']) ?? USUAL_RULES.folkevalgt,
  };
}

/** @returns undefined when it is not a rule */
export function ruleOf(said: unknown): DeadlineRule | undefined {
  const { days, date } = (said ?? {}) as Record<string, unknown>;
  if (typeof date === 'string') return isDay(date) ? { date } : undefined;
  const whole = typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
  return whole ? { days } : undefined;
}

/** A day there is, in this century or the last. */
export function isDay(text: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Give the transaction it is audited in. */
export async function keepDeadlineRules(tx: Database, { ansatt, folkevalgt }: DeadlineRules): Promise<void> {
  const value = JSON.stringify({ ansatt, folkevalgt });
  await tx
    .insertInto('setting')
    .values({ key: KEY, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value }))
    .execute();
}
