import { describe, expect, it } from 'vitest';
import { BadAddress, isProxy, readAddress, subscriberOf } from './address.ts';

const read = (env: Record<string, string>) => {
  const { host, port, origin } = readAddress(env);
  return { host, port, origin };
};

describe('the address', () => {
  it.each([
    ['nothing said: this machine only', {}, { host: '127.0.0.1', port: 3000, origin: undefined }],
    ['a free port', { PORT: '0' }, { host: '127.0.0.1', port: 0, origin: undefined }],
    [
      'open to others, with an origin',
      { HOST: '0.0.0.0', ORIGIN: 'https://kurs.kommune.no/' },
      { host: '0.0.0.0', port: 3000, origin: 'https://kurs.kommune.no' },
    ],
    [
      'http on localhost',
      { ORIGIN: 'http://localhost:8080' },
      { host: '127.0.0.1', port: 3000, origin: 'http://localhost:8080' },
    ],
  ])('%s', (_what, env, expected) => {
    expect(read(env as Record<string, string>)).toEqual(expected);
  });

  const needsOrigin = (host: string) =>
    `HOST=${host} gjør kurset synlig for andre maskiner. Da må ORIGIN være adressen folk bruker, for eksempel ORIGIN=https://kurs.kommune.no.`;
  const badOrigin = (text: string) =>
    `ORIGIN må være en https-adresse uten sti, for eksempel https://kurs.kommune.no, ikke «${text}».`;
  it.each([
    [{ HOST: '0.0.0.0' }, needsOrigin('0.0.0.0')],
    [{ HOST: '::' }, needsOrigin('::')],
    [{ HOST: '10.0.0.4' }, needsOrigin('10.0.0.4')],
    [{ HOST: '127.evil.example' }, needsOrigin('127.evil.example')],
    [{ ORIGIN: 'http://kurs.kommune.no' }, badOrigin('http://kurs.kommune.no')],
    [{ ORIGIN: 'https://kurs.kommune.no/kurs' }, badOrigin('https://kurs.kommune.no/kurs')],
    [{ ORIGIN: 'kurs.kommune.no' }, badOrigin('kurs.kommune.no')],
    [{ PORT: 'tre' }, 'PORT må være et tall fra 0 til 65535, ikke «tre».'],
    [{ PORT: '70000' }, 'PORT må være et tall fra 0 til 65535, ikke «70000».'],
    [
      { TRUSTED_PROXY: '10.0.0.0/40' },
      'TRUSTED_PROXY må være adresser eller nett (10.0.0.5, 10.1.0.0/16), ikke «10.0.0.0/40».',
    ],
  ])('%o is refused in one sentence', (env, words) => {
    expect(() => readAddress(env as Record<string, string>)).toThrow(new BadAddress(words));
  });

  it('knows its proxies, also in IPv6 clothes, and nobody else', () => {
    const { proxies } = readAddress({ TRUSTED_PROXY: '10.0.0.5, 10.1.0.0/16, fd00::/8' });
    const asked = ['10.0.0.5', '::ffff:10.0.0.5', '10.1.200.3', 'fd12::1', '10.0.0.6', '::1', 'unknown', ''];
    expect(asked.filter((address) => isProxy(proxies, address))).toEqual(asked.slice(0, 4));
  });
});

const CLIENTS: [string, string][] = [
  ['10.0.0.5', '10.0.0.5'],
  ['::ffff:10.0.0.5', '10.0.0.5'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::ffff', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
  ['', ''],
];
it.each(CLIENTS)('%j is counted as %s', (address, client) => {
  expect(subscriberOf(address)).toBe(client);
});
