/** A workbook's documents under another identity. */
import * as Y from 'yjs';
import type {Random, WorkbookId} from '../base/ids.ts';
import {newDocument, rootMap, rootName} from './layout.ts';
import {settingWrites} from './root.ts';

/**
 * The root document of a copy: the same settings, sheets and columns under another workbook id and name. Rows documents
 * and segments name no workbook and are taken as they are.
 */
export function copiedRoot(
  root: Uint8Array,
  to: {readonly id: WorkbookId; readonly name: string},
  random: Random,
): Uint8Array {
  const doc = newDocument(rootName(to.id), random);
  Y.applyUpdate(doc, root);
  doc.transact(() => {
    rootMap(doc, 'meta').set('id', to.id);
    for (const {map, key, value} of settingWrites(doc, 'name', to.name)) rootMap(doc, map).set(key, value);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
