/** Files on their way in, from the first look to "Import" or "Cancel". */
import type {AppError} from '../../core/base/app-error.ts';
import type {BatchId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import type {Locale} from '../../core/base/text.ts';
import {ledgerRefusal} from '../../core/ledger/guard.ts';
import {importReassigned} from '../../core/ledger/reassign.ts';
import type {ImportAnswer, ImportSummary} from '../../core/transfer/import-types.ts';
import {readSources, withSources, writeSources} from '../../core/transfer/remembered.ts';
import {createImport, type OpenImport} from '../../core/transfer/session.ts';
import type {Book} from './book.ts';
import {decodeText} from './decode-text.ts';
import type {Requests} from './protocol.ts';
import {writeContext} from './write-context.ts';

/** The device's setting with the mappings of earlier files. */
const SOURCES = 'import-sources';

/** A sign of progress is pushed at most this often. */
const PROGRESS_MS = 80;

/** The open workbook's imports. Nothing is written by them before `commit`. */
export class Imports {
  readonly #book: Book;
  readonly #open = new Map<BatchId, {readonly session: OpenImport; readonly control: AbortController}>();
  /** Break off what is being read. */
  readonly #reading = new Set<AbortController>();

  constructor(book: Book) {
    this.#book = book;
  }

  async open(fileName: string, bytes: Uint8Array, locale: Locale): Promise<Result<ImportSummary, AppError>> {
    const {env, workbook} = this.#book;
    const control = new AbortController();
    const {signal} = control;
    this.#reading.add(control);
    let said = Number.NEGATIVE_INFINITY;
    const opened = await createImport(bytes, fileName, workbook.tables, {
      random: env.random,
      today: this.#book.today,
      settings: workbook.settings(),
      sheets: workbook.sheets(),
      locale,
      decode: decodeText,
      remembered: await this.#sources(),
      read: (file, name, {encoding}) => env.readFile(file, name, encoding ?? null, signal),
      progress: (step, done, of) => {
        if (env.now() - said < PROGRESS_MS) return;
        said = env.now();
        env.push({kind: 'progress', batch: null, step, done, of});
      },
      cancelled: async () => {
        await env.breathe();
        return signal.aborted || this.#book.isClosed;
      },
    }).finally(() => this.#reading.delete(control));
    if (!opened.ok) return opened;
    // cancelled while the last step ran: forget it all the same
    if (signal.aborted) return err({kind: 'import-cancelled'});
    this.#open.set(opened.value.batch, {session: opened.value, control});
    return ok(opened.value.summary());
  }

  async answer(batch: BatchId, answer: ImportAnswer): Promise<Result<ImportSummary, AppError>> {
    const found = this.#open.get(batch);
    return found ? found.session.answer(answer) : err({kind: 'import-cancelled'});
  }

  /** Writes it as one command and one undo step; resolves when it is stored or storing has failed. */
  async commit(batch: BatchId): Promise<Result<Requests['import-commit'][1], AppError>> {
    const found = this.#open.get(batch);
    if (!found) return err({kind: 'import-cancelled'});
    const commit = found.session.commitCommand();
    if (!commit.ok) return commit;
    const {command, rows, parked, months} = commit.value;
    this.#book.env.push({kind: 'progress', batch, step: 'writing', done: 0, of: null});
    const context = writeContext(this.#book);
    const guarded = ledgerRefusal(command, context);
    if (guarded) return err(guarded);
    const done = this.#book.command(importReassigned(command, context), 'import');
    if (!done.ok) return done;
    this.#open.delete(batch);
    await this.#remember(found.session);
    await this.#book.settled();
    return ok({rows, parked, months});
  }

  /** Mappings help, no more: a device that cannot keep them imports all the same. */
  async #sources() {
    return readSources(await this.#book.env.device.setting(SOURCES).catch(() => undefined));
  }

  async #remember(session: OpenImport): Promise<void> {
    const added = session.remembered();
    if (added.length === 0) return;
    const kept = withSources(await this.#sources(), added);
    await this.#book.env.device.putSetting(SOURCES, writeSources(kept)).catch(() => undefined);
  }

  /** Forgets an import, or, by a batch that is not known, whatever is being read. */
  cancel(batch: BatchId): void {
    const found = this.#open.get(batch);
    this.#open.delete(batch);
    for (const control of found ? [found.control] : this.#reading) control.abort();
  }
}
