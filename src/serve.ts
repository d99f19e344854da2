/**
 * `npm start`: builds when the build is missing or stale, and serves it.
 *
 * Wraps adapter-node's handler, because prerendered pages and files bypass `hooks.server.ts`: headers, the host
 * check and the client's address are handled here for every request. The adapter reads the environment when it
 * is imported, so the port is taken first and ORIGIN is set from it.
 */
import './node-version.js';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { BadAddress, readAddress, type Address } from './serve/address.ts';
import { BuildFailed, ensureBuild } from './serve/build.ts';
import { CLIENT_ADDRESS, receive } from './serve/front.ts';

const root = new URL('..', import.meta.url);
const SECOND = 1000;
/** Requests under way get this long to finish when the server is told to stop. */
const FINISH_WITHIN = 5 * SECOND;
/** The roster may be 5 MB, plus the form around it. Everything else sets a lower limit of its own. */
const BODY_SIZE_LIMIT = '6M';

/** The application answers, or calls on when it has nothing. */
type Handler = (...args: [...Parameters<RequestListener>, () => void]) => unknown;

try {
  const address = readAddress(process.env);
  await ensureBuild(fileURLToPath(root), (line) => console.log(line));
  await serve(address);
} catch (error) {
  // A plain Error is a sentence meant for whoever starts the server; anything else is a fault of ours.
  const sentence = error instanceof Error && (error.constructor === Error || isExpected(error));
  console.error(sentence ? error.message : error);
  process.exit(1);
}

function isExpected(error: Error): boolean {
  return error instanceof BadAddress || error instanceof BuildFailed;
}

async function serve(address: Address): Promise<void> {
  const opened = Promise.withResolvers<Handler>();
  let origin = '';
  const server = createServer(
    {
      // One byte a second must not hold a connection for ever.
      headersTimeout: 15 * SECOND,
      requestTimeout: 120 * SECOND,
      connectionsCheckingInterval: 5 * SECOND,
      // Longer than the proxies' own, so that they are the ones to hang up.
      keepAliveTimeout: 65 * SECOND,
      maxHeaderSize: 16 * 1024,
    },
    (request, response) => {
      if (!receive(request, response, origin, address.proxies)) return;
      opened.promise
        .then((handle) => handle(request, response, () => response.writeHead(404).end('Finnes ikke.')))
        .catch((error: unknown) => {
          logFault(error);
          if (!response.headersSent) response.writeHead(500);
          response.end();
        });
    },
  );
  server.timeout = 120 * SECOND;

  await listen(server, address);
  const { port } = server.address() as AddressInfo;
  origin = address.origin ?? `http://localhost:${port}`;
  stopOnSignal(server);
  // One request's fault must not take the others down with it.
  process.on('unhandledRejection', logFault);
  opened.resolve(await openApplication(origin));
  console.log(`Sunn fornuft kjører på ${origin}`);
}

function listen(server: ReturnType<typeof createServer>, { host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = `Port ${port} er opptatt. Velg en annen med PORT, for eksempel PORT=3001 npm start.`;
      reject(error.code === 'EADDRINUSE' ? new BadAddress(busy) : error);
    });
    server.listen(port, host, resolve);
  });
}

/** Imports what was built. Its hooks open the database here, and throw when they cannot. */
async function openApplication(origin: string): Promise<Handler> {
  Object.assign(process.env, { ORIGIN: origin, ADDRESS_HEADER: CLIENT_ADDRESS, NODE_ENV: 'production' });
  process.env['BODY_SIZE_LIMIT'] ||= BODY_SIZE_LIMIT;
  const built = (await import(new URL('build/handler.js', root).href)) as { handler: Handler };
  return built.handler;
}

/** Stops taking requests, finishes those under way, lets the hooks close the database, and leaves with 0. */
function stopOnSignal(server: ReturnType<typeof createServer>): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    server.close(() => {
      process.emit('sveltekit:shutdown' as never, signal as never);
      process.exitCode = 0;
      setTimeout(() => process.exit(0), SECOND).unref();
    });
    // Connections that were busy become idle one by one.
    setInterval(() => server.closeIdleConnections(), 50).unref();
    setTimeout(() => server.closeAllConnections(), FINISH_WITHIN).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** One line of JSON, without anything the request held. */
function logFault(error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(JSON.stringify({ at: new Date().toISOString(), level: 'error', name, message, stack }));
}
