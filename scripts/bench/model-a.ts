/** Model A, what the store is measured against: one Y.Map a row, one key a cell. Only for comparing. */
import * as Y from 'yjs';
import type {CellValue} from '../../core/schema/cell.ts';

/** Writes rows down as one update. */
export function storeModelA(names: readonly string[], columns: readonly (readonly CellValue[])[]): Uint8Array {
  const doc = new Y.Doc();
  const rows = doc.getMap<Y.Map<CellValue>>('rows');
  const count = columns[0]?.length ?? 0;
  doc.transact(() => {
    for (let i = 0; i < count; i++) {
      const row = new Y.Map<CellValue>();
      for (const [c, name] of names.entries()) row.set(name, columns[c]?.[i] ?? null);
      rows.set(String(i), row);
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Opens it and reads every cell once. */
export function readModelA(update: Uint8Array, names: readonly string[]): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  for (const row of doc.getMap<Y.Map<CellValue>>('rows').values()) for (const name of names) row.get(name);
  doc.destroy();
}
