/** One device: an open workbook over a disk, its wires, and what the oracle knows it has received. */
import * as Y from 'yjs';
import {
  asId,
  type DeviceId,
  type LevelId,
  type Random,
  type RowId,
  randomId,
  type SessionId,
  type UserId,
  type WorkbookId,
} from '../../../../core/base/ids.ts';
import {LIMITS, type Limits} from '../../../../core/doc/limits.ts';
import {openWorkbook} from '../../../../core/doc/workbook.ts';
import type {Head, OpenWorkbook, PastEpoch, Roll} from '../../../../core/doc/workbook-types.ts';
import {defineSheet} from '../../../../core/schema/sheet.ts';
import {type DiskRecord, type DiskState, readDisk} from './disk.ts';
import type {Oracle, OracleWrite} from './oracle.ts';
import {createShadow, type Shadow} from './shadow.ts';

export const WORKBOOK = asId<WorkbookId>('w');

/** One sheet with two ordinary columns and one of a level of its own. */
export const SHEET = defineSheet({
  id: 'notes',
  form: '',
  name: {zh: '记录', en: 'Notes'},
  icon: 'list',
  title: 'a',
  listed: true,
  columns: [
    {id: 'a', name: {zh: '甲', en: 'A'}, type: 'text'},
    {id: 'b', name: {zh: '乙', en: 'B'}, type: 'text'},
    {id: 'c', name: {zh: '丙', en: 'C'}, type: 'text', level: 'contact'},
  ],
});
export const COLUMNS = ['a', 'b', 'c'] as const;

export function levelOf(column: string): LevelId {
  return asId<LevelId>(column === 'c' ? 'contact' : '0');
}

/** Everything small, so that a few writes reach every way of storing. */
export const SMALL_LIMITS: Limits = {
  ...LIMITS,
  segmentCells: 5,
  tidy: {packs: 3, registers: 9, overwritten: 0.2, typedRows: 2},
};

/** Something on its way: an update of one document with the writes in it. */
export interface Message {
  readonly document: string;
  readonly level: string;
  readonly update: Uint8Array;
  readonly carries: bigint;
  readonly before: bigint;
  readonly from: number;
  /** Bytes that go with it (I3). */
  readonly segments?: ReadonlyMap<string, Uint8Array>;
}

/** What the oracle knows of a replica; durable together with the records before it. */
export interface Knowledge {
  readonly known: bigint;
  readonly before: ReadonlyMap<string, bigint>;
  readonly shown: ReadonlyMap<string, bigint>;
  /** Oracle writes that undo brought back → the writes that did. */
  readonly stands: ReadonlyMap<number, number>;
}

interface Arriving {
  readonly document: string;
  readonly level: string;
  readonly to: ReadonlyMap<number, number>;
  readonly carries: bigint;
  readonly before: bigint;
}

/** A fold or an adoption under way: `next` lets it do its next step. */
export interface Job {
  readonly next: () => Promise<boolean>;
}

export interface ReplicaSetup {
  readonly index: number;
  readonly random: Random;
  readonly clock: () => number;
  readonly author: string;
  readonly session?: string;
}

export class Replica {
  readonly index: number;
  readonly author: string;
  readonly setup: ReplicaSetup;
  records: DiskRecord[];
  flushed: number;
  /** Knowledge after each number of records. */
  saved: {readonly at: number; readonly knowledge: Knowledge}[] = [];
  alive = true;
  online = true;
  session: SessionId;
  workbook: OpenWorkbook;
  shadow: Shadow;
  known = 0n;
  before = new Map<string, bigint>();
  shown = new Map<string, bigint>();
  stands = new Map<number, number>();
  outbox: {document: string; update: Uint8Array}[] = [];
  /** Sent when durable (R3). */
  unsent: {readonly at: number; readonly messages: readonly Message[]}[] = [];
  inbox: Message[] = [];
  up: Message[] = [];
  down: Message[] = [];
  arriving: Arriving[] = [];
  job: Job | null = null;
  forgettable: PastEpoch[] = [];
  trouble: string | null = null;
  #held: {records: readonly DiskRecord[]; at: number; bytes: Map<string, Uint8Array>} = {
    records: [],
    at: 0,
    bytes: new Map(),
  };
  /** The judge's note of what was integrated at so many records. */
  state: {readonly workbook: OpenWorkbook; readonly records: number; readonly key: string} | null = null;

  constructor(setup: ReplicaSetup, records: readonly DiskRecord[], knowledge: Knowledge) {
    this.setup = setup;
    this.index = setup.index;
    this.author = setup.author;
    this.records = [...records];
    this.flushed = records.length;
    this.session = asId<SessionId>(setup.session ?? randomId<SessionId>(setup.random));
    [this.workbook, this.shadow] = this.#open();
    this.#learn(knowledge);
    this.save();
  }

  #learn({known, before, shown, stands}: Knowledge): void {
    this.stands = new Map(stands);
    this.known = known;
    this.before = new Map(before);
    this.shown = new Map(shown);
    this.arriving = [];
  }

  get disk(): DiskState {
    return readDisk(WORKBOOK, this.records);
  }

  /** Bytes on the disk, followed record by record: asked for with every message. */
  get segments(): ReadonlyMap<string, Uint8Array> {
    if (this.#held.records !== this.records || this.#held.at > this.records.length) {
      this.#held = {records: this.records, at: 0, bytes: new Map()};
    }
    const {bytes} = this.#held;
    for (; this.#held.at < this.records.length; this.#held.at++) {
      const record = this.records[this.#held.at];
      if (record?.kind === 'segment') bytes.set(record.segment.hash, record.segment.bytes);
      if (record?.kind === 'evict') bytes.delete(record.hash);
    }
    return bytes;
  }

  get knowledge(): Knowledge {
    return {
      known: this.known,
      before: new Map(this.before),
      shown: new Map(this.shown),
      stands: new Map(this.stands),
    };
  }

  #open(): [OpenWorkbook, Shadow] {
    const {setup} = this;
    const host = {
      author: asId<UserId>(setup.author),
      device: asId<DeviceId>(`d${setup.index}`),
      session: this.session,
      random: setup.random,
      wallSeconds: setup.clock,
      update: (document: string, bytes: Uint8Array, origin: string) => {
        this.records.push({kind: 'update', document, bytes});
        if (origin !== 'remote') this.outbox.push({document, update: bytes});
      },
      segment: (segment: {hash: string; bytes: Uint8Array}) => this.records.push({kind: 'segment', segment}),
      head: (head: Head) => this.records.push({kind: 'head', head}),
      journal: (change: Extract<DiskRecord, {kind: 'journal'}>['change']) =>
        this.records.push({kind: 'journal', change}),
    };
    const opened = openWorkbook(this.disk, host, [], SMALL_LIMITS);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const workbook = opened.value;
    const shadow = createShadow(workbook.tables.table(SHEET.id), SHEET.id, COLUMNS);
    workbook.onChange(changes => {
      try {
        shadow.follow(changes);
      } catch (error) {
        this.trouble ??= String(error);
      }
    });
    return [workbook, shadow];
  }

  /** Power gone: everything after the last flush is lost; a new engine run begins. */
  restart(session?: string): void {
    this.workbook.close();
    this.records = this.records.slice(0, this.flushed);
    this.saved = this.saved.filter(({at}) => at <= this.flushed);
    this.outbox = [];
    this.unsent = [];
    this.job = null;
    this.forgettable = [...this.disk.past];
    this.session = asId<SessionId>(session ?? randomId<SessionId>(this.setup.random));
    const last = this.saved.at(-1);
    if (last) this.#learn(last.knowledge);
    [this.workbook, this.shadow] = this.#open();
    // What opening itself has carried belongs to what is on the disk by now.
    this.save();
  }

  /** Replaces everything: the server set back to a backup. */
  restore(records: readonly DiskRecord[], knowledge: Knowledge): void {
    this.workbook.close();
    this.records = [...records];
    this.flushed = records.length;
    this.saved = [];
    this.outbox = [];
    this.unsent = [];
    this.job = null;
    this.forgettable = [];
    this.session = randomId<SessionId>(this.setup.random);
    this.#learn(knowledge);
    this.shown = new Map();
    [this.workbook, this.shadow] = this.#open();
    this.save();
  }

  save(): void {
    this.saved.push({at: this.records.length, knowledge: this.knowledge});
  }

  /** The write that stands for another since undo brought that one back. */
  standsFor(write: OracleWrite, oracle: Oracle): OracleWrite {
    let id = write.id;
    for (let next = this.stands.get(id); next !== undefined; next = this.stands.get(id)) id = next;
    return oracle.writes[id] ?? write;
  }

  head(level: string): Head | undefined {
    return this.workbook.heads().find(head => head.level === level);
  }

  /** Takes an update in; the oracle learns of its writes when the document covers them. */
  receive(message: Message): boolean {
    const to = Y.parseUpdateMeta(message.update).to;
    if (!this.workbook.receive(message.document, message.update)) return false;
    this.arriving.push({...message, to});
    this.settleArrivals();
    return true;
  }

  settleArrivals(): void {
    if (this.arriving.length === 0) return;
    const names = this.workbook.documents();
    this.arriving = this.arriving.filter(each => {
      if (!names.includes(each.document)) return false;
      const have = Y.decodeStateVector(this.workbook.vector(each.document));
      for (const [client, clock] of each.to) if ((have.get(client) ?? 0) < clock) return true;
      this.learn(each.level, each.carries, each.before);
      return false;
    });
  }

  learn(level: string, known: bigint, before: bigint): void {
    this.known |= known;
    this.before.set(level, (this.before.get(level) ?? 0n) | known | before);
  }

  beforeOf(level: string): bigint {
    return this.before.get(level) ?? 0n;
  }

  /** Rows that this device shows. */
  liveRows(): RowId[] {
    const table = this.workbook.tables.table(SHEET.id);
    return Array.from({length: table.size}, (_, i) => i)
      .filter(i => table.isLive(i))
      .map(i => table.rowId(i));
  }

  allRows(): RowId[] {
    const table = this.workbook.tables.table(SHEET.id);
    return Array.from({length: table.size}, (_, i) => table.rowId(i));
  }

  /** Records the one commit of an epoch's change. */
  switchTo(roll: Pick<Roll, 'key' | 'from' | 'to' | 'update'> & {readonly vector: Uint8Array | null}): void {
    this.records.push({
      kind: 'switch',
      head: {...roll.key, epoch: roll.to},
      past: {...roll.key, epoch: roll.from, vector: roll.vector},
      bytes: roll.update,
    });
  }
}
