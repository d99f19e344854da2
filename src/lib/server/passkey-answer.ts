/** The shape of what a browser sends when a passkey has been made or used. */
import * as v from 'valibot';

const bytes = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9_-]*$/));

/** Browsers add fields as the standard grows: those are let through, for the verifier reads only what it knows. */
const KeyAnswer = v.looseObject({
  id: v.pipe(bytes(2048), v.minLength(1)),
  rawId: bytes(2048),
  type: v.literal('public-key'),
  response: v.looseObject({
    clientDataJSON: bytes(8192),
    attestationObject: v.optional(bytes(32_768)),
    authenticatorData: v.optional(bytes(8192)),
    signature: v.optional(bytes(8192)),
    userHandle: v.optional(bytes(256)),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(32))), v.maxLength(16))),
  }),
  clientExtensionResults: v.looseObject({}),
});

/** @returns the answer, or null when it is not the agreed shape */
export function readKeyAnswer(body: unknown): v.InferOutput<typeof KeyAnswer> | null {
  const read = v.safeParse(KeyAnswer, body);
  return read.success ? read.output : null;
}
