/** What must hold, at every moment and in the end (storage-spec S1–S7, S12). */
import * as Y from 'yjs';
import type {RowId} from '../../../../core/base/ids.ts';
import {adoptJob, jobStep} from './epoch-jobs.ts';
import {type OracleWrite, overwrites} from './oracle.ts';
import {shownBy} from './people.ts';
import {COLUMNS, Replica} from './replica.ts';
import {connect, differences, flush, loadBlob, receive, send, upload} from './wire.ts';
import {documentOf, LEVELS, type World} from './world.ts';

export function check(world: World, p: Replica): void {
  p.settleArrivals();
  if (p.trouble !== null) world.flag('changes', `replica ${p.index}: ${p.trouble}`);
  const difference = p.shadow.difference();
  if (difference !== null) world.flag('changes', `replica ${p.index}: ${difference}`);
  for (const {row, column, writes} of world.oracle.registers.values()) {
    if (p.workbook.isLoading(row) || !isKnown(p, row)) continue;
    const shown = shownBy(world, p, row, column);
    const key = `${row} ${column}`;
    const was = p.shown.get(key) ?? 0n;
    for (const old of writes) {
      if ((was & old.bit) !== 0n && overwrites(old, shown)) {
        world.flag('S2-back', `replica ${p.index} ${key}: showed w${old.id}, now ${names(shown)}`);
      }
    }
    for (const write of writes) {
      if ((p.known & write.bit) !== 0n && !write.void && overwrites(write, shown)) {
        world.flag('S2-stale', `replica ${p.index} ${key}: shows ${names(shown)}, has received w${write.id}`);
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
export function isKnown(p: Replica, row: RowId): boolean {
  return p.workbook.register(row, '$') !== undefined;
}

/** S3: whoever has integrated the same, shows the same, at every moment. */
export function checkEqual(world: World): void {
  const seen = new Map<string, Replica>();
  for (const p of world.live()) {
    if (p.workbook.missing().length > 0) continue;
    const key = stateKey(p);
    const q = seen.get(key);
    if (q === undefined) seen.set(key, p);
    else compare(world, q, p, 'S3-differ');
  }
}

export function compare(world: World, p: Replica, q: Replica, promise: string): void {
  const rows = new Set([...p.allRows(), ...q.allRows()]);
  for (const row of rows) {
    for (const column of ['$', ...COLUMNS]) {
      const [a, b] = [p, q].map(each => {
        const register = each.workbook.register(row, column);
        return JSON.stringify(register ? [register.stamp, register.author, register.value] : null);
      });
      if (a !== b) world.flag(promise, `${row}/${column}: replica ${p.index} ${a}, replica ${q.index} ${b}`);
    }
  }
}

/** Everybody meets everybody; then nothing may be lost and all must agree. */
export async function finish(world: World): Promise<void> {
  for (const p of world.live()) for (const message of p.inbox.splice(0)) receive(world, p, message);
  for (let round = 0; round < 4; round++) await meet(world);
  const live = world.live();
  const reach = live.reduce((mask, p) => mask | p.known, 0n);
  for (const write of world.oracle.writes) if ((reach & write.bit) === 0n) write.void = true;
  for (const {row, column, writes} of world.oracle.registers.values()) {
    if (isTorn(world, row)) continue;
    judgeRegister(world, row, column, writes);
  }
  const [first, ...rest] = live;
  if (first === undefined) return;
  for (const p of rest) compare(world, first, p, 'S3-final');
  const fresh = new Replica({...first.setup, index: 99}, first.records, first.knowledge);
  for (const hash of fresh.workbook.missing()) loadBlob(world, fresh, hash);
  compare(world, first, fresh, 'S4-fresh');
}

/** The row's insertion died with its device or the set-back server, though a cell of another level's document lived. */
export function isTorn(world: World, row: RowId): boolean {
  const inserts = world.oracle.register(row, '$').writes.filter(write => write.inserts);
  return inserts.length > 0 && inserts.every(write => write.void);
}

export async function meet(world: World): Promise<void> {
  const live = world.live();
  for (const p of live) {
    while (p.job !== null) await jobStep(world, p);
    connect(world, p);
    flush(world, p);
    upload(world, p);
  }

  for (const p of live) {
    for (const level of LEVELS) {
      const job = p === world.server ? null : adoptJob(world, p, level);
      while (job && (await job.next()));
      send(world, p, []);
      flush(world, p);
      upload(world, p);
    }
  }
  for (const p of live)
    for (const q of live) if (p !== q) for (const message of differences(world, q, p)) p.receive(message);
  for (const p of live) for (const hash of p.workbook.missing()) loadBlob(world, p, hash);
  for (const p of live) p.settleArrivals();
}

export function judgeRegister(world: World, row: RowId, column: string, writes: readonly OracleWrite[]): void {
  const key = `${row}/${column}`;
  const [first] = world.live();
  if (first === undefined || writes.every(write => write.void)) return;
  if (first.workbook.isLoading(row)) {
    // Set back behind an upload, the server can have lost bytes of which a device has only heard.
    if (world.env.restore) return;
    world.flag('S1-bytes', `${key} can never be loaded`);
    return;
  }
  const shown = shownBy(world, first, row, column);
  const kept = writes.filter(write => !write.void);
  const lost = kept.find(write => overwrites(write, shown));
  if (lost) world.flag('S1-lost', `${key} ends as ${names(shown)} although w${lost.id} overwrote it knowingly`);
  const later = kept.find(
    write => !shown.includes(write) && shown.length > 0 && shown.every(each => (write.before & each.bit) !== 0n),
  );
  if (!lost && later) world.flag('S1-before', `${key} ends as ${names(shown)}; w${later.id} happened after it`);
  const inserted = kept.find(write => write.inserts && !shown.includes(write));
  if (inserted && !shown.some(each => (each.seen & inserted.bit) !== 0n)) {
    world.flag('S7-row', `${key}: the row inserted by w${inserted.id} was replaced`);
  }
}

/** What a replica has integrated, as text. Every integrated update is a record, so it is asked for again only then. */
function stateKey(p: Replica): string {
  if (p.state?.workbook === p.workbook && p.state.records === p.records.length) return p.state.key;
  const key = LEVELS.map(level => levelKey(p, level)).join('|');
  p.state = {workbook: p.workbook, records: p.records.length, key};
  return key;
}

function levelKey(p: Replica, level: string): string {
  const head = p.head(level);
  if (head === undefined) return '';
  const vector = [...Y.decodeStateVector(p.workbook.vector(documentOf(head)))].sort(([x], [y]) => x - y);
  return `${head.epoch}:${JSON.stringify(vector)}`;
}

function names(writes: readonly OracleWrite[]): string {
  return writes.length === 0 ? 'the beginning' : writes.map(write => `w${write.id}`).join('/');
}
