/** Reads a JSON body without believing what its headers say about it. */

export type JsonBody =
  | { ok: true; value: unknown }
  | { ok: false; status: 400 | 413 | 415; error: 'ugyldig' | 'for-stor' | 'feil-type' };

const refuse = <S extends 400 | 413 | 415>(status: S, error: 'ugyldig' | 'for-stor' | 'feil-type') =>
  ({ ok: false, status, error }) as const;

/**
 * @param most bytes. What comes after is thrown away as it arrives: a browser that is still sending does not listen.
 * @returns the value, or why not. Never throws for what a client can send.
 */
export async function readJson(request: Request, most: number): Promise<JsonBody> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') return refuse(415, 'feil-type');
  // Nothing we serve compresses what it sends; a bomb would.
  if ((request.headers.get('content-encoding') ?? 'identity') !== 'identity') return refuse(415, 'feil-type');

  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size <= most) chunks.push(chunk);
    }
  } catch {
    // Cut off half-way, or beyond the server's own limit.
    return size > most || Number(request.headers.get('content-length')) > most
      ? refuse(413, 'for-stor')
      : refuse(400, 'ugyldig');
  }
  if (size > most) return refuse(413, 'for-stor');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return refuse(400, 'ugyldig');
  }
}
