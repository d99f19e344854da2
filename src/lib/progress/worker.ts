/**
 * The service worker, seen from the page: registering it after first paint, and hearing when the whole course is on
 * this device. Without one everything works, online.
 */

/** `impossible`: no service worker here, or it could not be installed. */
export type Offline = 'unknown' | 'preparing' | 'ready' | 'impossible';

/** What page and worker say to each other. */
export type WorkerMessage = { kind: 'is everything here?' } | { kind: 'everything is here'; is: boolean };

/**
 * @param tell called whenever it is known how ready the course is for being offline
 * @param replaced called when a newer version has taken over: the next navigation should load the page anew
 */
export function registerWorker(tell: (offline: Offline) => void, replaced: () => void): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return tell('impossible');
  tell('preparing');
  // The very first worker takes over as well; it is of the same version as the page.
  let first = !workers.controller;
  workers.addEventListener('controllerchange', () => {
    if (!first) replaced();
    first = false;
  });
  workers.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
    if (data?.kind === 'everything is here') tell(data.is ? 'ready' : 'preparing');
  });
  workers
    .register('/service-worker.js', { type: import.meta.env.DEV ? 'module' : 'classic' })
    .then(async ({ installing }) => {
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'redundant' && !workers.controller) tell('impossible');
      });
      const { active } = await workers.ready;
      active?.postMessage({ kind: 'is everything here?' } satisfies WorkerMessage);
    })
    .catch(() => tell('impossible'));
}

const RELOADED = 'sf:reloaded';
/** Milliseconds before another reload for the same reason is worth a try. */
const AGAIN_AFTER = 5 * 60_000;

/**
 * A part of the page is gone: a newer version has been deployed. Loads the page anew, at most once in a while, and
 * only when the server really answers: a reload without a connection and without a worker would lose the page.
 */
export function reloadWhenPartsAreGone(): void {
  addEventListener('vite:preloadError', () => {
    void (async () => {
      const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
      if (Date.now() - last < AGAIN_AFTER) return;
      const answer = await fetch('/_app/version.json', { cache: 'no-store' });
      if (!answer.ok || !answer.headers.get('content-type')?.includes('json')) return;
      sessionStorage.setItem(RELOADED, String(Date.now()));
      location.reload();
    })().catch(() => undefined);
  });
}
