/** How updates and bytes travel: ordered links through one server, or everybody to everybody in any order. */
import {present} from '../../../../core/base/assert.ts';
import {deletesNothing} from '../../../../core/doc/gate.ts';
import type {OracleWrite} from './oracle.ts';
import type {Message, Replica} from './replica.ts';
import {documentOf, LEVELS, type World} from './world.ts';

/** What local operations emitted waits until it is durable, then goes out (R3). */
export function send(world: World, p: Replica, made: readonly OracleWrite[]): void {
  const messages = p.outbox.splice(0).map(({document, update}) => {
    if (document.includes('/p/') && !deletesNothing(update))
      world.flag('R4', `replica ${p.index} deletes in ${document}`);
    const level = document.split('/')[3] ?? '';
    const carries = made.reduce((mask, write) => (write.level === level ? mask | write.bit : mask), 0n);
    return {document, level, update, carries, before: p.beforeOf(level), from: p.index};
  });
  if (messages.length > 0) p.unsent.push({at: p.records.length, messages});
  if (p === world.server || world.roll() < 0.5) flush(world, p);
}

export function flush(world: World, p: Replica): void {
  p.flushed = p.records.length;
  for (const {messages} of p.unsent.splice(0)) for (const message of messages) dispatch(world, p, message);
  // A4: what was carried is durable, so the old document may go.
  for (const past of p.forgettable.splice(0)) p.records.push({kind: 'forget', past});
}

export function dispatch(world: World, p: Replica, message: Message): void {
  if (world.env.net === 'mesh') {
    upload(world, p);
    const whole = {...message, segments: new Map(p.segments)};
    for (const q of world.live()) if (q !== p && !(world.env.losses && world.roll() < 0.05)) q.inbox.push(whole);
  } else if (p === world.server) broadcast(world, message);
  else if (p.online) p.up.push({...message, segments: new Map(p.segments)});
}

export function broadcast(world: World, message: Message): void {
  upload(world, world.server);
  for (const q of world.live()) if (q !== world.server && q.online && q.index !== message.from) q.down.push(message);
}

/** I3: bytes before the references to them. */
export function upload(world: World, p: Replica): void {
  const held = p.segments;
  for (const hash of p.workbook.segmentHashes()) {
    const bytes = held.get(hash);
    if (bytes === undefined) continue;
    const blob = world.blobs.get(hash);
    if (blob) blob.at = world.time;
    else world.blobs.set(hash, {bytes, at: world.time});
  }
}

/** Takes a message in; the bytes it brings are stored before the references to them (I1, I4). */
export function receive(world: World, p: Replica, message: Message): void {
  const known = new Set(p.workbook.segmentHashes());
  for (const [hash, bytes] of message.segments ?? []) {
    if (!known.has(hash)) p.records.push({kind: 'segment', segment: {hash, bytes}});
  }
  const isTaken = p.receive(message);
  for (const [hash, bytes] of message.segments ?? [])
    if (p.workbook.missing().includes(hash)) p.workbook.addSegment(bytes);
  if (world.env.net === 'star' && p === world.server && isTaken) {
    flush(world, p);
    broadcast(world, message);
  }
}

export function keepSegment(p: Replica, hash: string, bytes: Uint8Array): void {
  if (!p.workbook.missing().includes(hash)) return;
  p.records.push({kind: 'segment', segment: {hash, bytes}});
  p.workbook.addSegment(bytes);
}

export function loadBlob(world: World, p: Replica, hash: string): void {
  const blob = world.blobs.get(hash);
  if (blob !== undefined) keepSegment(p, hash, blob.bytes);
}

/** What `to` lacks of each document both are in. */
export function differences(world: World, from: Replica, to: Replica): Message[] {
  return LEVELS.flatMap(level => {
    const head = from.head(level);
    if (head === undefined || to.head(level)?.epoch !== head.epoch) return [];
    const document = documentOf(head);
    const update = from.workbook.encode(document, to.workbook.vector(document));
    const carries = from.known & world.oracle.levelMask(level);
    return [{document, level, update, carries, before: from.beforeOf(level), from: from.index}];
  });
}

/** The whole of one document: whoever gets it has what its sender has. */
export function whole(world: World, p: Replica, level: string): Message {
  const head = present(p.head(level), 'every replica has every level');
  const document = documentOf(head);
  const carries = p.known & world.oracle.levelMask(level);
  return {
    document,
    level,
    update: p.workbook.encode(document),
    carries,
    before: p.beforeOf(level),
    from: p.index,
  };
}

export function connect(world: World, p: Replica): void {
  p.online = true;
  if (world.env.net !== 'star' || p === world.server) return;
  // Only what is durable is sent.
  flush(world, p);
  p.up = differences(world, p, world.server).map(message => ({...message, segments: new Map(p.segments)}));
  p.down = differences(world, world.server, p);
}

export function disconnect(p: Replica): void {
  p.online = false;
  p.up = [];
  p.down = [];
  p.job = null;
}

/** Whether a message is for a document that the replica is in. */
export function isCurrent(p: Replica): (message: Message) => boolean {
  return message => p.workbook.documents().includes(message.document);
}
