import type {Day} from '../../core/base/calendar-date.ts';
import {createDerivation, type Derivation, type Derived} from '../../core/derive.ts';
import type {Change} from '../../core/doc/change.ts';
import type {OpenWorkbook} from '../../core/doc/workbook-types.ts';
import {runningClock} from '../../core/rules/clock.ts';
import {createRuleWatch, type RuleWatch} from '../../core/rules/watch.ts';
import type {Environment} from './environment.ts';

/** So much is derived before the first answer after a change; the rest follows in slices. */
const FIRST_MS = 80;
/** Deriving lets messages in after this long. */
const SLICE_MS = 25;
/** A large workbook's figures begin this much after it was opened, so that its rows are on screen first. */
const DELAY_MS = 120;

const NOTHING: Derived = {all: false, customers: [], subjects: [], groups: new Map()};

interface Parts {
  readonly watch: RuleWatch;
  readonly derivation: Derivation;
}

/** Everything that is derived from the open workbook, kept up edit by edit. */
export class Figures {
  readonly #env: Environment;
  readonly #workbook: OpenWorkbook;
  /** Called when figures that were still missing are there. */
  readonly #done: () => void;
  #parts: Parts | null = null;
  #day: Day;
  /** Rises when a run begins, so that an older one stops. */
  #run = 0;
  #ready: Promise<void> = Promise.resolve();
  #cancelDelay: (() => void) | null = null;

  constructor(env: Environment, workbook: OpenWorkbook, day: Day, done: () => void) {
    this.#env = env;
    this.#workbook = workbook;
    this.#day = day;
    this.#done = done;
  }

  get watch(): RuleWatch {
    return this.#begun().watch;
  }

  get derivation(): Derivation {
    return this.#begun().derivation;
  }

  /** The day that the figures speak of. */
  get day(): Day {
    return this.#day;
  }

  /** False as long as nothing has been derived; asking for figures begins it. */
  get isBegun(): boolean {
    return this.#parts !== null;
  }

  /** Resolves when every customer has figures. */
  get ready(): Promise<void> {
    this.#begun();
    return this.#ready;
  }

  /** Begins now, or a little later where it takes long. */
  begin(soon: boolean): void {
    if (soon) this.#begun();
    else this.#cancelDelay ??= this.#env.schedule(DELAY_MS, () => void this.#begun());
  }

  stop(): void {
    this.#cancelDelay?.();
    this.#run += 1;
  }

  /** Derives everything anew as of another day. */
  turn(day: Day): void {
    this.#day = day;
    if (this.#parts) this.#start(this.#parts);
  }

  /** Follows changes that the tables already show. */
  update(changes: readonly Change[]): Derived {
    // what has not begun will read the tables as they are then
    if (!this.#parts) return NOTHING;
    const derived = this.#parts.derivation.update(changes, 'later');
    if (derived.all) this.#start(this.#parts);
    return derived;
  }

  #begun(): Parts {
    if (this.#parts) return this.#parts;
    this.#cancelDelay?.();
    const {tables, settings} = this.#workbook;
    const watch = createRuleWatch(tables, settings);
    const derivation = createDerivation({tables, settings, rules: watch}, runningClock(this.#day));
    this.#parts = {watch, derivation};
    this.#start(this.#parts);
    return this.#parts;
  }

  #start({derivation}: Parts): void {
    this.#run += 1;
    const steps = derivation.run(runningClock(this.#day));
    if (this.#step(steps, FIRST_MS)) return;
    this.#ready = this.#finish(steps, this.#run);
  }

  async #finish(steps: Generator<number>, run: number): Promise<void> {
    for (;;) {
      await this.#env.breathe();
      if (run !== this.#run) return;
      if (this.#step(steps, SLICE_MS)) break;
    }
    this.#done();
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
