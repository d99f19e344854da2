/** Makes or uses a passkey in this browser. What goes wrong is an answer, never an exception. */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

export type KeyResult =
  'ok' | 'cancelled' | 'already' | 'refused' | 'offline' | 'unsupported' | { wait: number };

/** Logs in with whichever of this browser's keys the user picks. */
export function useKey(): Promise<KeyResult> {
  return ask('login', (optionsJSON) => startAuthentication({ optionsJSON }));
}

/** Makes a key on this device and registers it. */
export function makeKey(): Promise<KeyResult> {
  return ask('register', (optionsJSON) => startRegistration({ optionsJSON }));
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what the server sends is what the library takes
async function ask(what: 'login' | 'register', sign: (options: any) => Promise<unknown>): Promise<KeyResult> {
  if (!browserSupportsWebAuthn()) return 'unsupported';
  const options = await post(`/api/passkey/${what}-options`, {});
  if (options === undefined) return 'offline';
  if (!options.ok) return refusalOf(options);
  let answer: unknown;
  try {
    answer = await sign(await options.json());
  } catch (error) {
    const known =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return known ? 'already' : 'cancelled';
  }
  const result = await post(`/api/passkey/${what}`, answer);
  if (result === undefined) return 'offline';
  return result.ok ? 'ok' : refusalOf(result);
}

function refusalOf(response: Response): KeyResult {
  const wait = Number(response.headers.get('retry-after'));
  return response.status === 429 && wait > 0 ? { wait } : 'refused';
}

async function post(path: string, body: unknown): Promise<Response | undefined> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}
