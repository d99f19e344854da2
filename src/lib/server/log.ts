/**
 * One JSON line for each thing worth knowing, UTC, on standard output. What may stand in it is listed here, so no
 * name, address, token or answer can slip in: a new field is a deliberate act.
 */
export interface LogFields {
  /** The request's id; the same one the user is shown. */
  id?: string;
  route?: string;
  method?: string;
  status?: number;
  ms?: number;
  count?: number;
  store?: string;
  reason?: string;
  error?: LoggedError;
}

export interface LoggedError {
  name: string;
  message?: string;
  code?: string;
  constraint?: string;
  at: string[];
}

type Level = 'info' | 'warn' | 'error';

/** @param event what happened, in English, the same words every time: they are searched for */
export function log(level: Level, event: string, fields: LogFields = {}, now = new Date()): void {
  process.stdout.write(`${JSON.stringify({ at: now.toISOString(), level, event, ...fields })}\n`);
}

/** Messages of these are written by us or name code only. Others (a driver's, a parser's) may quote what somebody sent. */
const QUOTES_NOTHING: readonly unknown[] = [Error, TypeError, ReferenceError, RangeError];

/** What may be kept of an error: where it was thrown, never what it was thrown over. */
export function loggable(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(QUOTES_NOTHING.includes(error.constructor) && { message: error.message }),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}
