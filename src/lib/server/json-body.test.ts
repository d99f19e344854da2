import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readJson } from './json-body.ts';

const MOST = 1000;
const post = (
  body: BodyInit | null,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) =>
  new Request('http://localhost/api/sync', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

/** A body that never says how long it is. */
function trickle(chunks: number, size: number, fails = false): ReadableStream<Uint8Array> {
  let left = chunks;
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(size).fill(0x20));
      else if (fails) controller.error(new Error('cut off'));
      else controller.close();
    },
  });
}

it('reads JSON', async () => {
  expect(await readJson(post('{"v":1,"navn":"Åse"}'), MOST)).toEqual({
    ok: true,
    value: { v: 1, navn: 'Åse' },
  });
});

const TYPES: [string, boolean][] = [
  ['application/json', true],
  ['APPLICATION/Json; charset=utf-8', true],
  ['text/plain', false],
  ['application/x-www-form-urlencoded', false],
  ['text/plain; application/json', false],
  ['application/jsonp', false],
];
it.each(TYPES)('of the type %s: %s', async (type, read) => {
  expect((await readJson(post('{}', { 'content-type': type }), MOST)).ok).toBe(read);
});

const REFUSED: [string, () => Request, number, string][] = [
  ['no body', () => post(null), 400, 'ugyldig'],
  ['an empty body', () => post(''), 400, 'ugyldig'],
  ['no type', () => post(new Uint8Array([0x7b, 0x7d]), {}), 415, 'feil-type'],
  ['a truncated body', () => post('{"v":1,"attempts":['), 400, 'ugyldig'],
  ['two bodies', () => post('{}{}'), 400, 'ugyldig'],
  ['bytes that are no text', () => post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 400, 'ugyldig'],
  ['UTF-16', () => post(Buffer.from('{}', 'utf16le')), 400, 'ugyldig'],
  ['a byte too many', () => post(`"${'a'.repeat(MOST - 1)}"`), 413, 'for-stor'],
  ['a length that is a lie', () => post(trickle(5000, 1000)), 413, 'for-stor'],
  ['a body cut off half-way', () => post(trickle(2, 100, true)), 400, 'ugyldig'],
  ['a body cut off by the server’s own limit', () => post(trickle(50, 100, true)), 413, 'for-stor'],
  [
    'a gzip bomb',
    () =>
      post(gzipSync(Buffer.alloc(10_000_000)), {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      }),
    415,
    'feil-type',
  ],
];
it.each(REFUSED)('refuses %s', async (_, request, status, error) => {
  expect(await readJson(request(), MOST)).toEqual({ ok: false, status, error });
});

it('takes exactly as much as it may', async () => {
  expect((await readJson(post(`"${'a'.repeat(MOST - 2)}"`), MOST)).ok).toBe(true);
});
