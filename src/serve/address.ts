/** Where the server listens, and what it is called from outside. Read once, from the environment. */
import { BlockList, isIP } from 'node:net';

export interface Address {
  host: string;
  /** 0 = any free port. */
  port: number;
  /** Undefined: `http://localhost:<port>`, known once the port is. */
  origin?: string;
  /** Proxies whose X-Forwarded-For is believed. */
  proxies: BlockList;
}

/** The user's mistake: told in one line, without a stack. */
export class BadAddress extends Error {}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);

/**
 * @param env HOST, PORT, ORIGIN, TRUSTED_PROXY
 * @throws `BadAddress` with the sentence to print
 */
export function readAddress(env: Record<string, string | undefined>): Address {
  const host = env['HOST'] || '127.0.0.1';
  const port = Number(env['PORT'] || '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new BadAddress(`PORT må være et tall fra 0 til 65535, ikke «${env['PORT']}».`);
  }
  const origin = env['ORIGIN'] ? readOrigin(env['ORIGIN']) : undefined;
  if (!origin && !isLoopback(host)) {
    throw new BadAddress(
      `HOST=${host} gjør kurset synlig for andre maskiner. Da må ORIGIN være adressen folk bruker, ` +
        'for eksempel ORIGIN=https://kurs.kommune.no.',
    );
  }
  return { host, port, ...(origin && { origin }), proxies: readProxies(env['TRUSTED_PROXY'] ?? '') };
}

/** Login cookies and passkeys only work over https, or on localhost. */
function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === 'localhost');
  if (!url || !safe || url.origin !== text.replace(/\/$/, '')) {
    throw new BadAddress(
      `ORIGIN må være en https-adresse uten sti, for eksempel https://kurs.kommune.no, ikke «${text}».`,
    );
  }
  return url.origin;
}

/** @param text addresses or networks, separated by commas: `10.0.0.5, 10.1.0.0/16` */
function readProxies(text: string): BlockList {
  const list = new BlockList();
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (!entry) continue;
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    const wide = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? wide : Number(bits);
    if (!family || !Number.isInteger(prefix) || prefix < 0 || prefix > wide) {
      throw new BadAddress(
        `TRUSTED_PROXY må være adresser eller nett (10.0.0.5, 10.1.0.0/16), ikke «${entry}».`,
      );
    }
    list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/**
 * Whom to count as one client: an IPv6 subscriber has at least a /64 to change addresses in.
 * @returns IPv4 as it is, the first half of IPv6, anything else untouched
 */
export function subscriberOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) !== 6) return plain;
  const [front = [], back = []] = plain.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const half = [...front, ...zeros, ...back].slice(0, 4);
  return `${half.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** True when the address is one of the trusted proxies. IPv4 in IPv6 clothes counts as IPv4. */
export function isProxy(proxies: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && proxies.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
