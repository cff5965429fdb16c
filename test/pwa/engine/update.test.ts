import {expect, test} from 'vitest';
import {type Update, watchForUpdates} from '../../../pwa/engine/update.ts';

/** Service worker and registration as far as the code uses them. */
class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly said: unknown[] = [];
  postMessage(message: unknown) {
    this.said.push(message);
  }
  become(state: ServiceWorkerState) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  find(worker: FakeWorker) {
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
  }
}

class FakeContainer extends EventTarget {
  controller: object | null = null;
  readonly registration = new FakeRegistration();
  register() {
    return Promise.resolve(this.registration);
  }
}

async function bench(prepare: (container: FakeContainer) => void = () => {}) {
  const container = new FakeContainer();
  prepare(container);
  const offered: Update[] = [];
  const seen = {offline: 0, reloads: 0};
  await watchForUpdates(
    {offlineReady: () => void seen.offline++, available: update => void offered.push(update)},
    {container: asContainer(container), reload: () => void seen.reloads++},
  );
  return {container, offered, seen};
}

/** The fake has every member that is used. */
function asContainer(container: FakeContainer): ServiceWorkerContainer {
  return container as unknown as ServiceWorkerContainer;
}

test('the first worker makes the app ready for offline and offers nothing', async () => {
  const {container, offered, seen} = await bench();
  const worker = new FakeWorker();
  container.registration.find(worker);
  worker.become('installed');
  expect([seen.offline, offered.length]).toEqual([1, 0]);
});

test('a newer worker is offered and waits; only taking it reloads this page', async () => {
  const {container, offered, seen} = await bench(each => {
    each.controller = {};
  });
  const worker = new FakeWorker();
  container.registration.find(worker);
  worker.become('installed');
  expect([offered.length, worker.said, seen.reloads]).toEqual([1, [], 0]);
  offered[0]?.take();
  expect(worker.said).toEqual([{type: 'SKIP_WAITING'}]);
  container.dispatchEvent(new Event('controllerchange'));
  expect(seen.reloads).toBe(1);
});

test('a version taken in another tab does not reload this one', async () => {
  const {container, seen} = await bench(each => {
    each.controller = {};
  });
  container.dispatchEvent(new Event('controllerchange'));
  expect(seen.reloads).toBe(0);
});

test('a worker that waits since an earlier visit is offered at once', async () => {
  const {offered} = await bench(each => {
    each.controller = {};
    each.registration.waiting = new FakeWorker();
  });
  expect(offered.length).toBe(1);
});

test('without service workers nothing happens', async () => {
  const offered: Update[] = [];
  await watchForUpdates(
    {offlineReady: () => {}, available: update => void offered.push(update)},
    {container: undefined, reload: () => {}},
  );
  expect(offered).toEqual([]);
});
