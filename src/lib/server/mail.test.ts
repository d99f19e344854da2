/** Mails, sent to a real server on loopback and read without the library that wrote them. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Municipality } from '#lib/course/course.ts';
import { mail, type MailWords, type ReminderFacts } from '#lib/i18n/nb/mail.ts';
import { isAddress, mailerOf, type Mailer } from './mail.ts';
import { startPostbox, type Postbox } from './testing/postbox.ts';

const MUNICIPALITY: Municipality = {
  name: 'Åfjorden kommune',
  contact: { name: 'Personalavdelingen', email: 'hr@fosselva.example' },
  workingHours: 'Ansatte tar kurset i arbeidstiden.',
  colours: { water: '#204080' },
};
const ORIGIN = 'https://kurs.fosselva.example';
const FACTS: ReminderFacts = {
  ...{ firstName: 'Åse', role: 'ansatt', place: 'Lauvlia skole', deadline: '2026-12-05', days: 7 },
  ...{ begun: false, again: null, link: `${ORIGIN}/i/abc-DEF_123` },
};

describe('a mail', () => {
  let box: Postbox;
  let mailer: Mailer;
  beforeAll(async () => {
    box = await startPostbox();
    mailer = mailerOf({ SMTP_URL: box.url }, MUNICIPALITY, 'Sunn fornuft', ORIGIN) as Mailer;
  });
  afterAll(() => box.stop());
  beforeEach(() => {
    box.mails.length = 0;
    box.says.clear();
    box.hangUp = false;
  });
  const words = (different: Partial<ReminderFacts> = {}) =>
    mail.reminder({ ...FACTS, ...different }, mailer.look.sender);
  const sent = async (to: { name: string; address: string }, said: MailWords = words()) => {
    expect(await mailer.send(to, said)).toBeNull();
    expect(box.mails).toHaveLength(1);
    return box.mails[0] as (typeof box.mails)[0];
  };

  it('says the same as text and as HTML, with letters that are not English', async () => {
    const caught = await sent({ name: 'Åse Ødegård', address: 'ase@fosselva.example' });
    const one = (name: string) => {
      expect(caught.headers.get(name)).toHaveLength(1);
      return caught.headers.get(name)?.[0];
    };
    expect(one('subject')).toBe('Sunn fornuft: fristen er om 7 dager');
    expect(one('to')).toBe('Åse Ødegård <ase@fosselva.example>');
    expect(one('from')).toContain('<hr@fosselva.example>');
    expect(one('from')).toContain('Sunn fornuft, Åfjorden kommune');
    expect(one('auto-submitted')).toBe('auto-generated');
    expect(caught.to).toEqual(['ase@fosselva.example']);
    for (const body of [caught.text, caught.html]) {
      expect(body).toContain('Hei, Åse');
      expect(body).toContain('Som ansatt ved Lauvlia skole skal du ta kurset «Sunn fornuft».');
      expect(body).toContain('Fristen er 5. desember 2026, altså om 7 dager.');
      expect(body).toContain('https://kurs.fosselva.example/i/abc-DEF_123');
      expect(body).toContain('Personalavdelingen: hr@fosselva.example');
    }
    expect(caught.html).toContain('background:#204080');
    expect(caught.html).not.toMatch(/<(table|img|script|link|style)\b|url\(/);
    // The line itself is letters of ASCII, whatever the names are.

    expect(caught.raw).toMatch(/^[\u0000-\u007f]*$/);
    expect(caught.raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  });

  it('has only the addresses of ours and of the contact in it', async () => {
    const caught = await sent({ name: 'Åse', address: 'ase@fosselva.example' });
    const addresses = [...`${caught.text}${caught.html}`.matchAll(/https?:\/\/[^\s"<,]+/g)].map(
      ([found]) => found,
    );
    expect(new Set(addresses.map((found) => new URL(found).origin))).toEqual(new Set([ORIGIN]));
  });

  const NASTY = [
    'Åse\r\nBcc: alle@fosselva.example',
    'Åse\nSubject: Noe annet',
    'Åse\r\n\r\n<script>alert(1)</script>',
    'Åse" <offer@evil.example>, "Kari',
    '<img src=x onerror=alert(1)>',
    '\u202Eesreb',
    'Å'.repeat(20_000),
    'Áŋŋel Čállit, O\u2019Hara',
    'Null\u0000byte',
    '   ',
  ];
  it.each(NASTY)('goes to one person whatever the name is (%#)', async (name) => {
    const caught = await sent(
      { name, address: 'ase@fosselva.example' },
      { ...words({ firstName: name.slice(0, 300), place: name.slice(0, 300) }), subject: `Til ${name}` },
    );
    expect(caught.to).toEqual(['ase@fosselva.example']);
    expect([...caught.headers.keys()].sort()).toEqual(
      [
        'auto-submitted',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'reply-to',
        'subject',
        'to',
        'x-auto-response-suppress',
      ].sort(),
    );
    for (const [header, values] of caught.headers) {
      expect(values).toHaveLength(1);
      expect(values[0], header).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(values[0]?.length, header).toBeLessThan(400);
    }
    expect(caught.html).not.toMatch(/<(script|img)\b/);

    expect(caught.text).not.toMatch(/[\u0000\u202e]/);
  });

  const ADDRESSES: [string, boolean][] = [
    ['ase@fosselva.example', true],
    ['åse@fosselva.example', true],
    ['a+b@x.no', true],
    ['ase@fosselva.example, alle@fosselva.example', false],
    ['ase@fosselva.example\r\nBcc: alle@fosselva.example', false],
    ['Åse <ase@fosselva.example>', false],
    ['ase@localhost', false],
    ['ase', false],
    ['', false],
    [`${'a'.repeat(250)}@x.no`, false],
  ];
  it.each(ADDRESSES)('to %j: %s', async (address, good) => {
    expect(isAddress(address)).toBe(good);
    if (good) return;
    expect(await mailer.send({ name: 'Åse', address }, words())).toBe('adresse');
    expect(box.mails).toHaveLength(0);
  });

  it('that the server refuses is told from one that may have gone', async () => {
    const to = { name: 'Åse', address: 'ase@fosselva.example' };
    box.says.set(to.address, { code: 550, message: 'No such user' });
    expect(await mailer.send(to, words())).toBe('avvist');
    box.says.set(to.address, { code: 451, message: 'Later' });
    expect(await mailer.send(to, words())).toBe('midlertidig');
    box.says.clear();
    box.says.set('*', { code: 554, message: 'Spam' });
    expect(await mailer.send(to, words())).toBe('avvist');
    box.says.clear();
    box.hangUp = true;
    expect(await mailer.send(to, words())).toBe('usikker');
  });

  it('knows when nobody answers, and that nothing has gone then', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const lost = mailerOf({ SMTP_URL: `smtp://127.0.0.1:${port}` }, MUNICIPALITY, 'X', ORIGIN) as Mailer;
    expect(await lost.reach()).toBe(false);
    expect(await lost.send({ name: 'Åse', address: 'ase@fosselva.example' }, words())).toBe(
      'ingen-forbindelse',
    );
    expect(await mailer.reach()).toBe(true);
  });
});

it('is not handed to a server in the open, where somebody may have taken STARTTLS away', async () => {
  const box = await startPostbox('127.0.0.2');
  const to = { name: 'Åse', address: 'ase@fosselva.example' };
  const mailer = (url: string) => mailerOf({ SMTP_URL: url }, MUNICIPALITY, 'X', ORIGIN) as Mailer;
  const words = mail.reminder(FACTS, mailer(box.url).look.sender);
  expect(await mailer(box.url).send(to, words)).toBe('ingen-forbindelse');
  expect(await mailer(box.url).reach()).toBe(false);
  expect(box.mails).toEqual([]);
  // IT may say outright that a server on its own network has no TLS.
  expect(await mailer(`${box.url}?requireTLS=false`).send(to, words)).toBeNull();
  await box.stop();
});

it('is not sent without a server, and a wrong setting is said at once', () => {
  expect(mailerOf({}, MUNICIPALITY, 'X', ORIGIN)).toBeNull();
  expect(() => mailerOf({ SMTP_URL: 'http://x' }, MUNICIPALITY, 'X', ORIGIN)).toThrow('SMTP_URL must begin');
  expect(() => mailerOf({ SMTP_URL: 'smtp://x', MAIL_FROM: 'a, b' }, MUNICIPALITY, 'X', ORIGIN)).toThrow(
    'MAIL_FROM',
  );
});

describe('the words of a reminder', () => {
  const sender = {
    course: 'Sunn fornuft',
    municipality: 'Fosselva',
    ...{ contact: MUNICIPALITY.contact, workingHours: 'I arbeidstiden.' },
  };
  const CASES: [Partial<ReminderFacts>, subject: string, part: string][] = [
    [{ days: 1 }, 'Sunn fornuft: fristen er i morgen', 'altså i morgen'],
    [{ days: 0 }, 'Sunn fornuft: fristen er i dag', 'før midnatt'],
    [{ days: -9 }, 'Sunn fornuft: fristen var 5. desember 2026', 'Du kan fortsatt fullføre.'],
    [{ again: 'gaar-ut' }, 'Sunn fornuft: kursbeviset ditt går ut om 7 dager', 'Nå går kursbeviset ditt ut'],
    [
      { again: 'gaatt-ut', days: -7 },
      'Sunn fornuft: fristen var 5. desember 2026',
      'Kursbeviset ditt har gått ut',
    ],
    [{ role: 'folkevalgt' }, 'Sunn fornuft: fristen er om 7 dager', 'Som folkevalgt skal du'],
    [{ begun: true }, 'Sunn fornuft: fristen er om 7 dager', 'Du fortsetter der du slapp.'],
  ];
  it.each(CASES)('%j', (different, subject, part) => {
    const words = mail.reminder({ ...FACTS, ...different }, sender);
    expect(words.subject).toBe(subject);
    expect(words.paragraphs.join(' ')).toContain(part);
    expect(words.paragraphs.includes('I arbeidstiden.')).toBe(different.role !== 'folkevalgt');
    expect(JSON.stringify(words)).not.toContain('!');
  });
});
