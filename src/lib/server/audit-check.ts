/**
 * Is the audit log as it was written? Each row's hash covers the row and the hash before it, and where the log has
 * come to is kept apart from it: a row that is altered, deleted, moved or cut off at the end is found. Whoever can write
 * in the database can make a whole new chain, so the head can be written down elsewhere and asked for later.
 */
import { setImmediate } from 'node:timers/promises';
import { auditHash, auditHead, type AuditHead } from './audit.ts';
import type { Database, Store } from './database.ts';

export interface AuditFault {
  /**
   * `altered`: row `from` is not what was written, or not where · `missing`: rows `from`–`to` are gone ·
   * `truncated`: so are the last ones · `beyond`: rows were added past the head · `headless`: the head is gone ·
   * `noted`: row `from` is not the one whose hash was written down.
   */
  what: 'altered' | 'missing' | 'truncated' | 'beyond' | 'headless' | 'noted';
  from: number;
  to: number;
}

export interface AuditCheck {
  /** When it was looked at; ISO 8601. */
  at: string;
  rows: number;
  /** The last row's number and hash: what to write down. Null while nothing is written. */
  head: { seq: number; hash: string } | null;
  /** The first hundred, and how many in all. */
  faults: AuditFault[];
  count: number;
}

const SHOWN = 100;
const CHECK = 'loggkontroll';

/**
 * Reads the whole log, and keeps what was found for the page.
 * @param noted a head written down earlier
 */
export async function checkAudit(
  store: Store,
  now: Date,
  noted?: { seq: number; hash: string },
): Promise<AuditCheck> {
  const check = await readChain(store, now, noted);
  const value = JSON.stringify(check);
  await store.db
    .insertInto('setting')
    .values({ key: CHECK, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute();
  return check;
}

/** What was found the last time anybody looked. */
export async function lastAuditCheck(db: Database): Promise<AuditCheck | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', CHECK).executeTakeFirst();
  return row ? (JSON.parse(row.value) as AuditCheck) : null;
}

async function readChain(
  store: Store,
  now: Date,
  noted?: { seq: number; hash: string },
): Promise<AuditCheck> {
  const faults: AuditFault[] = [];
  let count = 0;
  const found = (what: AuditFault['what'], from: number, to = from) => {
    if (++count <= SHOWN) faults.push({ what, from, to });
  };
  const reader = store.reader();
  try {
    // The log grows while it is read: what is read lies between the head before and the head after.
    const before = await auditHead(reader.db);
    let last = before?.from ?? { seq: 0, hash: '' };
    let rows = 0;
    const marks = [
      noted && { ...noted, what: 'noted' as const },
      before && { ...before, what: 'altered' as const },
    ];
    for await (const { hash, ...row } of reader.db
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq')
      .stream(500)) {
      if (++rows % 500 === 0) await setImmediate();
      const missing = row.seq - last.seq - 1;
      if (missing > 0) found('missing', last.seq + 1, row.seq - 1);
      // After a gap nobody knows the hash before: the row itself is believed, the gap is told.
      const fits = missing > 0 || auditHash(last.hash, row) === hash;
      const marked = marks.find((mark) => mark?.seq === row.seq && mark.hash !== hash);
      if (!fits || missing < 0) found('altered', row.seq);
      else if (marked) found(marked.what, row.seq);
      last = { seq: row.seq, hash };
    }
    const after = await auditHead(reader.db);
    if (!after && rows > 0) found('headless', last.seq);
    if (before && last.seq < before.seq) found('truncated', last.seq + 1, before.seq);
    if (after && last.seq > after.seq) found('beyond', after.seq + 1, last.seq);
    if (noted && noted.seq > last.seq) found('noted', noted.seq);
    return { at: now.toISOString(), rows, head: rows > 0 ? last : null, faults, count };
  } finally {
    await reader.close();
  }
}

/** Reads a head as it was written down: `812:ab12…`. @returns undefined when it is none */
export function readHead(text: string): Pick<AuditHead, 'seq' | 'hash'> | undefined {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  return match ? { seq: Number(match[1]), hash: match[2] as string } : undefined;
}
