/** One random operation: a kind and three numbers in [0, 1). */
import {pick} from './chance.ts';
import {compact, jobStep} from './epoch-jobs.ts';
import {backUp, clone, collect, crash, isConfirmed, setBack} from './faults.ts';
import {check, checkEqual} from './judge.ts';
import {edit, importRows, insert, paste, toggleRow, turn} from './people.ts';
import type {Replica} from './replica.ts';
import {connect, differences, disconnect, flush, loadBlob, receive} from './wire.ts';
import type {World} from './world.ts';

export type Operation = readonly [kind: string, a: number, b: number, c: number];

/** Lets one operation happen and judges what everybody shows. */
export async function step(world: World, [kind, a, b, c]: Operation): Promise<void> {
  world.time++;
  const live = world.live();
  const p = pick(live, a);
  if (p === undefined) return;
  await operate(world, kind, p, b, c);
  if (p.alive) {
    p.save();
    check(world, p);
  }
  checkEqual(world);
}

async function operate(world: World, kind: string, p: Replica, b: number, c: number): Promise<void> {
  const {env} = world;
  switch (kind) {
    case 'write':
      return edit(world, p, b, c);
    case 'paste':
      return paste(world, p, b);
    case 'insert':
      return insert(world, p);
    case 'import':
      return importRows(world, p);
    case 'row':
      return toggleRow(world, p, b);
    case 'undo':
      return turn(world, p, c < 0.7 ? 'undo' : 'redo');
    case 'deliver':
      return deliver(world, p, b, c);
    case 'sync':
      return sync(world, p, b);
    case 'compact':
      return compact(world, p, b);
    case 'job': {
      const q =
        world.live().find(each => each.job !== null && each.index >= p.index) ?? world.live().find(each => each.job);
      if (q) {
        await jobStep(world, q);
        check(world, q);
      }
      return;
    }
    case 'fetch': {
      const hash = pick(p.workbook.missing(), b);
      if (hash !== undefined && p.online) loadBlob(world, p, hash);
      return;
    }
    case 'flush':
      return flush(world, p);
    case 'crash':
      return env.crash ? crash(world, p, b) : undefined;
    case 'clone':
      return env.clone !== undefined && p !== world.server ? clone(world, p) : undefined;
    case 'kill':
      if (!env.kill || p === world.server || world.killed) return;
      world.killed = true;
      p.alive = false;
      return world.say(`device ${p.index} is lost`);
    case 'evict': {
      const hash = pick([...p.segments.keys()], b);
      // I5: bytes are pinned until the server has both them and the reference.
      if (!env.evict || p === world.server || hash === undefined || !isConfirmed(world, hash)) return;
      p.records.push({kind: 'evict', hash});
      return world.say(`replica ${p.index} evicts ${hash.slice(0, 6)}`);
    }
    case 'collect':
      return env.collect ? collect(world) : undefined;
    case 'backup':
      return env.restore && world.server.job === null ? backUp(world) : undefined;
    case 'restore':
      return env.restore ? setBack(world) : undefined;
    default:
      throw new Error(`no operation ${kind}`);
  }
}

function deliver(world: World, p: Replica, b: number, c: number): void {
  if (world.env.net === 'mesh') {
    const at = Math.floor(b * p.inbox.length);
    const message = p.inbox[at];
    if (message === undefined) return;
    if (c < 0.9 || !world.env.duplicates) p.inbox.splice(at, 1);
    receive(world, p, message);
    return;
  }
  const client = p === world.server ? pick(world.live(), b) : p;
  if (client === undefined || client === world.server || !client.online) return;
  const message = c < 0.5 ? client.down.shift() : client.up.shift();
  if (message === undefined) return;
  const to = c < 0.5 ? client : world.server;
  receive(world, to, message);
  to.save();
  check(world, to);
}

function sync(world: World, p: Replica, b: number): void {
  if (world.env.net === 'star') {
    if (p === world.server) return;
    if (p.online) disconnect(p);
    else connect(world, p);
    return;
  }
  const q = pick(world.live(), b);
  if (q === undefined || q === p) return;
  flush(world, q);
  for (const message of differences(world, q, p)) receive(world, p, message);
}
