/** By when each role must have completed, as HR has settled it. */
import { USUAL_RULES, type DeadlineRule, type DeadlineRules } from '#lib/course/deadline.ts';
import type { Database } from './database.ts';

const KEY = 'frister';
/** Days. More than a year is no deadline. */
export const MOST_DAYS = 365;

/** What is not settled, or not to be understood, is as usual. */
export async function deadlineRules(db: Database): Promise<DeadlineRules> {
  return rulesIn(await keptText(db));
}

/** The same text for the same rules: a form says by it what it was made from. */
export const rulesText = ({ ansatt, folkevalgt }: DeadlineRules): string =>
  JSON.stringify({ ansatt, folkevalgt });

async function keptText(db: Database): Promise<string> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  return row?.value ?? '{}';
}

function rulesIn(text: string): DeadlineRules {
  const kept = JSON.parse(text) as Record<string, unknown>;
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

/**
 * Give the transaction it is audited in.
 * @param seen the rules as text, as whoever changes them has seen them; left out: whatever is settled
 * @returns false when they are others by now, also at the same moment: nothing is changed
 */
export async function keepDeadlineRules(tx: Database, rules: DeadlineRules, seen?: string): Promise<boolean> {
  const before = await keptText(tx);
  if (seen !== undefined && seen !== rulesText(rulesIn(before))) return false;
  const value = rulesText(rules);
  const kept = await tx
    .insertInto('setting')
    .values({ key: KEY, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }).where('setting.value', '=', before))
    .returning('key')
    .executeTakeFirst();
  return kept !== undefined;
}
