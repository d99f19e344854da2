/**
 * The export as pages of JSON, for HR systems. A walk through the pages sees one moment: the first page's time stands
 * in the cursor, and every page is asked as of it, in the order of the appointments' ids, which never change. What
 * happens meanwhile is not in the walk, but in the next one. Rows come to light in the order they are committed, not in
 * the order of their times or ids: so `next_since` lies some minutes before the walk, longer than any request lives, and
 * what was under way then comes with the next walk, if need be twice. Whoever reads keeps rows by `id`.
 */
import { sql } from 'kysely';
import type { Course } from '#lib/course/course.ts';
import { asOf } from './as-of.ts';
import { standings } from './completions.ts';
import type { Database, Store } from './database.ts';
import { cellsOf } from './export.ts';

export const PAGE = { default: 500, most: 1000 };
/** Longer than a request lives and clocks of nodes differ. */
const OVERLAP = 10 * 60_000;
/** A walk is over within a day. */
const WALK = 24 * 60 * 60_000;

export type ApiRow = Record<string, string | null>;
export interface ApiPage {
  /** What the rows are as of; ISO 8601. */
  as_of: string;
  rows: ApiRow[];
  /** The cursor of the next page; null on the last. */
  next: string | null;
  /** `updated_since` of the next walk. */
  next_since: string;
}

/** Where a walk has come to. */
interface Walk {
  asOf: string;
  since: string | null;
  /** The last appointment given; '' before the first page. */
  after: string;
  limit: number;
}

/**
 * Reads the address: `limit`, and either `cursor` or `updated_since`.
 * @returns which parameter is wrong
 */
export function readWalk(query: URLSearchParams, now: Date): Walk | { wrong: string } {
  const unknown = [...query.keys()].find((key) => !['limit', 'cursor', 'updated_since'].includes(key));
  if (unknown !== undefined) return { wrong: unknown.slice(0, 40) };
  const asked = query.get('limit');
  const limit = asked === null ? PAGE.default : Number(asked);
  if (!/^\d{1,4}$/.test(asked ?? '1') || limit < 1 || limit > PAGE.most) return { wrong: 'limit' };
  const [since, cursor] = [query.get('updated_since'), query.get('cursor')];
  if (cursor !== null) {
    const walk = since === null ? readCursor(cursor, now) : undefined;
    return walk ? { ...walk, limit } : { wrong: 'cursor' };
  }
  if (since !== null && !isTime(since)) return { wrong: 'updated_since' };
  const from = since === null ? null : new Date(since).toISOString();
  return { asOf: now.toISOString(), since: from, after: '', limit };
}

const TIME = /^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const isTime = (text: unknown): text is string =>
  typeof text === 'string' && TIME.test(text) && !Number.isNaN(Date.parse(text));
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(cursor: string, now: Date): Omit<Walk, 'limit'> | undefined {
  if (!/^[A-Za-z0-9_-]{1,300}$/.test(cursor)) return undefined;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [at, since, after] = parts as unknown[];
  if (!isTime(at) || (since !== null && !isTime(since))) return undefined;
  if (typeof after !== 'string' || !ID.test(after)) return undefined;
  const age = now.getTime() - Date.parse(at);
  return age >= 0 && age < WALK ? { asOf: at, since, after } : undefined;
}

const writeCursor = ({ asOf, since }: Walk, after: string) =>
  Buffer.from(JSON.stringify([asOf, since, after])).toString('base64url');

/** One page of a walk. */
export async function apiPage(store: Store, course: Course, walk: Walk): Promise<ApiPage> {
  const at = new Date(walk.asOf);
  const reader = store.reader();
  try {
    const source = { db: reader.db, kind: store.kind };
    const moment = await asOf(reader.db, course, at);
    const ids = await idsOf(reader.db, walk, moment.today);
    const page = ids.slice(0, walk.limit);
    const found = await standings(source, moment, { appointments: page }).execute();
    const rows = new Map(found.map((standing) => [standing.appointment, standing]));
    return {
      as_of: walk.asOf,
      rows: page.flatMap((id) => {
        const standing = rows.get(id);
        return standing ? [{ id, ...cellsOf(standing) }] : [];
      }),
      next: ids.length > walk.limit ? writeCursor(walk, page.at(-1) as string) : null,
      next_since: new Date(at.getTime() - OVERLAP).toISOString(),
    };
  } finally {
    await reader.close();
  }
}

/** The ids of one page, and one more when there is one. */
async function idsOf(db: Database, { asOf, since, after, limit }: Walk, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person')
    .select('appointment.id')
    .where('person.erased_at', 'is', null)
    .where('appointment.id', '>', after)
    .where('appointment.created_at', '<=', asOf)
    .where((row) => row.or([row('appointment.ends', 'is', null), row('appointment.ends', '>', today)]))
    .$if(since !== null, (q) => q.where(touchedSince(since as string)))
    .orderBy('appointment.id')
    .limit(limit + 1)
    .execute();
  return rows.map(({ id }) => id);
}

/** Something has come to the appointment: it is new, or what has been done, completed or exempted. */
const touchedSince = (time: string) => sql<boolean>`(appointment.created_at > ${time}
  or exists (select 1 from completion where completion.appointment = appointment.id and completion.received_at > ${time})
  or exists (select 1 from outcome where outcome.person = appointment.person and outcome.received_at > ${time})
  or exists (select 1 from confirmation where confirmation.person = appointment.person and confirmation.received_at > ${time})
  or exists (select 1 from exemption where exemption.appointment = appointment.id
    and (exemption.created_at > ${time} or exemption.withdrawn_at > ${time})))`;
