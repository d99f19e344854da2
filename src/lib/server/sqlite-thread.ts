/**
 * The thread that reads the SQLite file (`sqlite-reading.ts` starts it): whole municipalities are counted here while
 * the server goes on answering. Each port that comes in is a reader with a connection of its own, one question at a time.
 */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openSqlite } from './sqlite-file.ts';
import type { Answer, Question } from './sqlite-reading.ts';

const { path } = workerData as { path: string };

parentPort?.on('message', (port: MessagePort) => {
  let db: ReturnType<typeof openSqlite> | undefined;
  let rows: Iterator<unknown> | undefined;

  function answer(question: Question): Answer {
    db ??= openSqlite(path, { readOnly: true });
    if ('sql' in question) {
      const statement = db.prepare(question.sql);
      if (question.chunk === undefined) return { rows: statement.all(...question.parameters), more: false };
      rows = statement.iterate(...question.parameters);
    }
    // A snapshot is held as long as somebody reads from it.
    if ('end' in question) rows?.return?.();
    else return next(question.chunk as number);
    return { rows: [], more: false };
  }

  function next(chunk: number): Answer {
    const some: unknown[] = [];
    while (some.length < chunk) {
      const step = rows?.next();
      if (!step || step.done) return { rows: some, more: false };
      some.push(step.value);
    }
    return { rows: some, more: true };
  }

  port.on('message', (question: Question) => {
    try {
      port.postMessage(answer(question));
    } catch (error) {
      // What an error carries beside its message is lost on the way.
      const { message, code, errcode } = error as Error & { code?: string; errcode?: number };
      port.postMessage({ fault: { message, code, errcode } } satisfies Answer);
    }
  });
  port.on('close', () => db?.close());
});
