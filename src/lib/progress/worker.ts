/**
 * The service worker, seen from the page: registering it after first paint, and hearing when the whole course is on
 * this device. Without one everything works, online.
 */

/** `impossible`: no service worker here, or it could not be installed. */
export type Offline = 'unknown' | 'preparing' | 'ready' | 'impossible';

/** What page and worker say to each other. */
export type WorkerMessage = { kind: 'is everything here?' } | { kind: 'everything is here'; is: boolean };

/** @param tell called whenever it is known how ready the course is for being offline */
export function registerWorker(tell: (offline: Offline) => void): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return tell('impossible');
  tell('preparing');
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
