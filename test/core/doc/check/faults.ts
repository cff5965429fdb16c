/** Crashes, clones, lost bytes, backups. */
import type {Replica} from './replica.ts';
import {disconnect, send} from './wire.ts';
import type {World} from './world.ts';

/** Ticks that unreferenced bytes stay. */
const COLLECT_AFTER = 12;

export function crash(world: World, p: Replica, b: number): void {
  // The disk may have got further than anybody was told.
  p.flushed += Math.floor(b * (p.records.length - p.flushed + 1));
  world.say(`replica ${p.index} crashes and restarts`);
  p.restart();
  send(world, p, []);
  p.save();
  if (world.env.net !== 'star') return;
  for (const q of p === world.server ? world.replicas : [p]) {
    if (q !== world.server) disconnect(q);
  }
}

export function clone(world: World, p: Replica): void {
  if (world.replicas.length > world.env.replicas) return;
  const at = p.flushed;
  const saved = p.saved.filter(each => each.at <= at).at(-1);
  if (saved === undefined) return;
  const session = world.env.clone === 'same-session' ? p.session : undefined;
  const q = world.add(p.records.slice(0, at), saved.knowledge, session);
  q.online = world.env.net !== 'star';
  world.say(`replica ${p.index} is cloned as ${q.index}`);
}

export function isConfirmed(world: World, hash: string): boolean {
  return world.blobs.has(hash) && world.server.workbook.segmentHashes().includes(hash);
}

export function collect(world: World): void {
  if (world.server.job !== null) return;
  const needed = new Set(world.server.workbook.segmentHashes());
  for (const hash of world.backup?.blobs.keys() ?? []) needed.add(hash);
  for (const [hash, blob] of world.blobs) {
    if (!needed.has(hash) && blob.at + COLLECT_AFTER < world.time) world.blobs.delete(hash);
  }
}

export function backUp(world: World): void {
  const {records, knowledge} = world.server;
  world.backup = {
    records: [...records],
    knowledge,
    blobs: new Map([...world.blobs].map(([hash, blob]) => [hash, {...blob}])),
  };
}

export function setBack(world: World): void {
  const backup = world.backup;
  if (backup === null || world.restored) return;
  world.restored = true;
  world.say('the server is set back to its backup');
  world.blobs = new Map(backup.blobs);
  world.server.restore(backup.records, backup.knowledge);
  for (const q of world.replicas) {
    if (q !== world.server) disconnect(q);
  }
}
