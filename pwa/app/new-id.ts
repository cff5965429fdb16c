import {type RowId, randomId} from '../../core/base/ids.ts';

/** A fresh row id, from the browser's own chance. */
export function newRowId(): RowId {
  return randomId<RowId>(bytes => {
    bytes.set(crypto.getRandomValues(new Uint8Array(bytes.length)));
    return bytes;
  });
}
