import {randomFillSync} from 'node:crypto';
import {asId, type DeviceId, type SessionId, type UserId} from '../../core/base/ids.ts';
import type {Head, Host, StoredWorkbook} from '../../core/doc/workbook-types.ts';

/** A host that keeps what it is told, so that the workbook can be opened again. */
export interface MemoryHost {
  readonly host: Host;
  /** The workbook as it lies in storage now, given how it lay there when it was opened. */
  stored(from: StoredWorkbook): StoredWorkbook;
}

/** The machine's chance. */
export function random(bytes: Uint8Array): Uint8Array {
  return randomFillSync(bytes);
}

/** Nothing kept yet. */
export function memoryHost(): MemoryHost {
  const updates = new Map<string, Uint8Array[]>();
  const segments = new Map<string, Uint8Array>();
  const heads: Head[] = [];
  return {
    host: {
      author: asId<UserId>('bench'),
      device: asId<DeviceId>('bench'),
      session: asId<SessionId>(Buffer.from(random(new Uint8Array(8))).toString('hex')),
      random,
      wallSeconds: () => Date.now() / 1000,
      update(document, bytes) {
        updates.set(document, [...(updates.get(document) ?? []), bytes]);
      },
      segment({hash, bytes}) {
        segments.set(hash, bytes);
      },
      head(head) {
        heads.push(head);
      },
      journal() {},
    },
    stored(from) {
      const names = new Set([...from.updates.keys(), ...updates.keys()]);
      const all = [...names].map(
        name => [name, [...(from.updates.get(name) ?? []), ...(updates.get(name) ?? [])]] as const,
      );
      return {
        ...from,
        heads: [...from.heads, ...heads],
        updates: new Map(all),
        segments: new Map([...from.segments, ...segments]),
      };
    },
  };
}
