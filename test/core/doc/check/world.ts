/**
 * Replicas, network, blob store and faults around the product's own workbooks, driven by a script of random operations
 * and judged by the oracle. Nothing in the product is stood in for but the wire and the disk.
 */
import * as Y from 'yjs';
import {present} from '../../../../core/base/assert.ts';
import type {LevelId, RowId} from '../../../../core/base/ids.ts';
import {asId, type ColumnId, type PortfolioId, randomId} from '../../../../core/base/ids.ts';
import type {Command} from '../../../../core/doc/command.ts';
import {writeCommand} from '../../../../core/doc/command.ts';
import {newWorkbook} from '../../../../core/doc/create.ts';
import {deletesNothing} from '../../../../core/doc/gate.ts';
import type {UndoItem, UndoStep} from '../../../../core/doc/undo-types.ts';
import type {Head, Roll} from '../../../../core/doc/workbook-types.ts';
import type {CellValue} from '../../../../core/schema/cell.ts';
import {slotRowId} from '../../../../core/table/row-directory.ts';
import {dice, pick, randomBytes} from './chance.ts';
import {type DiskRecord, readDisk} from './disk.ts';
import {Oracle, type OracleWrite, overwrites} from './oracle.ts';
import {COLUMNS, type Knowledge, levelOf, type Message, Replica, SHEET, WORKBOOK} from './replica.ts';

export interface Environment {
  /** `star`: one server, ordered links. `mesh`: everybody to everybody, any order. */
  readonly net: 'star' | 'mesh';
  readonly replicas: number;
  readonly crash?: boolean;
  readonly clone?: 'fresh' | 'same-session';
  readonly kill?: boolean;
  readonly evict?: boolean;
  readonly collect?: boolean;
  readonly restore?: boolean;
  readonly duplicates?: boolean;
  readonly losses?: boolean;
  /** Wall clocks: seconds apart, years apart, or broken altogether. */
  readonly clocks: 'close' | 'years' | 'broken';
  readonly mix?: Readonly<Record<string, number>>;
}

export type Operation = readonly [kind: string, a: number, b: number, c: number];

/** What went wrong, by promise, with the sentence that tells it. */
export type Violations = ReadonlyMap<string, string>;

const EMPTY: Knowledge = {known: 0n, before: new Map(), shown: new Map()};
const LEVELS = ['0', 'contact'];
const COLLECT_AFTER = 12;

interface Backup {
  readonly records: readonly DiskRecord[];
  readonly knowledge: Knowledge;
  readonly blobs: ReadonlyMap<string, Blob>;
}

interface Blob {
  readonly bytes: Uint8Array;
  at: number;
}

export class World {
  readonly env: Environment;
  readonly oracle = new Oracle();
  readonly replicas: Replica[] = [];
  readonly violations = new Map<string, string>();
  readonly trace: string[] = [];
  readonly #roll: () => number;
  #blobs = new Map<string, Blob>();
  #time = 0;
  #killed = false;
  #restored = false;
  #backup: Backup | null = null;
  /** Oracle writes of each undo step, with the value that was there before. */
  readonly #steps = new Map<string, {write: OracleWrite; before: CellValue}[]>();

  constructor(env: Environment, seed: number) {
    this.env = env;
    this.#roll = dice(seed);
    const random = randomBytes(this.#roll);
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
        importCommand(slot, 3, i => `${slot}-${i}`),
        'system',
      );
    seeded.workbook.close();
    for (let i = 0; i < env.replicas; i++) this.#add(seeded.records, EMPTY);
    for (const [hash, bytes] of readDisk(WORKBOOK, seeded.records).segments) this.#blobs.set(hash, {bytes, at: 0});
  }

  #add(records: readonly DiskRecord[], knowledge: Knowledge, session?: string): Replica {
    const index = this.replicas.length;
    const made = new Replica(
      {
        index,
        random: randomBytes(this.#roll),
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
    const die = this.#roll();
    if (this.env.clocks === 'close') return () => start + this.#time + Math.floor(die * 40) - 20;
    if (this.env.clocks === 'years') return () => start + this.#time + Math.floor((die - 0.5) * 4e8);
    // 1970, 2099, no number, backwards.
    const broken = [() => 0, () => 4_080_000_000, () => Number.NaN, () => start - this.#time * 1000];
    return pick(broken, die) ?? (() => 0);
  }

  get server(): Replica {
    return present(this.replicas[0], 'replica 0 is the authority');
  }

  #live(): Replica[] {
    return this.replicas.filter(replica => replica.alive);
  }

  #say(text: string): void {
    this.trace.push(`t${this.#time} ${text}`);
  }

  #flag(promise: string, text: string): void {
    if (this.violations.has(promise)) return;
    this.violations.set(promise, `t${this.#time} ${text}`);
    this.#say(`!! ${promise}: ${text}`);
  }

  // ── what a person does ─────────────────────────────────────────────────────────────────────────────────────────

  #shown(p: Replica, row: RowId, column: string): readonly OracleWrite[] {
    return this.oracle.shown(row, column, p.workbook.register(row, column));
  }

  /** A write that the product made, told to the oracle: what its author had seen is taken from before it. */
  #mint(p: Replica, row: RowId, column: string, known: bigint, shown: readonly OracleWrite[], inserts = false): void {
    const register = p.workbook.register(row, column);
    if (register === undefined) {
      this.#flag('S1-written', `replica ${p.index} wrote ${row}/${column}, which shows nothing`);
      return;
    }
    const level = levelOf(column);
    const write = this.oracle.add(
      {
        row,
        column,
        level,
        seen: this.oracle.seenBy(row, column, known, shown),
        before: p.beforeOf(level),
        inserts: inserts && column === '$',
      },
      register,
    );
    p.learn(level, write.bit, 0n);
    this.#say(`replica ${p.index} wrote ${row}/${column} = w${write.id} (stamp ${register.stamp})`);
  }

  #apply(p: Replica, command: Command, registers: readonly (readonly [RowId, string])[], inserts = false): void {
    const known = p.known;
    const shown = registers.map(([row, column]) => this.#shown(p, row, column));
    const before = registers.map(([row, column]) => p.workbook.register(row, column)?.value ?? null);
    const result = p.workbook.apply(command, command.kind === 'import' ? 'import' : 'user');
    if (!result.ok) {
      this.#flag('refused', `replica ${p.index}: ${JSON.stringify(result.error)}`);
      return;
    }
    const from = this.oracle.writes.length;
    for (const [i, [row, column]] of registers.entries()) this.#mint(p, row, column, known, shown[i] ?? [], inserts);
    const {step} = result.value;
    if (step) {
      const own = this.oracle.writes.slice(from).map((write, i) => ({write, before: before[i] ?? null}));
      // A row that the step made is taken back by its existence alone.
      this.#steps.set(
        step.id,
        own.filter(each => !inserts || each.write.column === '$'),
      );
    }
    this.#send(p, this.oracle.writes.slice(from));
  }

  #edit(p: Replica, b: number, c: number): void {
    const row = pick(p.liveRows(), b);
    const column = pick(COLUMNS, c);
    if (row === undefined || column === undefined || p.workbook.isLoading(row)) return;
    const value = `v${this.oracle.writes.length}`;
    const cells = [{sheet: SHEET.id, row, column: asId<ColumnId>(column), value}];
    this.#apply(p, writeCommand('edit', {cells}), [[row, column]]);
  }

  #paste(p: Replica, b: number): void {
    const rows = p.liveRows().filter(row => !p.workbook.isLoading(row));
    const from = Math.floor(b * rows.length);
    const chosen = rows.slice(from, from + 3);
    if (chosen.length === 0) return;
    const registers = chosen.flatMap(row => COLUMNS.map(column => [row, column] as const));
    const cells = registers.map(([row, column], i) => ({
      sheet: SHEET.id,
      row,
      column: asId<ColumnId>(column),
      value: `v${this.oracle.writes.length + i}`,
    }));
    this.#apply(p, writeCommand('paste', {cells}), registers);
  }

  #insert(p: Replica): void {
    const row = randomId<RowId>(randomBytes(this.#roll));
    const id = this.oracle.writes.length;
    const inserts = [{sheet: SHEET.id, row, cells: {a: `v${id}`, c: `v${id + 1}`}}];
    const registers = [
      [row, '$'],
      [row, 'a'],
      [row, 'c'],
    ] as const;
    this.#apply(p, writeCommand('insert', {inserts}), registers, true);
  }

  #import(p: Replica): void {
    const slot = randomId<string>(randomBytes(this.#roll));
    const id = this.oracle.writes.length;
    const registers = [0, 1].flatMap(i => ['$', ...COLUMNS].map(column => [slotRowId(slot, i), column] as const));
    this.#apply(
      p,
      importCommand(slot, 2, i => `v${id + i}`),
      registers,
      true,
    );
  }

  #row(p: Replica, b: number): void {
    const row = pick(
      p.allRows().filter(each => !p.workbook.isLoading(each)),
      b,
    );
    if (row === undefined) return;
    const which = [{sheet: SHEET.id, row}];
    const isLive = p.workbook.register(row, '$')?.value === SHEET.id;
    this.#apply(p, writeCommand('row', isLive ? {deletes: which} : {restores: which}), [[row, '$']]);
  }

  /** Undo and redo, with S5 judged: exactly the registers that still show the step's write are set back. */
  #turn(p: Replica, side: 'undo' | 'redo'): void {
    if (p.workbook.missing().length > 0) return;
    const top = p.disk.journal.filter(record => record.side === side).sort((a, b) => b.order - a.order)[0]?.step;
    if (top === undefined) return;
    const known = p.known;
    const expected = (this.#steps.get(top.id) ?? []).filter(({write}) =>
      this.#shown(p, write.row, write.column).includes(write),
    );
    const shown = new Map(registersOf(top).map(([row, column]) => [`${row} ${column}`, this.#shown(p, row, column)]));
    const values = new Map(
      registersOf(top).map(([row, column]) => [`${row} ${column}`, p.workbook.register(row, column)?.value ?? null]),
    );
    const result = side === 'undo' ? p.workbook.undo() : p.workbook.redo();
    const step = result.ok ? result.value.step : null;
    const done = step === null ? [] : registersOf(step);
    const wanted = expected.map(({write}) => `${write.row} ${write.column}`).sort();
    if (JSON.stringify(done.map(each => each.join(' ')).sort()) !== JSON.stringify(wanted)) {
      this.#flag('S5-undo', `replica ${p.index} ${side}: set back ${done.join('; ')}, expected ${wanted.join('; ')}`);
    }
    const from = this.oracle.writes.length;
    for (const [row, column] of done) this.#mint(p, row, column, known, shown.get(`${row} ${column}`) ?? []);
    const made = this.oracle.writes.slice(from);
    for (const write of made) {
      const was = expected.find(each => each.write.row === write.row && each.write.column === write.column);
      const now = p.workbook.register(write.row, write.column)?.value ?? null;
      if (was && now !== was.before) this.#flag('S5-value', `${write.row}/${write.column}: ${now}, not ${was.before}`);
    }
    if (step) {
      this.#steps.set(
        step.id,
        made.map(write => ({write, before: values.get(`${write.row} ${write.column}`) ?? null})),
      );
    }
    this.#send(p, made);
  }

  // ── the network ────────────────────────────────────────────────────────────────────────────────────────────────

  /** What local operations emitted waits until it is durable, then goes out (R3). */
  #send(p: Replica, made: readonly OracleWrite[]): void {
    const messages = p.outbox.splice(0).map(({document, update}) => {
      if (document.includes('/p/') && !deletesNothing(update))
        this.#flag('R4', `replica ${p.index} deletes in ${document}`);
      const level = document.split('/')[3] ?? '';
      const carries = made.reduce((mask, write) => (write.level === level ? mask | write.bit : mask), 0n);
      return {document, level, update, carries, before: p.beforeOf(level), from: p.index};
    });
    if (messages.length > 0) p.unsent.push({at: p.records.length, messages});
    if (p === this.server || this.#roll() < 0.5) this.#flush(p);
  }

  #flush(p: Replica): void {
    p.flushed = p.records.length;
    for (const {messages} of p.unsent.splice(0)) for (const message of messages) this.#dispatch(p, message);
    // A4: what was carried is durable, so the old document may go.
    for (const past of p.forgettable.splice(0)) p.records.push({kind: 'forget', past});
  }

  #dispatch(p: Replica, message: Message): void {
    if (this.env.net === 'mesh') {
      this.#upload(p);
      const whole = {...message, segments: p.disk.segments};
      for (const q of this.#live()) if (q !== p && !(this.env.losses && this.#roll() < 0.05)) q.inbox.push(whole);
    } else if (p === this.server) this.#broadcast(message);
    else if (p.online) p.up.push({...message, segments: p.disk.segments});
  }

  #broadcast(message: Message): void {
    this.#upload(this.server);
    for (const q of this.#live()) if (q !== this.server && q.online && q.index !== message.from) q.down.push(message);
  }

  /** I3: bytes before the references to them. */
  #upload(p: Replica): void {
    const held = p.disk.segments;
    for (const hash of p.workbook.segmentHashes()) {
      const bytes = held.get(hash);
      if (bytes === undefined) continue;
      const blob = this.#blobs.get(hash);
      if (blob) blob.at = this.#time;
      else this.#blobs.set(hash, {bytes, at: this.#time});
    }
  }

  #receive(p: Replica, message: Message): void {
    // I4: the server takes in bytes together with the reference to them.
    const isTaken = p.receive(message);
    for (const [hash, bytes] of message.segments ?? []) this.#keep(p, hash, bytes);
    if (this.env.net === 'star' && p === this.server && isTaken) {
      this.#flush(p);
      this.#broadcast(message);
    }
  }

  #keep(p: Replica, hash: string, bytes: Uint8Array): void {
    if (!p.workbook.missing().includes(hash)) return;
    p.records.push({kind: 'segment', segment: {hash, bytes}});
    p.workbook.addSegment(bytes);
  }

  #load(p: Replica, hash: string): void {
    const blob = this.#blobs.get(hash);
    if (blob !== undefined) this.#keep(p, hash, blob.bytes);
  }

  /** What `to` lacks of each document both are in. */
  #differences(from: Replica, to: Replica): Message[] {
    return LEVELS.flatMap(level => {
      const head = from.head(level);
      if (head === undefined || to.head(level)?.epoch !== head.epoch) return [];
      const document = documentOf(head);
      const update = from.workbook.encode(document, to.workbook.vector(document));
      const carries = from.known & this.oracle.levelMask(level);
      return [{document, level, update, carries, before: from.beforeOf(level), from: from.index}];
    });
  }

  /** The whole of one document: whoever gets it has what its sender has. */
  #whole(p: Replica, level: string): Message {
    const head = present(p.head(level), 'every replica has every level');
    const document = documentOf(head);
    const carries = p.known & this.oracle.levelMask(level);
    return {
      document,
      level,
      update: p.workbook.encode(document),
      carries,
      before: p.beforeOf(level),
      from: p.index,
    };
  }

  #connect(p: Replica): void {
    p.online = true;
    if (this.env.net !== 'star' || p === this.server) return;
    // Only what is durable is sent.
    this.#flush(p);
    p.up = this.#differences(p, this.server).map(message => ({...message, segments: p.disk.segments}));
    p.down = this.#differences(this.server, p);
  }

  // ── epochs ─────────────────────────────────────────────────────────────────────────────────────────────────────

  async #compact(p: Replica, b: number): Promise<void> {
    if (p.job !== null) return;
    const level = pick(LEVELS, b) ?? '0';
    p.job = p === this.server ? this.#foldJob(level) : this.#adoptJob(p, level);
    if (p.job !== null) await this.#jobStep(p);
  }

  async #jobStep(p: Replica): Promise<void> {
    const {job} = p;
    if (job === null) return;
    const more = await job.next();
    if (p.job === job && !more) p.job = null;
    this.#send(p, []);
    p.save();
  }

  #foldJob(level: string): {next: () => Promise<boolean>} {
    const p = this.server;
    const {workbook} = p;
    let step: (() => void) | null = null;
    const pause = (): Promise<void> =>
      new Promise(resolve => {
        step = resolve;
      });
    const key = {portfolio: asId<PortfolioId>('main'), level: asId<LevelId>(level)};
    let ended = false;
    const run = async (): Promise<void> => {
      const result = await workbook.fold(key, {
        putSegment: async segment => {
          this.#say(`fold of ${level}: a segment is stored`);
          this.#blobs.set(segment.hash, {bytes: segment.bytes, at: this.#time});
          p.records.push({kind: 'segment', segment});
          await pause();
        },
        commit: async (roll: Roll) => {
          await pause();
          this.#say(`fold of ${level}: ${roll.from} → ${roll.to} committed`);
          p.switchTo(roll);
          p.flushed = p.records.length;
          p.save();
          await pause();
          return true;
        },
      });
      ended = true;
      if (!result.ok || result.value === null || p.workbook !== workbook) return;
      this.#say(`fold of ${level}: switched`);
      p.forgettable.push(result.value);
      this.#flush(p);
      this.#flush(p);
      for (const q of this.replicas)
        if (q !== p) [q.up, q.down] = [q.up.filter(isCurrent(p)), q.down.filter(isCurrent(p))];
    };
    let isRunning = false;
    return {
      next: async () => {
        if (!isRunning) void run();
        isRunning = true;
        const go = step;
        step = null;
        go?.();
        await settle();
        return !ended && p.workbook === workbook;
      },
    };
  }

  #adoptJob(p: Replica, level: string): {next: () => Promise<boolean>} | null {
    const server = this.server;
    const head = server.head(level);
    const own = p.head(level);
    if (!p.online || !server.alive || head === undefined || own === undefined || head.epoch === own.epoch) return null;
    const {workbook} = p;
    const update = server.workbook.encode(documentOf(head));
    const vector = server.disk.vectors.get(own.epoch) ?? null;
    const known = server.known & this.oracle.levelMask(level);
    const before = server.beforeOf(level);
    const bytes = new Map([...this.#blobs].map(([hash, blob]) => [hash, blob.bytes]));
    let fetched = false;
    return {
      next: async () => {
        if (!fetched) {
          fetched = true;
          this.#say(`replica ${p.index} fetched epoch ${head.epoch} of ${level}`);
          return true;
        }
        if (p.workbook !== workbook || p.head(level)?.epoch !== own.epoch) return false;
        const mark = p.records.length;
        const kept = [...bytes].filter(([hash]) => !p.disk.segments.has(hash));
        for (const [hash, each] of kept) p.records.push({kind: 'segment', segment: {hash, bytes: each}});
        p.switchTo({
          key: {portfolio: head.portfolio, level: head.level},
          from: own.epoch,
          to: head.epoch,
          update,
          vector,
        });
        const result = workbook.adopt(head, update, vector, bytes);
        if (!result.ok) {
          this.#flag('S12', `replica ${p.index} cannot adopt: ${JSON.stringify(result.error)}`);
          p.records.length = mark;
          return false;
        }
        this.#say(`replica ${p.index} adopted epoch ${head.epoch} of ${level}`);
        p.learn(level, known, before);
        if (result.value) p.forgettable.push(result.value);
        // The connection starts anew in the new document.
        p.outbox = [];
        this.#flush(p);
        if (this.env.net === 'star') this.#connect(p);
        else this.#dispatch(p, this.#whole(p, level));
        return false;
      },
    };
  }

  // ── one operation ──────────────────────────────────────────────────────────────────────────────────────────────

  async step([kind, a, b, c]: Operation): Promise<void> {
    this.#time++;
    const live = this.#live();
    const p = pick(live, a);
    if (p === undefined) return;
    await this.#operate(kind, p, b, c);
    if (p.alive) {
      p.save();
      this.#check(p);
    }
    this.#checkEqual();
  }

  async #operate(kind: string, p: Replica, b: number, c: number): Promise<void> {
    const {env} = this;
    switch (kind) {
      case 'write':
        return this.#edit(p, b, c);
      case 'paste':
        return this.#paste(p, b);
      case 'insert':
        return this.#insert(p);
      case 'import':
        return this.#import(p);
      case 'row':
        return this.#row(p, b);
      case 'undo':
        return this.#turn(p, c < 0.7 ? 'undo' : 'redo');
      case 'deliver':
        return this.#deliver(p, b, c);
      case 'sync':
        return this.#sync(p, b);
      case 'compact':
        return this.#compact(p, b);
      case 'job': {
        const q =
          this.#live().find(each => each.job !== null && each.index >= p.index) ?? this.#live().find(each => each.job);
        if (q) {
          await this.#jobStep(q);
          this.#check(q);
        }
        return;
      }
      case 'fetch': {
        const hash = pick(p.workbook.missing(), b);
        if (hash !== undefined && p.online) this.#load(p, hash);
        return;
      }
      case 'flush':
        return this.#flush(p);
      case 'crash':
        return env.crash ? this.#crash(p, b) : undefined;
      case 'clone':
        return env.clone !== undefined && p !== this.server ? this.#clone(p) : undefined;
      case 'kill':
        if (!env.kill || p === this.server || this.#killed) return;
        this.#killed = true;
        p.alive = false;
        return this.#say(`device ${p.index} is lost`);
      case 'evict': {
        const hash = pick([...p.disk.segments.keys()], b);
        // I5: bytes are pinned until the server has both them and the reference.
        if (!env.evict || p === this.server || hash === undefined || !this.#isConfirmed(hash)) return;
        p.records.push({kind: 'evict', hash});
        return this.#say(`replica ${p.index} evicts ${hash.slice(0, 6)}`);
      }
      case 'collect':
        return env.collect ? this.#collect() : undefined;
      case 'backup':
        return env.restore && this.server.job === null ? this.#backUp() : undefined;
      case 'restore':
        return env.restore ? this.#restore() : undefined;
      default:
        throw new Error(`no operation ${kind}`);
    }
  }

  #deliver(p: Replica, b: number, c: number): void {
    if (this.env.net === 'mesh') {
      const at = Math.floor(b * p.inbox.length);
      const message = p.inbox[at];
      if (message === undefined) return;
      if (c < 0.9 || !this.env.duplicates) p.inbox.splice(at, 1);
      this.#receive(p, message);
      return;
    }
    const client = p === this.server ? pick(this.#live(), b) : p;
    if (client === undefined || client === this.server || !client.online) return;
    const message = c < 0.5 ? client.down.shift() : client.up.shift();
    if (message === undefined) return;
    const to = c < 0.5 ? client : this.server;
    this.#receive(to, message);
    to.save();
    this.#check(to);
  }

  #sync(p: Replica, b: number): void {
    if (this.env.net === 'star') {
      if (p === this.server) return;
      if (p.online) this.#disconnect(p);
      else this.#connect(p);
      return;
    }
    const q = pick(this.#live(), b);
    if (q === undefined || q === p) return;
    this.#flush(q);
    for (const message of this.#differences(q, p)) this.#receive(p, message);
  }

  #disconnect(p: Replica): void {
    p.online = false;
    p.up = [];
    p.down = [];
    p.job = null;
  }

  #crash(p: Replica, b: number): void {
    // The disk may have got further than anybody was told.
    p.flushed += Math.floor(b * (p.records.length - p.flushed + 1));
    this.#say(`replica ${p.index} crashes and restarts`);
    p.restart();
    this.#send(p, []);
    p.save();
    if (this.env.net !== 'star') return;
    for (const q of p === this.server ? this.replicas : [p]) {
      if (q !== this.server) this.#disconnect(q);
    }
  }

  #clone(p: Replica): void {
    if (this.replicas.length > this.env.replicas) return;
    const at = p.flushed;
    const saved = p.saved.filter(each => each.at <= at).at(-1);
    if (saved === undefined) return;
    const session = this.env.clone === 'same-session' ? p.session : undefined;
    const q = this.#add(p.records.slice(0, at), saved.knowledge, session);
    q.online = this.env.net !== 'star';
    this.#say(`replica ${p.index} is cloned as ${q.index}`);
  }

  #isConfirmed(hash: string): boolean {
    return this.#blobs.has(hash) && this.server.workbook.segmentHashes().includes(hash);
  }

  #collect(): void {
    if (this.server.job !== null) return;
    const needed = new Set(this.server.workbook.segmentHashes());
    for (const hash of this.#backup?.blobs.keys() ?? []) needed.add(hash);
    for (const [hash, blob] of this.#blobs) {
      if (!needed.has(hash) && blob.at + COLLECT_AFTER < this.#time) this.#blobs.delete(hash);
    }
  }

  #backUp(): void {
    const {records, knowledge} = this.server;
    this.#backup = {
      records: [...records],
      knowledge,
      blobs: new Map([...this.#blobs].map(([hash, blob]) => [hash, {...blob}])),
    };
  }

  #restore(): void {
    const backup = this.#backup;
    if (backup === null || this.#restored) return;
    this.#restored = true;
    this.#say('the server is set back to its backup');
    this.#blobs = new Map(backup.blobs);
    this.server.restore(backup.records, backup.knowledge);
    for (const q of this.replicas) {
      if (q !== this.server) this.#disconnect(q);
    }
  }

  // ── judging ────────────────────────────────────────────────────────────────────────────────────────────────────

  #check(p: Replica): void {
    p.settleArrivals();
    if (p.trouble !== null) this.#flag('changes', `replica ${p.index}: ${p.trouble}`);
    const difference = p.shadow.difference();
    if (difference !== null) this.#flag('changes', `replica ${p.index}: ${difference}`);
    for (const {row, column, writes} of this.oracle.registers.values()) {
      if (p.workbook.isLoading(row) || !this.#isKnown(p, row)) continue;
      const shown = this.#shown(p, row, column);
      const key = `${row} ${column}`;
      const was = this.oracle.writes.filter(write => (p.shown.get(key) ?? 0n) & write.bit);
      for (const old of was) {
        if (!shown.includes(old) && shown.every(now => (old.seen & now.bit) !== 0n)) {
          this.#flag('S2-back', `replica ${p.index} ${key}: showed w${old.id}, now ${names(shown)}`);
        }
      }
      for (const write of writes) {
        if ((p.known & write.bit) !== 0n && !write.void && overwrites(write, shown)) {
          this.#flag('S2-stale', `replica ${p.index} ${key}: shows ${names(shown)}, has received w${write.id}`);
        }
      }
      p.shown.set(
        key,
        shown.reduce((mask, write) => mask | write.bit, 0n),
      );
    }
    p.save();
  }

  /** A row that has not reached the device (its cells may have) is neither right nor wrong. */
  #isKnown(p: Replica, row: RowId): boolean {
    return p.workbook.register(row, '$') !== undefined;
  }

  /** S3: whoever has integrated the same, shows the same, at every moment. */
  #checkEqual(): void {
    const seen = new Map<string, Replica>();
    for (const p of this.#live()) {
      if (p.workbook.missing().length > 0) continue;
      const key = LEVELS.map(level => stateKey(p, level)).join('|');
      const q = seen.get(key);
      if (q === undefined) seen.set(key, p);
      else this.#compare(q, p, 'S3-differ');
    }
  }

  #compare(p: Replica, q: Replica, promise: string): void {
    const rows = new Set([...p.allRows(), ...q.allRows()]);
    for (const row of rows) {
      for (const column of ['$', ...COLUMNS]) {
        const [a, b] = [p, q].map(each => {
          const register = each.workbook.register(row, column);
          return JSON.stringify(register ? [register.stamp, register.author, register.value] : null);
        });
        if (a !== b) this.#flag(promise, `${row}/${column}: replica ${p.index} ${a}, replica ${q.index} ${b}`);
      }
    }
  }

  /** Everybody meets everybody; then nothing may be lost and all must agree. */
  async finish(): Promise<void> {
    for (const p of this.#live()) for (const message of p.inbox.splice(0)) this.#receive(p, message);
    for (let round = 0; round < 4; round++) await this.#meet();
    const live = this.#live();
    const reach = live.reduce((mask, p) => mask | p.known, 0n);
    for (const write of this.oracle.writes) if ((reach & write.bit) === 0n) write.void = true;
    for (const {row, column, writes} of this.oracle.registers.values()) {
      if (this.#isTorn(row)) continue;
      this.#judge(row, column, writes);
    }
    const [first, ...rest] = live;
    if (first === undefined) return;
    for (const p of rest) this.#compare(first, p, 'S3-final');
    const fresh = new Replica({...first.setup, index: 99}, first.records, first.knowledge);
    for (const hash of fresh.workbook.missing()) this.#load(fresh, hash);
    this.#compare(first, fresh, 'S4-fresh');
  }

  /** The row's insertion died with its device or the set-back server, though a cell of another level's document lived. */
  #isTorn(row: RowId): boolean {
    const inserts = this.oracle.register(row, '$').writes.filter(write => write.inserts);
    return inserts.length > 0 && inserts.every(write => write.void);
  }

  async #meet(): Promise<void> {
    const live = this.#live();
    for (const p of live) {
      while (p.job !== null) await this.#jobStep(p);
      this.#connect(p);
      this.#flush(p);
      this.#upload(p);
    }

    for (const p of live) {
      for (const level of LEVELS) {
        const job = p === this.server ? null : this.#adoptJob(p, level);
        while (job && (await job.next()));
        this.#send(p, []);
        this.#flush(p);
        this.#upload(p);
      }
    }
    for (const p of live)
      for (const q of live) if (p !== q) for (const message of this.#differences(q, p)) p.receive(message);
    for (const p of live) for (const hash of p.workbook.missing()) this.#load(p, hash);
    for (const p of live) p.settleArrivals();
  }

  #judge(row: RowId, column: string, writes: readonly OracleWrite[]): void {
    const key = `${row}/${column}`;
    const [first] = this.#live();
    if (first === undefined || writes.every(write => write.void)) return;
    if (first.workbook.isLoading(row)) {
      // Set back behind an upload, the server can have lost bytes of which a device has only heard.
      if (this.env.restore) return;
      this.#flag('S1-bytes', `${key} can never be loaded`);
      return;
    }
    const shown = this.#shown(first, row, column);
    const kept = writes.filter(write => !write.void);
    const lost = kept.find(write => overwrites(write, shown));
    if (lost) this.#flag('S1-lost', `${key} ends as ${names(shown)} although w${lost.id} overwrote it knowingly`);
    const later = kept.find(
      write => !shown.includes(write) && shown.length > 0 && shown.every(each => (write.before & each.bit) !== 0n),
    );
    if (!lost && later) this.#flag('S1-before', `${key} ends as ${names(shown)}; w${later.id} happened after it`);
    const inserted = kept.find(write => write.inserts && !shown.includes(write));
    if (inserted && !shown.some(each => (each.seen & inserted.bit) !== 0n)) {
      this.#flag('S7-row', `${key}: the row inserted by w${inserted.id} was replaced`);
    }
  }
}

function importCommand(slot: string, rows: number, value: (i: number) => string): Command {
  const ids = Array.from({length: rows}, (_, i) => slotRowId(slot, i));
  const columns = Object.fromEntries(
    COLUMNS.map((column, c) => [column, ids.map((_, i) => value(i * (COLUMNS.length + 1) + c + 1))]),
  );
  // biome-ignore lint/suspicious/noThenProperty: the command's own word
  return {kind: 'import', label: 'import', blocks: [{sheet: SHEET.id, rows: ids, columns}], then: []};
}

function documentOf(head: Head): string {
  return `wb/${WORKBOOK}/p/${head.portfolio}/${head.level}/${head.epoch}`;
}

function isCurrent(p: Replica): (message: Message) => boolean {
  return message => p.workbook.documents().includes(message.document);
}

function stateKey(p: Replica, level: string): string {
  const head = p.head(level);
  if (head === undefined) return '';
  const vector = [...Y.decodeStateVector(p.workbook.vector(documentOf(head)))].sort(([x], [y]) => x - y);
  return `${head.epoch}:${JSON.stringify(vector)}`;
}

function registersOf(step: UndoStep): (readonly [RowId, string])[] {
  return step.items.flatMap((item: UndoItem): (readonly [RowId, string])[] => {
    if (item.kind === 'register') return [[item.row, item.column]];
    if (item.kind !== 'block') return [];
    return Array.from({length: item.count}, (_, i) => [slotRowId(item.slot, item.first + i), '$'] as const);
  });
}

function names(writes: readonly OracleWrite[]): string {
  return writes.length === 0 ? 'the beginning' : writes.map(write => `w${write.id}`).join('/');
}

/** Lets promises that can go on do so. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
