/** Reads a JSON body without believing what its headers say about it. */
import { readBytes } from './body.ts';

export type JsonBody =
  | { ok: true; value: unknown }
  | { ok: false; status: 400 | 413 | 415; error: 'ugyldig' | 'for-stor' | 'feil-type' };

const refuse = <S extends 400 | 413 | 415>(status: S, error: 'ugyldig' | 'for-stor' | 'feil-type') =>
  ({ ok: false, status, error }) as const;

/**
 * @param most bytes
 * @returns the value, or why not. Never throws for what a client can send.
 */
export async function readJson(request: Request, most: number): Promise<JsonBody> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') return refuse(415, 'feil-type');
  // Nothing we serve compresses what it sends; a bomb would.
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity') return refuse(415, 'feil-type');

  const bytes = await readBytes(request, most);
  if (bytes === 'too-big') return refuse(413, 'for-stor');
  if (bytes === 'cut-off') return refuse(400, 'ugyldig');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return refuse(400, 'ugyldig');
  }
}
