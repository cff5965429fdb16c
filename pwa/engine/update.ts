/** The service worker on the page's side: offline from the second visit on, and new versions that wait for the user. */

/** A new version that is loaded and waits. */
export interface Update {
  /**
   * Takes it: this page reloads under the new version. The caller asks first and calls only when nothing typed is open;
   * other tabs go on with the old version until they are loaded again.
   */
  take(): void;
}

export interface UpdateListener {
  /** Everything needed without a network is on this device. */
  offlineReady(): void;
  available(update: Update): void;
}

/** What of the browser is needed; tests hand in their own. */
export interface UpdateDeps {
  readonly container: ServiceWorkerContainer | undefined;
  reload(): void;
}

/** Registers the service worker, once, after the page has shown itself. Without service workers it does nothing. */
export async function watchForUpdates(
  listener: UpdateListener,
  deps: UpdateDeps = {container: navigator.serviceWorker, reload: () => location.reload()},
): Promise<void> {
  const {container} = deps;
  if (!container) return;
  const registration = await container.register('/sw.js', {scope: '/'}).catch(() => undefined);
  if (!registration) return;
  let taken = false;
  const offer = (waiting: ServiceWorker) =>
    listener.available({
      take() {
        taken = true;
        waiting.postMessage({type: 'SKIP_WAITING'});
      },
    });
  // only the tab whose user said so reloads; in the others something may be half typed
  container.addEventListener('controllerchange', () => {
    if (taken) deps.reload();
  });
  const follow = (worker: ServiceWorker) =>
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'installed') return;
      if (container.controller) offer(worker);
      else listener.offlineReady();
    });
  if (registration.waiting && container.controller) offer(registration.waiting);
  if (registration.installing) follow(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing) follow(registration.installing);
  });
}
