/** The engine without screens: tests ask it and read what it pushed. */
import {IndexeddbPersistence} from 'y-indexeddb';
import * as Y from 'yjs';
import {createEngine} from '../../../pwa/engine/client.ts';
import type {Engine, Push} from '../../../pwa/engine/protocol.ts';

declare global {
  interface Window {
    engine: Engine;
    pushes: Push[];
    /** The whole state of a document as y-indexeddb itself reads it. */
    readByYIndexeddb(name: string): Promise<Uint8Array>;
    /** Stores a document as y-indexeddb itself writes it. */
    writeByYIndexeddb(name: string, update: Uint8Array): Promise<void>;
  }
}

window.readByYIndexeddb = async name => {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, doc);
  await persistence.whenSynced;
  await persistence.destroy();
  return Y.encodeStateAsUpdate(doc);
};

window.writeByYIndexeddb = async (name, update) => {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(name, doc);
  await persistence.whenSynced;
  Y.applyUpdate(doc, update);
  await persistence.get('nothing');
  await persistence.destroy();
};

window.pushes = [];
window.engine = createEngine();
window.engine.hear(push => window.pushes.push(push));
