/**
 * Sends mails through the municipality's own server: `SMTP_URL`, and `MAIL_FROM` when the contact's address is not
 * the sender. Without `SMTP_URL` there is no mailer, and everything that would send says so.
 */
import { createTransport } from 'nodemailer';
import type { Municipality } from '#lib/course/course.ts';
import type { MailWords, Sender } from '#lib/i18n/nb/mail.ts';
import { isLoopback } from './loopback.ts';
import { htmlOf, textOf, type MailLook } from './mail-look.ts';

/** Why a mail did not go, or may not have gone. */
export type MailFault =
  /** The address cannot be one. */
  | 'adresse'
  /** The server said no to this address or mail, for good. */
  | 'avvist'
  /** The server said no for now. */
  | 'midlertidig'
  /** The server was not reached, or did not let us in. */
  | 'ingen-forbindelse'
  /** The connection was lost after the mail was handed over: it may have gone. */
  | 'usikker';

export interface Mailer {
  look: MailLook;
  /** Sends one mail to one person. @returns null when the server has taken it */
  send(to: { name: string; address: string }, words: MailWords): Promise<MailFault | null>;
  /** Can the server be reached, and does it let us in? */
  reach(): Promise<boolean>;
}

type Environment = Record<string, string | undefined>;

/** Milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** How mails look and what they say of us, also where none can be sent: HR sees them before the server is set up. */
export function lookOf(
  { name, contact, workingHours, colours }: Municipality,
  course: string,
  origin: string,
): MailLook {
  const sender: Sender = { course, municipality: name, contact, workingHours };
  return { sender, origin, water: colours?.water };
}

/**
 * @param origin ours: the only address a mail is built from
 * @returns null when no server is given
 * @throws with one clear line when what is given cannot be used
 */
export function mailerOf(
  env: Environment,
  municipality: Municipality,
  course: string,
  origin: string,
): Mailer | null {
  const url = env['SMTP_URL'];
  if (!url) return null;
  if (!/^smtps?:\/\//.test(url)) throw new Error('SMTP_URL must begin with smtp:// or smtps://');
  const from = env['MAIL_FROM'] || municipality.contact.email;
  if (!isAddress(from)) throw new Error('MAIL_FROM must be one e-mail address.');
  const look = lookOf(municipality, course, origin);
  const { sender } = look;
  // What stands in a mail is ours alone: nothing is read from files or fetched.
  // STARTTLS is demanded: an offer can be taken away on the line. `?requireTLS=false` in the address is IT's own word.
  const requireTLS = url.startsWith('smtp:') && !(URL.canParse(url) && isLoopback(new URL(url)));
  const safe = { requireTLS, disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url, ...PATIENCE, ...safe });
  return {
    look,
    async send({ name, address }, words) {
      if (!isAddress(address)) return 'adresse';
      try {
        await transport.sendMail({
          from: { name: oneLine(`${sender.course}, ${sender.municipality}`), address: from },
          replyTo: { name: oneLine(sender.contact.name), address: sender.contact.email },
          to: { name: oneLine(name), address },
          subject: oneLine(words.subject),
          text: textOf(words, look),
          html: htmlOf(words, look),
          // Nobody's holiday answer needs to come back.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return null;
      } catch (error) {
        return faultOf(error);
      }
    },
    async reach() {
      try {
        return await transport.verify();
      } catch {
        return false;
      }
    },
  };
}

/** One address and nothing else: no list, no name, no line break. */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+\.[^\s<>()[\]\\,;:"@\p{Cc}]+$/u.test(text)
  );
}

/** A header is one line. What is not a letter of that line becomes a blank. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** Errors before anything was handed over. */
const BEFORE = ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'EPROXY'];

/** Only what is known not to have gone may be tried again; everything else may have gone. */
export function faultOf(error: unknown): MailFault {
  const { code, command, responseCode, syscall, timeoutType } = error as Record<string, unknown>;
  // Not this address: it is we who are not let in.
  if (BEFORE.includes(String(code)) || command === 'MAIL FROM') return 'ingen-forbindelse';
  if (typeof responseCode === 'number' && responseCode >= 500) return 'avvist';
  if (typeof responseCode === 'number' && responseCode >= 400) return 'midlertidig';
  if (syscall === 'connect') return 'ingen-forbindelse';
  if (timeoutType !== undefined && timeoutType !== 'SOCKET_TIMEOUT') return 'ingen-forbindelse';
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'avvist';
  return 'usikker';
}
