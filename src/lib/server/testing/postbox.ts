/** A mail server on loopback that keeps what it is handed, and reads it without the library that wrote it. For tests only. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface CaughtMail {
  /** Whom the envelope names. */
  to: string[];
  /** As it came over the line. */
  raw: string;
  /** By name in small letters, unfolded, encoded words decoded; one that stands twice has both. */
  headers: Map<string, string[]>;
  text: string;
  html: string;
}

export interface Postbox {
  url: string;
  mails: CaughtMail[];
  /** What the server answers instead of taking a mail; by address, or for everybody under `*`. */
  says: Map<string, { code: number; message: string }>;
  /** Hangs up after the mail has been handed over, before saying whether it was taken. */
  hangUp: boolean;
  /** Runs while a mail is being handed over, before it is taken. */
  during: (mail: CaughtMail) => Promise<void>;
  stop(): Promise<void>;
}

export async function startPostbox(host = '127.0.0.1'): Promise<Postbox> {
  const box: Omit<Postbox, 'url' | 'stop'> = {
    mails: [],
    says: new Map(),
    hangUp: false,
    during: async () => undefined,
  };
  const refusal = (key: string) => {
    const said = box.says.get(key);
    return said && Object.assign(new Error(said.message), { responseCode: said.code });
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(refusal(address) ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = readMail(to, Buffer.concat(chunks).toString('latin1'));
        void box.during(mail).then(() => {
          const no = refusal('*');
          if (!no) box.mails.push(mail);
          if (box.hangUp) stream.destroy();
          if (box.hangUp) for (const one of server.connections) hangUp(one);
          else done(no ?? null);
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(box, {
    url: `smtp://${host}:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  });
}

function hangUp(connection: unknown): void {
  (connection as { _socket: { destroy(): void } })._socket.destroy();
}

/** RFC 5322, 2045–2047, as much as is needed here. @param raw one character for each byte */
export function readMail(to: string[], raw: string): CaughtMail {
  const { headers, body } = split(raw);
  const parts = partsOf(headers, body);
  const of = (type: string) => parts.find((part) => part.type === type)?.text ?? '';
  return { to, raw, headers, text: of('text/plain'), html: of('text/html') };
}

function split(raw: string) {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string[]>();
  const unfolded = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  for (const line of unfolded.split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), decodedWords(value)]);
  }
  return { headers, body: raw.slice(end + 4) };
}

function partsOf(headers: Map<string, string[]>, body: string): { type: string; text: string }[] {
  const [kind = ''] = headers.get('content-type') ?? [];
  const boundary = /boundary="?([^";]+)"?/.exec(kind)?.[1];
  if (boundary) {
    const inner = body.split(`--${boundary}`).slice(1, -1);
    return inner.flatMap((part) => {
      const { headers, body } = split(part.replace(/^\r\n/, ''));
      return partsOf(headers, body);
    });
  }
  const [encoding = '7bit'] = headers.get('content-transfer-encoding') ?? [];
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? Buffer.from(quoted(body.replace(/=\r\n/g, '')), 'latin1')
        : Buffer.from(body, 'latin1');
  return [{ type: kind.split(';')[0]?.trim() ?? '', text: bytes.toString('utf8').replace(/\r\n/g, '\n') }];
}

const quoted = (text: string) =>
  text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function decodedWords(value: string): string {
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?utf-8\?[QB]\?[^?]*\?=)+/gi, (words) => {
    const bytes = [...words.matchAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind, text = '']) =>
      kind?.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64')
        : Buffer.from(quoted(text.replaceAll('_', ' ')), 'latin1'),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}
