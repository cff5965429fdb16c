import {mergeUpdates} from 'yjs';
import type {JournalChange} from '../../../core/doc/undo-types.ts';
import type {Head, Segment} from '../../../core/doc/workbook-types.ts';
import type {DocumentStore, Mark} from './document-store.ts';
import {asFault, type StorageFault} from './storage-fault.ts';

/** How the saving of a workbook stands. `unsaved` counts user actions (ticks), not documents or cells. */
export type SaverState =
  | {readonly kind: 'saved'}
  | {readonly kind: 'saving'; readonly unsaved: number}
  | {readonly kind: 'failed'; readonly unsaved: number; readonly fault: StorageFault; readonly neededBytes: number};

/** Timers, handed in so that tests need not wait. Returns what calls the timer off. */
export type Schedule = (ms: number, run: () => void) => () => void;

/** What is being saved, as the open workbook answers for it. */
export interface SaveSource {
  encode(document: string, vector?: Uint8Array): Uint8Array;
  vector(document: string): Uint8Array;
}

/** Where it goes. */
export interface SaveTarget {
  document(name: string): DocumentStore;
  putSegments(segments: readonly Segment[]): Promise<void>;
  putHeads(heads: readonly Head[]): Promise<void>;
  changeJournal(changes: readonly JournalChange[]): Promise<void>;
}

interface Kept {
  readonly name: string;
  readonly store: DocumentStore;
  pending: Uint8Array[];
  /** Of intents whose edits are not stored here yet. */
  marks: readonly Mark[];
  /** State vector through which everything is known to be stored, without a gap. */
  stored: Uint8Array | undefined;
  /** `broken`: a put failed, nothing counts as stored until the difference since `stored` is. `due`: it may be tried now. */
  health: 'sound' | 'broken' | 'due' | 'healing';
}

/** One tick's work. Documents in it that are not stored yet. */
type Part = Kept | 'first' | 'journal';

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000] as const;
const TRIM_AFTER_MS = 2000;
const TRIM_RECORDS = 100;
const TRIM_BYTES = 1_000_000;

/**
 * Stores what an open workbook tells its host: one merged put a document and tick, awaited and never given up.
 * Segments and new heads are stored before the updates of their tick and of later ones (I1–I2). After a failed put the
 * difference since the last stored state is written, so that later edits cannot hide behind a gap (R3).
 */
export class Saver {
  readonly #source: SaveSource;
  readonly #target: SaveTarget;
  readonly #schedule: Schedule;
  readonly #report: (state: SaverState) => void;
  readonly #storedIntent: (intent: string) => void;
  readonly #kept = new Map<string, Kept>();
  /** Ticks not stored yet. */
  readonly #open = new Map<number, Set<Part>>();
  #segments: Segment[] = [];
  #heads: Head[] = [];
  #journal: JournalChange[] = [];
  /** Intents of ticks that are not stored yet. */
  readonly #intents = new Map<number, string>();
  /** Intents that the page has forgotten; their marks go with the next trim. */
  #spent: string[] = [];
  #written = 0;
  #tick = 0;
  #asked = false;
  /** Segments or heads are on their way; documents wait for them. */
  #firstBusy = false;
  #firstBroken = false;
  #journalBusy = false;
  /** Store operations under way. */
  #running = 0;
  #fault: StorageFault | null = null;
  #failures = 0;
  #cancelRetry: (() => void) | null = null;
  #cancelTrim: (() => void) | null = null;
  #waiting: (() => void)[] = [];

  constructor(
    source: SaveSource,
    target: SaveTarget,
    schedule: Schedule,
    report: (state: SaverState) => void,
    storedIntent: (intent: string) => void = () => {},
  ) {
    this.#storedIntent = storedIntent;
    this.#source = source;
    this.#target = target;
    this.#schedule = schedule;
    this.#report = report;
  }

  /** A document that was loaded from `store` and has not changed since. */
  keep(name: string, store: DocumentStore): void {
    const stored = this.#source.vector(name);
    this.#kept.set(name, {name, store, pending: [], marks: [], stored, health: 'sound'});
    this.#planTrim();
  }

  /** Closes a document's store; the document has been folded away. */
  drop(name: string): void {
    const kept = this.#kept.get(name);
    if (!kept) return;
    kept.store.close();
    this.#kept.delete(name);
    this.#closeParts(this.#tick, kept);
  }

  update(document: string, bytes: Uint8Array): void {
    this.#at(document).pending.push(bytes);
    this.#ask();
  }

  segment(segment: Segment): void {
    this.#segments.push(segment);
    this.#ask();
  }

  head(head: Head): void {
    this.#heads.push(head);
    this.#ask();
  }

  journal(change: JournalChange): void {
    this.#journal.push(change);
    this.#ask();
  }

  /** Documents of which something is stored. */
  stored(): readonly string[] {
    return [...this.#kept.values()].filter(({store}) => store.grown.records > 0).map(({name}) => name);
  }

  /** Bytes put since the beginning. */
  get written(): number {
    return this.#written;
  }

  get state(): SaverState {
    const unsaved = this.#open.size + (this.#asked ? 1 : 0);
    if (this.#fault) return {kind: 'failed', unsaved, fault: this.#fault, neededBytes: this.#neededBytes()};
    return unsaved > 0 ? {kind: 'saving', unsaved} : {kind: 'saved'};
  }

  /** Issues the puts of what is pending, in this very task; the engine calls it before it computes anything else. */
  flush(): void {
    if (!this.#asked) return;
    this.#issue();
    this.#tell();
  }

  /** `flush` of the edits that an intent asked for; false where it changed nothing. */
  flushIntent(intent: string): boolean {
    if (!this.#asked) return false;
    this.#mark(intent);
    this.#issue();
    this.#tell();
    return true;
  }

  /** The page keeps these intents no longer. */
  spend(intents: readonly string[]): void {
    this.#spent.push(...intents);
  }

  /** Resolves when everything is stored or saving has failed; says which. */
  async settled(): Promise<SaverState> {
    this.flush();
    while (this.#running > 0) await new Promise<void>(done => this.#waiting.push(done));
    return this.state;
  }

  /** Tries again at once what failed. */
  retry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#firstBroken = false;
    for (const kept of this.#kept.values()) if (kept.health === 'broken') kept.health = 'due';
    this.#issue();
  }

  /** No intent is left anywhere: takes the marks away. */
  async clearMarks(): Promise<void> {
    await Promise.all([...this.#kept.values()].map(({store}) => store.clearMarks().catch(() => undefined)));
  }

  close(): void {
    this.#cancelRetry?.();
    this.#cancelTrim?.();
    this.#cancelRetry = null;
    this.#cancelTrim = null;
    for (const {store} of this.#kept.values()) store.close();
    this.#kept.clear();
  }

  #at(name: string): Kept {
    const found = this.#kept.get(name);
    if (found) return found;
    const store = this.#target.document(name);
    const made: Kept = {name, store, pending: [], marks: [], stored: undefined, health: 'sound'};
    this.#kept.set(name, made);
    return made;
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => this.flush());
  }

  /** Makes what is pending a tick of its own, so that it counts as unsaved until all its parts are stored. */
  #mark(intent?: string): void {
    if (!this.#asked) return;
    this.#asked = false;
    const documents = [...this.#kept.values()].filter(({pending}) => pending.length > 0);
    const parts = new Set<Part>(documents);
    if (intent !== undefined) {
      this.#intents.set(this.#tick + 1, intent);
      for (const kept of documents) kept.marks = [...kept.marks, {intent, of: documents.length}];
    }
    if (this.#segments.length > 0 || this.#heads.length > 0) parts.add('first');
    if (this.#journal.length > 0) parts.add('journal');
    this.#tick += 1;
    this.#open.set(this.#tick, parts);
  }

  /** Starts whatever may start now. Documents wait for segments and heads. */
  #issue(): void {
    this.#mark();
    const first = this.#segments.length > 0 || this.#heads.length > 0;
    if (first && !this.#firstBusy && !this.#firstBroken) void this.#run(this.#storeFirst(this.#tick));
    if (!first && !this.#firstBusy) {
      for (const kept of this.#kept.values()) {
        if (kept.health === 'due') void this.#run(this.#heal(kept, this.#tick));
        else void this.#run(this.#put(kept, this.#tick));
      }
    }
    if (this.#journal.length > 0 && !this.#journalBusy) void this.#run(this.#storeJournal(this.#tick));
  }

  async #run(work: Promise<void>): Promise<void> {
    this.#running += 1;
    try {
      await work;
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#running -= 1;
      this.#tell();
    }
  }

  async #storeFirst(tick: number): Promise<void> {
    const segments = this.#segments;
    const heads = this.#heads;
    this.#segments = [];
    this.#heads = [];
    this.#firstBusy = true;
    try {
      if (segments.length > 0) await this.#target.putSegments(segments);
      for (const {bytes} of segments) this.#written += bytes.length;
      if (heads.length > 0) await this.#target.putHeads(heads);
    } catch (error) {
      this.#segments = [...segments, ...this.#segments];
      this.#heads = [...heads, ...this.#heads];
      this.#firstBroken = true;
      throw error;
    } finally {
      this.#firstBusy = false;
    }
    this.#closeParts(tick, 'first');
    this.#recovered();
    this.#issue();
  }

  async #storeJournal(tick: number): Promise<void> {
    const changes = this.#journal;
    this.#journal = [];
    this.#journalBusy = true;
    try {
      await this.#target.changeJournal(changes);
    } catch (error) {
      this.#journal = [...changes, ...this.#journal];
      throw error;
    } finally {
      this.#journalBusy = false;
    }
    this.#closeParts(tick, 'journal');
    this.#recovered();
    this.#issue();
  }

  async #put(kept: Kept, tick: number): Promise<void> {
    const [first] = kept.pending;
    // what a broken document missed will be in its difference
    if (!first || kept.health !== 'sound') return;
    const update = kept.pending.length === 1 ? first : mergeUpdates(kept.pending);
    kept.pending = [];
    const {marks} = kept;
    kept.marks = [];
    const vector = this.#source.vector(kept.name);
    try {
      await kept.store.append(update, () => this.#source.encode(kept.name), marks);
      this.#written += update.length;
    } catch (error) {
      kept.marks = [...marks, ...kept.marks];
      if (kept.health === 'sound') kept.health = 'broken';
      throw error;
    }
    // behind a gap it does not count
    if (kept.health === 'sound') this.#stored(kept, vector, tick);
  }

  async #heal(kept: Kept, tick: number): Promise<void> {
    kept.health = 'healing';
    kept.pending = [];
    const {marks} = kept;
    kept.marks = [];
    const vector = this.#source.vector(kept.name);
    try {
      const missing = this.#source.encode(kept.name, kept.stored);
      await kept.store.append(missing, () => this.#source.encode(kept.name), marks);
    } catch (error) {
      kept.marks = [...marks, ...kept.marks];
      kept.health = 'broken';
      throw error;
    }
    kept.health = 'sound';
    this.#stored(kept, vector, tick);
    this.#recovered();
    // what came while the difference was being written
    this.#issue();
  }

  #stored(kept: Kept, vector: Uint8Array, tick: number): void {
    kept.stored = vector;
    this.#closeParts(tick, kept);
    this.#planTrim();
  }

  #closeParts(through: number, part: Part): void {
    for (const [tick, parts] of this.#open) {
      if (tick <= through && parts.delete(part) && parts.size === 0) this.#close(tick);
    }
    this.#tell();
  }

  #close(tick: number): void {
    this.#open.delete(tick);
    const intent = this.#intents.get(tick);
    if (intent === undefined) return;
    this.#intents.delete(tick);
    this.#storedIntent(intent);
  }

  #failed(error: unknown): void {
    this.#fault = asFault(error);
    if (this.#cancelRetry === null) {
      const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 30_000;
      this.#failures += 1;
      this.#cancelRetry = this.#schedule(wait, () => this.retry());
    }
    this.#tell();
  }

  #recovered(): void {
    if (this.#fault === null || this.#firstBroken) return;
    if ([...this.#kept.values()].some(({health}) => health !== 'sound')) return;
    this.#fault = null;
    this.#failures = 0;
    this.#tell();
  }

  #tell(): void {
    this.#report(this.state);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) each();
  }

  #neededBytes(): number {
    const waiting = this.#segments.reduce((sum, {bytes}) => sum + bytes.length, 0);
    return [...this.#kept.values()]
      .filter(({health, pending}) => health !== 'sound' || pending.length > 0)
      .reduce((sum, {name, stored}) => sum + this.#source.encode(name, stored).length, waiting);
  }

  /** Merges a long log into one record once nothing has happened for a while. */
  #planTrim(): void {
    if (![...this.#kept.values()].some(({store}) => grownMuch(store))) return;
    this.#cancelTrim?.();
    this.#cancelTrim = this.#schedule(TRIM_AFTER_MS, () => void this.#trim());
  }

  async #trim(): Promise<void> {
    this.#cancelTrim = null;
    const spent = this.#spent;
    this.#spent = [];
    for (const kept of [...this.#kept.values()]) {
      if (kept.health !== 'sound' || kept.pending.length > 0 || !grownMuch(kept.store)) continue;
      // failing to trim loses nothing: the log stays as it is, and the next edit plans the next try
      await kept.store.replace(this.#source.encode(kept.name), spent).catch(() => undefined);
    }
  }
}

function grownMuch({grown}: DocumentStore): boolean {
  return grown.records >= TRIM_RECORDS || (grown.records > 1 && grown.bytes >= TRIM_BYTES);
}
