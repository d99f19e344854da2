import { describe, expect, it } from 'vitest';
import type { SyncRequest } from '#lib/scenario/attempt.ts';
import { httpContact } from './http.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const request: SyncRequest = { v: 2, learner: 'p', held: [], attempts: [], confirmations: [] };
const good = { results: [{ id: 'a', receipt: 'K' }], missing: [], status: [] };

const json =
  (status: number, body: unknown, headers = {}) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { ...JSON_TYPE, ...headers } }));
const html = (status: number) => () =>
  Promise.resolve(new Response('<h1>Gjestenett</h1>', { status, headers: { 'content-type': 'text/html' } }));
const fails = (error: unknown) => () => Promise.reject(error as Error);
const redirected = () =>
  Promise.resolve({ type: 'opaqueredirect', status: 0, headers: new Headers() } as Response);
const cut = () => Promise.resolve(new Response('{"results":[', { status: 200, headers: JSON_TYPE }));

const contactOver = (fetch: typeof globalThis.fetch) =>
  httpContact({ fetch, limit: () => new AbortController().signal });

describe('what an answer to a hand-in means', () => {
  it.each<[string, () => Promise<Response>, unknown]>([
    ['receipts', json(200, good), { kind: 'answer', answer: good }],
    [
      'nothing accepted, each with a reason',
      json(422, { ...good, results: [{ id: 'a', refused: 'ulovlig-steg' }] }),
      { kind: 'answer', answer: { ...good, results: [{ id: 'a', refused: 'ulovlig-steg' }] } },
    ],
    ['no connection', fails(new TypeError('Failed to fetch')), { kind: 'offline' }],
    ['nothing within 30 s', fails(new DOMException('', 'TimeoutError')), { kind: 'offline' }],
    ['cut half-way', cut, { kind: 'offline' }],
    ["a captive portal's page", html(200), { kind: 'not-ours' }],
    ["a captive portal's login", html(511), { kind: 'busy' }],
    ['a redirect to a login page', redirected, { kind: 'not-ours' }],
    ["a proxy's 404", html(404), { kind: 'not-ours' }],
    ['JSON of somebody else', json(200, { ok: true }), { kind: 'not-ours' }],
    [
      'a receipt that is empty',
      json(200, { ...good, results: [{ id: 'a', receipt: '' }] }),
      { kind: 'not-ours' },
    ],
    ['no session', json(401, {}), { kind: 'expired' }],
    ["another person's session", json(409, {}), { kind: 'other-person' }],
    ['an erased person', json(410, {}), { kind: 'erased' }],
    ['too much at a time', json(413, {}), { kind: 'too-big' }],
    ['too often', json(429, {}, { 'retry-after': '7' }), { kind: 'busy', after: 7 }],
    ['down', json(503, {}), { kind: 'busy' }],
    ['not understood', json(400, {}), { kind: 'rejected' }],
  ])('%s', async (_what, fetch, sent) => {
    expect(await contactOver(fetch).handIn(request)).toEqual(sent);
  });

  it('asks for no redirect to be followed, nothing to be cached, and sends JSON', async () => {
    let seen: RequestInit | undefined;
    await contactOver((_path, init) => ((seen = init), json(200, good)())).handIn(request, true);
    expect(seen).toMatchObject({ method: 'POST', redirect: 'manual', cache: 'no-store', keepalive: true });
    expect(seen?.body).toBe(JSON.stringify(request));
    expect(seen?.headers).toMatchObject(JSON_TYPE);
  });

  it('does not hide a fault of ours', async () => {
    await expect(contactOver(fails(new RangeError('ours'))).handIn(request)).rejects.toThrow('ours');
  });
});

describe('who is logged in', () => {
  it.each<[string, () => Promise<Response>, string]>([
    ['nobody', json(200, { person: null, status: [] }), 'answer'],
    ['somebody', json(200, { person: { id: 'p' }, status: [] }), 'answer'],
    ['somebody without an id', json(200, { person: {}, status: [] }), 'not-ours'],
    ['a portal', html(200), 'not-ours'],
  ])('%s', async (_what, fetch, kind) => expect((await contactOver(fetch).me()).kind).toBe(kind));
});

describe('leaving', () => {
  it.each<[string, () => Promise<Response>, boolean]>([
    ['done', json(200, {}), true],
    ['was out already', json(401, {}), true],
    ['no connection', fails(new TypeError('')), false],
    ['a portal', html(200), false],
    ['the server is down', json(500, {}), false],
  ])('%s: %s', async (_what, fetch, left) => expect(await contactOver(fetch).leave()).toBe(left));
});
