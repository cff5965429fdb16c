import {crc32} from './checksum.ts';
import type {DocumentStore, Mark, StoredUpdates} from './document-store.ts';
import {answered, committed, openDatabase} from './indexed-db.ts';
import {StorageFault} from './storage-fault.ts';

const UPDATES = 'updates';
const CUSTOM = 'custom';

/**
 * A document in the database format of y-indexeddb 9: one database named as the document, store `updates` with
 * numbered v1 updates, store `custom` for anything else. Loader and writer are ours: y-indexeddb adds a record at each
 * open, has no checksum, never rejects, and issues one unawaited put an update. Ours keeps in `custom` one checksum a
 * record, under `['crc', number]`, written in the record's own transaction; a record without one is taken as it is.
 * Beside them lie the marks of intents, under `['intent', id]`.
 */
export class DocumentDatabase implements DocumentStore {
  readonly #name: string;
  #db: IDBDatabase | null = null;
  #nextKey = 1;
  #records = 0;
  #bytes = 0;

  constructor(name: string) {
    this.#name = name;
  }

  get grown(): {readonly records: number; readonly bytes: number} {
    return {records: this.#records, bytes: this.#bytes};
  }

  async load(): Promise<StoredUpdates> {
    const db = await this.#open();
    const transaction = db.transaction([UPDATES, CUSTOM], 'readonly');
    const updates = transaction.objectStore(UPDATES);
    const custom = transaction.objectStore(CUSTOM);
    const [values, keys, checks, checkKeys, marks, markKeys] = await Promise.all([
      answered<unknown[]>(updates.getAll()),
      answered(updates.getAllKeys()),
      answered<unknown[]>(custom.getAll(CHECKS())),
      answered(custom.getAllKeys(CHECKS())),
      answered<unknown[]>(custom.getAll(MARKS())),
      answered(custom.getAllKeys(MARKS())),
    ]);
    const checkOf = new Map(checkKeys.map((key, index) => [Array.isArray(key) ? key[1] : key, checks[index]]));
    const sound: Uint8Array[] = [];
    let damaged = 0;
    for (const [index, value] of values.entries()) {
      const check = checkOf.get(keys[index] ?? -1);
      if (value instanceof Uint8Array && (check === undefined || check === crc32(value))) sound.push(value);
      else damaged += 1;
    }
    this.#records = values.length;
    this.#bytes = sound.slice(1).reduce((sum, each) => sum + each.length, 0);
    this.#nextKey = keyAfter(keys.at(-1));
    const marked = markKeys.flatMap((key, index): [string, number][] =>
      Array.isArray(key) ? [[String(key[1]), Number(marks[index])]] : [],
    );
    return {updates: sound, damaged, marks: new Map(marked)};
  }

  async append(update: Uint8Array, whole: () => Uint8Array, marks: readonly Mark[] = []): Promise<void> {
    if (this.#db === null) return this.#rewrite(whole(), marks);
    const transaction = begin(this.#db);
    if (transaction === null) {
      this.#db = null;
      return this.#rewrite(whole(), marks);
    }
    this.#put(transaction, update, marks);
    transaction.commit();
    await committed(transaction);
    this.#records += 1;
    this.#bytes += update.length;
  }

  async replace(whole: Uint8Array, spent: readonly string[] = []): Promise<void> {
    const transaction = this.#db === null ? null : begin(this.#db);
    if (transaction === null) throw new StorageFault('failed', 'the connection is closed');
    transaction.objectStore(UPDATES).clear();
    transaction.objectStore(CUSTOM).delete(CHECKS());
    for (const intent of spent) transaction.objectStore(CUSTOM).delete(['intent', intent]);
    this.#put(transaction, whole, []);
    transaction.commit();
    await committed(transaction);
    this.#records = 1;
    this.#bytes = 0;
  }

  async clearMarks(): Promise<void> {
    const transaction = this.#db === null ? null : begin(this.#db);
    if (transaction === null) return;
    transaction.objectStore(CUSTOM).delete(MARKS());
    await committed(transaction);
  }

  close(): void {
    this.#db?.close();
    this.#db = null;
  }

  /** The connection was lost, perhaps with all that was stored (site data cleared): keep what memory holds. */
  async #rewrite(whole: Uint8Array, marks: readonly Mark[]): Promise<void> {
    const db = await this.#open();
    this.#nextKey = keyAfter(await answered(db.transaction(UPDATES).objectStore(UPDATES).getAllKeys()).then(last));
    const transaction = db.transaction([UPDATES, CUSTOM], 'readwrite', {durability: 'strict'});
    this.#put(transaction, whole, marks);
    await committed(transaction);
  }

  #put(transaction: IDBTransaction, update: Uint8Array, marks: readonly Mark[]): void {
    const key = this.#nextKey;
    this.#nextKey += 1;
    transaction.objectStore(UPDATES).add(update, key);
    transaction.objectStore(CUSTOM).put(crc32(update), ['crc', key]);
    for (const {intent, of} of marks) transaction.objectStore(CUSTOM).put(of, ['intent', intent]);
  }

  async #open(): Promise<IDBDatabase> {
    if (this.#db) return this.#db;
    const db = await openDatabase(this.#name, created => {
      created.createObjectStore(UPDATES, {autoIncrement: true});
      created.createObjectStore(CUSTOM);
    });
    const forget = () => {
      db.close();
      if (this.#db === db) this.#db = null;
    };
    // another tab deletes the database, or the browser takes the connection away
    db.onversionchange = forget;
    db.onclose = forget;
    this.#db = db;
    return db;
  }
}

const MARKS = () => IDBKeyRange.bound(['intent'], ['intent', []]);
const CHECKS = () => IDBKeyRange.bound(['crc'], ['crc', []]);

/** A strict read-write transaction, or `null` when the connection is closed. */
function begin(db: IDBDatabase): IDBTransaction | null {
  try {
    return db.transaction([UPDATES, CUSTOM], 'readwrite', {durability: 'strict'});
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') return null;
    throw error;
  }
}

function keyAfter(key: IDBValidKey | undefined): number {
  return typeof key === 'number' ? Math.floor(key) + 1 : 1;
}

function last<T>(list: readonly T[]): T | undefined {
  return list.at(-1);
}
