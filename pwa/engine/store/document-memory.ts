import type {DocumentStore, StoredUpdates} from './document-store.ts';

/** A document kept only as long as the engine runs: where the browser refuses storage, and in tests. */
export class DocumentMemory implements DocumentStore {
  #updates: Uint8Array[] = [];

  get grown(): {readonly records: number; readonly bytes: number} {
    return {records: this.#updates.length, bytes: this.#updates.reduce((sum, each) => sum + each.length, 0)};
  }

  async load(): Promise<StoredUpdates> {
    return {updates: [...this.#updates], damaged: 0, marks: new Map()};
  }

  async append(update: Uint8Array): Promise<void> {
    this.#updates.push(update);
  }

  async replace(whole: Uint8Array): Promise<void> {
    this.#updates = [whole];
  }

  async clearMarks(): Promise<void> {}

  close(): void {}
}
