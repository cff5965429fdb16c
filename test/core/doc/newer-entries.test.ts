/** R9: what a newer version wrote is carried byte for byte, through folds, adoptions, packs and restarts. */
import {deflateSync} from 'fflate';
import {expect, test} from 'vitest';
import * as Y from 'yjs';
import {asId, type DeviceId, type SessionId, type UserId} from '../../../core/base/ids.ts';
import {writeCommand} from '../../../core/doc/command.ts';
import {pushToLane, rowsName} from '../../../core/doc/layout.ts';
import {LIMITS} from '../../../core/doc/limits.ts';
import {contentsOf} from '../../../core/doc/rows-document.ts';
import {hashOf, openSegment} from '../../../core/doc/segment.ts';
import type {Head, OpenWorkbook} from '../../../core/doc/workbook-types.ts';
import {dice, pick} from './check/chance.ts';
import {CUSTOMERS, column, type Device, makeDevice, row, taken} from './device.ts';

const SEEDS = 60;
const STEPS = 14;
const TIDY = {...LIMITS, tidy: {packs: 2, registers: 3, overwritten: 0.1, typedRows: 1}};

/** Something that no version so far writes. */
function unknownEntry(roll: () => number, n: number): unknown {
  const shapes: readonly unknown[] = [
    ['move', `r${n}`, {to: [n, null, 'x\u0000']}],
    {kind: 'future', n, deep: {list: [1.5, -0, true]}},
    `word ${n}`,
    ['r', 'name', 2 ** 50, `too late ${n}`],
    ['r', 'name', 1, {rich: `text ${n}`}],
    [n, 'five', 'items', 'or', 'six', 'of', 'them'],
  ];
  return pick(shapes, roll());
}

/** A segment of a kind that this version does not know, whole in itself. */
function unknownSegment(roll: () => number, n: number): Uint8Array {
  const body = deflateSync(new TextEncoder().encode(`segment ${n} ${roll()}`));
  return Uint8Array.from([0x57, 0x42, 0x53, 1, 9, 1, ...body]);
}

function headOf(workbook: OpenWorkbook): Head {
  const head = workbook.heads().find(each => each.level === '0');
  if (head === undefined) throw new Error('the ordinary level is there');
  return head;
}

/** A newer version's engine pushes entries to a lane of its own. */
function pushNewer(workbook: OpenWorkbook, device: Device, session: string, entries: readonly unknown[]): void {
  const name = rowsName(workbook.id, headOf(workbook));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, workbook.encode(name));
  const header = {author: asId<UserId>('newer'), device: asId<DeviceId>('d9')};
  doc.transact(() => pushToLane(doc, asId<SessionId>(session), header, entries, false));
  const update = Y.encodeStateAsUpdate(doc, workbook.vector(name));
  expect(workbook.receive(name, update)).toBe(true);
  expect(device.stored.updates.get(name)?.length).toBeGreaterThan(0);
}

/** Every entry of newer formats, in lanes and packs, with its author. */
function carried(device: Device, workbook: OpenWorkbook): ReadonlySet<string> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, workbook.encode(rowsName(workbook.id, headOf(workbook))));
  const {unknown, refs} = contentsOf(doc);
  const packed = refs.flatMap(({hash}) => {
    const bytes = device.stored.segments.get(hash);
    const opened = bytes === undefined ? null : openSegment(bytes);
    return opened?.kind === 'pack' ? opened.pack.unknown : [];
  });
  return new Set([...unknown, ...packed].map(({author, entry}) => keyOf(author, entry)));
}

/** Tells -0 from 0, which JSON does not. */
function keyOf(author: string, entry: unknown): string {
  return JSON.stringify([author, entry], (_, value: unknown) => (Object.is(value, -0) ? '-0' : value));
}

test.each(Array.from({length: SEEDS}, (_, seed) => seed))(
  'entries and segments of a newer version outlive whatever happens to their document (seed %i)',
  async seed => {
    const roll = dice(seed);
    const device = makeDevice({seed, limits: TIDY});
    let workbook = device.open();
    taken(
      workbook.apply(writeCommand('i', {inserts: [{sheet: CUSTOMERS, row: row('c'), cells: {name: 'a'}}]}), 'user'),
    );
    const expected = new Set<string>();
    const hashes = new Map<string, Uint8Array>();
    const steps: Readonly<Record<string, () => Promise<void> | void>> = {
      async entry() {
        const entry = unknownEntry(roll, expected.size);
        pushNewer(workbook, device, `newer${expected.size}-${seed}`, [entry]);
        expected.add(keyOf('newer', entry));
      },
      segment() {
        const bytes = unknownSegment(roll, hashes.size);
        const ref = {slot: 'rows', hash: hashOf(bytes), bytes: bytes.length, maxStamp: 0, added: 'later'};
        pushNewer(workbook, device, `kinds${hashes.size}-${seed}`, [['ref', ref]]);
        expect(workbook.addSegment(bytes)).toBe(true);
        device.authority().putSegment({hash: ref.hash, bytes});
        hashes.set(ref.hash, bytes);
      },
      edit() {
        const cells = [{sheet: CUSTOMERS, row: row('c'), column: column('name'), value: `n${roll()}`}];
        taken(workbook.apply(writeCommand('e', {cells}), 'user'));
      },
      async fold() {
        const past = taken(await workbook.fold(headOf(workbook), device.authority()));
        if (past !== null && roll() < 0.5) device.forget(past);
      },
      restart() {
        workbook.close();
        workbook = device.open();
      },
    };
    for (let at = 0; at < STEPS; at++) {
      await pick(Object.values(steps), roll())?.();
      const now = carried(device, workbook);
      for (const key of expected) expect(now).toContain(key);
      expect(now.size).toBe(expected.size);
      for (const [hash, bytes] of hashes) {
        expect(workbook.segmentHashes()).toContain(hash);
        expect(device.stored.segments.get(hash)).toEqual(bytes);
      }
      expect(workbook.missing()).toEqual([]);
    }
  },
);
