/**
 * The real server behind the network: acceptHandIn, sessions and status over SQLite in memory. It can crash in the
 * middle of anything, start again, and be restored from a backup.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Me } from '#lib/scenario/attempt.ts';
import type { Store } from '#lib/server/database.ts';
import { sqliteDialect } from '#lib/server/dialect.ts';
import { keepEditions } from '#lib/server/editions.ts';
import { acceptHandIn } from '#lib/server/handin.ts';
import { meOf } from '#lib/server/me.ts';
import { migrate } from '#lib/server/migrations.ts';
import type { Tables } from '#lib/server/schema.ts';
import { beginSession, endSession, LEARNER_COOKIE, learnerOf, type Cookies } from '#lib/server/session.ts';
import { hashToken } from '#lib/server/token.ts';
import { DOCUMENTS, tinyCourse, type TinyCourse } from '#lib/server/testing/course.ts';
import { addPerson } from '#lib/server/testing/people.ts';
import type { Role } from '#lib/scenario/format.ts';

/** Before anything was played. */
export const SERVED = '2026-11-20T08:00:00.000Z';

export interface Answer {
  status: number;
  body: unknown;
  /** The server took the cookie back. */
  forget?: boolean;
}

/** What the oracle looks at: an outcome, or a confirmation. */
export interface OutcomeSeen {
  attempt: string;
  person: string;
  /** Of a confirmation: as `saidAs` names it. */
  scenario: string;
  receipt: string;
  received_at: string;
}
export interface CompletionSeen {
  id: string;
  person: string;
  role: Role;
  round: number;
  receipt: string;
  completed_at: string;
  received_at: string;
}

class Crashed extends Error {}

export class ModelServer {
  readonly course: TinyCourse;
  readonly people: string[];
  /** Queries left before it crashes; `null`: it does not. */
  fuse: number | null = null;
  up = true;
  /** Erased people: kept outside the database, applied again after a restore. */
  erased = new Set<string>();
  /** Since the last backup. */
  #expired = false;
  #ended = new Set<string>();
  #disk: DatabaseSync;
  #empty: Uint8Array;
  #store: Store;
  #alive: { is: boolean };

  private constructor(
    disk: DatabaseSync,
    course: TinyCourse,
    people: string[],
    store: Store,
    alive: { is: boolean },
  ) {
    this.#disk = disk;
    this.course = course;
    this.people = people;
    this.#store = store;
    this.#alive = alive;
    this.#empty = disk.serialize();
  }

  /** Three people: an employee, a politician, and one who is both. */
  static async make(): Promise<ModelServer> {
    const disk = new DatabaseSync(':memory:');
    disk.exec('pragma foreign_keys=on');
    const alive = { is: true };
    const store = storeOver(disk, alive, () => {});
    await migrate(store, new Date(SERVED));
    const course = await tinyCourse(undefined, { posting: ['ekstra'], documents: DOCUMENTS });
    await keepEditions(store, course, new Date(SERVED));
    const people = [
      await addPerson(store, { holds: [{ role: 'ansatt', unit: 'Lauvlia skole' }] }),
      await addPerson(store, { holds: [{ role: 'folkevalgt', unit: 'Kommunestyret' }] }),
      await addPerson(store, {
        holds: [
          { role: 'ansatt', unit: 'Teknisk' },
          { role: 'folkevalgt', unit: 'Kommunestyret' },
        ],
      }),
    ];
    return new ModelServer(disk, course, people, store, alive);
  }

  /** As on the first day. */
  reset(): void {
    this.erased.clear();
    this.#ended.clear();
    this.#expired = false;
    this.restore(this.#empty);
  }

  backup(): Uint8Array {
    this.#expired = false;
    return this.#disk.serialize();
  }

  /** An older copy takes the place of the database; erasures since are applied before it answers. */
  restore(copy: Uint8Array): void {
    this.crash();
    this.#disk.deserialize(copy);
    statements.delete(this.#disk);
    this.start();
    for (const person of this.erased) this.erase(person);
    // Ended sessions must not come back either.
    if (this.#expired) this.expireSessions();
    const end = this.#disk.prepare('delete from session where token_hash = ?');
    for (const cookie of this.#ended) end.run(hashToken('session-deltaker', cookie));
  }

  /** Power cut: what is not committed is gone, and so is every answer under way. */
  crash(): void {
    this.up = false;
    this.fuse = null;
    this.#alive.is = false;
    if (this.#disk.isTransaction) this.#disk.exec('rollback');
  }

  start(): void {
    if (this.up) return;
    this.up = true;
    this.#alive = { is: true };
    this.#store = storeOver(this.#disk, this.#alive, () => this.#burn());
  }

  erase(person: string): void {
    this.erased.add(person);
    this.#disk.prepare('delete from outcome where person = ?').run(person);
    this.#disk.prepare('delete from confirmation where person = ?').run(person);
    this.#disk
      .prepare('delete from completion where appointment in (select id from appointment where person = ?)')
      .run(person);
    this.#disk.prepare('update person set erased_at = ? where id = ?').run(SERVED, person);
  }

  /** A personal link was opened and its button pressed. @returns the cookie */
  login(person: string, shared: boolean, now: number): Promise<string> {
    const begin = { kind: 'deltaker', person, shared, invitation: null as never, login: 'lenke' } as const;
    return beginSession(this.#store.db, begin, new Date(now));
  }

  /** Every session runs out; time does not go back with a restore. */
  expireSessions(): void {
    this.#expired = true;
    this.#disk.exec('delete from session');
  }

  /** @returns undefined when it died on the way: no answer at all */
  async handle(
    path: string,
    body: string | undefined,
    cookie: string | undefined,
    now: number,
  ): Promise<Answer | undefined> {
    if (!this.up) return undefined;
    const alive = this.#alive;
    try {
      const answer = await this.#route(path, body, cookie, new Date(now));
      return alive.is ? answer : undefined;
    } catch (error) {
      if (!alive.is) return undefined;
      throw error;
    }
  }

  outcomes(): OutcomeSeen[] {
    return this.#all(
      `select attempt, person, scenario, receipt, received_at from outcome union all
       select id, person, what || ' ' || says || case what when 'legger-ut' then ' ' || role else '' end,
         receipt, received_at
       from confirmation`,
    );
  }

  completions(): CompletionSeen[] {
    return this.#all(
      `select completion.id, person, role, round, receipt, completed_at, received_at
       from completion join appointment on appointment.id = completion.appointment`,
    );
  }

  appointments(): { person: string; role: Role }[] {
    return this.#all('select person, role from appointment');
  }

  /** Whose session a cookie is. */
  async personOf(cookie: string | undefined, now: number): Promise<string | undefined> {
    return (await learnerOf(this.#store, jar(cookie).cookies, new Date(now)))?.person;
  }

  #all<T>(sql: string): T[] {
    return prepared(this.#disk, sql).all() as T[];
  }

  async #route(
    path: string,
    body: string | undefined,
    cookie: string | undefined,
    now: Date,
  ): Promise<Answer> {
    const store = this.#store;
    const { cookies, gone } = jar(cookie);
    const learner = await learnerOf(store, cookies, now);
    if (path === '/api/leave') {
      await endSession(store, cookies, 'deltaker');
      if (cookie) this.#ended.add(cookie);
      return { status: 200, body: {}, forget: gone() };
    }
    if (path === '/api/me') {
      const nobody: Me = { person: null, status: [], ...(cookie && { expired: true }) };
      if (!learner) return { status: 200, body: nobody };
      const me = await meOf(store, this.course.course, learner, now);
      return me ? { status: 200, body: me } : { status: 410, body: { error: 'slettet' } };
    }
    if (!learner) return { status: 401, body: { error: 'utlogget' } };
    const { person, login } = learner;
    return acceptHandIn(store, this.course.course, { person, login }, JSON.parse(body ?? 'null'), now);
  }

  #burn(): void {
    if (this.fuse === null || this.fuse-- > 0) return;
    this.crash();
    throw new Crashed('power cut');
  }
}

/** A Store whose every query dies once its server has crashed. */
function storeOver(disk: DatabaseSync, alive: { is: boolean }, burn: () => void): Store {
  const mortal = {
    close: () => {},
    get isTransaction() {
      return disk.isTransaction;
    },
    prepare(sql: string) {
      if (!alive.is) throw new Crashed('the server is down');
      burn();
      return prepared(disk, sql);
    },
  } as unknown as DatabaseSync;
  const db = new Kysely<Tables>({ dialect: sqliteDialect(mortal) });
  // All that handing in asks of a store.
  return { db, kind: 'sqlite' } as Store;
}

/** Preparing is a fifth of the time: each statement once for each database. */
const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

function prepared(disk: DatabaseSync, sql: string): StatementSync {
  const known = statements.get(disk) ?? new Map<string, StatementSync>();
  statements.set(disk, known);
  const statement = known.get(sql) ?? disk.prepare(sql);
  known.set(sql, statement);
  return statement;
}

function jar(cookie: string | undefined): { cookies: Cookies; gone: () => boolean } {
  let gone = false;
  const cookies: Cookies = {
    get: (name) => (name === LEARNER_COOKIE ? cookie : undefined),
    set: () => {},
    delete: () => void (gone = true),
  };
  return { cookies, gone: () => gone };
}
