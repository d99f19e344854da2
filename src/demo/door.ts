/**
 * The way into the demo: an address with a secret in it, which opens a session and leads on to HR's pages. The product
 * has no such door (HR comes by passkey or by the work account); this one is a small server of its own, on loopback,
 * beside a server whose people do not exist. Browsers share cookies between the ports of localhost.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Store } from '#lib/server/database.ts';
import { beginSession, HR_COOKIE } from '#lib/server/session.ts';
import { newToken } from '#lib/server/token.ts';

export interface Door {
  /** The address that lets one in as an account. */
  linkFor(account: string): string;
  close(): void;
}

/** @param origin where one is led */
export async function openDoor(store: Store, origin: string): Promise<Door> {
  const accounts = new Map<string, string>();
  const server = createServer((request, response) => {
    const account = request.method === 'GET' && accounts.get(request.url ?? '');
    if (!account) return void response.writeHead(404).end();
    const begin = { kind: 'hr', hr: account, invitation: null, login: 'passkey' } as const;
    beginSession(store.db, begin, new Date()).then(
      (token) =>
        response
          .writeHead(303, {
            'set-cookie': `${HR_COOKIE}=${token}; Path=/; HttpOnly; Secure; SameSite=Lax`,
            'cache-control': 'no-store',
            'referrer-policy': 'no-referrer',
            location: `${origin}/hr`,
          })
          .end(),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    linkFor(account) {
      const path = `/${newToken()}`;
      accounts.set(path, account);
      return `http://localhost:${port}${path}`;
    },
    close: () => void server.close(),
  };
}
