import type {Day} from '../../core/base/calendar-date.ts';
import {createDerivation, type Derivation, type Derived} from '../../core/derive.ts';
import type {Change} from '../../core/doc/change.ts';
import type {OpenWorkbook} from '../../core/doc/workbook-types.ts';
import {runningClock} from '../../core/rules/clock.ts';
import {createRuleWatch, type RuleWatch} from '../../core/rules/watch.ts';
import type {Environment} from './environment.ts';

/** Deriving lets messages in after this long. */
const SLICE_MS = 25;

/** Everything that is derived from the open workbook, kept up edit by edit. */
export class Figures {
  readonly watch: RuleWatch;
  readonly derivation: Derivation;
  readonly #env: Environment;
  #day: Day;
  /** Rises when a run begins, so that an older one stops. */
  #run = 0;
  #ready: Promise<void> = Promise.resolve();
  #isReady = false;

  constructor(env: Environment, workbook: OpenWorkbook, day: Day) {
    this.#env = env;
    this.#day = day;
    this.watch = createRuleWatch(workbook.tables, workbook.settings);
    this.derivation = createDerivation(
      {tables: workbook.tables, settings: workbook.settings, rules: this.watch},
      runningClock(day),
    );
  }

  /** The day that the figures speak of. */
  get day(): Day {
    return this.#day;
  }

  /** False while the first figures are still being derived. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Resolves when every customer has figures. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * Derives everything as of a day: at most `firstMs` now, the rest in slices between messages. `done` is called when
   * the rest is done, and not when all was done at once.
   */
  start(day: Day, firstMs: number, done: () => void): void {
    this.#day = day;
    this.#run += 1;
    const steps = this.derivation.run(runningClock(day));
    this.#isReady = this.#step(steps, firstMs);
    if (!this.#isReady) this.#ready = this.#finish(steps, this.#run, done);
  }

  /** Follows changes that the tables already show; `done` as in `start`, where everything is derived anew. */
  update(changes: readonly Change[], firstMs: number, done: () => void): Derived {
    const derived = this.derivation.update(changes, 'later');
    if (derived.all) this.start(this.#day, firstMs, done);
    return derived;
  }

  async #finish(steps: Generator<number>, run: number, done: () => void): Promise<void> {
    for (;;) {
      await this.#env.breathe();
      if (run !== this.#run) return;
      if (this.#step(steps, SLICE_MS)) break;
    }
    this.#isReady = true;
    done();
  }

  /** True when there is nothing left to do. */
  #step(steps: Generator<number>, ms: number): boolean {
    const until = this.#env.now() + ms;
    for (;;) {
      if (steps.next().done) return true;
      if (this.#env.now() >= until) return false;
    }
  }
}
