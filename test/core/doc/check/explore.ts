/**
 * Every course that a tiny world can take, with the product's own workbooks: two or three devices and an authority, a few
 * writes to one cell, a fold or two, a crash, messages in every order and twice (storage-spec, section 6, explorer).
 *
 * A course is a list of moves. Workbooks cannot be cloned, so a course is played from the beginning each time one more
 * move is added to it; a state met before, by whatever course, is not gone on from.
 */
import * as Y from 'yjs';
import {asId, type DeviceId, type SessionId, type UserId} from '../../../../core/base/ids.ts';
import {writeCommand} from '../../../../core/doc/command.ts';
import {newWorkbook} from '../../../../core/doc/create.ts';
import {rowsName} from '../../../../core/doc/layout.ts';
import {LIMITS} from '../../../../core/doc/limits.ts';
import {openWorkbook} from '../../../../core/doc/workbook.ts';
import type {Head, OpenWorkbook, StoredWorkbook} from '../../../../core/doc/workbook-types.ts';
import {column, row, taken} from '../device.ts';
import {dice, randomBytes} from './chance.ts';
import {type DiskRecord, readDisk} from './disk.ts';
import {SHEET, WORKBOOK} from './replica.ts';

export interface Model {
  /** The first of them is the authority. */
  readonly devices: number;
  readonly writes: number;
  readonly folds: number;
  readonly restarts: number;
  /** Wall readings that each write is tried with. */
  readonly walls: readonly number[];
  /** Messages arrive in any order and twice; otherwise in order, once. */
  readonly anyOrder: boolean;
}

export interface Explored {
  readonly states: number;
  readonly ends: number;
  /** Whether states were left when the limit was reached. */
  readonly isCut: boolean;
  /** What broke, with the shortest course found. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
}

type Move =
  | {readonly kind: 'write'; readonly at: number; readonly wall: number}
  | {readonly kind: 'deliver'; readonly message: number; readonly to: number}
  /** F1–F2: planned and its bytes stored. What comes from here to F4 is not covered. */
  | {readonly kind: 'fold'}
  /** F4; `crash`: the power goes right after it, before the authority has carried. */
  | {readonly kind: 'commit'; readonly crash: boolean}
  | {readonly kind: 'adopt'; readonly at: number}
  | {readonly kind: 'restart'; readonly at: number};

const ROW = row('r');
const BEGIN = 1_760_000_000;
const KEY = {portfolio: 'main', level: '0'} as const;

/** One write: which others its author was shown, directly or through what they had overwritten. */
interface Written {
  readonly value: string;
  readonly over: ReadonlySet<string>;
}

interface Device {
  workbook: OpenWorkbook;
  records: DiskRecord[];
  runs: number;
  shown: string;
}

interface Sent {
  readonly from: number;
  readonly document: string;
  readonly update: Uint8Array;
  /** How often each device got it. */
  readonly got: number[];
}

class Course {
  readonly model: Model;
  readonly devices: Device[] = [];
  readonly sent: Sent[] = [];
  readonly written = new Map<string, Written>();
  readonly broken = new Set<string>();
  folds = 0;
  restarts = 0;
  /** A fold before its F4, and how much the authority had stored when it began. */
  #rolling: {readonly at: number; readonly commit: () => void; readonly done: Promise<unknown>} | null = null;
  #wall = 0;
  #crashing = false;

  constructor(model: Model) {
    this.model = model;
    const random = randomBytes(dice(1));
    const stored = newWorkbook({id: WORKBOOK, settings: {name: 'explore'}, random, sheets: [SHEET]});
    const records: DiskRecord[] = [
      ...stored.heads.map(head => ({kind: 'head' as const, head})),
      ...[...stored.updates].flatMap(([document, list]) =>
        list.map(bytes => ({kind: 'update' as const, document, bytes})),
      ),
    ];
    const first = this.#open(99, records, 0);
    taken(first.apply(writeCommand('insert', {inserts: [{sheet: SHEET.id, row: ROW, cells: {a: 'w-'}}]}), 'user'));
    first.close();
    this.written.set('w-', {value: 'w-', over: new Set()});
    for (let at = 0; at < model.devices; at++) {
      const own = [...records];
      this.devices.push({workbook: this.#open(at, own, 0), records: own, runs: 0, shown: 'w-'});
    }
    this.sent.length = 0;
  }

  #open(at: number, records: DiskRecord[], run: number): OpenWorkbook {
    const stored: StoredWorkbook = readDisk(WORKBOOK, records);
    return taken(
      openWorkbook(
        stored,
        {
          author: asId<UserId>(`u${at}`),
          device: asId<DeviceId>(`d${at}`),
          session: asId<SessionId>(`s${at}-${run}`),
          // The same at every playing, whatever the order of moves among devices.
          random: randomBytes(dice(at * 1000 + run + 7)),
          wallSeconds: () => BEGIN + this.#wall,
          update: (document, bytes, origin) => {
            records.push({kind: 'update', document, bytes});
            if (origin !== 'remote') this.sent.push({from: at, document, update: bytes, got: []});
          },
          segment: segment => records.push({kind: 'segment', segment}),
          head: head => records.push({kind: 'head', head}),
          journal: change => records.push({kind: 'journal', change}),
        },
        [SHEET],
        LIMITS,
      ),
    );
  }

  head(at: number): Head {
    const found = this.devices[at]?.workbook.heads().find(head => head.level === KEY.level);
    if (found === undefined) throw new Error('the ordinary level is there');
    return found;
  }

  name(at: number): string {
    return rowsName(WORKBOOK, this.head(at));
  }

  moves(): readonly Move[] {
    const moves: Move[] = [];
    for (const [at] of this.devices.entries()) {
      if (this.written.size <= this.model.writes) {
        for (const wall of this.model.walls) moves.push({kind: 'write', at, wall});
      }
      if (this.restarts < this.model.restarts) moves.push({kind: 'restart', at});
      if (at > 0 && this.head(at).epoch !== this.head(0).epoch) moves.push({kind: 'adopt', at});
      for (const message of this.#deliverable(at)) moves.push({kind: 'deliver', message, to: at});
    }
    if (this.#rolling !== null) moves.push({kind: 'commit', crash: false});
    if (this.#rolling !== null && this.restarts < this.model.restarts) moves.push({kind: 'commit', crash: true});
    if (this.#rolling === null && this.folds < this.model.folds) moves.push({kind: 'fold'});
    return moves;
  }

  /** Messages that device `to` may get next. What is of another epoch than its own is lost on it, as on a server. */
  #deliverable(to: number): readonly number[] {
    const own = this.name(to);
    const open = [...this.sent.entries()].filter(
      ([, {from, document, got}]) => from !== to && document === own && (got[to] ?? 0) < (this.model.anyOrder ? 2 : 1),
    );
    if (this.model.anyOrder) return open.map(([message]) => message);
    const firsts = new Map(open.toReversed().map(([message, {from}]) => [from, message]));
    return [...firsts.values()];
  }

  async play(move: Move): Promise<void> {
    if (move.kind === 'fold') await this.#fold();
    else if (move.kind === 'commit') await this.#commit(move.crash);
    else if (move.kind === 'write') this.#write(move.at, move.wall);
    else if (move.kind === 'adopt') this.#adopt(move.at);
    else if (move.kind === 'restart') this.#restart(move.at);
    else this.#deliver(move.message, move.to);
    for (const [at] of this.devices.entries()) this.#look(at);
  }

  #write(at: number, wall: number): void {
    const device = this.#device(at);
    const was = device.shown;
    const value = `w${this.written.size}`;
    this.#wall = wall;
    this.written.set(value, {value, over: new Set([was, ...(this.written.get(was)?.over ?? [])])});
    const cells = [{sheet: SHEET.id, row: ROW, column: column('a'), value}];
    taken(device.workbook.apply(writeCommand('edit', {cells}), 'user'));
  }

  #deliver(message: number, to: number): void {
    const each = this.sent[message];
    if (each === undefined) return;
    each.got[to] = (each.got[to] ?? 0) + 1;
    this.#device(to).workbook.receive(each.document, each.update);
  }

  async #fold(): Promise<void> {
    this.folds++;
    const {workbook, records} = this.#device(0);
    const [key] = workbook.heads().filter(head => head.level === KEY.level);
    if (key === undefined) return;
    const at = records.length;
    let reached = (): void => {};
    const atPause = new Promise<void>(resolve => {
      reached = resolve;
    });
    let commit = (): void => {};
    const allowed = new Promise<void>(resolve => {
      commit = resolve;
    });
    let planned = false;
    const done = workbook.fold(key, {
      putSegment: async segment => {
        records.push({kind: 'segment', segment});
        planned = true;
        reached();
        await allowed;
      },
      commit: async ({key: rows, from, to, update, vector}) => {
        const past = {...rows, epoch: from, vector};
        records.push({kind: 'switch', head: {...rows, epoch: to}, past, bytes: update});
        if (this.#crashing) workbook.close();
        return true;
      },
    });
    await Promise.race([atPause, done]);
    if (planned) this.#rolling = {at, commit, done};
  }

  async #commit(crash: boolean): Promise<void> {
    const rolling = this.#rolling;
    this.#rolling = null;
    this.#crashing = crash;
    rolling?.commit();
    await rolling?.done;
    if (crash) this.#restart(0);
    this.#crashing = false;
  }

  #adopt(at: number): void {
    const device = this.#device(at);
    const server = this.#device(0);
    const own = this.head(at);
    const head = this.head(0);
    const disk = readDisk(WORKBOOK, server.records);
    const vector = disk.vectors.get(own.epoch) ?? null;
    const update = server.workbook.encode(this.name(0));
    for (const [hash, bytes] of disk.segments) device.records.push({kind: 'segment', segment: {hash, bytes}});
    device.records.push({kind: 'switch', head, past: {...own, vector}, bytes: update});
    taken(device.workbook.adopt(head, update, vector, disk.segments));
  }

  #restart(at: number): void {
    this.restarts++;
    // A fold that has not committed has not happened.
    if (at === 0) this.#rolling = null;
    const device = this.#device(at);
    if (!this.#crashing) device.workbook.close();
    device.runs++;
    device.workbook = this.#open(at, device.records, device.runs);
  }

  #device(at: number): Device {
    const device = this.devices[at];
    if (device === undefined) throw new Error(`there is no device ${at}`);
    return device;
  }

  /** S2: what a device shows is never again something that it showed to be overwritten. */
  #look(at: number): void {
    const device = this.#device(at);
    const shown = String(device.workbook.register(ROW, 'a')?.value ?? '');
    if (shown !== device.shown && (this.written.get(device.shown)?.over.has(shown) ?? true))
      this.broken.add('went back');
    device.shown = shown;
  }

  /** Everybody adopts, meets everybody, and then all agree and nothing is lost. */
  async settle(): Promise<void> {
    await this.#commit(false);
    for (let at = 1; at < this.devices.length; at++) if (this.head(at).epoch !== this.head(0).epoch) this.#adopt(at);
    for (let round = 0; round < 2; round++) {
      for (const a of this.devices) {
        for (const b of this.devices) {
          const name = this.name(0);
          if (a !== b) b.workbook.receive(name, a.workbook.encode(name, b.workbook.vector(name)));
        }
      }
    }
    for (const [at] of this.devices.entries()) this.#look(at);
    const shown = new Set(this.devices.map(device => device.shown));
    if (shown.size > 1) this.broken.add('devices differ');
    for (const {value} of this.written.values()) {
      for (const end of shown) if (this.written.get(value)?.over.has(end)) this.broken.add('an edit was lost');
    }
    const [first] = this.devices;
    if (first === undefined) return;
    const again = this.#open(98, [...first.records], 0);
    if (String(again.register(ROW, 'a')?.value) !== first.shown) this.broken.add('opening shows something else');
    again.close();
  }

  /** All that decides how it can go on. */
  key(): string {
    const devices = this.devices.map(({workbook, records, shown}, at) => {
      const vectors = workbook
        .documents()
        .filter(name => !name.endsWith('/root'))
        .map(name => [name, [...Y.decodeStateVector(workbook.vector(name))].sort(([x], [y]) => x - y)]);
      const past = readDisk(WORKBOOK, records).past.length;
      return [at, vectors, workbook.waiting(), past, shown, workbook.register(ROW, 'a')?.stamp];
    });
    const wire = this.sent.map(({from, document, got}) => [from, document, got]);
    const made = [...this.written.values()].map(({over}) => [...over]);
    return JSON.stringify([devices, wire, made, this.folds, this.restarts, this.#rolling?.at ?? null]);
  }

  close(): void {
    for (const {workbook} of this.devices) workbook.close();
  }
}

/**
 * Goes through the courses of a model, shortest first, until there are none left or `limit` states were met.
 * Every state is also an end: from it everybody meets everybody.
 */
export async function explore(model: Model, limit: number): Promise<Explored> {
  const met = new Set<string>();
  const broken = new Map<string, readonly string[]>();
  const courses: (readonly Move[])[] = [[]];
  let ends = 0;
  let at = 0;
  for (; at < courses.length && met.size < limit; at++) {
    const moves = courses[at] ?? [];
    const course = await played(model, moves);
    const key = course.key();
    if (met.has(key)) {
      course.close();
      continue;
    }
    met.add(key);
    const next = course.broken.size > 0 ? [] : course.moves();
    if (next.length === 0) ends++;
    await course.settle();
    for (const what of course.broken)
      if (!broken.has(what))
        broken.set(
          what,
          moves.map(move => JSON.stringify(move)),
        );
    course.close();
    for (const move of next) courses.push([...moves, move]);
  }
  return {states: met.size, ends, isCut: at < courses.length, broken};
}

async function played(model: Model, moves: readonly Move[]): Promise<Course> {
  const course = new Course(model);
  for (const move of moves) await course.play(move);
  return course;
}
