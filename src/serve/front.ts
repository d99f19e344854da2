/**
 * What every request passes before the built application sees it: which host it asked for, who sent it, and the
 * headers that also prerendered pages and files need (those never reach `hooks.server.ts`).
 */
import type { BlockList } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isProxy, subscriberOf } from './address.ts';

/** The adapter reads the client's address from here (ADDRESS_HEADER); whatever a client sends in it is replaced. */
export const CLIENT_ADDRESS = 'x-client-address';

const LOOPBACK_NAMES = ['127.0.0.1', '[::1]'];

/**
 * @returns true when the request may go on; false when it has been answered
 */
export function receive(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
  proxies: BlockList,
): boolean {
  setHeaders(response, origin);
  setClientAddress(request, proxies);
  const url = request.url ?? '';
  if (!url.startsWith('/')) return refuse(response, 400, 'Ugyldig adresse.');
  const { host, hostname, port } = new URL(origin);
  const asked = request.headers.host?.toLowerCase();
  if (asked === host) return true;
  // Whoever watches over the server asks by its inner address.
  if (url === '/api/health') return true;
  const byNumber = LOOPBACK_NAMES.some((name) => asked === `${name}:${port}`);
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (hostname === 'localhost' && byNumber && reading) {
    // Passkeys need a name: a number cannot have one.
    response.writeHead(308, { location: origin + safePath(url) }).end();
    return false;
  }
  return refuse(response, 421, `Denne tjenesten finnes på ${origin}.`);
}

/** Defaults: the application may set stricter ones on its own answers. */
function setHeaders(response: ServerResponse, origin: string): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('content-security-policy', "frame-ancestors 'none'");
  // Not `no-referrer`: with it, a browser sends `Origin: null` with forms, and they are refused.
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
  // Files with a hash in their name are made immutable by the adapter.
  response.setHeader('cache-control', 'no-cache');
  if (origin.startsWith('https:')) {
    response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
}

/** Forwarded headers are believed from a trusted proxy, and otherwise removed. */
function setClientAddress(request: IncomingMessage, proxies: BlockList): void {
  const sender = request.socket.remoteAddress ?? '';
  const chain = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    // Some proxies write the port as well: another one each time.
    .map((part) => part.trim().replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'))
    .filter(Boolean);
  let client = sender;
  while (isProxy(proxies, client) && chain.length > 0) client = chain.pop() as string;
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded') delete request.headers[name];
  }
  request.headers[CLIENT_ADDRESS] = subscriberOf(client);
}

/** One leading slash: `//elsewhere` would be another host. */
const safePath = (url: string) => `/${url.replace(/^[/\\]+/, '')}`;

function refuse(response: ServerResponse, status: number, words: string): false {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
  return false;
}
