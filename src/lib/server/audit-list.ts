/** The audit log as HR reads it: newest first, filtered, a page at a time. */
import { norwegianDay } from '#lib/course/day.ts';
import type { Database } from './database.ts';
import type { AuditRow } from './schema.ts';

export interface AuditFilter {
  action?: string | undefined;
  /** An account's id, or a kind of actor. */
  who?: string | undefined;
  /** Norwegian days, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface AuditLine {
  seq: number;
  at: string;
  kind: AuditRow['actor_kind'];
  /** The account's, person's or key's name now; null when there is none, or no longer. */
  name: string | null;
  action: string;
  detail: Record<string, string | number | boolean>;
  /** The name of the account or key it was done to, when the detail tells of one. */
  about: string | null;
}

/** @param from index of the first, 0 for the newest */
export async function auditLines(
  db: Database,
  filter: AuditFilter,
  from: number,
  count: number,
): Promise<AuditLine[]> {
  const rows = await matching(db, filter)
    .leftJoin('account', 'account.id', 'audit.actor')
    .leftJoin('person', (on) => on.onRef('person.id', '=', 'audit.actor').on('person.erased_at', 'is', null))
    .leftJoin('api_token', 'api_token.id', 'audit.actor')
    .select([
      'audit.seq',
      'audit.at',
      'audit.actor_kind as kind',
      'audit.action',
      'audit.detail',
      'account.name as account',
      'person.first_name as first',
      'person.last_name as last',
      'api_token.name as token',
    ])
    .orderBy('audit.seq', 'desc')
    .offset(from)
    .limit(count)
    .execute();
  const lines = rows.map(({ account, first, last, token, detail, ...row }) => ({
    ...row,
    name: account ?? (first === null ? token : `${first} ${last}`),
    detail: JSON.parse(detail) as AuditLine['detail'],
  }));
  const names = await namesOf(
    db,
    lines.map(({ detail }) => String(detail['account'] ?? detail['token'] ?? '')),
  );
  return lines.map((line) => ({
    ...line,
    about: names.get(String(line.detail['account'] ?? line.detail['token'])) ?? null,
  }));
}

async function namesOf(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const accounts = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', wanted).execute();
  const tokens = await db.selectFrom('api_token').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map([...accounts, ...tokens].map(({ id, name }) => [id, name]));
}

export async function countAudit(db: Database, filter: AuditFilter): Promise<number> {
  const { count } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function matching(db: Database, { action, who, from, to }: AuditFilter) {
  return db
    .selectFrom('audit')
    .$if(action !== undefined, (q) => q.where('audit.action', '=', action as string))
    .$if(who !== undefined, (q) =>
      isKind(who)
        ? q.where('audit.actor_kind', '=', who as AuditRow['actor_kind'])
        : q.where('audit.actor', '=', who as string),
    )
    .$if(from !== undefined, (q) => q.where('audit.at', '>=', beginning(from as string)))
    .$if(to !== undefined, (q) => q.where('audit.at', '<', beginning(dayAfter(to as string))));
}

/** What the filter can offer: every action that is in the log, and every account there has been. */
export async function auditChoices(db: Database) {
  const actions = await db.selectFrom('audit').select('action').distinct().orderBy('action').execute();
  const accounts = await db.selectFrom('account').select(['id', 'name']).orderBy('name').execute();
  return { actions: actions.map(({ action }) => action), accounts };
}

const KINDS: readonly unknown[] = ['hr', 'deltaker', 'system', 'ukjent'] satisfies AuditRow['actor_kind'][];
const isKind = (who: unknown) => KINDS.includes(who);

/** @returns undefined when it is no day */
export function readDay(text: string | null): string | undefined {
  const isDay = /^2\d{3}-\d\d-\d\d$/.test(text ?? '') && !Number.isNaN(Date.parse(String(text)));
  return isDay ? String(text) : undefined;
}

const HOUR = 3_600_000;
const dayAfter = (day: string) => new Date(Date.parse(day) + 24 * HOUR).toISOString().slice(0, 10);

/** When a day begins in Norway, which is one or two hours before it does in UTC. ISO 8601. */
function beginning(day: string): string {
  const early = new Date(Date.parse(day) - 2 * HOUR);
  const begins =
    norwegianDay(early) === norwegianDay(new Date(Date.parse(day)))
      ? early
      : new Date(early.getTime() + HOUR);
  return begins.toISOString();
}
