import {expect, test} from 'vitest';
import {asId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {EngineClient, type WorkerLike} from '../../../pwa/engine/client.ts';
import type {FromPage, Push, ToPage, ViewSpec} from '../../../pwa/engine/protocol.ts';
import type {Intent} from '../../../pwa/engine/store/intent-log.ts';

class FakeWorker implements WorkerLike {
  readonly sent: FromPage[] = [];
  onmessage: ((event: MessageEvent<ToPage>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  terminated = false;
  kill: () => void = () => {};

  postMessage(message: FromPage) {
    structuredClone(message);
    this.sent.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  say(message: ToPage) {
    this.onmessage?.(new MessageEvent('message', {data: message}));
  }
  /** Answers the last request. */
  answer(value: unknown) {
    const last = this.sent.at(-1);
    if (last?.kind !== 'request') throw new Error('nothing was asked');
    this.onmessage?.(
      new MessageEvent('message', {data: {kind: 'reply', id: last.id, result: {ok: true, value}} as ToPage}),
    );
  }
}

function bench() {
  const workers: FakeWorker[] = [];
  const pushes: Push[] = [];
  const clock = {now: 0};
  const kept = new Map<string, Intent>();
  let drawn = 0;
  const client = new EngineClient({
    start: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    died: lock =>
      new Promise(done => {
        const worker = workers[Number(lock)];
        if (worker) worker.kill = done;
      }),
    persist: async () => true,
    intents: {
      put: intent => {
        kept.set(intent.id, intent);
        return true;
      },
      drop: ids => {
        for (const id of ids) kept.delete(id);
      },
    },
    random: bytes => bytes.fill(++drawn),
    locale: () => 'zh',
    now: () => clock.now,
  });
  client.hear(push => pushes.push(push));
  const worker = (index: number) => {
    const found = workers[index];
    if (!found) throw new Error(`no worker ${index}`);
    return found;
  };
  const settle = () => new Promise(done => setImmediate(done));
  return {client, workers, worker, pushes, clock, settle, kept};
}

const workbook = asId<WorkbookId>('w1');
const spec: ViewSpec = {sheet: asId<SheetId>('customers'), filters: [], sort: [], group: null, search: ''};

test('an answer goes to the one who asked, whatever the order', async () => {
  const {client, worker} = bench();
  const first = client.ask('workbooks', {});
  const second = client.ask('storage', {});
  const [one, two] = worker(0).sent;
  if (one?.kind !== 'request' || two?.kind !== 'request') throw new Error('two requests');
  worker(0).say({
    kind: 'reply',
    id: two.id,
    result: {ok: true, value: {persisted: true, usedBytes: 1, quotaBytes: 2}},
  });
  worker(0).say({kind: 'reply', id: one.id, result: {ok: true, value: []}});
  expect(await first).toEqual({ok: true, value: []});
  expect(await second).toMatchObject({ok: true, value: {persisted: true}});
});

test('when the worker dies, what was asked is answered with engine-stopped and a new worker opens the same views', async () => {
  const {client, worker, workers, settle} = bench();
  worker(0).say({kind: 'alive', lock: '0'});
  const opened = client.ask('open', {workbook});
  worker(0).answer({id: workbook});
  await opened;
  const view = client.ask('open-view', spec);
  worker(0).answer({view: 7, version: 0, rowCount: 0, totalCount: 0});
  await view;
  const lost = client.ask('undo', {});
  worker(0).kill();
  expect(await lost).toMatchObject({ok: false, error: {kind: 'engine-stopped'}});
  await settle();
  expect(workers.length).toBe(2);
  expect(worker(1).sent).toEqual([{kind: 'resume', workbook, views: [{view: 7, spec}], intents: []}]);
  const next = client.ask('storage', {});
  worker(1).answer({persisted: false, usedBytes: 0, quotaBytes: 0});
  expect(await next).toMatchObject({ok: true});
});

test('a worker that dies again at once is not started a third time, and every later request says so', async () => {
  const {client, worker, workers, pushes, settle} = bench();
  worker(0).say({kind: 'alive', lock: '0'});
  worker(0).kill();
  await settle();
  worker(1).say({kind: 'alive', lock: '1'});
  worker(1).kill();
  await settle();
  expect(workers.length).toBe(2);
  expect(pushes.at(-1)).toMatchObject({kind: 'stopped', error: {kind: 'engine-stopped'}});
  expect(await client.ask('workbooks', {})).toMatchObject({ok: false, error: {kind: 'engine-stopped'}});
});

test('a worker that dies once a day is started each time', async () => {
  const {worker, workers, clock, settle} = bench();
  for (let day = 0; day < 3; day += 1) {
    worker(day).say({kind: 'alive', lock: String(day)});
    worker(day).kill();
    await settle();
    clock.now += 86_400_000;
  }
  expect(workers.length).toBe(4);
});

test('a request that cannot be cloned fails by itself', async () => {
  const {client} = bench();
  const value: unknown = () => {};
  expect(await client.ask('set-setting', {key: 'name', value})).toMatchObject({
    ok: false,
    error: {kind: 'unexpected'},
  });
});

test('leaving is held up while something is being written or is not stored', async () => {
  const {client, worker} = bench();
  expect(client.unsaved).toBe(false);
  const written = client.ask('write', {label: 'edit', inserts: [], cells: []});
  expect(client.unsaved).toBe(true);
  worker(0).answer({rows: [], skipped: 0});
  await written;
  expect(client.unsaved).toBe(false);
  worker(0).say({kind: 'push', push: {kind: 'save', workbook, state: {kind: 'saving', unsaved: 2}}});
  expect(client.unsaved).toBe(true);
  worker(0).say({kind: 'push', push: {kind: 'save', workbook, state: {kind: 'saved', at: 1}}});
  expect(client.unsaved).toBe(false);
});

test('an edit is kept in the task that asked for it and forgotten once it is stored', async () => {
  const {client, worker, settle, kept} = bench();
  const opened = client.ask('open', {workbook});
  worker(0).answer({id: workbook});
  await opened;
  const edit = {label: 'edit-cell', inserts: [], cells: []};
  void client.ask('write', edit);
  const [intent] = [...kept.values()];
  expect(intent).toMatchObject({workbook, name: 'write', body: edit});
  expect(worker(0).sent.at(-1)).toMatchObject({kind: 'request', name: 'write', intent: intent?.id});
  worker(0).answer({rows: [], skipped: 0});
  await settle();
  expect(kept.size).toBe(1);
  worker(0).say({kind: 'stored', intents: [intent?.id ?? '']});
  await settle();
  expect(kept.size).toBe(0);
  expect(worker(0).sent.at(-1)).toEqual({kind: 'spent', intents: [intent?.id]});
});

test('an edit that the engine refused is forgotten; one that it never answered is not', async () => {
  const {client, worker, settle, kept} = bench();
  worker(0).say({kind: 'alive', lock: '0'});
  const opened = client.ask('open', {workbook});
  worker(0).answer({id: workbook});
  await opened;
  const refused = client.ask('delete-rows', {sheet: spec.sheet, rows: []});
  const last = worker(0).sent.at(-1);
  if (last?.kind !== 'request') throw new Error('a request');
  worker(0).say({kind: 'reply', id: last.id, result: {ok: false, error: {kind: 'row-missing', row: 'r'}}});
  await refused;
  await settle();
  expect(kept.size).toBe(0);
  const lost = client.ask('delete-rows', {sheet: spec.sheet, rows: []});
  worker(0).kill();
  await lost;
  expect(kept.size).toBe(1);
  // the next worker gets it to do again
  expect(worker(1).sent).toMatchObject([{kind: 'resume', intents: [{name: 'delete-rows', workbook}]}]);
});
