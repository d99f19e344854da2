import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';
import { CLIENT_ADDRESS, receive } from './front.ts';

let server: Server | undefined;
afterEach(() => server?.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real server whose application answers with the headers it was given. */
async function ask(
  { origin, proxies = '' }: { origin?: string; proxies?: string },
  { path = '/', method = 'GET', ...headers }: Record<string, string>,
): Promise<Answer> {
  const trusted = readAddress({ TRUSTED_PROXY: proxies }).proxies;
  const app = createServer((req, res) => {
    const { port } = app.address() as AddressInfo;
    if (receive(req, res, origin ?? `http://localhost:${port}`, trusted))
      res.end(JSON.stringify(req.headers));
  });
  server = app;
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const { port } = app.address() as AddressInfo;
  const host = (headers['host'] ?? 'localhost:PORT').replace('PORT', String(port));
  return new Promise((resolve, reject) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      path,
      method,
      headers: { ...headers, host },
      agent: false,
    });
    sent.on('error', reject).on('response', (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        body = body.replaceAll(String(port), 'PORT');
        const location = response.headers.location?.replace(String(port), 'PORT');
        resolve({
          status: response.statusCode ?? 0,
          headers: { ...response.headers, ...(location && { location }) },
          body,
        });
      });
    });
    sent.end();
  });
}

const seen = ({ body }: Answer) => JSON.parse(body) as Record<string, string>;

describe('every request', () => {
  it('gets the headers that prerendered pages need too', async () => {
    const { headers } = await ask({}, {});
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': "frame-ancestors 'none'",
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('is told to use https from now on when that is the origin', async () => {
    const { headers } = await ask({ origin: 'https://kurs.no' }, { host: 'kurs.no' });
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it.each([
    ['the name', { host: 'localhost:PORT' }, 200, ''],
    ['the name in capitals', { host: 'LOCALHOST:PORT' }, 200, ''],
    ['the number', { host: '127.0.0.1:PORT', path: '/kurs?a=1' }, 308, 'http://localhost:PORT/kurs?a=1'],
    ['the number, six wide', { host: '[::1]:PORT' }, 308, 'http://localhost:PORT/'],
    [
      'the number, on the way elsewhere',
      { host: '127.0.0.1:PORT', path: '//evil.example' },
      308,
      'http://localhost:PORT/evil.example',
    ],
    ['the number, with something to do', { host: '127.0.0.1:PORT', method: 'POST' }, 421, ''],
    ['another host', { host: 'evil.example' }, 421, ''],
    ['another port', { host: 'localhost:1' }, 421, ''],
    ['a name that only begins right', { host: 'localhost:PORT.evil.example' }, 421, ''],
    ['a whole address as path', { path: 'http://evil.example/' }, 400, ''],
    ['an inner address, watching over it', { host: '10.0.0.9', path: '/api/health' }, 200, ''],
  ])('asking for %s', async (_what, sent, status, location) => {
    const answer = await ask({}, sent as unknown as Record<string, string>);
    expect([answer.status, answer.headers.location ?? '']).toEqual([status, location]);
  });

  it('by number is not redirected where the origin has a name of its own', async () => {
    expect(await ask({ origin: 'https://kurs.no' }, { host: '127.0.0.1:PORT' })).toMatchObject({
      status: 421,
      body: 'Denne tjenesten finnes på https://kurs.no.',
    });
  });
});

describe('the client address', () => {
  const forwarded = {
    'x-forwarded-for': '6.6.6.6, 1.2.3.4',
    'x-forwarded-host': 'evil.example',
    forwarded: 'for=x',
  };

  it('is the sender’s when nobody is trusted; what was forwarded is gone', async () => {
    const headers = seen(await ask({}, { ...forwarded, [CLIENT_ADDRESS]: '9.9.9.9' }));
    expect(headers[CLIENT_ADDRESS]).toBe('127.0.0.1');
    expect(Object.keys(headers).filter((name) => name.includes('forwarded'))).toEqual([]);
  });

  it('is what a trusted proxy saw, not what its client claimed', async () => {
    expect(seen(await ask({ proxies: '127.0.0.1' }, forwarded))[CLIENT_ADDRESS]).toBe('1.2.3.4');
  });

  it('is one client whatever port it uses, and wherever in its own network it stands', async () => {
    const seenAs = async (from: string) =>
      seen(await ask({ proxies: '127.0.0.1' }, { 'x-forwarded-for': from }))[CLIENT_ADDRESS];
    expect(await seenAs('1.2.3.4:50123')).toBe('1.2.3.4');
    expect(await seenAs('2001:db8:1:2:aaaa::1')).toBe(await seenAs('2001:db8:1:2:bbbb::2'));
  });

  it('is looked for behind a row of trusted proxies', async () => {
    expect(seen(await ask({ proxies: '127.0.0.1, 1.2.3.0/24' }, forwarded))[CLIENT_ADDRESS]).toBe('6.6.6.6');
  });
});
