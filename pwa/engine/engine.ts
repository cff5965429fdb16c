import type {AppError} from '../../core/base/app-error.ts';
import type {Random, WorkbookId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import type {Locale} from '../../core/base/text.ts';
import {Book} from './book.ts';
import {Dictionary} from './dictionary.ts';
import type {Environment} from './environment.ts';
import {guarded} from './faults.ts';
import {isKeptRequest, type KeptRequest} from './kept-requests.ts';
import type {RequestName, Requests, ViewSpec} from './protocol.ts';
import {backupRequests} from './requests/backup-requests.ts';
import {deviceRequests} from './requests/device-requests.ts';
import {editRequests} from './requests/edit-requests.ts';
import {exportRequests} from './requests/export-requests.ts';
import {importRequests} from './requests/import-requests.ts';
import {ledgerRequests} from './requests/ledger-requests.ts';
import {viewRequests} from './requests/view-requests.ts';
import {warningRequests} from './requests/warning-requests.ts';
import {workbookRequests} from './requests/workbook-requests.ts';
import {seededRandom} from './seeded-random.ts';
import type {Intent} from './store/intent-log.ts';
import {sweep} from './sweep.ts';

export type Answer<N extends RequestName> = Result<Requests[N][1], AppError>;

/** What a request brings beside its body. */
export interface Asked {
  readonly locale: Locale;
  /** Id under which the page keeps the request until it is stored. */
  readonly intent: string | null;
}

/** `Asked`, with the chance that the request's new rows get their ids from. */
export interface Context extends Asked {
  readonly random: Random;
}

/** One function a request. */
export type Handlers = {
  readonly [N in RequestName]: (body: Requests[N][0], context: Context) => Answer<N> | Promise<Answer<N>>;
};

/** Left-overs are looked for once everything else has begun. */
const SWEEP_AFTER_MS = 10_000;

/** Requests that take turns: each may wait for storage, and the next must find what it left. */
const inTurn: ReadonlySet<RequestName> = new Set([
  'create-workbook',
  'create-sample',
  'open',
  'close',
  'rename',
  'delete-workbook',
  'restore',
]);

/** Answers the page's requests on the one workbook that it has open. */
export class Engine {
  readonly env: Environment;
  readonly dictionary = new Dictionary();
  readonly #handlers: Handlers;
  #book: Book | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(env: Environment) {
    this.env = env;
    this.#handlers = {
      ...workbookRequests(this),
      ...viewRequests(this),
      ...editRequests(this),
      ...ledgerRequests(this),
      ...warningRequests(this),
      ...importRequests(this),
      ...exportRequests(this),
      ...backupRequests(this),
      ...deviceRequests(this),
    };
  }

  /** Says at the start what the page must know before it asks anything. */
  hello(): void {
    const {device, refusal} = this.env;
    if (device.kind === 'stored') {
      // what it finds only takes room: a failure waits for the next start
      this.env.schedule(SWEEP_AFTER_MS, () => void sweep(this.env).catch(() => undefined));
      return;
    }
    const error: AppError = {kind: 'storage-refused', detail: refusal};
    this.env.push({kind: 'save', workbook: null, state: {kind: 'memory', unsaved: 0, error}});
  }

  /** Never rejects. */
  async handle<N extends RequestName>(name: N, body: Requests[N][0], asked: Asked): Promise<Answer<N>> {
    const random = asked.intent === null ? this.env.random : seededRandom(asked.intent);
    const run = () => guarded<Requests[N][1]>(async () => this.#handlers[name](body, {...asked, random}));
    if (!inTurn.has(name)) return run();
    const answer = this.#turn.then(run);
    this.#turn = answer;
    return answer;
  }

  /** What a worker that died had open. */
  async resume(
    workbook: WorkbookId,
    views: readonly {readonly view: number; readonly spec: ViewSpec}[],
    intents: readonly Intent[],
  ) {
    const opened = await this.handle('open', {workbook}, {locale: 'zh', intent: null});
    const book = this.#book;
    if (!opened.ok || !book) {
      if (!opened.ok) this.env.push({kind: 'stopped', error: opened.error});
      return;
    }
    for (const {view, spec} of views) book.views.open(spec, view);
    await this.#replay(book, intents);
    const done = intents.filter(({id}) => book.isMarked(id)).map(({id}) => id);
    if (done.length > 0) this.env.stored(done);
    book.pushAll();
  }

  /** Runs on the open workbook. */
  withBook<T>(run: (book: Book) => Result<T, AppError>): Result<T, AppError> {
    return this.#book ? run(this.#book) : err({kind: 'workbook-missing', workbook: ''});
  }

  /** The open workbook, or `workbook-missing` for a page that asks without one. */
  book(): Result<Book, AppError> {
    return this.#book ? ok(this.#book) : err({kind: 'workbook-missing', workbook: ''});
  }

  /** Resolves when the open workbook's figures are all there. */
  async figuresReady(): Promise<void> {
    await this.#book?.figures.ready;
  }

  /** Opens a workbook in place of the one that is open. */
  async open(workbook: WorkbookId): Promise<Result<Book, AppError>> {
    if (this.#book?.id === workbook) return ok(this.#book);
    await this.close();
    const opened = await Book.open(this.env, this.dictionary, workbook);
    if (opened.ok) {
      this.#book = opened.value;
      await this.#replayLeftOver(opened.value);
      opened.value.settleIn();
    }
    return opened;
  }

  /** The page has forgotten these intents. */
  spend(intents: readonly string[]): void {
    this.#book?.spend(intents);
  }

  /** Does what pages that are gone had asked for and a crash kept from being stored. */
  async #replayLeftOver(book: Book): Promise<void> {
    const left = await this.env.intents.leftOver(book.id);
    if (left.length === 0 || book.readOnly) return;
    await this.#replay(book, left);
    if ((await book.settled()).kind !== 'saved') return;
    await this.env.intents.drop(book.id);
    await book.clearMarks();
  }

  async #replay(book: Book, intents: readonly Intent[]): Promise<void> {
    // one that is not stored whole may lie behind a gap, and so may those after it: all are done again, in order
    const first = intents.findIndex(({id}) => !book.isMarked(id));
    for (const {id, name, body, locale} of first < 0 ? [] : intents.slice(first)) {
      if (isKeptRequest(name)) await this.#again(name, body, {locale: locale === 'en' ? 'en' : 'zh', intent: id});
    }
  }

  /** The body is what a page of this origin sent under this name; a mistake in it ends as an error of its own. */
  #again<N extends KeptRequest>(name: N, body: unknown, asked: Asked): Promise<Answer<N>> {
    return this.handle(name, body as Requests[N][0], asked);
  }

  async close(): Promise<void> {
    const book = this.#book;
    this.#book = null;
    await book?.close();
  }
}
