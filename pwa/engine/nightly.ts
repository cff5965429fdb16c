/** The nightly evaluation and the turn of the day, while a workbook is open. */
import {asDay, type Day} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type SheetId} from '../../core/base/ids.ts';
import type {Command} from '../../core/doc/command.ts';
import {catchUp, nightsDue} from '../../core/rules/nights.ts';
import type {Book} from './book.ts';

const ENTRIES = asId<SheetId>('entries');
const CUSTOMERS = asId<SheetId>('customers');
const POSTED_ON = asId<ColumnId>('posted_on');
/** A machine that slept through midnight notices the new day this soon after waking. */
const LOOK_MS = 60_000;
/** Evaluating lets messages in after this long. */
const SLICE_MS = 20;

/** Looks once a minute whether a new day has begun, and does the nights that have not been done. */
export class Nightly {
  readonly #book: Book;
  #cancel: (() => void) | null = null;
  #running = false;

  constructor(book: Book) {
    this.#book = book;
  }

  /** Does what is due and goes on looking. */
  start(): void {
    void this.#run();
    this.#look();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #look(): void {
    this.#cancel = this.#book.env.schedule(LOOK_MS, () => {
      if (this.#book.turnDay()) void this.#run();
      this.#look();
    });
  }

  async #run(): Promise<void> {
    const book = this.#book;
    if (this.#running || book.readOnly) return;
    this.#running = true;
    try {
      await book.figures.ready;
      while (!book.isClosed && !(await this.#attempt()));
    } finally {
      this.#running = false;
    }
  }

  /** False when the user edited meanwhile: what was found may not hold, and it begins again. */
  async #attempt(): Promise<boolean> {
    const book = this.#book;
    const {tables} = book.workbook;
    const customers = book.liveCount(CUSTOMERS);
    const nights = nightsDue(book.workbook.settings(), customers, this.#firstEntry(), book.figures.day);
    if (nights.length === 0) return true;
    const {version} = book;
    const steps = catchUp({tables, settings: book.workbook.settings}, nights);
    for (;;) {
      const until = book.env.now() + SLICE_MS;
      let commands: readonly Command[] | undefined;
      do {
        const step = steps.next();
        if (step.done) commands = step.value;
      } while (!commands && book.env.now() < until);
      if (commands) {
        for (const command of commands) book.command(command, 'system');
        return true;
      }
      await book.env.breathe();
      if (book.isClosed || book.version !== version) return book.isClosed;
    }
  }

  #firstEntry(): Day | null {
    const table = this.#book.table(ENTRIES);
    if (!table) return null;
    const posted = table.column(POSTED_ON);
    let first = Number.POSITIVE_INFINITY;
    for (let index = 0; index < table.size; index += 1) {
      const day = posted.number(index);
      if (day < first && table.isLive(index)) first = day;
    }
    return Number.isFinite(first) ? asDay(first) : null;
  }
}
