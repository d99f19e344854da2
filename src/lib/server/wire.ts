/**
 * What may come over the wire in `POST /api/sync`. The envelope must be right as a whole; each attempt is judged
 * by itself, so one that is malformed holds up nobody. Unknown keys are refused everywhere.
 */
import * as v from 'valibot';
import type { HandedConfirmation, HandedIn } from '#lib/scenario/attempt.ts';
import { MAX_STEPS } from '#lib/scenario/replay.ts';

/** Bytes. Fifty long attempts are a fifth of it. */
export const MAX_BODY = 256 * 1024;
const MAX_ATTEMPTS = 50;
const MAX_CONFIRMATIONS = 50;
const MAX_HELD = 1000;
const MAX_PICKS = 100;

/** As `crypto.randomUUID()` and our UUID v5 write them. */
const uuid = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,99}$/));
/** Whatever zone it was said in, it is kept as UTC. */
const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text).toISOString()),
);

const step = v.union([
  v.strictObject({ scene: id, choice: id }),
  v.strictObject({ scene: id, picks: v.pipe(v.array(id), v.maxLength(MAX_PICKS)) }),
]);

const attempt = v.strictObject({
  id: uuid,
  scenario: v.pipe(v.string(), v.maxLength(200), v.regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)),
  edition: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  role: v.picklist(['ansatt', 'folkevalgt']),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/)),
  finishedAt: time,
  steps: v.pipe(v.array(step), v.maxLength(MAX_STEPS)),
});

const confirmation = v.strictObject({
  id: uuid,
  role: v.picklist(['ansatt', 'folkevalgt', 'begge']),
  what: id,
  says: v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/)),
  at: time,
});

/** Handed on as it came: a copy would lose what the attempt's own check must refuse (`__proto__`). */
const withId = v.custom<{ id: string }>(
  (value) => typeof value === 'object' && value !== null && 'id' in value && v.is(uuid, value.id),
);

const first = {
  learner: uuid,
  held: v.pipe(v.array(uuid), v.maxLength(MAX_HELD)),
  attempts: v.pipe(v.array(withId), v.maxLength(MAX_ATTEMPTS)),
};
/** This version and the one before. */
const envelope = v.variant('v', [
  v.strictObject({ v: v.literal(1), ...first }),
  v.strictObject({
    v: v.literal(2),
    ...first,
    confirmations: v.pipe(v.array(withId), v.maxLength(MAX_CONFIRMATIONS)),
  }),
]);

/** Attempts and confirmations are not yet known to be more than something with an id. */
export interface SyncEnvelope {
  learner: string;
  held: string[];
  attempts: { id: string }[];
  confirmations: { id: string }[];
}

/** @returns undefined when it is not the agreed shape */
export function readEnvelope(body: unknown): SyncEnvelope | undefined {
  const read = v.safeParse(envelope, body, { abortEarly: true });
  return read.success ? { confirmations: [], ...read.output } : undefined;
}

/** @returns undefined when it is not the agreed shape */
export function readConfirmation(handedIn: unknown): HandedConfirmation | undefined {
  const read = v.safeParse(confirmation, handedIn, { abortEarly: true });
  return read.success ? read.output : undefined;
}

/** @returns undefined when it is not the agreed shape */
export function readAttempt(handedIn: unknown): HandedIn | undefined {
  const read = v.safeParse(attempt, handedIn, { abortEarly: true });
  return read.success ? read.output : undefined;
}
