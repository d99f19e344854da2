import { describe, expect, it } from 'vitest';
import { isForeign, isNoAction, setHeaders } from './front-door.ts';

const OURS = 'https://kurs.ringebu.kommune.no';
const asked = (method: string, headers: Record<string, string>) => ({
  method,
  headers: new Headers(headers),
});

describe('a request that changes something', () => {
  const CASES: [string, string, Record<string, string>, boolean][] = [
    ['from our own page', 'POST', { origin: OURS, 'sec-fetch-site': 'same-origin' }, false],
    ['from our own page in a browser that says less', 'POST', { origin: OURS }, false],
    ['from nowhere', 'POST', {}, true],
    ['from nowhere, by its own word', 'POST', { 'sec-fetch-site': 'same-origin' }, true],
    ['from another site', 'POST', { origin: 'https://example.com' }, true],
    [
      'from another site, claiming to be ours',
      'POST',
      { origin: OURS, 'sec-fetch-site': 'cross-site' },
      true,
    ],
    ['from a neighbour', 'POST', { origin: OURS, 'sec-fetch-site': 'same-site' }, true],
    ['from an opaque place', 'POST', { origin: 'null' }, true],
    ['over http', 'POST', { origin: OURS.replace('https', 'http') }, true],
    ['from another port', 'POST', { origin: `${OURS}:8443` }, true],
    ['from a look-alike', 'POST', { origin: `${OURS}.example.com` }, true],
    ['with another method', 'DELETE', { origin: 'https://example.com' }, true],
    ['that only reads', 'GET', { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' }, false],
  ];
  it.each(CASES)('%s', (_, method, headers, foreign) => {
    expect(isForeign(asked(method, headers), OURS)).toBe(foreign);
  });
});

describe('the headers', () => {
  const of = (routeId: string | null, url = `${OURS}/x`, given: Record<string, string> = {}) => {
    const headers = new Headers(given);
    setHeaders(headers, routeId, new URL(url));
    return Object.fromEntries(headers);
  };

  it('are all there', () => {
    expect(of('/api/me')).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('promise https only over https', () => {
    expect(of('/api/me', 'http://localhost:3000/api/me')).not.toHaveProperty('strict-transport-security');
  });

  it('add to the policy of a page, and do not take anything from it', () => {
    const policy = { 'content-security-policy': "default-src 'none'; script-src 'self'" };
    expect(of('/hr', undefined, policy)['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    );
  });

  it.each(['/i/[token]', '/logg-inn/[token]', '/kursbevis/[code]'])(
    'of %s never let the token leave',
    (route) => {
      expect(of(route)).toMatchObject({
        'referrer-policy': 'no-referrer, strict-origin',
        'cache-control': 'no-store',
      });
    },
  );

  it.each(['/hr', '/hr/personer', '/hr/completions.csv', '/api/sync', '/logg-inn', '/ny-lenke', null])(
    'of %s are not kept',
    (route) => {
      expect(of(route, undefined, { 'cache-control': 'max-age=60' })['cache-control']).toBe('no-store');
    },
  );

  it.each(['/', '/kurs', '/kurs/[lesson]/[scenario]'])('of %s may be kept', (route) => {
    expect(of(route)).not.toHaveProperty('cache-control');
  });
});

describe('a form action', () => {
  const NAMES = [
    '?/default',
    '?/constructor',
    '?/__proto__',
    '?/toString',
    '?/sok&/valueOf',
    '?%2Fconstructor',
  ];
  it.each(NAMES)('%s is none of ours', (name) => {
    expect(isNoAction(new URL(`${OURS}/hr/personer${name}`))).toBe(true);
  });
  it.each(['', '?/sok', '?/ut', '?/unknown', '?constructor', '?side=2'])('%j may be', (name) => {
    expect(isNoAction(new URL(`${OURS}/hr/personer${name}`))).toBe(false);
  });
});
