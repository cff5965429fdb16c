/** The page's end of the wire: sends requests to the worker, hears its pushes, and starts it anew when it dies. */
import type {AppError} from '../../core/base/app-error.ts';
import {type Random, randomId, type WorkbookId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import type {Locale} from '../../core/base/text.ts';
import {type Intents, startIntents} from './intents.ts';
import {isKeptRequest} from './kept-requests.ts';
import {putTogether} from './parts.ts';
import type {Engine, FromPage, Push, RequestName, Requests, SaveState, ToPage, ViewSpec} from './protocol.ts';
import type {Intent} from './store/intent-log.ts';

/** What the client needs of a `Worker`; tests hand in their own. */
export interface WorkerLike {
  postMessage(message: FromPage): void;
  onmessage: ((event: MessageEvent<ToPage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface ClientDeps {
  start(): WorkerLike;
  /** Resolves when the worker that holds this lock is gone. */
  died(lock: string): Promise<void>;
  /** Asks the browser not to evict this origin's storage; workers may not ask. */
  persist(): Promise<unknown>;
  readonly intents: Intents;
  readonly random: Random;
  /** Language that the page shows now. */
  locale(): Locale;
  /** Milliseconds, any origin. */
  now(): number;
}

interface Waiting {
  readonly name: RequestName;
  readonly intent: string | null;
  /** Pieces of its answer that have come. */
  readonly pieces: (readonly unknown[])[];
  readonly answer: (result: Result<unknown, AppError>) => void;
}

/** A worker that dies this soon after the last one did is not started again. */
const RESTART_LIMIT_MS = 10_000;

/** Requests that store something: leaving the page is held up until they are answered and stored. */
const writing: ReadonlySet<RequestName> = new Set([
  'create-workbook',
  'create-sample',
  'rename',
  'delete-workbook',
  'write',
  'write-texts',
  'delete-rows',
  'undo',
  'redo',
  'set-setting',
  'type-week',
  'type-weeks',
  'import-commit',
  'restore',
]);

/** Starts the worker. The app makes one engine and keeps it as long as the page lives. */
export function createEngine(): Engine {
  const random: Random = bytes => {
    bytes.set(crypto.getRandomValues(new Uint8Array(bytes.length)));
    return bytes;
  };
  const client = new EngineClient({
    start: () => new Worker(new URL('./worker.ts', import.meta.url), {type: 'module', name: 'watchbook-engine'}),
    died: lock => navigator.locks?.request(lock, async () => undefined) ?? new Promise(() => {}),
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
    intents: startIntents(`${Date.now()}-${randomId(random)}`),
    random,
    locale: () => (document.documentElement.lang.startsWith('en') ? 'en' : 'zh'),
    now: () => performance.now(),
  });
  window.addEventListener('beforeunload', event => {
    if (client.unsaved) event.preventDefault();
  });
  return client;
}

/** One worker at a time. After a crash the same workbook and views are opened again, so that the page can go on. */
export class EngineClient implements Engine {
  readonly #deps: ClientDeps;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(push: Push) => void>();
  readonly #views = new Map<number, ViewSpec>();
  /** Edits that are not known to be stored, in order. */
  readonly #intents = new Map<string, Intent>();
  #worker: WorkerLike;
  #nextId = 1;
  #workbook: WorkbookId | null = null;
  #save: SaveState | null = null;
  #alive = false;
  #diedAt = Number.NEGATIVE_INFINITY;
  #stopped: AppError | null = null;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
    this.#worker = this.#start();
  }

  /** Whether leaving now would lose something. */
  get unsaved(): boolean {
    if ([...this.#waiting.values()].some(({name}) => writing.has(name))) return true;
    return this.#save !== null && this.#save.kind !== 'saved' && this.#save.unsaved > 0;
  }

  async ask<N extends RequestName>(name: N, body: Requests[N][0]): Promise<Result<Requests[N][1], AppError>> {
    if (name === 'persist') await this.#deps.persist().catch(() => false);
    return this.#send(name, body);
  }

  hear(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #send<N extends RequestName>(name: N, body: Requests[N][0]): Promise<Result<Requests[N][1], AppError>> {
    if (this.#stopped) return Promise.resolve(err(this.#stopped));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<Result<unknown, AppError>>(done => {
      try {
        const locale = this.#deps.locale();
        const intent = this.#keep(name, body, locale);
        this.#waiting.set(id, {name, intent, pieces: [], answer: done});
        this.#worker.postMessage({kind: 'request', id, name, body, locale, intent});
      } catch (error) {
        // what cannot be cloned is a mistake of the page's own code; the engine goes on
        this.#waiting.delete(id);
        done(err({kind: 'unexpected', detail: String(error)}));
      }
    }).then(result => {
      const answer = answerOf(name, result);
      if (answer.ok) this.#remember(exchange(name, body, answer.value));
      return answer;
    });
  }

  /** Puts an edit away before anything else happens to it; null where that is not possible or not needed. */
  #keep(name: RequestName, body: unknown, locale: Locale): string | null {
    if (this.#workbook === null || !isKeptRequest(name)) return null;
    const id = randomId<string>(this.#deps.random);
    const intent: Intent = {id, workbook: this.#workbook, name, body, locale};
    if (!this.#deps.intents.put(intent)) return null;
    this.#intents.set(id, intent);
    return id;
  }

  #forget(intents: readonly string[]): void {
    for (const id of intents) this.#intents.delete(id);
    this.#deps.intents.drop(intents);
    this.#worker.postMessage({kind: 'spent', intents});
  }

  #start(): WorkerLike {
    const worker = this.#deps.start();
    worker.onmessage = ({data}) => {
      if (worker === this.#worker) this.#take(data, worker);
    };
    // a worker that cannot start says so here; later only its death counts
    worker.onerror = event => {
      event.preventDefault();
      if (worker === this.#worker && !this.#alive) this.#died(event.message);
    };
    return worker;
  }

  #take(message: ToPage, worker: WorkerLike): void {
    if (message.kind === 'alive') {
      this.#alive = true;
      if (message.lock !== null)
        void this.#deps.died(message.lock).then(() => {
          if (worker === this.#worker) this.#died('the worker ended');
        });
    } else if (message.kind === 'piece') {
      this.#waiting.get(message.id)?.pieces.push(message.items);
    } else if (message.kind === 'stored') {
      this.#forget(message.intents);
    } else if (message.kind === 'push') {
      if (message.push.kind === 'save') this.#save = message.push.state;
      for (const listener of this.#listeners) listener(message.push);
    } else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (!waiting) return;
      // refused: there is nothing to store
      if (!message.result.ok && waiting.intent !== null) this.#forget([waiting.intent]);
      const {result} = message;
      waiting.answer(result.ok ? ok(putTogether({rest: result.value, pieces: waiting.pieces})) : result);
    }
  }

  #died(detail: string): void {
    const error: AppError = {kind: 'engine-stopped', detail};
    const again = this.#deps.now() - this.#diedAt < RESTART_LIMIT_MS;
    this.#diedAt = this.#deps.now();
    this.#worker.terminate();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    if (again) this.#stopped = error;
    else this.#restart();
    for (const {answer} of waiting) answer(err(error));
    if (this.#stopped) for (const listener of this.#listeners) listener({kind: 'stopped', error});
  }

  #restart(): void {
    this.#save = null;
    this.#alive = false;
    this.#worker = this.#start();
    if (this.#workbook === null) return;
    const views = [...this.#views].map(([view, spec]) => ({view, spec}));
    const intents = [...this.#intents.values()].filter(({workbook}) => workbook === this.#workbook);
    this.#worker.postMessage({kind: 'resume', workbook: this.#workbook, views, intents});
  }

  /** Keeps what a new worker must be told. */
  #remember(done: Exchange): void {
    switch (done.name) {
      case 'open':
        this.#workbook = done.body.workbook;
        this.#views.clear();
        return;
      case 'close':
        this.#workbook = null;
        this.#views.clear();
        return;
      case 'open-view':
        this.#views.set(done.value.view, done.body);
        return;
      case 'change-view':
        this.#views.set(done.body.view, done.body.spec);
        return;
      case 'close-view':
        this.#views.delete(done.body.view);
        return;
      default:
        return;
    }
  }
}

/** A request with its answer, as a union by name. */
type Exchange = {
  [N in RequestName]: {readonly name: N; readonly body: Requests[N][0]; readonly value: Requests[N][1]};
}[RequestName];

/** The worker answers a request with that request's type; the wire itself knows none. */
function answerOf<N extends RequestName>(_name: N, result: Result<unknown, AppError>) {
  return result as Result<Requests[N][1], AppError>;
}

/** The compiler cannot see that a generic name, its body and its answer are one member of the union. */
function exchange<N extends RequestName>(name: N, body: Requests[N][0], value: Requests[N][1]): Exchange {
  return {name, body, value} as Exchange;
}
