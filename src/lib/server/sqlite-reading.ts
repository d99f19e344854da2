/**
 * Reading a SQLite file in a thread of its own. `node:sqlite` answers only when it is done, and nobody else gets a word
 * in until then: what takes its time is asked here, so that the server goes on answering.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { SQLInputValue } from 'node:sqlite';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

/** What a reader asks the thread: all the rows, the first or the next `chunk` of them, or no more of them. */
export type Question =
  { sql: string; parameters: SQLInputValue[]; chunk?: number } | { chunk: number } | { end: true };
export type Answer =
  | { rows: unknown[]; more: boolean }
  | { fault: { message: string; code: string | undefined; errcode: number | undefined } };

/** The thread runs the source itself, as a workbook's does (`xlsx.ts`). */
const SOURCE = '#lib/server/sqlite-thread.ts';

export interface Reading {
  /** For one reader: a connection of its own, opened when it is first used. */
  dialect(): Dialect;
  stop(): Promise<void>;
}

/** Starts the thread when somebody first reads, and again should it have ended. */
export function readingOf(path: string): Reading {
  let thread: Worker | undefined;
  function begin(): Worker {
    const worker = new Worker(createRequire(import.meta.url).resolve(SOURCE), {
      workerData: { path },
      env: {},
    });
    worker.unref();
    // Whoever waits for an answer hears of it: the ports close with the thread.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
    });
    return worker;
  }
  return {
    dialect: () => ({
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new ThreadDriver(() => (thread ??= begin())),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    }),
    stop: async () => void (await thread?.terminate()),
  };
}

class ThreadDriver implements Driver {
  readonly #thread: () => Worker;
  #connection: ThreadConnection | undefined;

  constructor(thread: () => Worker) {
    this.#thread = thread;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ThreadConnection> {
    if (!this.#connection?.open) this.#connection = new ThreadConnection(this.#thread());
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('A reader writes nothing: it has no transactions.'));
  }

  commitTransaction = this.beginTransaction;
  rollbackTransaction = this.beginTransaction;

  async destroy(): Promise<void> {
    this.#connection?.close();
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #port: MessagePort;
  open = true;

  constructor(thread: Worker) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.once('close', () => (this.open = false));
    thread.postMessage(port2, [port2]);
  }

  async #ask(question: Question): Promise<{ rows: unknown[]; more: boolean }> {
    const heard = new AbortController();
    const closed = once(this.#port, 'close', heard).then(() => {
      throw Object.assign(new Error('The thread that reads has ended.'), { code: 'ECONNRESET' });
    });
    const answered = once(this.#port, 'message', heard) as Promise<[Answer]>;
    // The loser's listener goes with the winner; its rejection is nobody's business.
    closed.catch(() => undefined);
    answered.catch(() => undefined);
    this.#port.postMessage(question);
    try {
      const [answer] = await Promise.race([answered, closed]);
      if (!('fault' in answer)) return answer;
      const { message, ...codes } = answer.fault;
      throw Object.assign(new Error(message), codes);
    } finally {
      heard.abort();
    }
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows } = await this.#ask({ sql, parameters: parameters as SQLInputValue[] });
    return { rows: rows as R[] };
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery, chunk = 100): AsyncGenerator<QueryResult<R>> {
    let answer = await this.#ask({ sql, parameters: parameters as SQLInputValue[], chunk });
    try {
      yield { rows: answer.rows as R[] };
      while (answer.more) {
        answer = await this.#ask({ chunk });
        yield { rows: answer.rows as R[] };
      }
    } finally {
      if (answer.more && this.open) await this.#ask({ end: true });
    }
  }

  close(): void {
    this.#port.close();
  }
}
