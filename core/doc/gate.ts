import * as Y from 'yjs';
import type {StateVector} from './layout.ts';

/**
 * The gate (storage-spec R6): whether an update can be integrated whole, leaving nothing pending in Yjs. What is not
 * ready waits outside the document until its predecessors came or a state-vector sync replaced it.
 * Throws on bytes that are no update.
 */
export function isWhole(have: StateVector, update: Uint8Array): boolean {
  const {structs, ds} = Y.decodeUpdate(update);
  const after = new Map(have);
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return false;
    const next = after.get(struct.id.client) ?? 0;
    if (struct.id.clock > next) return false;
    after.set(struct.id.client, Math.max(next, struct.id.clock + struct.length));
  }
  const isKnown = (id: Y.ID | null): boolean => id === null || id.clock < (after.get(id.client) ?? 0);
  for (const struct of structs) {
    if (
      struct instanceof Y.Item &&
      !(isKnown(struct.origin) && isKnown(struct.rightOrigin) && hasParent(struct, isKnown))
    ) {
      return false;
    }
  }
  for (const [client, deletions] of ds.clients) {
    for (const {clock, len} of deletions) if (clock + len > (after.get(client) ?? 0)) return false;
  }
  return true;
}

/** In a decoded update a parent is a root's name, the id of a nested type, or left to the neighbours. */
function hasParent(item: Y.Item, isKnown: (id: Y.ID | null) => boolean): boolean {
  return !(item.parent instanceof Y.ID) || isKnown(item.parent);
}

/** Whether an update deletes nothing, as every update of a rows document must (R4). */
export function deletesNothing(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).ds.clients.size === 0;
}
