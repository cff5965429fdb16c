/**
 * Replicas, network, blob store and faults around the product's own workbooks, driven by a script of random operations
 * and judged by the oracle. Nothing in the product is stood in for but the wire and the disk.
 *
 * people.ts: what users do · wire.ts: how it travels · epoch-jobs.ts: folds and adoptions, step by step ·
 * faults.ts: crashes, clones, backups · judge.ts: what must hold
 */
import {present} from '../../../../core/base/assert.ts';
import {newWorkbook} from '../../../../core/doc/create.ts';
import type {Head} from '../../../../core/doc/workbook-types.ts';
import type {CellValue} from '../../../../core/schema/cell.ts';
import {dice, pick, randomBytes} from './chance.ts';
import {type DiskRecord, readDisk} from './disk.ts';
import type {Environment} from './environments.ts';
import {Oracle, type OracleWrite} from './oracle.ts';
import {importCommand} from './people.ts';
import {type Knowledge, Replica, SHEET, WORKBOOK} from './replica.ts';

const EMPTY: Knowledge = {known: 0n, before: new Map(), shown: new Map(), stands: new Map()};
/** Levels of the sheet's columns: each has a rows document of its own. */
export const LEVELS = ['0', 'contact'];

/** A write of an undo step. */
export interface StepWrite {
  readonly write: OracleWrite;
  readonly before: CellValue;
  readonly prior: readonly OracleWrite[];
}

export interface Backup {
  readonly records: readonly DiskRecord[];
  readonly knowledge: Knowledge;
  readonly blobs: ReadonlyMap<string, StoredBlob>;
}

/** Bytes in the server's store, and when somebody last sent them. */
export interface StoredBlob {
  readonly bytes: Uint8Array;
  at: number;
}

export class World {
  readonly env: Environment;
  readonly oracle = new Oracle();
  readonly replicas: Replica[] = [];
  readonly violations = new Map<string, string>();
  readonly trace: string[] = [];
  readonly roll: () => number;
  blobs = new Map<string, StoredBlob>();
  time = 0;
  killed = false;
  restored = false;
  backup: Backup | null = null;
  /** What each undo step wrote: the value and the writes that were shown before. */
  readonly steps = new Map<string, readonly StepWrite[]>();

  constructor(env: Environment, seed: number) {
    this.env = env;
    this.roll = dice(seed);
    const random = randomBytes(this.roll);
    const stored = newWorkbook({id: WORKBOOK, settings: {name: 'check'}, random, sheets: [SHEET]});
    const records: DiskRecord[] = [
      ...stored.heads.map(head => ({kind: 'head' as const, head})),
      ...[...stored.updates].flatMap(([document, list]) =>
        list.map(bytes => ({kind: 'update' as const, document, bytes})),
      ),
    ];
    const seeded = new Replica({index: 0, random, clock: () => Number.NaN, author: 'base'}, records, EMPTY);
    for (const slot of ['s0', 's1'])
      seeded.workbook.apply(
        importCommand(slot, 3, (row, column) => `${slot}-${row}-${column}`),
        'system',
      );
    seeded.workbook.close();
    for (let i = 0; i < env.replicas; i++) this.add(seeded.records, EMPTY);
    for (const [hash, bytes] of readDisk(WORKBOOK, seeded.records).segments) this.blobs.set(hash, {bytes, at: 0});
  }

  get server(): Replica {
    return present(this.replicas[0], 'replica 0 is the authority');
  }

  add(records: readonly DiskRecord[], knowledge: Knowledge, session?: string): Replica {
    const index = this.replicas.length;
    const made = new Replica(
      {
        index,
        random: randomBytes(this.roll),
        clock: this.#clock(),
        // Two devices of one user among others.
        author: `u${index % 2}`,
        ...(session === undefined ? {} : {session}),
      },
      records,
      knowledge,
    );
    this.replicas.push(made);
    return made;
  }

  #clock(): () => number {
    const start = 1_750_000_000;
    const die = this.roll();
    if (this.env.clocks === 'close') return () => start + this.time + Math.floor(die * 40) - 20;
    if (this.env.clocks === 'years') return () => start + this.time + Math.floor((die - 0.5) * 4e8);
    // 1970, 2099, no number, backwards.
    const broken = [() => 0, () => 4_080_000_000, () => Number.NaN, () => start - this.time * 1000];
    return pick(broken, die) ?? (() => 0);
  }

  live(): Replica[] {
    return this.replicas.filter(replica => replica.alive);
  }

  say(text: string): void {
    this.trace.push(`t${this.time} ${text}`);
  }

  flag(promise: string, text: string): void {
    if (this.violations.has(promise)) return;
    this.violations.set(promise, `t${this.time} ${text}`);
    this.say(`!! ${promise}: ${text}`);
  }
}

/** Name of the rows document of a head. */
export function documentOf(head: Head): string {
  return `wb/${WORKBOOK}/p/${head.portfolio}/${head.level}/${head.epoch}`;
}
