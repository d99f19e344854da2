/** Takes in what a client sends, and no more of it than was agreed. */

/**
 * @param most bytes. What comes after is thrown away as it arrives: a browser that is still sending does not listen.
 * @returns the bytes; never throws for what a client can send
 */
export async function readBytes(
  request: Request,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-big' | 'cut-off'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size <= most) chunks.push(chunk);
    }
  } catch {
    // Cut off half-way, or beyond the server's own limit.
    return size > most || Number(request.headers.get('content-length')) > most ? 'too-big' : 'cut-off';
  }
  return size > most ? 'too-big' : Buffer.concat(chunks);
}
