/// <reference lib="webworker" />
/**
 * The whole course on this device. Everything is fetched at install and nothing later: what is cached is the same
 * for everybody, so no personal answer can ever be in it. A new version takes over at the next navigation; the
 * files of the one before stay, for the pages that are still open on it.
 */
import { build, files, prerendered, version } from '$service-worker';
import { isLeftAlone, isOurs, pageName } from '#lib/progress/precache.ts';
import type { WorkerMessage } from '#lib/progress/worker.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

const PREFIX = 'sunn-fornuft-';
const CACHE = `${PREFIX}${version}`;
const FALLBACK = '/uten-nett';
/** Fetched side by side; the page the learner is reading comes first. */
const ABREAST = 4;

const hashed = new Set(build);
/** Fetched by the phone itself, once, when the course is installed. */
const isForInstalling = (path: string) => path.startsWith('/icons/');
const everything = [...new Set([...build, ...files, ...prerendered])].filter(
  (path) => !isLeftAlone(path) && !isForInstalling(path),
);
const kept = new Set(everything);

worker.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    sweep()
      .then(() => worker.clients.claim())
      .then(tellEverybody),
  );
});

worker.addEventListener('message', (event) => {
  const { kind } = event.data as WorkerMessage;
  // Something may be missing: the browser may have been short of room.
  if (kind === 'is everything here?')
    event.waitUntil(
      fill()
        .catch(() => undefined)
        .then(tellEverybody),
    );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || isLeftAlone(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(navigate(request, pathname, search));
  else if (kept.has(pathname)) event.respondWith(keptOr(request, pathname));
  // A page of the version before, still open, asks for one of its own files.
  else if (pathname.startsWith('/_app/immutable/')) event.respondWith(anyVersionOr(request));
});

/** Pages of the course at once, from here; others from the network, or else the page that says so. */
async function navigate(request: Request, pathname: string, search: string): Promise<Response> {
  const page = pageName(pathname);
  const here = kept.has(page) ? await lookUp(page) : undefined;
  // By its own address: a page's links to scripts are relative.
  if (here) return page === pathname ? here : Response.redirect(page + search);
  try {
    return await fetch(request);
  } catch (error) {
    if (await lookUp(FALLBACK)) return Response.redirect(FALLBACK);
    throw error;
  }
}

async function keptOr(request: Request, pathname: string): Promise<Response> {
  return (await lookUp(pathname)) ?? fetch(request);
}

async function anyVersionOr(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

async function lookUp(pathname: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(pathname, { ignoreSearch: true, ignoreVary: true });
}

/** Fetches what is not here. Rejects when something could not be had, or is not of this version. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const missing = await missingFrom(cache);
  if (missing.length === 0) return;
  const queue = missing[Symbol.iterator]();
  const fetchNext = async () => {
    for (const path of queue) await cache.put(path, await fetchOurs(path));
  };
  await Promise.all(Array.from({ length: ABREAST }, fetchNext));
  // Pages and their data carry no hash in their names: if the version is the same now, it was all the time.
  const now = await fetch('/_app/version.json', { cache: 'no-store' });
  const { version: served } = (await now.json()) as { version: string };
  if (served === version) return;
  await caches.delete(CACHE);
  throw new Error(`version ${served} is served, this is ${version}`);
}

async function missingFrom(cache: Cache): Promise<string[]> {
  const here = new Set((await cache.keys()).map(({ url }) => decodeURI(new URL(url).pathname)));
  return everything.filter((path) => !here.has(decodeURI(path)));
}

async function fetchOurs(path: string): Promise<Response> {
  const sameAsBefore = hashed.has(path) && (await caches.match(path, { ignoreVary: true }));
  if (sameAsBefore) return sameAsBefore;
  const response = await fetch(path, { cache: hashed.has(path) ? 'default' : 'reload', redirect: 'error' });
  const type = response.headers.get('content-type') ?? '';
  const text = type.startsWith('text/html') ? await response.clone().text() : '';
  if (response.status !== 200 || response.type !== 'basic' || !isOurs(path, type, text, hashed)) {
    throw new Error(`${path} is not what was asked for (${response.status} ${type})`);
  }
  return response;
}

/** This version and the one before stay; names come in the order they were made. */
async function sweep(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

async function tellEverybody(): Promise<void> {
  const is = (await missingFrom(await caches.open(CACHE))).length === 0;
  for (const client of await worker.clients.matchAll({ type: 'window' })) {
    client.postMessage({ kind: 'everything is here', is } satisfies WorkerMessage);
  }
}
